"""Forgeries of what a record holds: its `record.json` edited, pages built from it or not, and signed again.

Without the key of the record somebody else has to sign; where the key's own holder signs, it is the log that resists.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from escalog.ledger.entry import canonical
from escalog.ledger.entry.sealed import SealedEntry
from escalog.ledger.keys.signer import Signer
from escalog.ledger.log.log import Log
from escalog.records.attachment.record_json import parse
from escalog.records.making import pages
from escalog.records.making.rebuild import content_of
from escalog.records.signing.signing import sign
from tests.forgery import increments
from tests.forgery.genuine import MEANING, SIGNED_AT, log_of, made, new_signer, ruth, stranger, unsigned
from tests.forgery.laboratory import Forgery, add, forged

Edit = Callable[[dict[str, Any]], object]


@cache
def _attachment() -> bytes:
    return made().whole().attachment


def reissued(edit: Edit, signer: Signer, *, rebuilt: bool = False) -> bytes:
    """The record with its attachment edited and everything signed again; with pages of its own, or the old ones."""
    data = json.loads(_attachment())
    edit(data)
    attachment = canonical.encode(data)
    original = parse(_attachment())
    shown = original
    if rebuilt:
        shown = parse(attachment)
    built = pages.build(content_of(shown), attachment, shown.issue, shown.people)
    return sign(built, signer, SIGNED_AT, MEANING)


def _fields(data: dict[str, Any], number: int) -> list[dict[str, Any]]:
    fields: list[dict[str, Any]] = data["log"][number]["fields"]
    return fields


def _text(data: dict[str, Any], number: int = 3) -> dict[str, Any]:
    return next(each for each in _fields(data, number) if each.get("name") == "text")


def _other_words(data: dict[str, Any]) -> None:
    _text(data)["value"] = "All agreed."


def _other_salt(data: dict[str, Any]) -> None:
    _text(data)["salt"] = "00" * 16


def _left_out(data: dict[str, Any]) -> None:
    """A field replaced by some commitment."""
    fields = _fields(data, 3)
    fields[fields.index(_text(data))] = {"commitment": "ab" * 32}


def _commitments_swapped(data: dict[str, Any]) -> None:
    one, other = _text(data, 3), _text(data, 4)
    one["salt"], other["salt"] = other["salt"], one["salt"]
    one["value"], other["value"] = other["value"], one["value"]


def _fields_swapped(data: dict[str, Any]) -> None:
    data["log"][3]["fields"], data["log"][4]["fields"] = data["log"][4]["fields"], data["log"][3]["fields"]


def _signatures_swapped(data: dict[str, Any]) -> None:
    one, other = data["log"][3], data["log"][4]
    one["signature"], other["signature"] = other["signature"], one["signature"]


def _headers_swapped(data: dict[str, Any]) -> None:
    one, other = data["log"][3], data["log"][4]
    one["header"], other["header"] = other["header"], one["header"]


def _later(data: dict[str, Any]) -> None:
    data["log"][4]["header"]["recorded_at"] = "2026-11-16T08:30:00Z"


def _last_gone(data: dict[str, Any]) -> None:
    del data["log"][-1]


def _last_gone_and_said(data: dict[str, Any]) -> None:
    del data["log"][-1]
    rest = Log.of([SealedEntry.decode(canonical.encode(each)) for each in data["log"]])
    data["issue"]["heads"] = list(rest.heads)
    data["issue"]["log_digest"] = rest.digest()


def _middle_gone(data: dict[str, Any]) -> None:
    del data["log"][2]


def _first_gone(data: dict[str, Any]) -> None:
    del data["log"][0]


def _twice(data: dict[str, Any]) -> None:
    data["log"].append(data["log"][2])


def _turned_round(data: dict[str, Any]) -> None:
    data["log"].reverse()


def _two_exchanged(data: dict[str, Any]) -> None:
    data["log"][2], data["log"][3] = data["log"][3], data["log"][2]


def _nothing_left(data: dict[str, Any]) -> None:
    data["log"] = []


def _another_log(data: dict[str, Any]) -> None:
    data["log"] = json.loads(made(log=log_of(ruth(), notes=5)).whole().attachment)["log"]


def _other_recipient(data: dict[str, Any]) -> None:
    data["issue"]["recipient"] = "The other side's solicitor"


def _other_marking(data: dict[str, Any]) -> None:
    data["issue"]["marking"] = "OFFICIAL"


def _other_day(data: dict[str, Any]) -> None:
    data["issue"]["issued_at"] = data["issue"]["issued_at"].replace("-11-24", "-10-24")


def _other_kind(data: dict[str, Any]) -> None:
    data["issue"]["kind"] = "notification"


def _other_pack(data: dict[str, Any]) -> None:
    data["pack"] = data["pack"].replace("days", "weeks")


def _other_calendar(data: dict[str, Any]) -> None:
    data["calendar"]["holidays"]["2026-11-19"] = "A day off"


def _another_person(data: dict[str, Any]) -> None:
    other = json.loads(made(stranger()).whole().attachment)["people"]
    data["people"] = [*data["people"], *other]


def _another_name(data: dict[str, Any]) -> None:
    data["people"][0]["name"] = "Somebody Else"


def _called_a_sample(data: dict[str, Any]) -> None:
    data["issue"]["sample"] = True


_THE_SAME = "the same record"
"""Entries are a set: a key's own holder who signs them in another order has signed the same record again."""

