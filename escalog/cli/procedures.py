"""The commands about procedures: list, show, check, what helps to write one, and the time limits of one stage."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from escalog.cli.answers import NATIONS, Parser, as_text, print_json, print_toml, tell
from escalog.cli.comparing import add_compare
from escalog.resources import resource_text
from escalog.wording.language import in_words, say

if TYPE_CHECKING:
    from escalog.domain.pack.toml.errors import PackError


def add_procedure(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Adds `escalog procedure` and what it can do."""
    text = say("cli-procedure")
    inside = commands.add_parser("procedure", help=text, description=text).add_subparsers(metavar="ACT", required=True)
    for name, run, argument, help_what, help_text in (
        ("list", _procedure_list, "", "", say("cli-procedure-list")),
        ("show", _procedure_show, "ID", say("cli-which"), say("cli-procedure-show")),
        ("check", _procedure_check, "FILE", say("cli-procedure-check-file"), say("cli-procedure-check")),
    ):
        added = inside.add_parser(name, help=help_text, description=help_text)
        added.set_defaults(run=run)
        if argument:
            added.add_argument("what", metavar=argument, help=help_what)
        answer = added.add_mutually_exclusive_group()
        answer.add_argument("--json", action="store_true", help=say("cli-as-json"))
        if name == "show":
            anew = say("cli-procedure-toml")
            answer.add_argument("--toml", action="store_true", help=anew)
    for name, run, help_text in (
        ("schema", _procedure_schema, say("cli-procedure-schema")),
        ("template", _procedure_template, say("cli-procedure-template")),
    ):
        inside.add_parser(name, help=help_text, description=help_text).set_defaults(run=run)
    add_compare(inside)


def add_deadlines(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Adds `escalog deadlines`."""
    text = say("cli-deadlines")
    deadlines = commands.add_parser("deadlines", help=text, description=text)
    deadlines.set_defaults(run=_deadlines)
    deadlines.add_argument("--procedure", required=True, metavar="ID|FILE", help=say("cli-which"))
    deadlines.add_argument("--track", metavar="T", help=say("cli-deadlines-track"))
    deadlines.add_argument("--stage", required=True, metavar="S", help=say("cli-deadlines-stage"))
    starts = say("cli-deadlines-at")
    deadlines.add_argument("--at", action="append", default=[], metavar="EVENT=TIME", help=starts)
    holidays = say("cli-deadlines-nation")
    deadlines.add_argument("--nation", choices=NATIONS, help=holidays)
    deadlines.add_argument("--json", action="store_true", help=say("cli-as-json"))


def _procedure_list(asked: argparse.Namespace) -> int:
    from escalog.domain.describing.report import procedure_summary
    from escalog.services.procedures.shipped import shipped_packs

    packs = [procedure_summary(pack.procedure) for pack in shipped_packs()]
    if asked.json:
        print_json(packs)
    else:
        for pack in packs:
            outline = "yes" if pack["outline"] else "no"
            title, version = pack["title"], pack["version"]
            tell(say("cli-procedure-listed", id=pack["id"], title=title, version=version, outline=outline))
    return 0


def _procedure_show(asked: argparse.Namespace) -> int:
    from escalog.domain.describing.report import procedure_show
    from escalog.domain.describing.text import procedure_text
    from escalog.domain.pack.toml.writing import write_pack
    from escalog.services.procedures.shipped import find_pack
    from escalog.wording.describing import text_lines

    procedure = find_pack(asked.what).procedure
    if asked.toml:
        print_toml(write_pack(procedure))
        return 0
    if asked.json:
        print_json(procedure_show(procedure))
    else:
        for line in text_lines(procedure_text(procedure)):
            tell(line)
    return 0


def _procedure_check(asked: argparse.Namespace) -> int:
    from escalog.domain.describing.report import check_report
    from escalog.services.procedures.shipped import read_pack_file

    reading = read_pack_file(Path(asked.what))
    report = check_report(reading, as_text(asked.what))
    if asked.json:
        print_json(in_words(report))
    else:
        for error in reading.errors:
            _say_found(asked.what, error, "error")
        for notice in reading.notices:
            _say_found(asked.what, notice, "notice")
        tell(_verdict(asked.what, len(reading.errors), len(reading.notices)))
    return 0 if report["ok"] else 65


def _say_found(file: str, error: "PackError", mark: str) -> None:
    """One thing to mend or, with its mark, to know."""
    line, place = str(error.line or "-"), in_words(error.place) or say("cli-the-file")
    tell(say("cli-check-found", file=file, line=line, mark=mark, place=place, sentence=error.sentence))
    if error.found or error.expected:
        tell(f"    {say('cli-check-detail', found=error.found, expected=error.expected)}")
    tell(f"    {in_words(error.advice)}")


def _verdict(file: str, errors: int, notices: int) -> str:
    """Whether a procedure can be used, with how much there is to mend and to know."""
    if errors and notices:
        return say("cli-check-cannot-notices", file=file, errors=errors, notices=notices)
    return (
        say("cli-check-cannot", file=file, errors=errors)
        if errors
        else say("cli-check-can", file=file, notices=notices)
    )


def _procedure_schema(asked: argparse.Namespace) -> int:  # noqa: ARG001 - one of a table
    print(resource_text("schema", "procedure.schema.json"), end="")
    return 0


def _procedure_template(asked: argparse.Namespace) -> int:  # noqa: ARG001 - one of a table
    print(resource_text("schema", "template.toml"), end="")
    return 0


def _deadlines(asked: argparse.Namespace) -> int:
    from escalog.services.procedures.shipped import stage_deadlines

    answer = stage_deadlines(asked.procedure, asked.track, asked.stage, asked.at, asked.nation)
    if asked.json:
        print_json(in_words(answer.report))
    else:
        for line in answer.lines:
            tell(line)
    return 0
