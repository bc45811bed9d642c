"""The command line: names, shapes and exit codes that other programs rely on. Knows no Qt.

Nothing but the answer goes to standard output; what stands in the way goes to standard error, as a sentence and advice.
"""

import argparse
import contextlib
import getpass
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from escalog import __version__
from escalog.domain.failures import Failure
from escalog.domain.plain_text import on_one_line

if TYPE_CHECKING:
    from escalog.services.desk import Desk

USAGE = 64
FAULT_OF_THE_SYSTEM = 74
NATIONS = ("england", "wales", "scotland", "northern-ireland")
WORST_FIRST = ("changed", "cannot-tell", "added-later", "genuine")
VERDICT_EXIT = {"genuine": 0, "added-later": 1, "changed": 2, "cannot-tell": 3}


class _Parser(argparse.ArgumentParser):
    """A parser that leaves with 64 on wrong usage, and takes no shortened names: they would change with new ones."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - whatever argparse takes
        super().__init__(**options, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Says how the command is used, and what was not understood."""
        self.print_usage(sys.stderr)
        _say(f"escalog: {message}", to=sys.stderr)
        raise SystemExit(USAGE)


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
        _let_go_of_output()
        return FAULT_OF_THE_SYSTEM
    except OSError as fault:
        _let_go_of_output()
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
        _say(failure.sentence, to=sys.stderr)
        _say(failure.advice, to=sys.stderr)
    return failure.exit_code


def _say(text: str, to: TextIO | None = None) -> None:
    """Prints one line. Nothing from a file or a person can act on the terminal, or look like another line of ours."""
    print(on_one_line(text), file=to)


def _let_go_of_output() -> None:
    """Nobody reads standard output any more, so that Python does not try again when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _text(argument: str) -> str:
    """Words of an argument as they were typed, also where the system's own encoding does not know their letters."""
    return os.fsencode(argument).decode("utf-8", "replace")


