"""The commands about a store: make, check, mend, back up and restore; and how one is opened for any command."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from escalog.cli.answers import NATIONS, Parser, as_text, print_json, tell
from escalog.domain.values.failure import Failure
from escalog.wording.language import say

if TYPE_CHECKING:
    from escalog.services.desk import Desk


def add_vault(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Adds `escalog vault` and what it can do."""
    text = say("cli-vault")
    inside = commands.add_parser("vault", help=text, description=text).add_subparsers(metavar="ACT", required=True)

    def act(name: str, run: Callable[[argparse.Namespace], int], help_text: str) -> Parser:
        added = inside.add_parser(name, help=help_text, description=say("cli-vault-act", act=help_text))
        added.set_defaults(run=run)
        added.add_argument("--vault", required=True, type=Path, metavar="DIR", help=say("cli-a-store"))
        return added

    create = act("create", _vault_create, say("cli-vault-create"))
    for name, help_text in (
        ("--name", say("cli-vault-name")),
        ("--role", say("cli-vault-role")),
        ("--agency", say("cli-vault-agency")),
    ):
        create.add_argument(name, required=True, type=as_text, help=help_text)
    create.add_argument("--nation", required=True, choices=NATIONS, help=say("cli-nation"))
    create.add_argument("--recovery-out", required=True, type=Path, metavar="FILE", help=say("cli-vault-recovery"))
    check = act("check", _vault_check, say("cli-vault-check"))
    rebuild = act("rebuild-index", _vault_rebuild, say("cli-vault-rebuild-index"))
    for added in (check, rebuild):
        added.add_argument("--json", action="store_true", help=say("cli-as-json"))
    backup = act("backup", _vault_backup, say("cli-vault-backup"))
    backup.add_argument("--out", required=True, type=Path, metavar="FILE", help=say("cli-vault-backup-out"))
    restore = act("restore", _vault_restore, say("cli-vault-restore"))
    restore.add_argument(
        "--from", dest="source", required=True, type=Path, metavar="FILE", help=say("cli-vault-backup-file")
    )


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
        typed = getpass.getpass(say("cli-passphrase"), stream=sys.stderr)
        if twice and getpass.getpass(say("cli-passphrase-again"), stream=sys.stderr) != typed:
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
        tell(sentence, to=sys.stderr)
    return desk


def _vault_create(asked: argparse.Namespace) -> int:
    from escalog import wiring
    from escalog.services.opening.opening import FirstRun

    opening = wiring.build(asked.vault).opening
    opening.expect_none()
    first = FirstRun(name=asked.name, role=asked.role, agency=asked.agency, nation=asked.nation)
    opening.create_with_sheet(first, _passphrase(twice=True), asked.recovery_out)
    tell(say("cli-vault-created", vault=str(asked.vault), recovery=str(asked.recovery_out)))
    return 0


def _vault_check(asked: argparse.Namespace) -> int:
    with opened(asked.vault, told=False) as desk:
        report = desk.care.check_all()
    if asked.json:
        print_json(report)
    else:
        for finding in report["findings"]:
            tell(finding["sentence"])
        if report["ok"]:
            print(say("cli-vault-good"))
    return 0 if report["ok"] else 65


def _vault_rebuild(asked: argparse.Namespace) -> int:
    with opened(asked.vault) as desk:
        report = desk.care.rebuild_index()
    if asked.json:
        print_json(report)
    else:
        print(say("cli-vault-rebuilt", count=report["disagreements"]))
        for finding in report["findings"]:
            tell(say("cli-vault-unreadable", dispute=finding["dispute"][:8], sentence=finding["sentence"]))
    return 0 if report["ok"] else 65


def _vault_backup(asked: argparse.Namespace) -> int:
    with opened(asked.vault) as desk:
        path = desk.care.backup(asked.out)
    tell(say("cli-vault-backed-up", path=str(path)))
    return 0


def _vault_restore(asked: argparse.Namespace) -> int:
    from escalog import wiring

    wiring.build(asked.vault).opening.restore(asked.source, _passphrase)
    tell(say("cli-vault-restored", vault=str(asked.vault)))
    return 0
