"""A store made once for the whole run and copied for each test, because making one takes most of a second."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from escalog.store import access
from escalog.store.vault import Vault
from tests.builders.stores import NOW, PASSPHRASE, QUICK, copied, unlocked


class Made(NamedTuple):
    folder: Path
    code: str


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made") / "store"
    vault, code = access.create(folder, PASSPHRASE, now=NOW, work=QUICK)
    vault.close()
    return Made(folder, code)


@pytest.fixture
def folder(made_once: Made, tmp_path: Path) -> Path:
    """The folder of a closed store."""
    return copied(made_once.folder, tmp_path / "store")


@pytest.fixture
def code(made_once: Made) -> str:
    """Its printed recovery code."""
    return made_once.code


@pytest.fixture
def state_folder(tmp_path: Path) -> Path:
    return tmp_path / "state of this person"


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    """An open store."""
    opened = unlocked(folder)
    yield opened
    opened.close()
