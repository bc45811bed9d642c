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
from escalog.cli.answers import AS_JSON, Parser, as_text, print_json, say
from escalog.cli.procedures import add_deadlines, add_procedure
from escalog.cli.stores import add_vault, opened
from escalog.cli.words import add_words
from escalog.domain.values.failure import Failure
from escalog.wording.failures import advice_of, sentence_of

FAULT_OF_THE_SYSTEM = 74
WORST_FIRST = ("changed", "cannot-tell", "added-later", "genuine")
VERDICT_EXIT = {"genuine": 0, "added-later": 1, "changed": 2, "cannot-tell": 3}
_LEAVES = (
    "Leaves with 0 when genuine, 1 when added to later, 2 when changed or damaged, 3 when it cannot tell; of several "
    "files with the gravest, in the order 0, 1, 3, 2. Without a verdict: 64 wrong usage, 65 a certificate or a store "
    "that is none, 66 a file that cannot be opened, 70 a fault of the program, 74 a fault of the system, 75 a store "
    "in use, 77 no passphrase."
)


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
        return _said(Failure("input-output-fault", what=os.strerror(fault.errno) if fault.errno else "no details"))
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
        say(sentence_of(failure), to=sys.stderr)
        say(advice_of(failure), to=sys.stderr)
    return failure.exit_code


def _discard_output() -> None:
    """Nobody reads standard output any more, so that Python does not try again when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> Parser:
    parser = Parser(
        prog="escalog",
        description="Walks people who protect children through a published escalation procedure and keeps the record.",
        epilog="Without a command the desktop program opens.",
    )
    parser.add_argument("--version", action="version", version=f"escalog {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        return added

    demo = command("demo", _demo, "Do the whole job on the bundled sample, without a screen.")
    demo.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder for record.pdf and signer.pem")
    verify = command("verify", _verify, "Check signed records.")
    verify.epilog = _LEAVES
    verify.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a record to be checked")
    verify.add_argument("--trust", action="append", default=[], type=Path, metavar="PEM", help="a signer's certificate")
    verify.add_argument("--vault", type=Path, metavar="DIR", help="use the signers that this store knows")
    verify.add_argument("--json", action="store_true", help=AS_JSON)
    copy = command("copy", _copy, "Make a copy of a signed record that any browser and screen reader can read.")
    copy.add_argument("file", type=Path, metavar="FILE", help="the signed PDF")
    copy.add_argument("--out", required=True, type=Path, metavar="FILE", help="where the web page goes")
    copy.add_argument("--force", action="store_true", help="replace the file if it is there")
    add_deadlines(commands)
    export = command("export", _export, "Make a signed record of one disagreement.")
    export.add_argument(
        "dispute", type=as_text, metavar="DISPUTE", help="our reference, or the first 8 or more characters of its id"
    )
    export.add_argument("--vault", required=True, type=Path, metavar="DIR", help="the folder of the store")
    export.add_argument("--out", required=True, type=Path, metavar="FILE", help="where the signed PDF goes")
    export.add_argument("--to", required=True, type=as_text, metavar="TEXT", help="who receives it")
    export.add_argument("--why", required=True, type=as_text, metavar="TEXT", help="why it is sent")
    what = "the full record unless said otherwise"
    export.add_argument("--kind", choices=("record", "notification"), default="record", help=what)
    export.add_argument("--force", action="store_true", help="replace the file if it is there")
    add_procedure(commands)
    add_vault(commands)
    add_words(commands)
    return parser


def _demo(asked: argparse.Namespace) -> int:
    from escalog.services.opening.demonstration import demonstrate

    checked = demonstrate(asked.out)
    say(f"{checked.verdict}: {checked.lines[0]}")
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
            say(f"{file.name}: {file.verdict}")
            for line in file.lines:
                say(f"  {line}")
    verdicts = {file.verdict for file in checked}
    return next(VERDICT_EXIT[verdict] for verdict in WORST_FIRST if verdict in verdicts)


def _copy(asked: argparse.Namespace) -> int:
    from escalog.services.records.saving import save_reading_copy

    path = save_reading_copy(asked.file, asked.out, replace=asked.force)
    say(f"{path}: a copy for reading. The signed PDF is the record; keep both.")
    return 0


def _export(asked: argparse.Namespace) -> int:
    with opened(asked.vault) as desk:
        dispute = desk.disagreements.named(asked.dispute)
        desk.care.check_all()
        preview = desk.records.preview(dispute, asked.kind, asked.to, asked.why)
        issued = desk.records.issue(preview, asked.out, replace=asked.force)
    say(f"{issued.path}: signed. SHA-256 {issued.sha256}")
    for sentence in issued.advice:
        say(sentence, to=sys.stderr)
    return 0
