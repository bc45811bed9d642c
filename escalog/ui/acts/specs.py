"""What the panel of an act asks and starts with: fields, what the program fills in itself, what is filled in already.

Plain values out of one disagreement; knows no widget and no store.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from escalog.domain.dispute.activity import ActionState
from escalog.domain.dispute.dispute import Dispute
from escalog.domain.entry_kinds.fields import ChoicesFrom, Control
from escalog.domain.entry_kinds.table import KINDS
from escalog.domain.next_step.step import among_us
from escalog.domain.permissions import acts as stages
from escalog.domain.permissions import timing as timed_acts
from escalog.domain.permissions.defaults import defaults
from escalog.domain.procedure.model import Choice
from escalog.domain.procedure.vocabulary import Side
from escalog.domain.values.english import lower_first, say_date
from escalog.domain.values.kind_id import KindId
from escalog.services.disagreements.dispute_page import DisputePage
from escalog.ui.acts.correction import correcting, withholding
from escalog.ui.acts.routes import (
    is_because_of_risk,
    moving_fields,
    name_of,
    of_this_route,
    stages_to_choose,
    telling_fields,
    telling_lead,
    telling_prefilled,
    telling_recorded,
    tellings_to_choose,
    tracks_to_choose,
    untold,
)
from escalog.ui.acts.spec import ActSpec, Values
from escalog.ui.acts.words import act_fields, act_label, part_words, writing_fields
from escalog.wording.fields import PLAIN, AskedField, done_by, sentence_in

WHO = ("by", "by_side", "known", "known_from")
"""Asked only where the answer is not plain: usually it was oneself, just now."""


def act_spec(page: DisputePage, kind: KindId, about: str, me: str, now: datetime | None = None) -> ActSpec:
    """The panel of an act, opened `now` by whoever works here. Raises KeyError for an unknown kind."""
    dispute = page.dispute
    if kind == KindId.CORRECTION:
        return correcting(page, about)
    if kind == KindId.WITHHELD:
        return withholding(page, about)
    about = about or _only_one(dispute, kind)
    fields = _fields(dispute, kind, about)
    prefilled = _prefilled(page, kind, about, me, now or page.now)
    prefilled |= _only_choices(page, fields, prefilled)
    if KINDS[kind].about and about:
        prefilled[KINDS[kind].about] = about
    asked = {field.name for field in fields if field.control is not Control.HIDDEN}
    known = prefilled.get("known") == "did" and "known" in asked
    if kind == KindId.POSITION and about in Side.__members__.values():
        prefilled["side"] = about
    return ActSpec(
        kind=kind,
        about=about,
        title=_title(dispute, kind, about),
        lead=_lead(dispute, kind, about),
        fields=fields,
        prefilled=prefilled,
        quiet=tuple(name for name in WHO if name in asked) if known else (),
        quiet_words=done_by(KINDS[kind], me) if known else "",
        problems=lambda values: [*_problems(dispute, kind, fields, values), *_unchanged(prefilled, values)],
        said=dispute.said,
        at_risk=lambda values: is_because_of_risk(dispute, values),
        finish=telling_recorded if kind == KindId.PARTNERSHIP_TOLD else lambda values: values,
    )


def choices_for(page: DisputePage, others: Sequence[Choice] = ()) -> Callable[[str], Sequence[Choice]]:
    """Gives what can be chosen, by a field's `choices_from`. `others` are the other disagreements of the store."""
    dispute = page.dispute
    given: dict[str, Callable[[], Sequence[Choice]]] = {
        "people": lambda: [Choice(id=name, label=name) for name in page.people],
        ChoicesFrom.CATEGORIES: lambda: dispute.procedure.categories,
        ChoicesFrom.LEVELS: lambda: dispute.procedure.levels_of_need,
        ChoicesFrom.STAGES_AHEAD: lambda: [
            Choice(id=s.stage.id, label=s.heading) for s in stages.stages_ahead(dispute)
        ],
        ChoicesFrom.STAGE_OUTCOMES: lambda: _outcomes(dispute),
        ChoicesFrom.TIME_LIMITS: lambda: timed_acts.settable(dispute),
        ChoicesFrom.LIMITS_TO_SHORTEN: lambda: timed_acts.shortenable(dispute),
        ChoicesFrom.LIMITS_TO_NOTE: lambda: timed_acts.to_note(dispute),
        ChoicesFrom.PRIORITIES: lambda: [
            Choice(id=priority.id, label=priority.said) for priority in dispute.track.priorities
        ],
        ChoicesFrom.OTHER_TRACKS: lambda: tracks_to_choose(dispute),
        ChoicesFrom.STAGES_OF_OTHER_TRACKS: lambda: stages_to_choose(dispute),
        ChoicesFrom.AGENCY_TYPES: lambda: dispute.procedure.agency_types,
        ChoicesFrom.NOTICES: lambda: tellings_to_choose(dispute),
        ChoicesFrom.DECISIONS: lambda: [
            Choice(id=decision.entry, label=decision.sentence) for decision in dispute.separate
        ],
        ChoicesFrom.DISAGREEMENTS: lambda: others,
        ChoicesFrom.MISSING_WRITING: lambda: stages.to_write(dispute),
        ChoicesFrom.TO_DESCRIBE: lambda: [Choice(id=s.stage.id, label=s.label) for s in stages.to_describe(dispute)],
        ChoicesFrom.OPEN_ACTIONS: lambda: _open_actions(dispute),
    }
    return lambda name: given[name]() if name in given else ()


