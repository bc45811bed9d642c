"""A store that was migrated has exactly the tables of one that was made new; nothing in it is bound to SQLite."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Insert, Select, Update, func, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from escalog.domain.values.failure import Failure
from escalog.store import access, backup
from escalog.store.database import schema
from escalog.store.database.engine import Database
from escalog.store.keys.key_file import KeyFile
from escalog.store.lists import due_hours as dues
from escalog.store.lists import index
from escalog.store.log import entries, hash_chain
from escalog.store.opening import migrating
from tests.builders.stores import NOW, PASSPHRASE, dispute, facts, raised, unlocked

ROOT = Path(__file__).resolve().parents[3]
_EVERYTHING = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"


def _plan(database: Database) -> list[tuple[str, ...]]:
    return [(*row[:3], re.sub(r"\s+", " ", row[3] or "")) for row in database.run(_EVERYTHING)]


@pytest.fixture
def migrated(tmp_path):
    """A database that every revision was run on, from nothing."""
    database = Database(tmp_path / "migrated.db", b"k" * 32, b"s" * 16)
    with database.writing() as connection:
        migrating.run_to_newest(connection)
    yield database
    database.close()


def test_migrated_from_nothing_is_the_same_as_made_new(vault, migrated):
    assert _plan(migrated) == _plan(vault._database)
    assert len(_plan(migrated)) > 30


def test_both_are_stamped_with_the_newest_revision(vault, migrated):
    for database in (vault._database, migrated):
        assert database.run("SELECT version_num FROM alembic_version") == [(schema.REVISION,)]
    assert migrating.KNOWN[-1] == schema.REVISION


def test_every_revision_is_known_and_they_form_one_line():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "escalog.store:migrations")
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert [each.revision for each in script.walk_revisions()][::-1] == list(migrating.KNOWN)
    assert script.get_heads() == [schema.REVISION]


def test_a_store_is_backed_up_before_it_is_migrated(vault, monkeypatch):
    raised(vault, 1, "One.")
    order: list[str] = []
    kept = vault.folder / migrating.BACKUPS
    monkeypatch.setattr(migrating, "KNOWN", ("0000", schema.REVISION))
    monkeypatch.setattr(migrating, "run_to_newest", lambda _: order.append(",".join(map(str, kept.glob("*")))))
    migrating.bring_up(vault._database, "0000", vault.keys.key, vault.keys.file, vault.folder, NOW)
    made = list(kept.glob("*.escalog-backup"))
    assert order == [str(made[0])]
    again = access.restore(made[0], vault.folder / "again", passphrase=PASSPHRASE, now=NOW)
    assert again.disputes() == (dispute(1),)
    again.close()


def test_a_store_that_cannot_be_backed_up_is_not_migrated(vault, monkeypatch):
    monkeypatch.setattr(migrating, "KNOWN", ("0000", schema.REVISION))
    monkeypatch.setattr(migrating, "run_to_newest", lambda _: pytest.fail("migrated without a backup"))
    (vault.folder / migrating.BACKUPS).write_bytes(b"in the way")
    with pytest.raises(Failure, match="backup-not-written"):
        migrating.bring_up(vault._database, "0000", vault.keys.key, vault.keys.file, vault.folder, NOW)


def test_a_migration_that_stops_halfway_leaves_the_store_as_it_was(vault, monkeypatch):
    def halfway(connection):
        connection.exec_driver_sql("CREATE TABLE halfway (a INTEGER)")
        raise RuntimeError("stopped")

    before = _plan(vault._database)
    monkeypatch.setattr(migrating, "KNOWN", ("0000", schema.REVISION))
    monkeypatch.setattr(migrating, "run_to_newest", halfway)
    with pytest.raises(RuntimeError, match="stopped"):
        migrating.bring_up(vault._database, "0000", vault.keys.key, vault.keys.file, vault.folder, NOW)
    assert _plan(vault._database) == before


def test_opening_a_store_of_this_version_loads_no_alembic(folder):
    code = (
        "import sys; from pathlib import Path; from escalog.store import access;"
        "assert not {'sqlalchemy', 'cryptography', 'sqlcipher3', 'filelock'} & set(sys.modules);"
        f"access.unlock(Path({str(folder)!r}), {PASSPHRASE!r}).close();"
        "assert 'sqlalchemy' in sys.modules and 'alembic' not in sys.modules and 'sqlalchemy.orm' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_table_can_be_made_in_postgresql():
    dialect = postgresql.dialect()
    text = "".join(str(CreateTable(table).compile(dialect=dialect)) for table in schema.metadata.tables.values())
    text += "".join(str(CreateIndex(each).compile(dialect=dialect)) for each in schema.dispute_index.indexes)
    assert text.count("CREATE TABLE") == len(schema.metadata.tables)
    assert "BIGINT" in text
    assert "WITHOUT ROWID" not in text


@pytest.mark.parametrize("module", [hash_chain, dues, entries, index])
def test_every_prepared_statement_speaks_postgresql_too(module):
    dialect = postgresql.dialect()
    statements = [each for each in vars(module).values() if isinstance(each, Select | Insert | Update)]
    assert statements
    for statement in statements:
        statement.compile(dialect=dialect)


def test_only_the_engine_and_search_speak_sqlite():
    spoken = re.compile(r"PRAGMA|MATCH|\browid\b|exec_driver_sql|sqlcipher3|\.raw\b")
    may = {
        "engine.py", "append_only.py", "full_text.py", "search.py", "backup.py", "making.py", "database_errors.py",
        "baseline_0001.py", "text_folding.py",
    }  # fmt: skip
    files = {
        path for path in (ROOT / "escalog" / "store").rglob("*.py") if spoken.search(path.read_text(encoding="utf-8"))
    }
    assert {path.name for path in files} <= may


def test_what_is_due_is_looked_up_by_two_indexes_and_entries_have_none(vault):
    rows = vault._database.run("SELECT tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    assert rows == [("dispute_index",), ("dispute_due",)]


def test_entries_of_one_disagreement_lie_together(vault):
    first, second = raised(vault, 1, "One."), raised(vault, 2, "Two.")
    assert first.id != second.id
    numbers = [row[0] for row in vault._database.run("SELECT id FROM entry ORDER BY id")]
    assert numbers == [1 << 20 | 1, 1 << 20 | 2, 2 << 20 | 1, 2 << 20 | 2]


def test_a_new_disagreement_after_a_restart_gets_a_number_of_its_own(folder):
    for number in (1, 2, 3):
        vault = unlocked(folder)
        raised(vault, number, reference=str(number))
        vault.close()
    vault = unlocked(folder)
    with vault._database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(schema.dispute)).scalar() == 4
    assert [row.facts for row in vault.index.all()] == [facts(reference=str(number)) for number in (1, 2, 3)]
    vault.close()


def test_what_a_backup_says_of_itself_is_a_key_file(vault, tmp_path):
    made = vault.backup(tmp_path / "b", at=NOW)
    assert isinstance(backup.read(made.path).keys, KeyFile)
