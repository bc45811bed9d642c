"""Words are found however they are written, hostile text finds nothing and breaks nothing, filters narrow the list."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalog.store.lists import full_text, text_folding
from escalog.store.lists.query import Query, read_query
from escalog.store.lists.search import Search
from escalog.store.lists.sort_order import Sort
from tests.builders.stores import NOW, dispute, facts, found, note, raised

HOSTILE = (
    '"', "'", '" OR 1=1 --', "* NOT a", "a AND", "NEAR(a b)", "text:a", "^a", "a*", "-a", "(", ")", "{a b}: c", "+",
    "LSCP-2026", "a.b@c", "%", "_", "\\", "\x00", "\ud7ff", "<img src=x>", "'; DROP TABLE words; --", "rowid", "\u202e",
    'stage:"', "stage:' OR 1=1", 'agency:"%"', "status:_", "overdue:'", "agency:)", "NOT", "AND", "OR NOT NEAR",
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Łukasz", "lukasz"), ("lukasz", "ŁUKASZ"), ("Đorđe", "dorde"), ("Søren Ærø", "soren aero"),
        ("Straße", "strasse"), ("STRASSE", "straße"), ("Zoë", "zoe"), ("Rhoswen Ímpey", "Impey"), ("Ελένη", "ελενη"),
        ("Йосиф", "иосиф"), ("Ёлка", "елка"), ("O'Brien", "obrien"), ("O’Brien", "o'brien"), ("ﬁnd", "find"),
        ("İstanbul", "istanbul"), ("Ｗｉｄｅ", "wide"), ("Nguyễn", "nguyen"), ("חָבֵר", "חבר"), ("مُحَمَّد", "محمد"),
        ("soft\u00adhyphen", "softhyphen"), ("LSCP-2026/17", "lscp-2026"), ("LSCP-2026/17", "17"),
        ("李小龙说没有", "小龙"), ("李小龙说没有", "没有"), ("ひらがな", "らが"), ("한국어", "한국"),
        ("ภาษาไทย", "ไทย"),
    ],
)  # fmt: skip
def test_a_word_is_found_however_it_is_written(vault, written, asked):
    raised(vault, 1, f"They said: {written}, on Monday.", reference="one")
    raised(vault, 2, "Nothing of the kind.", reference="two")
    assert found(vault, asked) == ["one"]


def test_a_word_is_found_by_its_beginning_and_not_by_its_middle(vault):
    raised(vault, 1, "Strategy discussion.", reference="one")
    assert found(vault, "strat") == ["one"]
    assert found(vault, "tegy") == []


def test_every_word_has_to_be_in_the_disagreement_but_not_in_one_entry(vault):
    raised(vault, 1, "The ward rang.", "The school wrote.", reference="one")
    raised(vault, 2, "The ward wrote.", reference="two")
    assert found(vault, "ward school") == ["one"]
    assert sorted(found(vault, "ward wrote")) == ["one", "two"]
    assert found(vault, "ward hospital") == []


def test_every_field_of_every_entry_is_searched_and_choices_by_their_labels(vault):
    last = raised(vault, 1, reference="one")
    vault.append(
        dispute(1), [note(last, by="Ottoline", known="document", known_from="a letter")], facts(reference="one")
    )
    for word in ("ottoline", "letter", "document", "Ana", "ward manager", "invented"):
        assert found(vault, word) == ["one"], word


def test_what_the_list_shows_is_searched_too(vault):
    raised(vault, 1, reference="one", subject="Plan drifts", stage_label="Stage 2, managers")
    assert found(vault, "drifts") == found(vault, "managers") == ["one"]
    vault.append(dispute(1), [note(vault.log(dispute(1)).entries[-1])], facts(reference="one", stage_label="Stage 3"))
    assert found(vault, "managers") == []


def test_certificates_and_digests_are_no_words(vault):
    last = raised(vault, 1)
    text = full_text.text_of(last) + full_text.joined([last.id, dispute(1)])
    assert last.id not in text
    assert max(map(len, text.split())) <= text_folding.LONGEST


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_a_question_like_any_other(vault, text):
    raised(vault, 1, f"Somebody wrote {text} here.", reference="one")
    raised(vault, 2, "Quite plain.", reference="two")
    found(vault, text)
    assert found(vault, "plain") == ["two"]
    assert vault._database.run("SELECT count(*) FROM words WHERE words MATCH '\"plain\"*'") == [(1,)]


@given(text=st.text(max_size=60))
def test_whatever_is_typed_becomes_words_of_letters_and_digits(text):
    query = read_query(text, "")
    assert all(word.isalnum() and word == word.casefold() for word in query.words)


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_folding_twice_is_folding_once(text):
    once = list(text_folding.words(text))
    assert list(text_folding.words(" ".join(once))) == once


def test_every_letter_of_unicode_is_one_word_for_the_full_text_index_too(vault):
    """Otherwise a question would become a phrase, which this index refuses."""
    tokens = {
        word
        for place in range(0x20, 0x30000)
        if not 0xD800 <= place < 0xE000
        for word in text_folding.words(f"a{chr(place)}b")
    }
    raw = vault._database.raw
    sample = sorted(tokens)[::40] + [word for word in tokens if "\u1900" <= word[1:2] <= "\u1fff"]
    for word in sample:
        raw.execute("SELECT rowid FROM words WHERE words MATCH ?", (f'"{word}"*',)).fetchall()
    assert len(sample) > 2000


def test_a_very_long_word_and_a_very_long_text_are_found_by_their_beginning(vault):
    raised(vault, 1, "x" * 200_000 + " " + "word " * 40_000, reference="one")
    assert found(vault, "x" * 70) == ["one"]
    assert found(vault, "word") == ["one"]


class TestOrder:
    @pytest.fixture
    def three(self, vault):
        raised(vault, 1, "Ward late.", reference="late", next_due="2026-12-24T17:00:00+00:00")
        raised(vault, 2, "Ward never.", reference="undated", next_due=None)
        raised(vault, 3, "Ward soon.", reference="soon", next_due="2026-11-24T17:00:00+00:00")
        raised(
            vault, 4, "Ward past.", reference="past", next_due="2026-11-20T17:00:00+00:00", closed=True, status="closed"
        )
        return vault

    def test_is_by_due_date_with_undated_ones_last(self, three):
        assert found(three, "ward") == ["past", "soon", "late", "undated"]

    def test_is_the_same_in_the_list_page_by_page(self, three):
        rows = [three.index.page(limit=1)[0]]
        while more := three.index.page(rows[-1], limit=1):
            rows += more
        assert [row.facts.reference for row in rows] == ["past", "soon", "late", "undated"]
        assert [row.facts.reference for row in three.index.all()] == ["past", "soon", "late", "undated"]
        assert three.index.page(rows[1], limit=5) == tuple(rows[2:])

    @pytest.mark.parametrize(
        ("sort", "expected"),
        [
            (Sort(), ["soon", "late", "undated", "past"]),
            (Sort(turned=True), ["late", "soon", "undated", "past"]),
            (Sort("child"), ["late", "soon", "undated", "past"]),
            (Sort("child", turned=True), ["undated", "soon", "late", "past"]),
        ],
    )
    @pytest.mark.parametrize("typed", ["", "ward", "w"])
    def test_is_by_any_column_over_all_rows_with_closed_and_empty_ones_last(self, three, typed, sort, expected):
        found(three, "ward")
        query = read_query(typed, NOW.isoformat())
        answer = three.search.find(query, sort=sort)
        assert [row.facts.reference for row in answer.rows] == expected
        if typed != "w":
            first = three.search.find(query, 2, sort)
            assert [row.facts.reference for row in first.rows] == expected[:2], "sorted over all, not over those shown"

    @pytest.mark.parametrize("column", ["child", "about", "agency", "stage", "due", "contact"])
    def test_knows_every_column_of_the_list(self, three, column):
        assert three.search.find(read_query("", NOW.isoformat()), sort=Sort(column)).total == 4

    def test_is_newest_first_for_one_or_two_letters_when_there_are_more_than_are_shown(self, three):
        found(three, "ward")
        answer = three.search.find(read_query("w", NOW.isoformat()), limit=2)
        assert [row.facts.reference for row in answer.rows] == ["past", "soon"]
        assert (answer.complete, answer.exact_order) == (False, False)

    def test_is_by_due_date_for_one_letter_too_when_all_were_found(self, three):
        found(three, "ward")
        answer = three.search.find(read_query("w", NOW.isoformat()))
        assert [row.facts.reference for row in answer.rows] == ["past", "soon", "late", "undated"]
        assert (answer.total, answer.open, answer.closed, answer.complete) == (4, 3, 1, True)

    def test_counts_open_and_closed(self, three):
        found(three, "ward")
        answer = three.search.find(read_query("ward", NOW.isoformat()), limit=2)
        assert (len(answer.rows), answer.total, answer.open, answer.closed) == (2, 4, 3, 1)
        assert three.index.counts() == (3, 1)

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("overdue:yes", []),
            ("overdue:no", ["past", "soon", "late", "undated"]),
            ("status:open", ["soon", "late", "undated"]),
            ("status:closed ward", ["past"]),
            ("STATUS:Open never", ["undated"]),
            ("stage:1", ["past", "soon", "late", "undated"]),
            ("stage:practitioners w", ["past", "soon", "late", "undated"]),
            ("stage:2", []),
            ("stage:2 stage:1 soon", ["soon"]),
            ("agency:care", ["past", "soon", "late", "undated"]),
            ('agency:"Children\'s social care" late', ["late"]),
            ('agency:"social health"', []),
            ("agency:", ["past", "soon", "late", "undated"]),
        ],
    )
    def test_filters_narrow_it(self, three, typed, expected):
        assert found(three, typed) == expected

    def test_what_is_due_before_now_is_overdue(self, three):
        from datetime import timedelta

        assert found(three, "overdue:yes", NOW + timedelta(days=3)) == ["soon"]


def test_a_row_holds_the_facts_it_was_given(vault):
    given = facts(their_reference="T-7", last_contact="2026-11-20", sample=False)
    raised(vault, 1, their_reference="T-7", last_contact="2026-11-20")
    assert vault.index.row(dispute(1)).facts == given
    with pytest.raises(KeyError):
        vault.index.row(dispute(2))


class TestCatchingUp:
    def test_happens_outside_the_act_and_in_steps(self, vault):
        raised(vault, 1, *(f"Note {number} cormorant." for number in range(9)), reference="one")
        assert vault._database.run("SELECT count(*) FROM words WHERE words MATCH 'cormorant'") == [(0,)]
        left = [vault.catch_up(4)]
        while left[-1]:
            left.append(vault.catch_up(4))
        assert left == sorted(left, reverse=True)
        assert vault._database.run("SELECT count(*) FROM words WHERE words MATCH 'cormorant'") == [(9,)]
        assert vault.catch_up() == 0

    def test_goes_on_after_the_store_was_closed(self, folder):
        from tests.builders.stores import unlocked

        vault = unlocked(folder)
        raised(vault, 1, "Cormorant.", reference="one")
        vault.close()
        vault = unlocked(folder)
        assert found(vault, "cormorant") == ["one"]
        vault.close()

    def test_can_begin_again(self, vault):
        raised(vault, 1, "Cormorant.", reference="one")
        assert found(vault, "cormorant") == ["one"]
        vault.rebuild_words()
        assert vault._database.run("SELECT count(*) FROM words WHERE words MATCH 'cormorant'") == [(0,)]
        assert found(vault, "cormorant") == ["one"]

    def test_leaves_the_register_out(self, vault):
        from escalog.ledger.entry.sealing import introduce
        from tests.builders.stores import signer

        vault.register.append(introduce(signer("Cormorant"), dispute=vault.register.id, recorded_at=NOW))
        assert found(vault, "cormorant") == []


class TestTheDeadline:
    @pytest.fixture
    def many(self, vault):
        with vault._database.writing() as connection:
            rows = [
                (number << 20 | 1, "common " + " ".join(f"w{number % 97}x{each}" for each in range(8)))
                for number in range(1, 30_001)
            ]
            connection.exec_driver_sql("INSERT INTO words (rowid, text) VALUES (?, ?)", rows)
        return vault

    def test_ends_a_long_search_with_what_there_is(self, many):
        search = Search(many._database, deadline=0.0, second=0.0)
        answer = search.find(Query(("common",), (), ""))
        assert (answer.rows, answer.complete) == ((), False)
        assert not many._database.raw.in_transaction

    def test_met_while_looking_for_everything_still_gives_the_newest(self, many):
        raised(many, 40_000, "Uncommon cormorant.", reference="newest")
        assert found(many, "cormorant") == ["newest"]
        answer = Search(many._database, deadline=0.0, second=10.0).find(Query(("cormorant",), (), ""))
        assert [row.facts.reference for row in answer.rows] == ["newest"]

    def test_is_not_met_by_a_search_that_is_given_time(self, many):
        answer = Search(many._database, deadline=10.0).find(Query(("common",), (), ""))
        assert answer.complete

    def test_comes_at_once_when_the_next_key_is_pressed(self, many):
        search = Search(many._database, deadline=60.0, second=60.0)
        query = Query(tuple(f"w{number}" for number in range(10)), (), "")
        done = threading.Event()

        def keys_are_pressed() -> None:
            while not done.is_set():
                search.interrupt()

        typing = threading.Thread(target=keys_are_pressed)
        typing.start()
        answer = search.find(query)
        done.set()
        typing.join()
        assert not answer.complete
        assert raised(many, 1, "Still works.") is not None

    def test_never_ends_anything_but_a_search(self, vault):
        done = threading.Event()

        def keys_are_pressed() -> None:
            while not done.is_set():
                vault.interrupt()

        typing = threading.Thread(target=keys_are_pressed)
        typing.start()
        try:
            last = raised(vault, 1, "Begin.")
            for number in range(40):
                last = note(last, f"Note {number}.")
                vault.append(dispute(1), [last], facts())
                vault.drafts.keep("raise", "text", NOW)
                vault.catch_up()
                vault.search.find(read_query("note", NOW.isoformat()))
        finally:
            done.set()
            typing.join()
        assert len(vault.entries(dispute(1))) == 42
        assert found(vault, "note") == [facts().reference]
