"""The commands about a store: make, check, mend, back up and restore; and how one is opened for any command."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from escalog.cli.answers import AS_JSON, NATIONS, Parser, as_text, print_json, say
from escalog.domain.values.english import say_count
from escalog.domain.values.failure import Failure

if TYPE_CHECKING:
    from escalog.services.desk import Desk


_ASKS = "The passphrase is asked for, or read from the file that ESCALOG_PASSPHRASE_FILE names."


def add_vault(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Adds `escalog vault` and what it can do."""
    text = "Make, check, back up or restore a store."
    inside = commands.add_parser("vault", help=text, description=text).add_subparsers(metavar="ACT", required=True)

    def act(name: str, run: Callable[[argparse.Namespace], int], help_text: str) -> Parser:
        added = inside.add_parser(name, help=help_text, description=f"{help_text}. {_ASKS}")
        added.set_defaults(run=run)
        added.add_argument("--vault", required=True, type=Path, metavar="DIR", help="the folder of the store")
        return added

    create = act("create", _vault_create, "Make a store, and its recovery code")
    for name, help_text in (
        ("--name", "who will work with it"),
        ("--role", "their role"),
        ("--agency", "their agency"),
    ):
        create.add_argument(name, required=True, type=as_text, help=help_text)
    create.add_argument("--nation", required=True, choices=NATIONS, help="whose bank holidays count")
    create.add_argument("--recovery-out", required=True, type=Path, metavar="FILE", help="where the recovery code goes")
    check = act("check", _vault_check, "Look through every page, entry and link of a store")
    rebuild = act("rebuild-index", _vault_rebuild, "Make the list and the search of a store anew from its entries")
    for added in (check, rebuild):
        added.add_argument("--json", action="store_true", help=AS_JSON)
    backup = act("backup", _vault_backup, "Write a backup of a store, then open it to prove it")
    backup.add_argument("--out", required=True, type=Path, metavar="FILE", help="a file that is not there yet")
    restore = act("restore", _vault_restore, "Make a store of a backup, in a folder that holds none")
    restore.add_argument("--from", dest="source", required=True, type=Path, metavar="FILE", help="the backup")


def _passphrase(*, twice: bool = False) -> str:
    """From the file that `ESCALOG_PASSPHRASE_FILE` names, or from a person at a terminal."""
    from escalog.services.laptop.files import read_file

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
    return as_text(typed)


def opened(folder: Path, *, told: bool = True) -> "Desk":
    """The store of a folder, unlocked. What there is to remark on in it goes to standard error when `told`."""
    from escalog import wiring

    opening = wiring.build(folder).opening
    opening.expect()
    desk = opening.unlock(_passphrase())
    for sentence in desk.care.health() if told else ():
        say(sentence, to=sys.stderr)
    return desk


def _vault_create(asked: argparse.Namespace) -> int:
    from escalog import wiring
    from escalog.services.opening.opening import FirstRun

    opening = wiring.build(asked.vault).opening
    opening.expect_none()
    first = FirstRun(name=asked.name, role=asked.role, agency=asked.agency, nation=asked.nation)
    opening.create_with_sheet(first, _passphrase(twice=True), asked.recovery_out)
    say(f"The store is in {asked.vault}. The recovery code is in {asked.recovery_out}: print it, then remove the file.")
    return 0


def _vault_check(asked: argparse.Namespace) -> int:
    with opened(asked.vault, told=False) as desk:
        report = desk.care.check_all()
    if asked.json:
        print_json(report)
    else:
        for finding in report["findings"]:
            say(finding["sentence"])
        if report["ok"]:
            print("Every page, entry and link of this store is as it was recorded.")
    return 0 if report["ok"] else 65


def _vault_rebuild(asked: argparse.Namespace) -> int:
    with opened(asked.vault) as desk:
        report = desk.care.rebuild_index()
    if asked.json:
        print_json(report)
    else:
        print(f"The list and the search were made anew from {say_count(report['disagreements'], 'disagreement')}.")
        for finding in report["findings"]:
            say(f"Disagreement {finding['dispute'][:8]} could not be read. {finding['sentence']}")
    return 0 if report["ok"] else 65


def _vault_backup(asked: argparse.Namespace) -> int:
    with opened(asked.vault) as desk:
        path = desk.care.backup(asked.out)
    say(f"The backup is in {path}. It was opened and checked.")
    return 0


def _vault_restore(asked: argparse.Namespace) -> int:
    from escalog import wiring

    wiring.build(asked.vault).opening.restore(asked.source, _passphrase)
    say(f"The backup is now the store in {asked.vault}.")
    return 0