def _parser() -> _Parser:
    parser = _Parser(
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
    verify.add_argument("files", nargs="+", type=Path, metavar="FILE")
    verify.add_argument("--trust", action="append", default=[], type=Path, metavar="PEM", help="a signer's certificate")
    verify.add_argument("--vault", type=Path, metavar="DIR", help="use the signers that this store knows")
    verify.add_argument("--json", action="store_true")
    deadlines = command("deadlines", _deadlines, "Work out the time limits of one stage.")
    deadlines.add_argument("--procedure", required=True, metavar="ID|FILE")
    deadlines.add_argument("--track", metavar="T")
    deadlines.add_argument(
        "--stage", required=True, metavar="S", help="a stage's id, or the number the procedure prints"
    )
    deadlines.add_argument("--at", action="append", default=[], metavar="EVENT=TIME")
    deadlines.add_argument("--nation", choices=NATIONS)
    deadlines.add_argument("--json", action="store_true")
    export = command("export", _export, "Make a signed record of one disagreement.")
    export.add_argument(
        "dispute", type=_text, metavar="DISPUTE", help="our reference, or the first 8 or more characters of its id"
    )
    export.add_argument("--vault", required=True, type=Path, metavar="DIR")
    export.add_argument("--out", required=True, type=Path, metavar="FILE")
    export.add_argument("--to", required=True, type=_text, metavar="TEXT", help="who receives it")
    export.add_argument("--why", required=True, type=_text, metavar="TEXT", help="why it is sent")
    export.add_argument("--kind", choices=("record", "notification"), default="record")
    export.add_argument("--force", action="store_true", help="replace the file if it is there")
    _add_procedure(commands)
    _add_vault(commands)
    return parser


def _add_procedure(commands: "argparse._SubParsersAction[_Parser]") -> None:
    text = "List, show or check procedures."
    inside = commands.add_parser("procedure", help=text, description=text).add_subparsers(metavar="ACT", required=True)
    for name, run, argument in (
        ("list", _procedure_list, ""),
        ("show", _procedure_show, "ID"),
        ("check", _procedure_check, "FILE"),
    ):
        added = inside.add_parser(name)
        added.set_defaults(run=run)
        if argument:
            added.add_argument("what", metavar=argument)
        added.add_argument("--json", action="store_true")


def _add_vault(commands: "argparse._SubParsersAction[_Parser]") -> None:
    text = "Make, check, back up or restore a store."
    inside = commands.add_parser("vault", help=text, description=text).add_subparsers(metavar="ACT", required=True)
    create = inside.add_parser("create")
    create.set_defaults(run=_vault_create)
    for name in ("--name", "--role", "--agency"):
        create.add_argument(name, required=True, type=_text)
    create.add_argument("--nation", required=True, choices=NATIONS)
    create.add_argument("--recovery-out", required=True, type=Path, metavar="FILE", help="where the recovery code goes")
    check = inside.add_parser("check")
    check.set_defaults(run=_vault_check)
    rebuild = inside.add_parser("rebuild-index")
    rebuild.set_defaults(run=_vault_rebuild)
    for added in (check, rebuild):
        added.add_argument("--json", action="store_true")
    backup = inside.add_parser("backup")
    backup.set_defaults(run=_vault_backup)
    backup.add_argument("--out", required=True, type=Path, metavar="FILE")
    restore = inside.add_parser("restore")
    restore.set_defaults(run=_vault_restore)
    restore.add_argument("--from", dest="source", required=True, type=Path, metavar="FILE")
    for added in (create, check, rebuild, backup, restore):
        added.add_argument("--vault", required=True, type=Path, metavar="DIR")


def _print_json(answer: object) -> None:
    """One JSON text that is the same in every encoding of the terminal but UTF-8, where letters stand as they are."""
    text = json.dumps(answer, ensure_ascii=False, indent=2)
    plain = sys.stdout is not None and sys.stdout.encoding.lower().replace("-", "") == "utf8"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        plain = False
    print(text if plain else json.dumps(answer, indent=2))


def _demo(asked: argparse.Namespace) -> int:
    from escalog.services.demonstration import demonstrate

    checked = demonstrate(asked.out)
    _say(f"{checked.verdict}: {checked.lines[0]}")
    return VERDICT_EXIT[checked.verdict]


def _verify(asked: argparse.Namespace) -> int:
    from escalog import wiring
    from escalog.services.files import read_file

    checking = wiring.build(asked.vault).checking()
    checking.trust_files(asked.trust)
    contents = [(path, read_file(path)) for path in asked.files]
    if asked.vault is None:
        checked = [checking.check(path, data) for path, data in contents]
    else:
        with _opened(asked.vault) as desk:
            desk.checking.also_trust(checking)
            checked = [desk.checking.check(path, data) for path, data in contents]
    if asked.json:
        _print_json([each.as_json() for each in checked])
    else:
        for each in checked:
            _say(f"{each.name}: {each.verdict}")
            for line in each.lines:
                _say(f"  {line}")
    verdicts = {each.verdict for each in checked}
    return next(VERDICT_EXIT[verdict] for verdict in WORST_FIRST if verdict in verdicts)


def _procedure_list(asked: argparse.Namespace) -> int:
    from escalog.domain.procedure_report import procedure_summary
    from escalog.services.shipped import shipped_packs

    packs = [procedure_summary(pack.procedure) for pack in shipped_packs()]
    if asked.json:
        _print_json(packs)
    else:
        for pack in packs:
            _say(f"{pack['id']}: {pack['title']}, version {pack['version']}{' (outline)' if pack['outline'] else ''}")
    return 0


def _procedure_show(asked: argparse.Namespace) -> int:
    from escalog.domain.procedure_report import procedure_show
    from escalog.services.shipped import find_pack

    shown = procedure_show(find_pack(asked.what).procedure)
    if asked.json:
        _print_json(shown)
        return 0
    _say(f"{shown['title']}, version {shown['version']}")
    for track in shown["tracks"]:
        _say(track["title"])
        for stage in track["stages"]:
            _say(f"  {stage['label']}")
            for timer in stage["timers"]:
                _say(f"    {timer['label']}")
    return 0


def _procedure_check(asked: argparse.Namespace) -> int:
    from escalog.domain.procedure_report import check_report
    from escalog.services.shipped import read_pack_file

    report = check_report(read_pack_file(Path(asked.what)), _text(asked.what))
    if asked.json:
        _print_json(report)
    else:
        for each in (*report["errors"], *report["notices"]):
            _say(f"{asked.what}:{each['line'] or '-'}: {each['path'] or 'the file'}: {each['sentence']}")
            if each["found"] or each["expected"]:
                _say(f"    found: {each['found']}; expected: {each['expected']}")
        if report["ok"]:
            _say(f"{asked.what}: this procedure can be used.")
    return 0 if report["ok"] else 65


def _deadlines(asked: argparse.Namespace) -> int:
    from escalog.services.shipped import stage_deadlines

    report = stage_deadlines(asked.procedure, asked.track, asked.stage, asked.at, asked.nation)
    if asked.json:
        _print_json(report)
    else:
        for timer in report["timers"]:
            _say(f"{timer['label']}: {timer['due'] or timer['state']}. {timer['explanation']}")
    return 0


def _passphrase(*, twice: bool = False) -> str:
    """From the file that `ESCALOG_PASSPHRASE_FILE` names, or from a person at a terminal."""
    from escalog.services.files import read_file

    named = os.environ.get("ESCALOG_PASSPHRASE_FILE")
    if named:
        try:
            read = read_file(Path(named))
            return read.removesuffix(b"\r\n" if read.endswith(b"\r\n") else b"\n").decode("utf-8")
        except (Failure, UnicodeDecodeError) as fault:
            raise Failure("passphrase-file", path=named) from fault
    if sys.stdin is None or not sys.stdin.isatty():
        raise Failure("passphrase-missing")
    try:
        typed = getpass.getpass("Passphrase: ", stream=sys.stderr)
        if twice and getpass.getpass("The same again: ", stream=sys.stderr) != typed:
            raise Failure("passphrase-differs")
    except EOFError as fault:
        raise Failure("passphrase-missing") from fault
    return _text(typed)


def _opened(folder: Path, *, told: bool = True) -> "Desk":
    """The store of a folder, unlocked. What there is to remark on in it goes to standard error when `told`."""
    from escalog import wiring

    opening = wiring.build(folder).opening
    opening.expect()
    desk = opening.unlock(_passphrase())
    for sentence in desk.care.health() if told else ():
        _say(sentence, to=sys.stderr)
    return desk


def _vault_create(asked: argparse.Namespace) -> int:
    from escalog import wiring
    from escalog.services.opening import FirstRun

    opening = wiring.build(asked.vault).opening
    opening.expect_none()
    first = FirstRun(name=asked.name, role=asked.role, agency=asked.agency, nation=asked.nation)
    opening.create_with_sheet(first, _passphrase(twice=True), asked.recovery_out)
    _say(
        f"The store is in {asked.vault}. The recovery code is in {asked.recovery_out}: print it, then remove the file."
    )
    return 0


def _vault_check(asked: argparse.Namespace) -> int:
    with _opened(asked.vault, told=False) as desk:
        report = desk.care.check_all()
    if asked.json:
        _print_json(report)
    else:
        for each in report["findings"]:
            _say(each["sentence"])
        if report["ok"]:
            print("Every page, entry and link of this store is as it was recorded.")
    return 0 if report["ok"] else 65


def _vault_rebuild(asked: argparse.Namespace) -> int:
    with _opened(asked.vault) as desk:
        count = desk.care.rebuild_index()
    if asked.json:
        _print_json({"ok": True, "disagreements": count})
    else:
        print(f"The list and the search were made anew from {count} disagreements.")
    return 0


def _vault_backup(asked: argparse.Namespace) -> int:
    with _opened(asked.vault) as desk:
        path = desk.care.backup(asked.out)
    _say(f"The backup is in {path}. It was opened and checked.")
    return 0


def _vault_restore(asked: argparse.Namespace) -> int:
    from escalog import wiring

    wiring.build(asked.vault).opening.restore(asked.source, _passphrase)
    _say(f"The backup is now the store in {asked.vault}.")
    return 0


def _export(asked: argparse.Namespace) -> int:
    with _opened(asked.vault) as desk:
        dispute = desk.disagreements.named(asked.dispute)
        desk.care.check_all()
        preview = desk.records.preview(dispute, asked.kind, asked.to, asked.why)
        issued = desk.records.issue(preview, asked.out, replace=asked.force)
    _say(f"{issued.path}: signed. SHA-256 {issued.sha256}")
    for sentence in issued.advice:
        _say(sentence, to=sys.stderr)
    return 0
