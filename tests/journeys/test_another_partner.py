"""A pairing that does not work ends without blame: both stay, and both are matched again with somebody else."""

from __future__ import annotations

from datetime import timedelta

from simulator.cast import CAST
from simulator.people import Person
from simulator.stage import SimulatedBot
from simulator.story import Story

ANOTHER = "Another partner, please: I stay in the cohort"


async def paired(here: SimulatedBot, people: int) -> list[Person]:
    """A cohort of so many, introduced to one another."""
    story = Story(stage=here, roles=CAST[:people], tell=lambda _: None, leaver=None, pauser=None)
    await story.arrive()
    await story.open_cohort()
    await story.join()
    await story.pair()
    return [story.people[name] for name in story.names()]


def introduced_in(person: Person) -> list[str]:
    """The group conversations in which somebody was introduced, first to last."""
    return [message.channel for message in person.sees if "each other’s learning partners" in message.shown]


async def ask_for_another(person: Person) -> None:
    await person.types("/mentoring leave")
    await person.fills({"What would you like?": ANOTHER})
    await person.submits()


async def test_both_stay_and_are_matched_again_with_somebody_else(here: SimulatedBot) -> None:
    people = await paired(here, 8)
    asker = people[0]
    (first,) = introduced_in(asker)

    await ask_for_another(asker)
    assert "you stay in the cohort" in asker.latest.shown
    await here.pass_time(timedelta(days=6))

    (partner,) = [each for each in people[1:] if each.name in first]
    assert len(introduced_in(asker)) == 2
    assert partner.name not in introduced_in(asker)[-1]
    assert any("has ended.* That’s nobody’s fault" in message.shown for message in partner.sees)
    assert asker.name not in introduced_in(partner)[-1]


async def test_whoever_has_no_partner_is_told_so(here: SimulatedBot) -> None:
    asker, *_ = await paired(here, 2)

    await ask_for_another(asker)
    await asker.types("/mentoring leave")

    assert asker.modal is not None
    assert "You’re about to leave *Spring cohort*" in asker.modal.shown
    assert "What would you like?" not in asker.modal.shown


async def test_the_form_still_leaves_the_cohort(here: SimulatedBot) -> None:
    asker, *_ = await paired(here, 2)

    await asker.types("/mentoring leave")
    await asker.submits()

    assert asker.latest.shown.startswith("*You’ve left Spring cohort.*")
