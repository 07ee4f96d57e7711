"""A pair that was matched when one session was left: its first is its last, and all that is said of it makes sense."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.stage import SimulatedBot
from tests.journeys.acts import asked, read, said
from tests.journeys.conftest import Reads, on_postgresql_too
from tests.journeys.test_agreeing import signs
from tests.journeys.test_another_partner import ask_for_another, introduced_in, paired
from tests.journeys.test_the_pulse import TAPS

AFTER_THE_FIFTH = datetime(2027, 5, 31, 10, tzinfo=UTC)
"""The sixth and last session of the cohort is due on Monday 21 June."""


def latest_with(person: Person, words: str) -> SeenMessage:
    return next(message for message in reversed(person.sees) if words in message.shown)


@on_postgresql_too
async def test_the_first_session_is_the_last(here: SimulatedBot, everybody_reads: Reads) -> None:
    people = await paired(here, 4)
    await here.travel(AFTER_THE_FIFTH)
    fork, asker = here.clock(), people[0]
    await ask_for_another(asker)
    await here.travel(AFTER_THE_FIFTH + timedelta(days=4))
    (partner,) = [each for each in people[1:] if each.name in introduced_in(asker)[-1]]

    for person, goal in ((asker, "chairing a meeting"), (partner, "saying no")):
        await person.types("/mentoring goals")
        await person.fills({"I’d like to learn about": ["Something else, typed below"], "In my own words": goal})
        await person.submits()
        assert person.modal is None, person.errors
    for person in (asker, partner):
        assert "*Signed" in await signs(person)
    await here.travel(datetime(2027, 6, 21, 17, tzinfo=UTC))
    agenda = latest_with(partner, "[See all the questions]")
    await asker.presses("See all the questions", on=agenda)
    form = said(asker)
    await asker.presses("Why these questions?")
    why = said(asker)
    await asker.cancels(everything=True)

    await here.travel(datetime(2027, 6, 27, 17, tzinfo=UTC))
    for person in (asker, partner):
        await person.presses("Yes, we met", on=asked(person))
        await person.presses("Two-minute pulse")
        await person.fills(TAPS)
        await person.submits()
    await asker.types("/mentoring")
    await asker.opens_home()
    await here.travel(datetime(2027, 8, 1, 17, tzinfo=UTC))
    await asker.types("/mentoring")

    assert form.count("Chairing meetings: ") == 2  # one asks about it, the other tells
    assert f"It’s about what @{asker.name} came to learn." in why
    assert "for your one session." in read(asker)
    everybody_reads("only_one_session", fork, asker, partner)
