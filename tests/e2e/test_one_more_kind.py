"""What a person can record is one kind in one place: added there, everything that shows or checks entries knows it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made_of_it(tmp_path_factory):
    """What a program with one kind more makes of it."""
    folder = tmp_path_factory.mktemp("more")
    told = subprocess.run(
        [sys.executable, "-m", "tests.builders.one_more_kind", str(folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def test_the_menu_offers_it_in_its_place_and_the_form_asks_for_it(made_of_it):
    menu = made_of_it["menu"]
    at = menu.index("child-seen")
    assert menu[at - 1 : at + 2] == ["limit-met", "child-seen", "position"]
    assert made_of_it["title"] == "Note that the child was seen"
    assert made_of_it["asked"] == ["seen_by", "impression"]
    assert made_of_it["icon"] == "shield"


def test_the_form_and_the_service_both_ask_for_what_it_needs(made_of_it):
    assert made_of_it["form"] == ["Write who saw the child"]
    assert made_of_it["check"] == "field-needed"


def test_it_is_read_in_the_chronology_found_and_fulfils_what_it_does(made_of_it):
    assert made_of_it["heading"] == "Seen at home by L.W."
    assert made_of_it["lines"] == ["What was seen"]
    assert made_of_it["search"] == [True]
    assert made_of_it["met"] != []


def test_a_record_prints_it_and_a_notification_says_only_when(made_of_it):
    assert "marmoladeword" in made_of_it["record-pages"]
    assert "Seen at home by L.W." in made_of_it["record-pages"]
    assert "marmoladeword" not in made_of_it["notification-pages"]
    assert "L.W." not in made_of_it["notification-pages"]
    assert "Seen at home by" in made_of_it["notification-pages"]
    assert (made_of_it["record-verdict"], made_of_it["notification-verdict"]) == ("genuine", "genuine")


def test_the_page_of_kinds_lists_it(made_of_it):
    assert (
        "## Kind child-seen\n\nChild seen. Version 1.\n\n- `seen_by`: Who saw the child?." in made_of_it["kinds-page"]
    )


def test_its_words_are_missing_until_they_stand_in_the_catalogue(made_of_it):
    assert made_of_it["missing"] == [
        "kind-child-seen",
        "field-child-seen-seen-by",
        "field-child-seen-seen-by-error",
        "field-child-seen-impression",
    ]


def test_this_program_knows_nothing_of_it(made_of_it):
    from escalog.domain.entry_kinds.table import KINDS

    assert "child-seen" in made_of_it["menu"]
    assert "child-seen" not in set(KINDS)
