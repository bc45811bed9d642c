"""Laws of copies: what is printed is given, nothing else is, and the same pages come from the copy alone."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings

from escalog.domain.dispute.dispute import Dispute
from escalog.domain.dispute.fold import fold
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.record.blocks import Content, Issue, texts_of
from escalog.domain.record.documents import full_record, notification
from escalog.domain.values.entry import Entry, KeyId, Person, PersonId
from escalog.domain.values.kind_id import KindId
from tests.builders.histories import histories
from tests.builders.story import england, london, pack

SIGNER = Person(PersonId("0" * 32), KeyId("0" * 64), "Robin Ames", "Safeguarding lead", "Elmbrook School", b"")


def issue_of(dispute: Dispute) -> Issue:
    return Issue(
        kind="record",
        recipient="The partnership's office",
        reason="For the meeting",
        issued_at=london("2026-12-01T10:00"),
        signer=SIGNER,
        meaning="I issue this record.",
        renderer="1",
        marking="OFFICIAL-SENSITIVE",
        dispute=dispute.id,
        heads=dispute.heads,
        log_digest="0" * 64,
    )


def _write(writer: Callable[..., Content], dispute: Dispute) -> Content:
    return writer(dispute, issue_of(dispute), (SIGNER,))


def _reduced(entries: list[Entry], content: Content) -> list[Entry]:
    """What the attachment gives: the headers of all, and the values that are printed."""
    return [
        replace(
            entry,
            fields=MappingProxyType(
                {name: value for name, value in entry.fields.items() if (entry.id, name) in content.printed}
            ),
            left_out=sum((entry.id, name) not in content.printed for name in entry.fields),
        )
        for entry in entries
    ]


def page_text(content: Content) -> str:
    return "\n".join(text for block in content.blocks for text in texts_of(block))


@pytest.mark.parametrize("writer", [full_record, notification])
@given(entries=histories())
@settings(max_examples=120)
def test_the_same_pages_come_from_the_printed_fields_alone(writer, entries):
    content = _write(writer, fold(entries, pack(), england()))
    again = _write(writer, fold(_reduced(entries, content), pack(), england()))
    assert again == content


@pytest.mark.parametrize("writer", [full_record, notification])
@given(entries=histories())
@settings(max_examples=120)
def test_what_a_copy_gives_stands_on_its_pages_and_nothing_else_does(writer, entries):
    content = _write(writer, fold(entries, pack(), england()))
    text = page_text(content)
    for entry in entries:
        for name, value in entry.fields.items():
            if not isinstance(value, str) or not value.startswith("canary") or entry.kind == "person":
                continue
            if (entry.id, name) in content.printed:
                assert value in text, (entry.kind, name)
            else:
                assert value not in text, (entry.kind, name)


@given(entries=histories())
@settings(max_examples=100)
def test_nothing_withheld_is_given_and_its_prose_reason_never_is(entries):
    dispute = fold(entries, pack(), england())
    content = _write(full_record, dispute)
    for entry in entries:
        if entry.kind == "withheld":
            assert (entry.id, "reason") not in content.printed
    for entry_id, field in dispute.withheld:
        entry = dispute.entry(entry_id)
        case_text = [name for name in entry.fields if _is_case_text(entry.kind, name)]
        for name in case_text if field is None else [field]:
            if _is_case_text(entry.kind, name):
                assert (entry_id, name) not in content.printed


@given(entries=histories())
@settings(max_examples=60)
def test_a_notification_gives_no_narrative(entries):
    content = _write(notification, fold(entries, pack(), england()))
    kinds = {entry.id: entry.kind for entry in entries}
    prose = [name for entry, name in content.printed if kinds[entry] in KINDS and _is_prose(kinds[entry], name)]
    assert [name for name in prose if name != "value"] == []


def _is_case_text(kind: str, name: str) -> bool:
    return KINDS[KindId(kind)].field(name).case_text


def _is_prose(kind: str, name: str) -> bool:
    return KINDS[KindId(kind)].field(name).control.value == "prose"
