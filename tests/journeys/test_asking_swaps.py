"""An agenda's questions under people's hands: swapped for both, once a round; and why each one is there."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from simulator.cast import CAST
from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.stage import SimulatedBot
from simulator.story import Story

QUESTION = re.compile(r"“([^”]*)”")
PAIR = CAST[:6]


@pytest.fixture
async def partners(here: SimulatedBot) -> tuple[Person, Person]:
    """Two people with the agenda of their first session before them."""
    story = Story(stage=here, roles=PAIR, tell=lambda _: None, leaver=None, pauser=None)
    await story.arrive()
    await story.open_cohort()
    await story.join()
    await story.pair()
    await here.travel(datetime(2027, 2, 1, 17, tzinfo=UTC))
    one = next(person for person in story.people.values() if agendas(person))
    other = next(
        person
        for person in story.people.values()
        if person is not one and any(each.ref == agenda(one).ref for each in agendas(person))
    )
    return one, other


def agendas(person: Person) -> list[SeenMessage]:
    return [message for message in person.sees if "Session 1 of 6: 45 minutes" in message.shown]


def agenda(person: Person) -> SeenMessage:
    return agendas(person)[-1]


async def questions(person: Person) -> dict[str, list[str]]:
    """The questions of each part by its heading, as the form shows them that the agenda opens; it stays open."""
    if person.modal is None:
        await person.presses("See all the questions", on=agenda(person))
    assert person.modal is not None
    return rounds(person.modal.shown)


def rounds(shown: str) -> dict[str, list[str]]:
    """The questions of each part, by its heading."""
    parts = re.split(r"\*((?:Opener|Round \d|One thing)[^*]*)\*", shown)
    return {heading: QUESTION.findall(text) for heading, text in zip(parts[1::2], parts[2::2], strict=True)}


async def test_a_swap_changes_one_question_for_everybody_and_cannot_be_repeated(
    partners: tuple[Person, Person],
) -> None:
    one, other = partners
    message = agenda(one).shown
    before = await questions(one)
    first = next(heading for heading in before if heading.startswith("Round 1"))
    await one.presses("Swap the first question", nth=1)
    after = await questions(one)

    assert [heading for heading in before if before[heading] != after[heading]] == [first]
    assert before[first][0] != after[first][0]
    assert before[first][1] == after[first][1]
    assert await questions(other) == after
    assert one.modal is not None
    assert one.modal.shown.count("Swap the first question") == one.modal.shown.count("Round") - 1
    assert agenda(one).shown == agenda(other).shown == message


async def test_the_opener_is_swapped_for_all(partners: tuple[Person, Person]) -> None:
    one, other = partners
    before = await questions(one)
    opener = next(heading for heading in before if heading.startswith("Opener"))
    await questions(other)
    await other.presses("Swap", nth=1)
    await one.cancels()

    assert (await questions(one))[opener] != before[opener]


async def test_swapped_by_both_at_once_the_second_hears_that_it_was_done(partners: tuple[Person, Person]) -> None:
    one, other = partners
    for person in partners:
        await questions(person)
    await one.presses("Swap the first question", nth=1)
    await other.presses("Swap the first question", nth=1)

    assert other.modal is not None
    assert "it’s one Swap a round." in other.modal.shown


async def test_every_question_says_why_it_is_there(partners: tuple[Person, Person]) -> None:
    one, _ = partners
    asked = {question for found in (await questions(one)).values() for question in found}
    await one.presses("Why these questions?")

    assert one.modal is not None
    assert set(QUESTION.findall(one.modal.shown)) == asked
    assert one.modal.shown.count("hasn’t been asked it before.") == len(asked)


async def test_a_question_for_now_is_for_the_partner_and_says_why(partners: tuple[Person, Person]) -> None:
    one, other = partners
    await one.types("/mentoring question")

    assert other.name in one.latest.shown
    assert "Why this one?" in one.latest.shown
