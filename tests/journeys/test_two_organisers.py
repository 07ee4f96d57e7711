"""Two organisers look at the same pairs: nobody's change is lost, and nobody approves what they have not seen."""

from __future__ import annotations

import pytest

from simulator.cast import CAST
from simulator.people import Person
from simulator.stage import SimulatedBot
from simulator.story import ORGANISER, Story
from tests.journeys.acts import read, said
from tests.journeys.conftest import on_postgresql_too
from tests.journeys.test_pairing import NAMES, OPT_IN_CLOSED, of, pairs, swap


@pytest.fixture
async def two(here: SimulatedBot) -> tuple[Person, Person]:
    """Both organisers have the same four pairs on the screen."""
    roles = [role for role in CAST if role.name in NAMES]
    story = Story(stage=here, roles=roles, tell=lambda _line: None)
    await story.arrive()
    gita = story.people[ORGANISER]
    hugo = await here.workspace.hire("Hugo Blanc")
    await story.open_cohort()
    await gita.types(f"/mentoring organiser @{hugo.name}")
    await story.join()
    await here.travel(OPT_IN_CLOSED)
    for organiser in (gita, hugo):
        await organiser.presses("Look at the pairs")
    return gita, hugo


@on_postgresql_too
async def test_changes_of_both_to_different_people_both_hold(two: tuple[Person, Person]) -> None:
    gita, hugo = two
    await swap(gita, "Noah", "Dev")
    await hugo.presses("Keep this pair", nth=of(hugo, "Grace Lin"))

    assert {"Amina Diallo and Dev Patel", "Chiara Conti and Noah Evans"} <= set(pairs(hugo))
    assert said(hugo).count("Kept together by you.") == 3


@on_postgresql_too
async def test_whoever_swaps_somebody_that_another_moved_is_shown_what_is_true(two: tuple[Person, Person]) -> None:
    gita, hugo = two
    await hugo.presses("Swap two people")
    await swap(gita, "Noah", "Dev")
    await hugo.fills({"This person": "Noah Evans", "changes places with": "Femi Adeyemi"})
    await hugo.submits()

    assert "Another organiser changed these people’s pairs while you looked, so nothing of yours" in said(hugo)
    assert "@Noah Evans is with @Chiara Conti." in said(hugo)
    await hugo.cancels()
    assert pairs(hugo) == pairs(gita)


async def test_nobody_approves_what_they_have_not_seen(here: SimulatedBot, two: tuple[Person, Person]) -> None:
    gita, hugo = two
    await swap(gita, "Noah", "Dev")

    await hugo.submits()

    assert said(hugo).startswith("Pairs to approve\nAnother organiser changed the pairs while you looked.")
    assert "Amina Diallo and Dev Patel" in pairs(hugo)
    assert "is approved" not in read(hugo)
    await hugo.submits()
    assert "*Spring cohort is approved.*" in hugo.latest.shown
    await gita.submits()
    assert "You can’t do this while *Spring cohort* is under way." in said(gita)


async def test_undo_takes_back_only_the_change_that_was_seen(two: tuple[Person, Person]) -> None:
    gita, hugo = two
    await gita.presses("Keep this pair", nth=of(gita, "Elif Kaya"))
    await swap(hugo, "Noah", "Dev")

    await gita.presses("Undo the last change")

    assert "There’s nothing to undo: another change came after it." in said(gita)
