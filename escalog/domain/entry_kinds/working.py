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
        "Log a conversation",
        "Contact",
        asked(
            Field(
                "what",
                "What happened?",
                Control.CHOICE,
                options=CONTACTS,
                required=True,
                error="Choose what happened",
                case_text=False,
                printed="What happened",
            ),
            Field(
                "with_whom",
                "With whom?",
                Control.PERSON,
                required=True,
                error="Write who you tried to reach",
                printed="With",
            ),
            Field(
                "said",
                "What was said?",
                Control.PROSE,
                required_when=("what", ("spoke", "met", "wrote")),
                error="Write what was said, in a sentence or two",
                hint="You could add: who will do what, by when.",
                printed="What was said",
            ),
            Field(
                "agreed",
                "What was agreed?",
                placeholder="Leave empty if nothing was agreed yet",
                printed="What was agreed",
            ),
            Field("safety_fits", "The safety plan for now still fits", Control.TICK),
        ),
        icon="chat",
        menu=20,
        did="Done",
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
        "Record the reply",
        "Reply",
        asked(
            Field(
                "from_whom",
                "Who replied?",
                Control.PERSON,
                required=True,
                error="Write who replied",
                printed="Reply from",
            ),
            Field(
                "answer",
                "What is the answer?",
                Control.CHOICE,
                options=ANSWERS,
                required=True,
                error="Choose what the answer is",
                case_text=False,
                printed="Answer",
            ),
            Field(
                "holds",
                "What does the reply say, and why?",
                Control.PROSE,
                required=True,
                error="Write what the reply says",
                hint="In their own words, if you have them.",
                printed="What the reply says, and why",
            ),
            Field("wants", "What do they think should happen?", Control.PROSE, printed="Outcome wanted"),
            Field(
                "source",
                "Where do these words come from?",
                hint="For example: from their e-mail of Tue 17 Nov.",
                printed="Source of the words",
            ),
            happening=OF_A_REPLY,
        ),
        icon="reply",
        menu=30,
        act_ours="Record their reply",
        act_theirs="Record our reply",
        heading=_reply_heading,
        told_by_heading=frozenset({"from_whom", "answer"}),
        does=(Deed(Act.ACKNOWLEDGE), Deed(Act.REPLY, "answer", REPLIES), Deed(Event.REPLY, "answer", REPLIES)),
    ),
    Kind(
        KindId.ACTION,
        "Agree an action",
        "Action agreed",
        asked(
            Field(
                "what",
                "What will be done?",
                Control.PROSE,
                required=True,
                error="Write what will be done",
                printed="What will be done",
            ),
            Field(
                "owner",
                "Who will do it?",
                Control.PERSON,
                required=True,
                error="Write who will do this, even if it is you",
                printed="Who will do it",
            ),
            Field(
                "owner_side", "Which side are they on?", Control.CHOICE, options=SIDES, case_text=False, printed="Side"
            ),
            Field(
                "due_on",
                "By when?",
                Control.DATE,
                required=True,
                error="Enter the day by which it will be done",
                printed="By",
            ),
            happening=happening("When was it agreed?", "Enter the day it was agreed, for example 23 Nov 2026"),
        ),
        icon="tick",
        menu=40,
        did="Agreed",
        heading=_action_heading,
        told_by_heading=frozenset({"owner", "due_on"}),
        does=(Deed(Act.AGREE), Deed(Event.AGREED)),
    ),
    Kind(
        KindId.ACTION_ANSWER,
        "Say whether it was done",
        "Action",
        asked(
            *of_entry(
                Field(
                    "done",
                    "Was it done?",
                    Control.CHOICE,
                    options=DONE,
                    required=True,
                    error="Choose whether it was done",
                    case_text=False,
                    printed="Done",
                ),
                Field("note", "What came of it?", Control.PROSE, printed="What came of it"),
            )
        ),
        icon="tick",
        menu=50,
        about="entry",
        choose=Field(
            "entry",
            "Which action?",
            Control.CHOICE,
            choices_from=ChoicesFrom.OPEN_ACTIONS,
            required=True,
            error="Choose the action",
        ),
        heading=_action_answer_heading,
        told_by_heading=frozenset({"done"}),
        judged=frozenset({"entry"}),
    ),
    Kind(
        KindId.POSITION,
        "Add to a position",
        "Position",
        asked(
            Field(
                "side",
                "Whose position is it?",
                Control.CHOICE,
                options=SIDES,
                required=True,
                error="Choose whose position it is",
                case_text=False,
                printed="Whose position",
            ),
            Field(
                "holds",
                "What do they hold, and why?",
                Control.PROSE,
                required=True,
                error="Write what they hold",
                printed="What they hold, and why",
            ),
            Field("wants", "What should happen?", Control.PROSE, printed="Outcome wanted"),
            Field(
                "evidence",
                "What does this rest on?",
                Control.PROSE,
                hint="And where the original is held.",
                printed="What it rests on",
            ),
            Field("change", "What would change their mind?", Control.PROSE, printed="What would change their mind"),
            Field("source", "Where do these words come from?", printed="Source of the words"),
        ),
        icon="people",
        menu=80,
        heading=_position_heading,
        told_by_heading=frozenset({"side"}),
    ),
)
