"""Why a disagreement that is on an immediate route cannot wait, and which entry says so."""

from escalog.domain.dispute import Dispute
from escalog.domain.entry import EntryId


def brought_by(dispute: Dispute) -> tuple[EntryId, str] | None:
    """The entry that brought it onto its immediate route, and the field of it that says why; None on another route."""
    if not dispute.track.fast:
        return None
    entries = {entry.id: entry for entry in dispute.entries}
    path = [entries[each] for each in dispute.judgement.paths[0]]
    moved = [each for each in path if each.kind == "track-moved" and each.text("to_track") == dispute.track.id]
    return (moved[-1].id, "reason") if moved else (dispute.raised_by, "cannot_wait")


def why_it_cannot_wait(dispute: Dispute) -> str:
    """The reason as somebody wrote it, as corrected; empty on another route, and where nobody gave one."""
    found = brought_by(dispute)
    if found is None:
        return ""
    entry, field = found
    row = next(each for each in dispute.chronology if each.entry == entry)
    return next((line.value for line in row.lines if line.field == field), "")
