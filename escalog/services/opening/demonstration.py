"""The whole main job without a screen, on the bundled sample: from an empty folder to a record that was checked."""

import ssl
import tempfile
from datetime import timedelta
from pathlib import Path

from escalog.domain.values.failure import Failure
from escalog.services.desk import Desk
from escalog.services.laptop.clock import StoryClock
from escalog.services.laptop.files import read_file, write_file
from escalog.services.opening.opening import Opening
from escalog.services.opening.story import read_story
from escalog.services.opening.story_player import Playing
from escalog.services.records.checking import Checked, Checking

RECORD = "record.pdf"
SIGNER = "signer.pem"


def demonstrate(out: Path) -> Checked:
    """Records, climbs, closes, signs and checks the sample; writes its record and its signer's certificate to `out`.

    Replaces its own two files and touches no other. Raises `Failure("output-cannot")` when the folder cannot be made.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Failure("output-cannot", path=str(out)) from fault
    with tempfile.TemporaryDirectory(prefix="escalog-demo-", ignore_cleanup_errors=True) as folder:
        inside = Path(folder)
        clock = StoryClock(read_story().today)
        opening = Opening(inside / "store", inside / "practice", inside / "state", clock)
        with opening.begin_practice(clock, disagreements=0) as desk:
            certificate = _main_job(desk, clock, out / RECORD)
    pem = ssl.DER_cert_to_PEM_cert(certificate)
    write_file(out / SIGNER, pem.encode("ascii"), replace=True)
    checking = Checking(clock)
    checking.trust_files([out / SIGNER])
    return checking.check(out / RECORD, read_file(out / RECORD))


def _main_job(desk: Desk, clock: StoryClock, record: Path) -> bytes:
    """Plays the first disagreement to its end and signs its record; returns the signer's certificate."""
    scenes = read_story().disagreements[0]
    dispute = Playing(desk, clock).play(scenes)
    clock.set(scenes[-1].at + timedelta(minutes=10))
    while desk.care.check_step():
        pass
    preview = desk.records.preview(dispute, "record", "Northbrook safeguarding partnership (invented)", "A sample")
    desk.records.issue(preview, record, replace=True)
    return desk.certificate
