"""The kinds for working on a disagreement: conversations, replies, agreed actions and their results, positions."""

from escalog.domain.entry_kinds.amendments import of_entry
from escalog.domain.entry_kinds.fields import (
    OF_A_REPLY,
    SIDES,
    ChoicesFrom,
    Control,
    Field,
    asked,
    choices,
    happening,
)
from escalog.domain.entry_kinds.kind import Deed, Kind, Said
from escalog.domain.procedure.vocabulary import Act, Event
from escalog.domain.values.english import lower_first, say_moment
from escalog.domain.values.kind_id import KindId

CONTACTS = choices(
    spoke="Spoke with them",
    met="Met with them",
    no_reply="Rang, no reply",
    message="Left a message",
    wrote="E-mail or letter",
)

ANSWERS = choices(
    agrees="Agrees",
    partly="Agrees in part",
    differs="Does not agree",
    asks="Asks for more first",
    acknowledges="Acknowledges only, an answer will follow",
)

DONE = choices(done="Done", not_done="Not done")

REPLIES = ("agrees", "partly", "differs", "asks")
"""The answers that count as a reply; an acknowledgement only says that one will follow."""


def _contact_heading(said: Said) -> str:
    whom = said.text("with_whom")
    match said.text("what"):
        case "spoke":
            return f"Spoke with {whom}" if whom else "Spoke"
        case "met":
            return f"Met with {whom}" if whom else "Met"
        case "no-reply":
            return f"Rang {whom}, no reply" if whom else "Rang, no reply"
        case "message":
            return f"Left a message for {whom}" if whom else "Left a message"
        case "wrote":
            return f"Wrote to {whom}" if whom else "Wrote"
        case _:
            return f"Contact with {whom}" if whom else "Contact"


def _reply_heading(said: Said) -> str:
    whom, answer = said.text("from_whom"), said.choice("answer")
    head = f"Reply from {whom}" if whom else "Reply"
    return f"{head}: {lower_first(answer)}" if answer else head


def _action_heading(said: Said) -> str:
    owner, due = said.text("owner"), said.moment("due_on")
    head = f"Action for {owner}" if owner else "Action agreed"
    return f"{head}, by {say_moment(due, year=True)}" if due is not None else head


def _action_answer_heading(said: Said) -> str:
    action = said.other("entry")
    owner = action.text("owner") if action is not None else ""
    head = f"Action for {owner}" if owner else "Action"
    return f"{head}: {lower_first(said.choice('done')) or 'answered'}"


def _position_heading(said: Said) -> str:
    side = said.text("side")
    return f"Position of the {side} side" if side else "Position"


WORKING_KINDS: tuple[Kind, ...] = (
    Kind(
        KindId.CONTACT,
        "Contact",
        asked(
            Field("what", "What happened", Control.CHOICE, options=CONTACTS, required=True, case_text=False),
            Field("with_whom", "With", Control.PERSON, required=True),
            Field("said", "What was said", Control.PROSE, required_when=("what", ("spoke", "met", "wrote"))),
            Field("agreed", "What was agreed"),
            Field("safety_fits", "The safety plan for now still fits", Control.TICK),
        ),
        icon="chat",
        menu=20,
        heading=_contact_heading,
        told_by_heading=frozenset({"what", "with_whom"}),
        does=(
            Deed(Act.RAISE, "what", ("spoke", "met", "wrote")),
            Deed(Act.ACKNOWLEDGE, "what", ("spoke", "met")),
            Deed(Act.DISCUSS, "what", ("spoke", "met")),
            Deed(Act.MEET, "what", ("met",)),
            Deed(Act.CALL_MEETING, "what", ("met",)),
            Deed(Act.CONFIRM, "what", ("wrote",)),
            Deed(Event.DISCUSSION, "what", ("spoke", "met")),
            Deed(Event.MET, "what", ("met",)),
            Deed(Event.AGREED, "agreed"),
        ),
    ),
    Kind(
        KindId.REPLY,
        "Reply",
        asked(
            Field("from_whom", "Reply from", Control.PERSON, required=True),
            Field("answer", "Answer", Control.CHOICE, options=ANSWERS, required=True, case_text=False),
            Field("holds", "What the reply says, and why", Control.PROSE, required=True),
            Field("wants", "Outcome wanted", Control.PROSE),
            Field("source", "Source of the words"),
            happening=OF_A_REPLY,
        ),
        icon="reply",
        menu=30,
        heading=_reply_heading,
        told_by_heading=frozenset({"from_whom", "answer"}),
        does=(Deed(Act.ACKNOWLEDGE), Deed(Act.REPLY, "answer", REPLIES), Deed(Event.REPLY, "answer", REPLIES)),
    ),
    Kind(
        KindId.ACTION,
        "Action agreed",
        asked(
            Field("what", "What will be done", Control.PROSE, required=True),
            Field("owner", "Who will do it", Control.PERSON, required=True),
            Field("owner_side", "Side", Control.CHOICE, options=SIDES, case_text=False),
            Field("due_on", "By", Control.DATE, required=True),
            happening=happening("action-occurred"),
        ),
        icon="tick",
        menu=40,
        did="agreed",
        heading=_action_heading,
        told_by_heading=frozenset({"owner", "due_on"}),
        does=(Deed(Act.AGREE), Deed(Event.AGREED)),
    ),
    Kind(
        KindId.ACTION_ANSWER,
        "Action",
        asked(
            *of_entry(
                Field("done", "Done", Control.CHOICE, options=DONE, required=True, case_text=False),
                Field("note", "What came of it", Control.PROSE),
            )
        ),
        icon="tick",
        menu=50,
        about="entry",
        choose=Field("entry", "Which action?", Control.CHOICE, choices_from=ChoicesFrom.OPEN_ACTIONS, required=True),
        heading=_action_answer_heading,
        told_by_heading=frozenset({"done"}),
        judged=frozenset({"entry"}),
    ),
    Kind(
        KindId.POSITION,
        "Position",
        asked(
            Field("side", "Whose position", Control.CHOICE, options=SIDES, required=True, case_text=False),
            Field("holds", "What they hold, and why", Control.PROSE, required=True),
            Field("wants", "Outcome wanted", Control.PROSE),
            Field("evidence", "What it rests on", Control.PROSE),
            Field("change", "What would change their mind", Control.PROSE),
            Field("source", "Source of the words"),
        ),
        icon="people",
        menu=80,
        heading=_position_heading,
        told_by_heading=frozenset({"side"}),
    ),
)
