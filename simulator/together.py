"""What two partners do with one another in the demo: choose goals, sign their agreement, find a time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from handlers.texts import msg
from simulator.filling import options_of
from simulator.model import Kind
from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.texts import texts_for

TOPICS = "I’d like to learn about"
WHY = "Why it matters to me"
BECAUSE = msg("It comes up every week, and I’d like to stop guessing.")

SIGN, SUGGEST, SUITS, CANCEL_TIME = "Sign", "Suggest these", "This suits me", "Cancel this time"
TIME = re.compile(r"<!date\^(\d+)\^")
"""How a moment stands in a message; everybody reads it on their own clock."""


async def choose_goals(person: Person) -> bool:
    """Choose by the command; False when there is no partner to learn from, or nothing is offered."""
    await person.types("/mentoring goals")
    view = person.screen.team.shelf.top(person.id)
    inputs = (
        {block["label"]["text"]: block["element"] for block in view.blocks if block["type"] == "input"} if view else {}
    )
    topics = person.called(TOPICS)
    if topics not in inputs:
        await person.cancels(everything=True)
        return False
    why = texts_for(person.user.locale)(BECAUSE)
    await person.fills({TOPICS: [options_of(inputs[topics])[0]["text"]["text"]], WHY: why})
    await person.submits()
    return True


async def sign(person: Person) -> bool:
    """Sign the words that are offered, with one tap; False when there is nothing to sign."""
    await person.types("/mentoring agreement")
    signs = person.modal is not None and f"[{person.called(SIGN)}]" in person.modal.shown
    if signs:
        await person.presses(SIGN)
    if person.modal is not None:
        await person.cancels(everything=True)
    return signs


async def suggest_times(person: Person) -> bool:
    """Suggest the times that the form offers; False when it offers none."""
    await person.types("/mentoring time")
    suggests = person.modal is not None and person.modal.submit == person.called(SUGGEST)
    if suggests:
        await person.submits()
    if person.modal is not None:
        await person.cancels(everything=True)
    return suggests


def offered_times(person: Person) -> SeenMessage | None:
    """The newest message with times to pick from."""
    suits = f"[{person.called(SUITS)}]"
    return next((message for message in reversed(person.sees) if suits in message.shown), None)


async def pick_time(person: Person) -> bool:
    """Take the first of the times that somebody suggested; False when nobody has."""
    offered = offered_times(person)
    if offered is not None:
        await person.presses(SUITS, on=offered, nth=1)
    return offered is not None


def agreed_time(person: Person) -> datetime | None:
    """The time of the next session, as the message says it that came when it was agreed on."""
    told = next(
        (message for message in reversed(person.sees) if f"[{person.called(CANCEL_TIME)}]" in message.shown), None
    )
    found = TIME.search(str(told.blocks)) if told else None
    return datetime.fromtimestamp(int(found.group(1)), UTC) if found else None


def partners_of(person: Person, everybody: Iterable[Person]) -> list[Person]:
    """Those with whom this person shares their newest group conversation."""
    pairs = [channel for channel in person.screen.channels() if channel.kind is Kind.MPIM]
    members = pairs[-1].members if pairs else []
    return [each for each in everybody if each.id in members and each.id != person.id]
