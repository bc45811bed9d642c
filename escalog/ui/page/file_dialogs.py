"""File dialogs start in the user's documents, never in the program's folder."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

PROCEDURES = "Procedures (*.toml);;All files (*)"
"""The files that a procedure can be in, as a dialog offers them."""


def in_documents(name: str = "") -> str:
    """The path of a file of this name, or the folder itself; the home folder where there is none for documents."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
    return str((folder if folder.is_dir() else Path.home()) / name)