def draft_title(dispute: Dispute, title: str) -> str:
    """What Today calls a draft."""
    return f"{title}, {dispute.about_whom} {dispute.our_reference}".strip()


def _fields(dispute: Dispute, kind: KindId, about: str) -> tuple[AskedField, ...]:
    fields = act_fields(kind, dispute)
    if kind in stages.LEAVING:
        fields = tuple(writing_fields(dispute, fields))
    choose = KINDS[kind].choose
    if choose is not None and not about:
        fields = (PLAIN.ask(choose), *(field for field in fields if field.name != choose.name))
    if kind == KindId.WRITING and about:
        label = next((part_words(dispute, item) for item in stages.to_write(dispute) if item.id == about), about)
        fields = tuple(replace(field, label=label) if field.name == "text" else field for field in fields)
    if kind == KindId.TRACK_MOVED:
        return tuple(moving_fields(dispute, fields))
    if kind == KindId.PARTNERSHIP_TOLD:
        return tuple(telling_fields(dispute, about, fields))
    if kind == KindId.DETAILS:
        fields = of_this_route(dispute, fields)
    if kind == KindId.DETAILS and about:
        wanted = _BESIDE.get(about, (about,))
        fields = tuple(
            replace(field, required=True, error=_NEEDED.get(field.control, "Choose one"))
            if field.name == about
            else field
            for field in fields
            if field.name in wanted or field.name not in stages.ADDED
        )
    if kind == KindId.ESCALATED and dispute.track.fast and len(stages.stages_ahead(dispute)) > 1:
        said = dispute.said("On an immediate route stages may be passed over. Say below why now.")
        fields = tuple(replace(field, hint=said) if field.name == "to_stage" else field for field in fields)
    if kind in (KindId.CONTACT, KindId.REPLY):
        fields = _time_third(fields, ("occurred",) if kind == KindId.CONTACT else ("occurred", "known", "known_from"))
    return fields


_BESIDE: Mapping[str, tuple[str, ...]] = {
    "child_view": ("child_view", "child_view_how"),
    "other_person": ("other_person", "other_role"),
}
_WRITTEN = (Control.TEXT, Control.PROSE, Control.PERSON, Control.AGENCY)
_NEEDED: Mapping[Control, str] = dict.fromkeys(_WRITTEN, "Write what you know")


def _title(dispute: Dispute, kind: KindId, about: str) -> str:
    """The act as a button says it; of one thing that is added or changed, its own name."""
    if kind != KindId.DETAILS or not about:
        return act_label(kind, dispute)
    if about == "safety_plan":
        return f"{'Change' if dispute.details.safety_plan else 'Add'} the safety plan"
    field = next(field for field in act_fields(kind, dispute) if field.name == about)
    return f"Add: {lower_first(field.label if about.startswith('level.') else field.heading)}"


def _problems(dispute: Dispute, kind: KindId, fields: tuple[AskedField, ...], values: Values) -> list[tuple[str, str]]:
    """What stands in the way, at a question that is asked here."""
    asked = {field.name for field in fields}
    problems = [
        (problem.field, sentence_in(dispute, problem.sentence)) for problem in stages.problems(dispute, kind, values)
    ]
    if kind != KindId.DETAILS:
        return problems
    return [(name if name in asked else fields[0].name, sentence) for name, sentence in problems]


def _unchanged(prefilled: Values, values: Values) -> list[tuple[str, str]]:
    plan = prefilled.get("safety_plan")
    same = plan is not None and values.get("safety_plan") == plan
    return [("safety_plan", "Change the words of the plan, or close this")] if same else []


