"""The command that compares two procedures in words."""

import argparse
from itertools import groupby

from escalog.cli.answers import Parser, print_json, tell
from escalog.wording.language import in_words, say


def add_compare(inside: "argparse._SubParsersAction[Parser]") -> None:
    """The arguments of `escalog procedure compare`."""
    text = say("cli-compare")
    added = inside.add_parser("compare", help=text, description=text)
    added.set_defaults(run=_compare)
    for name in ("A", "B"):
        added.add_argument(f"procedure_{name.lower()}", metavar=name, help=say("cli-which"))
    added.add_argument("--json", action="store_true", help=say("cli-as-json"))


def _compare(asked: argparse.Namespace) -> int:
    from escalog.domain.comparing.procedures import differences
    from escalog.services.procedures.shipped import find_pack
    from escalog.wording.comparing import sentence_of, with_stop

    before, after = find_pack(asked.procedure_a).procedure, find_pack(asked.procedure_b).procedure
    changes = differences(before, after)
    if asked.json:
        print_json(
            [
                {
                    "track": difference.track,
                    "stage": in_words(difference.stage),
                    "sentence": sentence_of(difference),
                    "wording": difference.minor,
                }
                for difference in changes
            ]
        )
        return 0
    if not changes:
        tell(say("cli-compare-same"))
    for track, group in groupby(changes, key=lambda difference: difference.track):
        tell(track or say("cli-compare-whole"))
        for difference in group:
            tell(f"  {with_stop(sentence_of(difference))}")
    return 0
