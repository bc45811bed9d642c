"""Every doctored record of the laboratory gets the table's verdict, in little time and memory; none is genuine."""

import re
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta

import pytest

from escalog.records.checking.check import check
from escalog.records.checking.verdict import Verdict
from escalog.records.signers.trust import Trust
from tests.forgery.by_bytes import boundaries
from tests.forgery.by_identity import unusual
from tests.forgery.genuine import SIGNED_AT, genuine, pem, ruth, stranger, trust
from tests.forgery.laboratory import built, forgeries

SECONDS = 20
MEGABYTES = 300
NAMES = sorted(forgeries())

FAMILIES = {
    "incremental saving",
    "added later",
    "signature wrapping",
    "universal forgery",
    "signature respelt",
    "extra certificates",
    "unsigned attributes",
    "no certification",
    "shadow: hide",
    "shadow: replace",
    "shadow: hide and replace",
    "evil annotation",
    "sneaky signature",
    "second signature",
    "time stamps",
    "certificates",
    "weak methods",
    "look-alike names",
    "signed by a stranger",
    "log edits",
    "edits signed by another",
    "attachment swaps",
    "fonts",
    "layers",
    "cross-reference tricks",
    "object streams",
    "bombs",
    "two fields of one name",
    "encryption",
    "junk",
    "truncation",
    "edit",
    "saved anew",
    "transfer",
    "updates written otherwise",
    "records written otherwise",
    "read in two ways",
    "signed along",
}


def everybody() -> Trust:
    """The reader knows the signer, a stranger, and even every odd certificate made here but those of look-alikes."""
    return Trust.of_certificates([pem(ruth()), pem(stranger()), *unusual()])


def verdict_on(data: bytes) -> Verdict:
    return check(data, everybody(), now=SIGNED_AT + timedelta(days=1))


@pytest.mark.parametrize("name", NAMES)
def test_a_forgery_gets_the_verdict_of_the_table_and_says_what_was_done(name):
    forgery, data = forgeries()[name], built(name)
    assert data != genuine()
    started = time.process_time()
    found = verdict_on(data)
    assert time.process_time() - started < SECONDS
    assert found.verdict == forgery.verdict
    codes = [each.code for each in found.findings]
    assert codes
    if forgery.says:
        assert forgery.says in codes
    if forgery.page:
        assert any(re.search(rf"\bpage {forgery.page}\b", each.sentence) for each in found.findings)


def test_there_are_more_than_two_hundred_of_them():
    assert len(NAMES) > 200


def test_every_family_is_there_and_every_forgery_says_what_its_maker_wants():
    assert {each.family for each in forgeries().values()} == FAMILIES
    for each in forgeries().values():
        assert re.fullmatch(r"[A-Z][^\n]*(\n[^\n]+)*\.", each.wants), each.name


def test_most_of_the_changes_to_what_is_shown_are_told_in_words():
    shown = [each for each in forgeries().values() if each.verdict == "changed" and each.says]
    named = [each for each in shown if each.says not in {"content-changed", "signature-rewritten", "log-broken"}]
    assert len(named) > len(shown) / 2
    assert len([each for each in shown if each.page]) >= 10


def test_a_record_cut_off_at_any_boundary_is_never_genuine_nor_added_to():
    data = genuine()
    traced = min(data.index(each) + len(each) for each in (b"/ByteRange", b"/ETSI.CAdES.detached"))
    places = boundaries()
    words = Counter[str]()
    for cut in places[:: max(1, len(places) // 250)] + [place for place in places if place >= traced - 10]:
        word = str(check(data[:cut], trust(), now=SIGNED_AT, explain=False).verdict)
        assert word == ("changed" if cut >= traced else "cannot-tell"), f"cut at {cut}"
        words[word] += 1
    assert words["changed"] > 10
    assert words["cannot-tell"] > 100


_MEASURE = """
import resource, sys
from pathlib import Path
from escalog.records.signers.trust import Trust; from escalog.records.checking.check import check
for name in sys.argv[1:]:
    check(Path(name).read_bytes(), Trust.none())
status = Path("/proc/self/status")
if status.exists():  # what getrusage says here is also what the process was forked from
    print(int(status.read_text().partition("VmHWM:")[2].split()[0]) // 2**10)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="this system does not say how much memory was used")
def test_the_bombs_do_not_fill_the_memory(tmp_path):
    files = []
    for number, each in enumerate(each for each in forgeries().values() if each.family == "bombs"):
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(built(each.name))
    done = subprocess.run([sys.executable, "-c", _MEASURE, *files], capture_output=True, text=True, check=True)
    assert int(done.stdout) < MEGABYTES
    assert done.stderr == ""
