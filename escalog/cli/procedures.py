"""The commands about procedures: list, show, check, what helps to write one, and the time limits of one stage."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from escalog.cli.answers import AS_JSON, NATIONS, WHICH, Parser, as_text, print_json, print_toml, say
from escalog.cli.comparing import add_compare
from escalog.domain.values.english import say_count
from escalog.resources import resource_text
from escalog.wording.language import in_words

if TYPE_CHECKING:
    from escalog.domain.pack.toml.errors import PackError


def add_procedure(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Adds `escalog procedure` and what it can do."""
    text = "List, show, check or write procedures."
    inside = commands.add_parser("procedure", help=text, description=text).add_subparsers(metavar="ACT", required=True)
    for name, run, argument, help_what, help_text in (
        ("list", _procedure_list, "", "", "list the procedures that come with escalog"),
        ("show", _procedure_show, "ID", WHICH, "show one with its stages and time limits"),
        ("check", _procedure_check, "FILE", "a pack file", "tell every mistake in a procedure's file, with its line"),
    ):
        added = inside.add_parser(name, help=help_text, description=help_text)
        added.set_defaults(run=run)
        if argument:
            added.add_argument("what", metavar=argument, help=help_what)
        answer = added.add_mutually_exclusive_group()
        answer.add_argument("--json", action="store_true", help=AS_JSON)
        if name == "show":
            anew = "as a procedure's file of the present format; ID may be a file of an earlier one"
            answer.add_argument("--toml", action="store_true", help=anew)
    for name, run, help_text in (
        ("schema", _procedure_schema, "print the JSON Schema of a procedure's file, for editors that know them"),
        ("template", _procedure_template, "print a procedure's file with explanations, to be filled in"),
    ):
        inside.add_parser(name, help=help_text, description=help_text).set_defaults(run=run)
    add_compare(inside)


def add_deadlines(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Adds `escalog deadlines`."""
    text = "Work out the time limits of one stage, and the overall limits that hold it."
    deadlines = commands.add_parser("deadlines", help=text, description=text)
    deadlines.set_defaults(run=_deadlines)
    deadlines.add_argument("--procedure", required=True, metavar="ID|FILE", help=WHICH)
    deadlines.add_argument("--track", metavar="T", help="the id of a route; without it the first")
    deadlines.add_argument(
        "--stage", required=True, metavar="S", help="a stage's id, or the number the procedure prints"
    )
    starts = "when an event was from which a limit runs, for example raised=2026-12-22T15:40; may be repeated"
    deadlines.add_argument("--at", action="append", default=[], metavar="EVENT=TIME", help=starts)
    holidays = "whose bank holidays count; without it those of the procedure"
    deadlines.add_argument("--nation", choices=NATIONS, help=holidays)
    deadlines.add_argument("--json", action="store_true", help=AS_JSON)


def _procedure_list(asked: argparse.Namespace) -> int:
    from escalog.domain.describing.report import procedure_summary
    from escalog.services.procedures.shipped import shipped_packs

    packs = [procedure_summary(pack.procedure) for pack in shipped_packs()]
    if asked.json:
        print_json(packs)
    else:
        for pack in packs:
            say(f"{pack['id']}: {pack['title']}, version {pack['version']}{' (outline)' if pack['outline'] else ''}")
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
            say(line)
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
            _say_found(asked.what, error, "")
        for notice in reading.notices:
            _say_found(asked.what, notice, "notice: ")
        say(f"{asked.what}: {_verdict(len(reading.errors), len(reading.notices))}")
    return 0 if report["ok"] else 65


def _say_found(file: str, error: "PackError", mark: str) -> None:
    """One thing to mend or, with its mark, to know."""
    say(f"{file}:{error.line or '-'}: {mark}{in_words(error.place) or 'the file'}: {in_words(error.sentence)}")
    if error.found or error.expected:
        say(f"    found: {in_words(error.found)}; expected: {in_words(error.expected)}")
    say(f"    {in_words(error.advice)}")


def _verdict(errors: int, notices: int) -> str:
    """Whether a procedure can be used, with how much there is to mend and to know."""
    also = f", {say_count(notices, 'notice')}" if notices else ""
    if errors:
        return f"cannot be used yet: {say_count(errors, 'thing')} to mend{also}."
    return f"this procedure can be used{also}."


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
            say(line)
    return 0
