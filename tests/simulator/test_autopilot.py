"""The autopilot: who is what, what they answer, and that it leaves alone whoever is acted by hand."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime

from simulator.autopilot import cast_characters
from simulator.autopilot.answers import pulse, side
from simulator.autopilot.characters import GHOST, LIVELY, ONE_SIDED
from simulator.cast import CAST
from simulator.model import Kind
from simulator.people import Person
from simulator.web.show import Scene, scene

SIX_WEEKS_ON = datetime(2027, 2, 22, 12, tzinfo=UTC)


def test_a_cast_has_one_ghost_a_few_who_talk_one_who_leaves_and_one_who_pauses() -> None:
    characters = cast_characters(CAST, 7)
    names = Counter(each.name for each in characters.values())

    assert characters[CAST[0].name] == LIVELY
    assert (names["ghost"], names["one-sided"]) == (1, 3)
    assert len([each for each in characters.values() if each.leaves_after]) == 1
    assert len([each for each in characters.values() if each.pauses_after]) == 1


def test_the_same_seed_makes_the_same_people_and_another_seed_others() -> None:
    assert cast_characters(CAST, 7) == cast_characters(CAST, 7) != cast_characters(CAST, 8)


def test_a_handful_of_people_has_nobody_odd_among_them() -> None:
    names = {each.name for each in cast_characters(CAST[:6], 7).values()}

    assert names <= {"lively", "steady", "busy"}


def test_who_talks_most_says_so_and_their_partner_sees_the_same() -> None:
    chance = random.Random(1)
    mine = Counter(side(1.0, chance) for _ in range(200))
    theirs = Counter(side(-1.0, chance) for _ in range(200))

    assert (mine.most_common(1)[0][0], theirs.most_common(1)[0][0]) == ("Mostly me", "Mostly my partner")


def test_somebody_one_sided_gains_less_than_somebody_lively() -> None:
    chance = random.Random(1)
    gains = [[pulse(each, 0, chance)["What did you gain?"] for _ in range(200)] for each in (LIVELY, ONE_SIDED)]

    lively, one_sided = (Counter(each)["Something I’ll use"] for each in gains)
    assert lively > 3 * one_sided


def said(person: Person, words: str) -> int:
    """How many messages to somebody say this."""
    return sum(words in message.text for message in person.inbox())


def named(here: Scene, character: str) -> Person:
    found = next(who for who, each in here.setting.characters.items() if each.name == character)
    return here.stage.workspace.person(found)


async def test_the_ghost_stays_silent_and_whoever_is_acted_by_hand_is_left_alone() -> None:
    async with scene(CAST[:12]) as here:
        star, organiser = here.setting.star, here.setting.organiser
        here.setting.pilot.spare = frozenset({star.id})
        await here.traveller.to(SIX_WEEKS_ON)
        ghost = named(here, GHOST.name)
        pairs = [channel for channel in here.stage.workspace.team.channels.values() if channel.kind is Kind.MPIM]

        assert here.setting.pilot.missed == []
        assert said(organiser, "is approved") == 1
        assert said(star, "You have joined") == 0
        assert said(ghost, "You have joined") == 1
        assert sum(len(pair.members) - 1 for pair in pairs) == 11
        assert said(ghost, "your pulse is saved") == 0
        others = [here.stage.workspace.person(who) for who in here.setting.roles if who not in (star.id, ghost.id)]
        assert sum(said(person, "your pulse is saved") for person in others) >= 6


async def test_what_somebody_chose_by_hand_is_not_written_over() -> None:
    async with scene(CAST[:6]) as here:
        star = here.setting.star
        await star.presses("Join", in_="#mentoring")
        await star.fills({"What I can offer": ["Negotiation"], "What I would like to learn": ["Programming"]})
        await star.submits()
        await star.fills({"Where I am at work": "Leading a team"})
        await star.submits()
        await star.submits()
        await here.traveller.to(datetime(2027, 1, 25, 12, tzinfo=UTC))

        await star.types("/mentoring profile")
        assert star.modal is not None
        assert star.modal.values["What I can offer"] == "Negotiation"
        assert said(here.setting.organiser, "is approved") == 1
