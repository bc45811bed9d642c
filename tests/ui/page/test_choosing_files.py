"""Where dialogs for files begin."""

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from escalog.ui.page.file_dialogs import in_documents


def test_they_begin_among_the_documents_or_at_home_and_never_in_the_programs_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "Documents"))
    assert in_documents("sheet.pdf") == str(tmp_path / "sheet.pdf")
    (tmp_path / "Documents").mkdir()
    assert in_documents("sheet.pdf") == str(tmp_path / "Documents" / "sheet.pdf")
    assert in_documents() == str(tmp_path / "Documents")
    assert in_documents() != os.getcwd()  # noqa: PTH109


def test_the_next_record_to_be_checked_is_looked_for_where_the_last_one_was(door, settle, monkeypatch, tmp_path):
    asked = []

    def choose(_page, _title, folder, _kinds):
        asked.append(folder)
        return [str(tmp_path / "record.pdf")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    door.gate.show_check()
    page = door.window.page()
    for _ in range(2):
        page.zone.choose.click()
        settle()
    assert asked == [in_documents(), str(tmp_path)]
