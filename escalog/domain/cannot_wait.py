"""Why a disagreement that is on an immediate route cannot wait, as the entry that brought it there says."""

from escalog.domain.dispute import Dispute


def why_it_cannot_wait(dispute: Dispute) -> str:
    """The reason as somebody wrote it, as corrected; empty on another route, and where nobody gave one."""
    if not dispute.track.fast:
        return ""
    entries = {entry.id: entry for entry in dispute.entries}
    path = [entries[each] for each in dispute.judgement.paths[0]]
    moved = [each for each in path if each.kind == "track-moved" and each.text("to_track") == dispute.track.id]
    entry, field = (moved[-1].id, "reason") if moved else (dispute.raised_by, "cannot_wait")
    row = next(each for each in dispute.chronology if each.entry == entry)
    return next((line.value for line in row.lines if line.field == field), "")