_EDITS: dict[str, tuple[str, Edit, str, str]] = {
    # wants, edit, what is said when the key's own holder signs again, and when a stranger does
    "other words": ("Change what was said.", _other_words, "log-changed", "log-changed"),
    "another salt": ("Prepare a second opening of a commitment.", _other_salt, "log-changed", "log-changed"),
    "a field left out for another": ("Take words out unseen.", _left_out, "log-changed", "log-changed"),
    "values and salts swapped": ("Put words into another entry.", _commitments_swapped, "log-changed", "log-changed"),
    "fields swapped": ("The same with all of them.", _fields_swapped, "log-changed", "log-changed"),
    "signatures swapped": ("Have one vouch for another.", _signatures_swapped, "log-changed", "signed-by-another"),
    "headers swapped": ("Have two entries change places.", _headers_swapped, "log-changed", "log-changed"),
    "an earlier time in a header": ("Have recorded something sooner.", _later, "log-changed", "log-changed"),
    "the last entry dropped": ("Lose what came last.", _last_gone, "issue-differs", "signed-by-another"),
    "an entry dropped from the middle": ("Lose what is awkward.", _middle_gone, "log-broken", "log-broken"),
    "the first entry dropped": ("Lose who began.", _first_gone, "log-broken", "log-broken"),
    "an entry twice": ("Have something count twice.", _twice, "log-changed", "log-changed"),
    "the entries turned round": (
        "Have the end look like the beginning.",
        _turned_round,
        _THE_SAME,
        "signed-by-another",
    ),
    "two entries exchanged": ("Have one thing come before another.", _two_exchanged, _THE_SAME, "signed-by-another"),
    "no entries": ("Have nothing recorded.", _nothing_left, "log-broken", "log-broken"),
    "another log": ("Attach the log of a later day.", _another_log, "issue-differs", "signed-by-another"),
    "another recipient": (
        "Have sent it to somebody else.",
        _other_recipient,
        "pages-rebuilt-differ",
        "signed-by-another",
    ),
    "another marking": ("Make it less sensitive.", _other_marking, "pages-rebuilt-differ", "signed-by-another"),
    "another day": ("Make it older.", _other_day, "pages-rebuilt-differ", "signed-by-another"),
    "another kind": ("Have it be what it is not.", _other_kind, "pages-rebuilt-differ", "signed-by-another"),
    "another procedure": ("Move the time limits.", _other_pack, "pages-rebuilt-differ", "signed-by-another"),
    "another calendar": ("Move the due dates.", _other_calendar, "pages-rebuilt-differ", "signed-by-another"),
    "another person": ("Bring a key in.", _another_person, "issue-differs", "signed-by-another"),
    "another name for a key": ("Lend a key to somebody else.", _another_name, "not-our-record", "not-our-record"),
    "called a sample": ("Have it not taken seriously.", _called_a_sample, "pages-rebuilt-differ", "signed-by-another"),
}


