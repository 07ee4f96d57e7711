"""The workspace that the demo opens in: its people and channels, some small talk, and a cohort just announced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.texts import Texts, msg
from simulator.autopilot import Autopilot, Character, cast_characters
from simulator.cast import Role
from simulator.people import Person
from simulator.stage import SimulatedBot
from simulator.story import CHANNEL, ORGANISER, Story

SEED = 7

GENERAL, GOOD_NEWS = msg("#general"), msg("#good-news")

SMALL_TALK = (
    (GENERAL, 3, msg("Morning all. The lift in the east wing is back in service.")),
    (GENERAL, 1, msg("Thank you! My knees send their regards to Estates.")),
    (GENERAL, 0, msg("Reminder: the trust’s open evening is on the 28th. Come and say hello.")),
    (GOOD_NEWS, 2, msg("Third month in a row without a single late discharge letter. Well done, everybody :tada:")),
    (GOOD_NEWS, 4, msg("Our students passed, all eleven of them :clap:")),
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


async def furnish(stage: SimulatedBot, roles: Sequence[Role], t: Texts) -> Setting:
    """Let everybody arrive, whose Slack is in the language of `t`, and the organiser announce a cohort."""
    story = Story(stage=stage, roles=roles, tell=_to_nobody, language=t.language)
    await story.arrive()
    await _talk(stage, [story.people[role.name] for role in roles], t)
    await story.open_cohort()
    people = {role.name: story.people[role.name] for role in roles}
    characters = {people[name].id: each for name, each in cast_characters(roles, SEED).items()}
    by_id = {people[role.name].id: role for role in roles}
    organiser = story.people[ORGANISER]
    pilot = Autopilot(
        stage.workspace,
        roles=by_id,
        characters=characters,
        organiser=organiser.id,
        channel=CHANNEL,
        seed=SEED,
        called=organiser.called,
    )
    return Setting(organiser=organiser, star=people[roles[0].name], roles=by_id, characters=characters, pilot=pilot)


async def _talk(stage: SimulatedBot, people: Sequence[Person], t: Texts) -> None:
    channels = (t(GENERAL), t(GOOD_NEWS))
    for name in channels:
        stage.workspace.add_channel(name, members=tuple(stage.workspace.people))
    for channel, who, text in SMALL_TALK:
        await people[who % len(people)].types(t(text), in_=t(channel))
    for person in stage.workspace.people:
        for name in channels:
            person.reads(name)


def _to_nobody(_line: str) -> None:
    """The page shows what happens; nothing is printed."""
