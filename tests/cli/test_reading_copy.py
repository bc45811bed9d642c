"""`escalog copy`: a page for any browser beside a record that is unchanged, and nothing from any other file."""


def test_a_genuine_record_has_a_copy_for_reading(demo, run, tmp_path):
    code, out, err = run("copy", demo / "record.pdf", "--out", tmp_path / "copy.html")
    assert (code, err) == (0, "")
    assert "The signed PDF is the record" in out
    page = (tmp_path / "copy.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "Sample. Invented people" in page


def test_nothing_is_written_over_unless_asked(demo, run, is_told, tmp_path):
    (tmp_path / "copy.html").write_text("mine", encoding="utf-8")
    is_told("output-there", "copy", demo / "record.pdf", "--out", tmp_path / "copy.html")
    assert (tmp_path / "copy.html").read_text(encoding="utf-8") == "mine"
    assert run("copy", demo / "record.pdf", "--out", tmp_path / "copy.html", "--force")[0] == 0


def test_a_changed_record_has_none(demo, is_told, tmp_path):
    changed = tmp_path / "changed.pdf"
    data = bytearray((demo / "record.pdf").read_bytes())
    data[len(data) // 2] ^= 1
    changed.write_bytes(bytes(data))
    is_told("twin-not-whole", "copy", changed, "--out", tmp_path / "copy.html")
    assert not (tmp_path / "copy.html").exists()


def test_a_copy_never_takes_the_place_of_the_record(demo, is_told, tmp_path):
    record, link = tmp_path / "record.pdf", tmp_path / "link.pdf"
    record.write_bytes((demo / "record.pdf").read_bytes())
    link.symlink_to(record)
    for name in (record, tmp_path / "." / "record.pdf", link):
        is_told("output-is-record", "copy", record, "--out", name, "--force")
    assert record.read_bytes() == (demo / "record.pdf").read_bytes()


def test_nothing_takes_the_place_of_a_file_of_a_store(demo, is_told, store):
    held = {path: path.read_bytes() for path in store.iterdir()}
    for path in held:
        is_told("output-of-store", "copy", demo / "record.pdf", "--out", path, "--force")
    assert {path: path.read_bytes() for path in store.iterdir()} == held