def _expected(says: str) -> str:
    return "cannot-tell" if says in {"signed-by-another", "not-our-record", "signer-not-known"} else "changed"


for _name, (_wants, _edit, _own, _others) in _EDITS.items():
    for _who, _says, _family in ((ruth, _own, "log edits"), (stranger, _others, "edits signed by another")):
        if _says == _THE_SAME:
            continue
        add(
            Forgery(
                f"{_name}, signed again by {'its own key' if _who is ruth else 'a stranger'}",
                _family,
                _wants,
                lambda _edit=_edit, _who=_who: reissued(_edit, _who()),  # type: ignore[misc]
                _expected(_says),
                _says,
            )
        )


@forged("edits signed by another", "cannot-tell", says="signer-not-known")
def everything_made_anew_by_another_key() -> bytes:
    """Write the whole log anew in another's name, with pages and signature to match."""
    return made(new_signer("Ruth Ashdown", 1)).signed()


@forged("edits signed by another", "changed", says="log-changed")
def the_log_of_another_taken_over() -> bytes:
    """Put one's own name and certificate over entries that somebody else signed."""
    entries = list(made().log.entries)
    last = entries[-1]
    entries[-1] = SealedEntry(last.header, stranger().sign(last.digest), last.fields)
    return made(log=Log.of(entries)).signed()


@forged("log edits", "changed", says="issue-differs")
def another_meaning() -> bytes:
    """Have the signature mean that everything is agreed."""
    return sign(unsigned(), ruth(), SIGNED_AT, "I agree with every word.")


@forged("attachment swaps", "cannot-tell", says="not-our-record")
def a_second_attachment_before_signing() -> bytes:
    """Have other files pass as signed along."""
    return sign(increments.plus(unsigned(), increments.FORBIDDEN["a second attachment"]), ruth(), SIGNED_AT, MEANING)


@forged("attachment swaps", "changed", says="pages-rebuilt-differ")
def the_pages_of_one_log_with_the_attachment_of_another() -> bytes:
    """Show people the longer log and programs the shorter."""
    other = parse(made(log=log_of(ruth(), notes=5)).whole().attachment)
    whole = made().whole()
    return sign(
        pages.build(content_of(other), whole.attachment, made().issue, other.people), ruth(), SIGNED_AT, MEANING
    )


@forged("attachment swaps", "changed", says="pages-differ")
def another_digest_printed() -> bytes:
    """Print a digest that cannot be compared with anything."""
    whole = made().with_issue(renderer="pages/0").whole()
    read = parse(whole.attachment)
    printed = replace(read.issue, log_digest="cd" * 32)
    return sign(pages.build(content_of(read), whole.attachment, printed, read.people), ruth(), SIGNED_AT, MEANING)


@forged("fonts", "changed", says="page-fonts-changed-often")
def a_font_exchanged_before_signing() -> bytes:
    """Have the letters be copied as others than they look, and signed so."""
    return sign(increments.plus(unsigned(), increments.FORBIDDEN["a font changed"]), ruth(), SIGNED_AT, MEANING)


@forged("layers", "changed", says="layers-changed")
def layers_before_signing() -> bytes:
    """Have parts be switched off after signing."""
    return sign(increments.plus(unsigned(), increments.FORBIDDEN["layers"]), ruth(), SIGNED_AT, MEANING)
