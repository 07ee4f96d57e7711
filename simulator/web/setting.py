"""The workspace that the demo opens in: its people and channels, some small talk, and a cohort just announced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.autopilot import Autopilot, Character, cast_characters
from simulator.cast import Role
from simulator.people import Person
from simulator.stage import SimulatedBot
from simulator.story import CHANNEL, ORGANISER, Story

SEED = 7

SMALL_TALK = (
    ("#general", 3, "Morning all. The lift in the east wing is back in service."),
    ("#general", 1, "Thank you! My knees send their regards to Estates."),
    ("#general", 0, "Reminder: the trust’s open evening is on the 28th. Come and say hello."),
    ("#good-news", 2, "Third month in a row without a single late discharge letter. Well done, everybody :tada:"),
    ("#good-news", 4, "Our students passed, all eleven of them :clap:"),
)
"""Channel, whose words they are (by number in the cast), and the words."""


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Who is who: the organiser, the star with whom the tour begins, and what everybody is like."""

    organiser: Person
    star: Person
    roles: dict[str, Role]
    characters: dict[str, Character]
    pilot: Autopilot


async def furnish(stage: SimulatedBot, roles: Sequence[Role]) -> Setting:
    """Let everybody arrive, and the organiser set Bothways up and announce a cohort."""
    story = Story(stage=stage, roles=roles, tell=_to_nobody)
    await story.arrive()
    await _talk(stage, [story.people[role.name] for role in roles])
    await story.open_cohort()
    people = {role.name: story.people[role.name] for role in roles}
    characters = {people[name].id: each for name, each in cast_characters(roles, SEED).items()}
    by_id = {people[role.name].id: role for role in roles}
    organiser = story.people[ORGANISER]
    pilot = Autopilot(
        stage.workspace, roles=by_id, characters=characters, organiser=organiser.id, channel=CHANNEL, seed=SEED
    )
    return Setting(organiser=organiser, star=people[roles[0].name], roles=by_id, characters=characters, pilot=pilot)


async def _talk(stage: SimulatedBot, people: Sequence[Person]) -> None:
    for name in dict.fromkeys(channel for channel, _, _ in SMALL_TALK):
        stage.workspace.add_channel(name, members=tuple(stage.workspace.people))
    for channel, who, text in SMALL_TALK:
        await people[who % len(people)].types(text, in_=channel)
    for person in stage.workspace.people:
        for name in dict.fromkeys(channel for channel, _, _ in SMALL_TALK):
            person.reads(name)


def _to_nobody(_line: str) -> None:
    """The page shows what happens; nothing is printed."""
