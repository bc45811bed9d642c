"""The recovery sheet as a file."""

from collections.abc import Sequence
from pathlib import Path

from escalog.services.clock import LaptopClock
from escalog.services.files import write_file


def save_sheet(path: Path, title: str, lead: str, groups: Sequence[str], says: Sequence[str]) -> None:
    """Writes the sheet's PDF for its owner alone, over a file of that name. Raises `Failure("output-cannot")`."""
    from escalog.records.recovery_sheet import sheet_pdf  # slow to load, and needed once

    write_file(path, sheet_pdf(title, lead, groups, says, LaptopClock().now()), replace=True)
