"""What people do again and again in these journeys: open a cohort, join it, be paired, meet."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.stage import SimulatedBot

Facts = Mapping[str, str | list[str]]

CHANNEL = "#mentoring"
MONDAY = datetime(2027, 1, 11, 10, 0, tzinfo=UTC)
"""A Monday morning; opt-in closes on Friday 22 January, and the first session is due on Monday 1 February."""

AFTER_CLOSING = datetime(2027, 1, 25, 10, tzinfo=UTC)
INTRODUCED = datetime(2027, 1, 26, 17, tzinfo=UTC)
FIRST_SESSION = datetime(2027, 2, 1, 12, tzinfo=UTC)
ASKED = datetime(2027, 2, 8, 16, tzinfo=UTC)
FINISHED = datetime(2027, 4, 1, 12, tzinfo=UTC)

SENIOR: Facts = {"offers": ["Negotiation"], "seeks": ["Spreadsheets"], "level": "Leading a team"}
JUNIOR: Facts = {
    "offers": ["Spreadsheets"],
    "seeks": ["Negotiation"],
    "level": "Starting out (trainee, apprentice, graduate)",
}


async def drafts(organiser: Person, channel: str = CHANNEL, name: str = "Spring cohort", sessions: int = 2) -> None:
    """Fill in the three steps of a new cohort, up to the preview."""
    await organiser.types("/mentoring cohort new")
    await organiser.fills(
        {
            "Name": name,
            "Announcement channel": channel,
            "Opt-in closes on": "2027-01-22",
            "Starts on": "2027-02-01",
        }
    )
    await organiser.submits()
    await organiser.fills({"Number of sessions": str(sessions)})
    await organiser.submits()
    await organiser.submits()


async def announces(here: SimulatedBot, organiser: Person, sessions: int = 2) -> None:
    """Open a cohort and wait until its announcement is in the channel."""
    await drafts(organiser, sessions=sessions)
    await organiser.submits()
    await here.pass_time(timedelta(minutes=6))


async def fills_profile(person: Person, facts: Facts, department: str = "") -> None:
    """Fill in the three steps of a profile that is open."""
    await person.fills({"What I can offer": facts["offers"], "What I would like to learn": facts["seeks"]})
    await person.submits()
    await person.fills({"Where I am at work": facts["level"], "My department": department})
    await person.submits()
    await person.submits()


async def joins(person: Person, facts: Facts, department: str = "") -> None:
    """Press Join on the announcement and fill in the profile."""
    await person.presses("Join", in_=CHANNEL)
    await fills_profile(person, facts, department)


async def approves(here: SimulatedBot, organiser: Person) -> None:
    """Let opt-in close, and approve the pairs."""
    await here.travel(AFTER_CLOSING)
    await organiser.presses("Look at the pairs")
    await organiser.submits()


def asked(person: Person) -> SeenMessage:
    """The newest *Did you meet?* that still has its buttons."""
    return next(message for message in reversed(person.sees) if "[Yes, we met]" in message.shown)


def read(person: Person) -> str:
    """Everything that the bot has told this person, oldest first."""
    return "\n".join(message.shown for message in person.sees)


def said(person: Person) -> str:
    """What somebody was told just now: in the form that is open, or else in the newest message."""
    return (person.modal or person.latest).shown


async def sends_anyway(person: Person) -> None:
    """Submit the open form past the checks of Slack's own screen, as a client of somebody's own making could."""
    view = person._hands.modal()
    assert view is not None
    view.errors = {}
    person._hands.failure = await person._hands.does.submit(view)
    await person._hands.settle()


def gets_at(person: Person, message: SeenMessage) -> None:
    """Let somebody press what was sent to others, as a forged request would."""
    person._screen.team.channels[message.channel_id].members.append(person.id)


def forged(message: SeenMessage, **changes: str) -> SeenMessage:
    """The message as a client of somebody's own making could send it: its first button with other ids or values."""
    blocks = copy.deepcopy(message.blocks)
    button = next(element for block in blocks for element in block.get("elements", []) if element["type"] == "button")
    button.update(changes)
    return replace(message, blocks=blocks)
