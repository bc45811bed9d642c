"""Where a row, a link or a draft leads: a page's name and what it should show."""


def key_of(dispute: str, kind: str, about: str = "") -> str:
    """The key of a draft: ids only."""
    return "/".join(part for part in (dispute, kind, about) if part)


Target = tuple[str, object]


"""Where a row leads: a page's name and what it should show."""


NEXT_STEP = "next-step"


"""As the second part of a target: the page of a disagreement opens on its next step."""


ICONS = {
    "call": "phone",
    "write": "pencil",
    "action": "tick",
    "reply": "reply",
    "settle": "fork",
    "stage": "steps",
    "partnership": "people",
    "child": "shield",
    "pause": "clock",
}


def target_of_draft(key: str) -> Target:
    """Where a draft is written on: "raise", "<disagreement>/make-record" or "<disagreement>/<kind>[/<what>]"."""
    dispute, _, rest = key.partition("/")
    if not rest:
        return "raise", None
    kind, _, about = rest.partition("/")
    if kind == "make-record":
        return "record", dispute
    return "disagreement", (dispute, kind, about)