def _time_third(fields: tuple[AskedField, ...], names: tuple[str, ...]) -> tuple[AskedField, ...]:
    """What, with whom, when (of a reply also how it is known): then what was said."""
    when = [field for field in fields if field.name in names]
    rest = [field for field in fields if field.name not in names]
    return (*rest[:2], *when, *rest[2:])


def _prefilled(page: DisputePage, kind: KindId, about: str, me: str, now: datetime) -> Values:
    """What the program knows without asking, and what the place that the act is opened from names."""
    dispute = page.dispute
    limit = _limit_of_the_card(page) if kind == KindId.LIMIT_MET else ""
    values: Values = {**defaults(dispute, KINDS[kind], me, now, about or limit), "limit": limit}
    if kind == KindId.CONTACT:
        ours = dispute.current is not None and among_us(dispute, dispute.current)
        values["with_whom"] = "" if ours else dispute.other.person
    if kind == KindId.REPLY:
        values["from_whom"] = dispute.other.person if dispute.raising.ours else me
    if kind == KindId.DETAILS and about == "safety_plan":
        values["safety_plan"] = dispute.details.safety_plan
    if kind == KindId.ESCALATED:
        ahead = stages.next_stage(dispute) or next(iter(stages.stages_ahead(dispute)), None)
        values["to_stage"] = ahead.stage.id if ahead is not None else ""
    if kind == KindId.TRACK_MOVED:
        values["to_track"] = about
    if kind == KindId.PARTNERSHIP_TOLD:
        values |= telling_prefilled(dispute, about)
    return {name: value for name, value in values.items() if value}


def _limit_of_the_card(page: DisputePage) -> str:
    """The limit that the next step names, where it can be noted."""
    offered = [limit.id for limit in timed_acts.to_note(page.dispute)]
    return page.next_step.limit if page.next_step.limit in offered else ""


def _only_choices(page: DisputePage, fields: Sequence[AskedField], filled: Values) -> Values:
    """What must be chosen where there is just one thing to choose."""
    offered = choices_for(page)
    only: Values = {}
    for field in fields:
        if field.required and field.choices_from and not filled.get(field.name):
            among = offered(field.choices_from)
            only |= {field.name: among[0].id} if len(among) == 1 else {}
    return only


def _only_one(dispute: Dispute, kind: KindId) -> str:
    """What the act can only be about, when there is just one such thing."""
    if kind == KindId.ACTION_ANSWER:
        waiting = [action.entry for action in dispute.actions if action.status.is_open]
        return waiting[0] if len(waiting) == 1 else ""
    if kind == KindId.WRITING:
        asked = stages.to_write(dispute)
        return asked[0].id if len(asked) == 1 else ""
    if kind == KindId.PARTNERSHIP_TOLD:
        waiting_for = untold(dispute)
        return name_of(waiting_for[0]) if len(waiting_for) == 1 else ""
    if kind == KindId.STAGE_DESCRIBED:
        left = stages.to_describe(dispute)
        return left[0].stage.id if len(left) == 1 else ""
    return ""


def _lead(dispute: Dispute, kind: KindId, about: str) -> str:
    """One line under the title: where it stands, with whom, or what to know before."""
    permission = stages.permission_for(dispute, kind)
    if permission.sentence:
        return permission.sentence
    if kind == KindId.PARTNERSHIP_TOLD and about:
        return telling_lead(dispute, about)
    if kind == KindId.ACTION_ANSWER and about:
        return next((action.what for action in dispute.actions if action.entry == about), "")
    if kind == KindId.STAGE_DESCRIBED and about:
        return dispute.stage(about).label
    stage = dispute.current.label if dispute.current is not None else ""
    whom = (
        f"with {dispute.other.person or dispute.other.agency}"
        if kind in (KindId.CONTACT, KindId.REPLY, KindId.ACTION)
        else ""
    )
    said = ", ".join(part for part in (stage, whom) if part)
    return f"{said}." if said and not said.endswith(".") else said


def _outcomes(dispute: Dispute) -> Sequence[Choice]:
    options = KINDS[KindId.STAGE_CONCLUDED].field("outcome").options
    allowed = dispute.current.stage.outcomes if dispute.current is not None else ()
    return [choice for choice in options if not allowed or choice.id in allowed]


def _open_actions(dispute: Dispute) -> Sequence[Choice]:
    waiting = [action for action in dispute.actions if action.status.is_open]
    return [Choice(id=action.entry, label=_action_words(action)) for action in waiting]


def _action_words(action: ActionState) -> str:
    by = f" (by {say_date(action.due_on)})" if action.due_on is not None else ""
    return f"{action.owner}: {action.what}{by}"
