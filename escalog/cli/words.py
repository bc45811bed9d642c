"""`escalog words`: every message of the program in every variant, for somebody who reads them over."""

import argparse
from collections.abc import Iterator
from typing import Any

from escalog.cli.answers import print_json, tell
from escalog.wording.catalogue import Catalogue, Group
from escalog.wording.language import say
from escalog.wording.variants import gaps, variants


def add_words(commands: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    text = say("cli-words")
    words = commands.add_parser("words", help=text, description=text)
    words.add_argument("--json", action="store_true", help=say("cli-as-json"))
    words.set_defaults(run=_words)


def _words(asked: argparse.Namespace) -> int:
    catalogue = Catalogue()
    if asked.json:
        print_json([_as_json(catalogue, group) for group in catalogue.contents()])
        return 0
    area = ""
    for group in catalogue.contents():
        if group.area != area:
            area = group.area
            tell(f"# {area}")
        if group.title:
            tell(f"## {group.title}")
        for line in _lines(catalogue, group):
            tell(line)
    return 0


def _lines(catalogue: Catalogue, group: Group) -> Iterator[str]:
    for name in group.names:
        found = list(variants(catalogue, name))
        yield f"{name}: {found[0].words}" if len(found) == 1 else f"{name}:"
        if len(found) > 1:
            yield from (f"  [{variant.by}] {variant.words}" for variant in found)


def _as_json(catalogue: Catalogue, group: Group) -> dict[str, object]:
    messages = [
        {
            "id": name,
            "gaps": sorted(gaps(catalogue, name)),
            "variants": [{"by": dict(variant.chosen), "words": variant.words} for variant in variants(catalogue, name)],
        }
        for name in group.names
    ]
    return {"area": group.area, "group": group.title, "messages": messages}
