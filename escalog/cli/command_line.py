"""The commands and their exit codes, and the one boundary where what stands in the way becomes a sentence.

Nothing but the answer goes to standard output; what stands in the way goes to standard error, as a sentence and advice.
"""

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from escalog import __version__
from escalog.cli.answers import Parser, as_text, print_json, tell
from escalog.cli.procedures import add_deadlines, add_procedure
from escalog.cli.stores import add_vault, opened
from escalog.cli.words import add_words
from escalog.domain.values.failure import Failure
from escalog.wording.failures import advice_of, sentence_of
from escalog.wording.language import say

FAULT_OF_THE_SYSTEM = 74
WORST_FIRST = ("changed", "cannot-tell", "added-later", "genuine")
VERDICT_EXIT = {"genuine": 0, "added-later": 1, "changed": 2, "cannot-tell": 3}


def main(arguments: Sequence[str]) -> int:
    """Runs one command; returns its exit code. The one boundary where errors become sentences."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a letter that the terminal does not know is no reason to stop
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except Failure as failure:
        return _said(failure)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _discard_output()
        return FAULT_OF_THE_SYSTEM
    except OSError as fault:
        _discard_output()
        return _said(
            Failure("input-output-fault", what=os.strerror(fault.errno) if fault.errno else say("cli-no-details"))
        )
    except Exception as bug:  # noqa: BLE001 - the boundary: our fault, said without any text of a case
        return _said(Failure("our-fault", what=type(bug).__name__))
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        asked = _parser().parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    run: Callable[[argparse.Namespace], int] = asked.run
    return run(asked)


def _said(failure: Failure) -> int:
    with contextlib.suppress(OSError):
        tell(sentence_of(failure), to=sys.stderr)
        tell(advice_of(failure), to=sys.stderr)
    return failure.exit_code


def _discard_output() -> None:
    """Nobody reads standard output any more, so that Python does not try again when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> Parser:
    parser = Parser(
        prog="escalog",
        description=say("cli-description"),
        epilog=say("cli-epilog"),
    )
    parser.add_argument("--version", action="version", version=f"escalog {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        return added

    demo = command("demo", _demo, say("cli-demo"))
    demo.add_argument("--out", required=True, type=Path, metavar="DIR", help=say("cli-demo-out"))
    verify = command("verify", _verify, say("cli-verify"))
    verify.epilog = say("cli-verify-leaves")
    verify.add_argument("files", nargs="+", type=Path, metavar="FILE", help=say("cli-verify-files"))
    verify.add_argument("--trust", action="append", default=[], type=Path, metavar="PEM", help=say("cli-verify-trust"))
    verify.add_argument("--vault", type=Path, metavar="DIR", help=say("cli-verify-vault"))
    verify.add_argument("--json", action="store_true", help=say("cli-as-json"))
    copy = command("copy", _copy, say("cli-copy"))
    copy.add_argument("file", type=Path, metavar="FILE", help=say("cli-copy-file"))
    copy.add_argument("--out", required=True, type=Path, metavar="FILE", help=say("cli-copy-out"))
    copy.add_argument("--force", action="store_true", help=say("cli-force"))
    add_deadlines(commands)
    export = command("export", _export, say("cli-export"))
    export.add_argument("dispute", type=as_text, metavar="DISPUTE", help=say("cli-export-dispute"))
    export.add_argument("--vault", required=True, type=Path, metavar="DIR", help=say("cli-a-store"))
    export.add_argument("--out", required=True, type=Path, metavar="FILE", help=say("cli-export-out"))
    export.add_argument("--to", required=True, type=as_text, metavar="TEXT", help=say("cli-export-to"))
    export.add_argument("--why", required=True, type=as_text, metavar="TEXT", help=say("cli-export-why"))
    export.add_argument("--kind", choices=("record", "notification"), default="record", help=say("cli-export-kind"))
    export.add_argument("--force", action="store_true", help=say("cli-force"))
    add_procedure(commands)
    add_vault(commands)
    add_words(commands)
    return parser


def _demo(asked: argparse.Namespace) -> int:
    from escalog.services.opening.demonstration import demonstrate

    checked = demonstrate(asked.out)
    tell(say("cli-verdict", name=checked.verdict, verdict=checked.lines[0]))
    return VERDICT_EXIT[checked.verdict]


def _verify(asked: argparse.Namespace) -> int:
    from escalog import wiring

    checking = wiring.build(asked.vault).checking()
    checking.trust_files(asked.trust)
    try:
        if asked.vault is None:
            checked = checking.check_files(asked.files)
        else:
            with opened(asked.vault) as desk:
                desk.checking.also_trust(checking)
                checked = desk.checking.check_files(asked.files)
    except (KeyboardInterrupt, MemoryError):
        raise Failure("check-not-finished") from None
    if asked.json:
        print_json([file.as_json() for file in checked])
    else:
        for file in checked:
            tell(say("cli-verdict", name=file.name, verdict=file.verdict))
            for line in file.lines:
                tell(f"  {line}")
    verdicts = {file.verdict for file in checked}
    return next(VERDICT_EXIT[verdict] for verdict in WORST_FIRST if verdict in verdicts)


def _copy(asked: argparse.Namespace) -> int:
    from escalog.services.records.saving import save_reading_copy

    path = save_reading_copy(asked.file, asked.out, replace=asked.force)
    tell(say("cli-copied", path=str(path)))
    return 0


def _export(asked: argparse.Namespace) -> int:
    with opened(asked.vault) as desk:
        dispute = desk.disagreements.named(asked.dispute)
        desk.care.check_all()
        preview = desk.records.preview(dispute, asked.kind, asked.to, asked.why)
        issued = desk.records.issue(preview, asked.out, replace=asked.force)
    tell(say("cli-exported", path=str(issued.path), sha256=issued.sha256))
    for sentence in issued.advice:
        tell(sentence, to=sys.stderr)
    return 0
