"""Keeps a record of the version that is about to be released: `tests/records/released/VERSION/`.

The tests hold that it keeps its verdict in every later version. What is kept is never replaced.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from escalog import __version__
from escalog.services.opening.demonstration import demonstrate

RELEASED = Path(__file__).resolve().parents[2] / "tests" / "records" / "released"


def keep(version: str, released: Path) -> Path | None:
    """Makes the sample's record and keeps it under this version; None when one is there already.

    Raises AssertionError when the record does not check as genuine: then there is nothing to keep.
    """
    place = released / version
    if place.exists():
        return None
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / version
        checked = demonstrate(made)
        if checked.verdict != "genuine":
            raise AssertionError(f"the record of this version is {checked.verdict}")
        shutil.copytree(made, place)
    return place


def main() -> int:
    """Keeps the record of this version; 1 when one is there already."""
    kept = keep(__version__, RELEASED)
    if kept is None:
        print(f"A record of version {__version__} is kept already. Raise the version first.")
        return 1
    print(f"Kept {kept}. Commit it with the release.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
