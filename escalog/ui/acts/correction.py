"""Panels that speak of one entry: correct a part of it, or withhold parts of it from copies."""

from dataclasses import replace

from escalog.domain.dispute.chronology import ChronologyRow
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.entry_kinds.fields import Control, choices
from escalog.domain.entry_kinds.table import KINDS, judged
from escalog.domain.procedure.model import Choice
from escalog.domain.values.english import say_moment
from escalog.domain.values.entry import Entry, EntryId, FieldValue
from escalog.domain.values.kind_id import KindId
from escalog.domain.values.moment import Moment
from escalog.services.disagreements.dispute_page import DisputePage
from escalog.ui.acts.spec import ActSpec
from escalog.ui.acts.words import act_fields
from escalog.wording.fields import PLAIN, AskedField

WHOLE = "whole"
PART = "part."
_YES_NO = choices(yes="Yes", no="No")
_NEVER = frozenset({KindId.PERSON, KindId.KEY})


def can_correct(row: ChronologyRow) -> bool:
    """Whether an entry says anything that people wrote."""
    return row.kind not in _NEVER


def parts_of(dispute: Dispute, entry: EntryId) -> list[tuple[AskedField, str]]:
    """The fields of an entry that can be corrected or withheld, with the names they go by, in the order of the kind."""
    held = dispute.entry(entry)
    fields = {field.name: field for field in act_fields(held.kind, dispute)}
    parts: list[tuple[int, AskedField, str]] = []
    for name, value in held.fields.items():
        try:
            known = KINDS[held.kind].field(name)
        except KeyError:
            continue
        if known.control is Control.HIDDEN or name in judged(held.kind) or value in (None, "", ()):
            continue
        parts.append((KINDS[held.kind].fields.index(known), fields[known.name], name))
    return [(field, name) for _place, field, name in sorted(parts, key=lambda part: (part[0], part[2]))]


def label_of(dispute: Dispute, known: AskedField, name: str) -> str:
    """What a part is called: numbered fields with their number, required writing by its own name."""
    if name.startswith(("writing.", "unwritten.")):
        wanted = name.partition(".")[2]
        written = (item for stage in dispute.track.stages for item in stage.required_writing)
        return next((item.label for item in written if item.id == wanted), known.label)
    parts = name.split(".")
    return f"{known.label} ({parts[1]})" if parts[0] == "child" and parts[1] != "1" else known.label


def correcting(page: DisputePage, about: str) -> ActSpec:
    """Correct one part of an entry. `about` is "<entry>" or "<entry>|<field>"."""
    dispute = page.dispute
    entry, _, wanted = about.partition("|")
    parts = parts_of(dispute, EntryId(entry))
    known, name = next(((field, name) for field, name in parts if name == wanted), parts[0])
    held, row = dispute.entry(EntryId(entry)), _row(dispute, entry)
    label = label_of(dispute, known, name)
    now = next((line for line in row.lines if line.field == name), None)
    original = _said(known, held.fields.get(name))
    shown = [("Entry", f"{row.heading} ({row.happened_words or row.recorded_words})")]
    shown.append((f"{label.rstrip('?')}: recorded first", (now.original if now and now.original else original)))
    if now is not None and now.original is not None:
        shown.append(("It reads now", now.value))
    value = replace(
        known,
        name="value",
        label="It should read",
        required=True,
        required_when=None,
        error=known.error if known.control is Control.YEAR else "Write how it should read",
        hint="",
        control=Control.CHOICE if known.control is Control.TICK else known.control,
        options=_YES_NO if known.control is Control.TICK else known.options,
    )
    reason = PLAIN.ask(KINDS[KindId.CORRECTION].field("reason"))
    return ActSpec(
        kind=KindId.CORRECTION,
        about=f"{entry}|{name}",
        title="Correct this",
        lead="What was recorded first stays, one key away.",
        fields=(value, reason),
        prefilled={"entry": entry, "field": name, "value": _typed(now.value if now else "", known, held, name)},
        shown=tuple(shown),
        parts=tuple(Choice(id=f"{entry}|{part}", label=label_of(dispute, field, part)) for field, part in parts),
        first="value",
    )


def withholding(page: DisputePage, about: str) -> ActSpec:
    """Keep an entry, or parts of it, out of every later copy."""
    dispute = page.dispute
    row = _row(dispute, about)
    ticks = [AskedField(WHOLE, label="The whole entry", control=Control.TICK, case_text=False)]
    ticks += [
        AskedField(f"{PART}{name}", label=label_of(dispute, known, name), control=Control.TICK, case_text=False)
        for known, name in parts_of(dispute, EntryId(about))
        if known.case_text
    ]
    kind = KINDS[KindId.WITHHELD]
    return ActSpec(
        kind=KindId.WITHHELD,
        about=about,
        title="Withhold from copies",
        lead="It stays in your store and in the chronology. Later copies leave it out and say so.",
        fields=(*ticks, PLAIN.ask(kind.field("why")), PLAIN.ask(kind.field("reason"))),
        prefilled={"entry": about},
        shown=(("Entry", f"{row.heading} ({row.happened_words or row.recorded_words})"),),
        finish=_withheld,
        problems=_nothing_chosen,
        first=WHOLE,
    )


def _withheld(values: dict[str, FieldValue]) -> dict[str, FieldValue]:
    """The names of the ticked parts as one list; for the whole entry no list at all."""
    names = tuple(sorted(name.removeprefix(PART) for name in values if name.startswith(PART)))
    rest = {name: value for name, value in values.items() if not name.startswith(PART) and name != WHOLE}
    return rest if values.get(WHOLE) else {**rest, "fields": names}


def _nothing_chosen(values: dict[str, FieldValue]) -> list[tuple[str, str]]:
    if values.get(WHOLE) or any(name.startswith(PART) for name in values):
        return []
    return [(WHOLE, "Choose what is withheld: the whole entry, or parts of it")]


def _row(dispute: Dispute, entry: str) -> ChronologyRow:
    return next(row for row in dispute.chronology if row.entry == entry)


def _typed(now: str, known: AskedField, held: Entry, name: str) -> FieldValue:
    """What the control starts with: the words for prose, the stored value for dates and choices."""
    stored = held.fields.get(name)
    if known.control is Control.TICK:
        return "yes" if stored is True else "no"
    prose = known.control in (Control.TEXT, Control.PROSE, Control.PERSON, Control.AGENCY, Control.YEAR)
    return now or stored if prose else stored


def _said(known: AskedField, stored: FieldValue) -> str:
    if isinstance(stored, bool):
        return "Yes" if stored else "No"
    if known.control in (Control.DATE, Control.MOMENT) and isinstance(stored, str):
        return say_moment(Moment.parse(stored), year=True)
    return known.option_label(str(stored or ""))
