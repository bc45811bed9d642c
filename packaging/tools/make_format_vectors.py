"""Writes test vectors of the published format: `python packaging/tools/make_format_vectors.py FOLDER`.

The vectors in `tests/format/vectors/` were written by it once and stay: others check their programs against them. It
is run again only for a new version of the format, into a new folder.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.format.making.files import write_files
from tests.format.making.logs import log_vectors
from tests.format.making.parts import canonical_vectors, certificate_vectors, ledger_vectors
from tests.format.making.uncompared import uncompared_vectors


def main(folder: Path) -> None:
    """Writes every file."""
    folder.mkdir(parents=True, exist_ok=True)
    vectors = {
        "canonical": canonical_vectors(),
        "ledger": ledger_vectors(log_vectors()),
        "certificates": certificate_vectors(),
        "files": write_files(folder),
        "uncompared": uncompared_vectors(folder),
    }
    # `reading.json` was added to them later, from the record that is kept: tests/format/making/reading.py.
    for name, content in vectors.items():
        (folder / f"{name}.json").write_text(_lines(content), encoding="utf-8", newline="\n")


def _lines(content: Mapping[str, Any]) -> str:
    """JSON with a line for each case."""
    parts = (f"{_json(name)}: {_cases(cases)}" for name, cases in content.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _cases(cases: object) -> str:
    return "[\n" + ",\n".join(_json(case) for case in cases) + "\n]" if isinstance(cases, list) else _json(cases)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
