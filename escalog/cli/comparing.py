"""The command that compares two procedures in words."""

import argparse
from itertools import groupby

from escalog.cli.answers import AS_JSON, WHICH, Parser, print_json, say


def add_compare(inside: "argparse._SubParsersAction[Parser]") -> None:
    """The arguments of `escalog procedure compare`."""
    text = "Say in words what is different in B, compared with A."
    added = inside.add_parser("compare", help=text, description=text)
    added.set_defaults(run=_compare)
    for name in ("A", "B"):
        added.add_argument(f"procedure_{name.lower()}", metavar=name, help=WHICH)
    added.add_argument("--json", action="store_true", help=AS_JSON)


def _compare(asked: argparse.Namespace) -> int:
    from escalog.domain.comparing.procedures import differences
    from escalog.services.procedures.shipped import find_pack
    from escalog.wording.comparing import sentence_of, with_stop
    from escalog.wording.language import in_words

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
        say("The two say the same.")
    for track, group in groupby(changes, key=lambda difference: difference.track):
        say(track or "The procedure as a whole")
        for difference in group:
            say(f"  {with_stop(sentence_of(difference))}")
    return 0
