"""What is made to keep a checker busy, or to fill its memory, is told in little of both, by either checker."""

import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import pytest

from escalog.records.attachment import record_json
from escalog.records.checking.bytes import updates
from escalog.records.checking.pages import page_text
from tests.forgery.by_reading import remade
from tests.forgery.genuine import ruth
from tests.forgery.laboratory import built, forgeries
from tests.forgery.remade import Apart, stream
from tests.format.second_checker import SCRIPT, both, checker

SECONDS = 30
MEGABYTES = 300
KNOWN = {str(ruth().person.key)}


def _pages_of_one_content(whole: Apart) -> None:
    """A thousand pages, each a million commands by reference to the same stream."""
    tree, content = whole.number(b"Pages"), whole.add(stream(b"[<0001>] TJ\n" * 1_000_000))
    page = whole.get(whole.first_page)
    old = b"/Contents %d 0 R" % whole.refers(whole.first_page, b"Contents")
    kids = [whole.add(page.replace(old, b"/Contents %d 0 R" % content)) for _ in range(1000)]
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    whole.put(tree, b"<< /Type /Pages /Count %d /Kids [ %s ] >>" % (len(kids), listed))


def _map_that_never_ends(whole: Apart) -> None:
    font = whole.refers(whole.refers(whole.first_page, b"Font"), b"F1")
    whole.put(whole.refers(font, b"ToUnicode"), stream(b"beginbfchar " * 600_000))


def _texts_that_never_end(whole: Apart) -> None:
    content = b"(" * 2_000_000 + b"[" * 2_000_000 + b"/F1 " * 500_000 + b"<" * 2_000_000
    whole.put(whole.refers(whole.first_page, b"Contents"), stream(content))


def _digests_everywhere(whole: Apart) -> None:
    """A page that shows nothing but digits of digests, or what could be some."""
    font = whole.refers(whole.refers(whole.first_page, b"Font"), b"F1")
    whole.put(whole.refers(font, b"ToUnicode"), stream(b"beginbfchar <0001> <%s> endbfchar" % (b"0061" * 64)))
    shown = b"/F1 9 Tf [<" + b"0001" * 50_000 + b">] TJ"
    whole.put(whole.refers(whole.first_page, b"Contents"), stream(shown))


def _values_in_values(whole: Apart) -> None:
    whole.add(b"[" * 100_000 + b"]" * 100_000)


def _many_objects(whole: Apart) -> None:
    first = whole.add(b"0")
    whole.pages.objects.update(dict.fromkeys(range(first, first + updates.MOST_OBJECTS), b"0"))
    for part in (whole.pages, whole.signature):
        part.trailer = part.trailer.replace(b"/Size %d" % (first + 1), b"/Size %d" % (first + updates.MOST_OBJECTS))


def _attachment_in_lists(whole: Apart) -> None:
    whole.attach(b"[" * 1_000_000)


HEAVY = {
    "pages of one content": (_pages_of_one_content, "changed"),
    "a map that never ends": (_map_that_never_ends, "changed"),
    "texts that never end": (_texts_that_never_end, "genuine"),
    "digests everywhere": (_digests_everywhere, "changed"),
    "values in values": (_values_in_values, "cannot-tell"),
    "more objects than are read": (_many_objects, "cannot-tell"),
    "an attachment of brackets": (_attachment_in_lists, "cannot-tell"),
}


@pytest.mark.parametrize("name", HEAVY)
def test_both_tell_in_little_time_what_is_made_to_keep_them_busy(name):
    change, verdict = HEAVY[name]
    data = remade(change)
    started = time.process_time()
    assert [found[0] for found in both(data, KNOWN)] == [verdict] * 2
    assert time.process_time() - started < SECONDS


_MEASURE = """
import sys
from importlib import import_module
from pathlib import Path
checking = import_module(sys.argv[1])
for name in sys.argv[2:]:
    checking.check(Path(name).read_bytes(), checking.Trust.none() if hasattr(checking, "Trust") else set())
print(int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) // 2**10)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not say how much memory was used")
@pytest.mark.parametrize("who", ["escalog.records.checking.check", "check_record"])
def test_none_of_it_fills_the_memory(who, tmp_path):
    bombs = [each.name for each in forgeries().values() if each.family == "bombs" or "unfold" in each.name]
    made = [built(name) for name in bombs]
    made += [remade(HEAVY[name][0]) for name in ("pages of one content", "a map that never ends", "values in values")]
    for number, data in enumerate(made):
        (tmp_path / f"{number}.pdf").write_bytes(data)
    files = sorted(tmp_path.glob("*.pdf"))
    command = [sys.executable, "-c", _MEASURE, who, *map(str, files)]
    ran = subprocess.run(
        command, capture_output=True, text=True, check=True, env={"PYTHONPATH": f"{SCRIPT.parent}:{SCRIPT.parents[2]}"}
    )
    assert len(files) > 10
    assert int(ran.stdout) < MEGABYTES
    assert ran.stderr == ""


def test_both_have_the_limits_that_the_page_states():
    page = (SCRIPT.parents[2] / "resources" / "help" / "format.md").read_text(encoding="utf-8")
    ours = (
        *(updates.LONGEST_OBJECT, updates.MOST_UPDATES, updates.MOST_OBJECTS),
        *(page_text.MOST_MAPS, page_text.DEEPEST_TREE, record_json.MOST_PEOPLE),
    )
    theirs = (
        *(checker.MOST_OBJECT, checker.MOST_TABLES, checker.MOST_OBJECTS),
        *(checker.MOST_MAPS, checker.MOST_PLAIN, checker.MOST_PEOPLE),
    )
    assert ours == theirs
    said = page.partition("## How much is read")[2].partition("\n## ")[0] + page.partition("The tree of pages")[2][:500]
    assert [each for each in ours if f" {each} " not in said] == []


def test_a_checker_asks_no_more_than_it_has_to_of_a_text():
    assert page_text.missing(islice(["ab" * 40, "x"], 2), {"ab" * 32, "ba" * 32, "cd" * 32}) == {"cd" * 32}
