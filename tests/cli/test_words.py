"""`escalog words`: every message in every variant, for somebody who reads them over."""

import json

from escalog.cli.command_line import main
from escalog.wording.catalogue import Catalogue


def test_every_message_is_printed_in_its_group_with_every_variant(capsys):
    assert main(["words"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("# ")
    assert "date-month-long:" in lines
    assert lines[lines.index("date-month-long:") + 3] == "  [number: 3] March"
    assert "date-and-time: {date}, {time}" in lines
    assert {line.split(":")[0] for line in lines if line[0] not in "# "} == set(Catalogue())


def test_the_words_as_json_name_gaps_and_what_a_variant_is_chosen_by(capsys):
    assert main(["words", "--json"]) == 0
    groups = json.loads(capsys.readouterr().out)
    messages = {message["id"]: message for group in groups for message in group["messages"]}
    assert messages["list-and"] == {
        "id": "list-and",
        "gaps": ["last", "rest"],
        "variants": [{"by": {}, "words": "{rest} and {last}"}],
    }
    assert messages["date-weekday-short"]["variants"][6] == {"by": {"number": "7"}, "words": "Sun"}
