"""The checker that was written from the published format alone, and what both checkers say of one file."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from escalog.domain.values.entry import KeyId
from escalog.records.checking.check import check
from escalog.records.signers.trust import Trust, TrustLine

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "checker" / "check_record.py"


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_record", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


checker = _script()


def both(data: bytes, keys: set[str]) -> tuple[tuple[str, str, bool], tuple[str, str, bool]]:
    """Verdict, integrity and whether the signer is known: by the program, and by the second checker."""
    trust = Trust({KeyId(key): TrustLine("known") for key in keys})
    ours, theirs = check(data, trust, explain=False), checker.check(data, keys)
    return (
        (ours.verdict, ours.integrity, ours.signer_known),
        (theirs.verdict, theirs.integrity, theirs.signer_known),
    )
