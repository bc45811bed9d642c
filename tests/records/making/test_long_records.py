"""A record of a thousand pages: made, signed and checked within a bound of memory, and nothing of it is lost."""

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

MEGABYTES = 300

_WHOLE_WAY = """
import random, sys
from datetime import timedelta
from pathlib import Path
from escalog.ledger.log.log import Log
from escalog.ledger.entry.sealing import seal
from escalog.records.checking.check import check
from tests.forgery.genuine import BEGAN, DISPUTE, log_of, made, ruth, trust
WORDS = {
    "english": "the child said that nobody came to school and the plan for each night was read again".split(),
    "arabic": "قال الطفل إن أحدا لم يأت إلى المدرسة وقرئت الخطة لكل ليلة مرة أخرى".split(),
}
draw = random.Random(7)
entries = list(log_of(ruth()).entries)
for number in range(470):
    words = WORDS["arabic" if number % 4 == 0 else "english"]
    text = f"begins{number:03} " + " ".join(draw.choice(words) for _ in range(1_100)) + f" ends{number:03}"
    told = {"occurred": "2026-11-16", "by": ruth().person.name, "by_side": "raising", "known": "did", "text": text}
    at = BEGAN + timedelta(hours=5, minutes=number)
    entries.append(
        seal("note", told, dispute=DISPUTE, signer=ruth(), recorded_at=at, parents=(entries[-1].id,))
    )
data = made(log=Log.of(entries)).signed()
Path(sys.argv[1]).write_bytes(data)
found = check(data, trust())
print(found.verdict, found.findings[0].code)
print(int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) // 2**10)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not say how much memory was used")
def test_a_thousand_pages_are_made_signed_and_checked_within_the_bound(tmp_path):
    path = tmp_path / "long.pdf"
    done = subprocess.run([sys.executable, "-c", _WHOLE_WAY, path], capture_output=True, text=True, check=True)
    word, megabytes = done.stdout.splitlines()
    assert word == "genuine pages-compared"
    assert int(megabytes) < MEGABYTES
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert len(pages) >= 1_000
    said = "".join("".join(pages).split())
    plain = [number for number in range(470) if number % 4]  # this reader sorts lines from right to left itself
    assert [each for each in plain if f"begins{each:03}" not in said or f"ends{each:03}" not in said] == []
