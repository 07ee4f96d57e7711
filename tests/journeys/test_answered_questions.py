"""A question that was answered somewhere else is asked no more, wherever it stands; and its old button says the truth.

What asks, with buttons that answer, and where else the answer can be given:

- *Did you meet?* and *A session is still open*: each other, App Home, the session that was led, the pulse
- the last message of a session that was led: all of these
- times to pick: the form of *Find a time*
- *Stay*, *Later*, *Stop*; *Yes, let's*; *Post it*; *Skip this one*: nowhere else, so their own message says the answer
- *Join*, *Look at the pairs*, surveys and forms: they open something, which says what is true
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, FINISHED, INTRODUCED, asked, read, said
from tests.journeys.conftest import Three, on_postgresql_too
from tests.journeys.test_ending import latest_with, six_sessions
from tests.journeys.test_ending import suggests as suggests_to_change
from tests.journeys.test_finding_a_time import suggests
from tests.journeys.test_leading_a_session import MINUTE, card, starts, to_the_end
from tests.journeys.test_the_pulse import TAPS

COUNTED = "*Session 1 is counted: you both say that you met.*"
YES = "[Yes, we met]"


def now(person: Person, message: SeenMessage) -> str:
    """What a message says by now."""
    return next(each for each in person.sees if each.ref == message.ref).shown


@pytest.fixture
async def both_asked(here: SimulatedBot, approved: Three) -> Three:
    """Both have just been asked about the first session."""
    await here.travel(ASKED)
    return approved


@on_postgresql_too
async def test_what_both_answer_in_their_messages_the_led_session_asks_no_more(
    here: SimulatedBot, both_asked: Three
) -> None:
    amina, ben = both_asked.amina, both_asked.ben
    await starts(amina)
    await to_the_end(here, amina)
    old = card(ben)
    assert "Did you meet? It counts when you both say so." in old.shown

    await amina.presses("Yes, we met", on=asked(amina))
    await here.beat()
    assert "@Amina Diallo says that you met. @Ben Okafor, one tap and it counts." in card(ben).shown
    await ben.presses("Yes, we met", on=asked(ben))
    await here.beat()

    assert "It’s counted: you both say that you met." in card(ben).shown
    assert YES not in card(ben).shown
    await ben.presses("Yes, we met", on=old)
    assert said(ben).startswith(COUNTED)


@on_postgresql_too
async def test_a_led_session_answers_what_was_asked_before_it(here: SimulatedBot, both_asked: Three) -> None:
    amina, ben = both_asked.amina, both_asked.ben
    question, other = asked(ben), asked(amina)
    await starts(amina)
    await here.pass_time(20 * MINUTE)
    await ben.presses("Next", on=card(ben))
    await to_the_end(here, ben)
    await here.beat()

    assert now(ben, question).startswith("*Thanks!* Session 1 counts once @Amina Diallo confirms too.")
    assert YES in now(amina, other)
    await amina.presses("Yes, we met", on=card(amina))
    await here.beat()
    assert now(amina, other).startswith(COUNTED)
    assert now(ben, question).startswith(COUNTED)


async def test_app_home_answers_it_and_so_does_a_pulse(here: SimulatedBot, both_asked: Three) -> None:
    amina, ben = both_asked.amina, both_asked.ben
    question = asked(amina)
    await amina.opens_home()
    await amina.presses("Yes, we met", in_="home")
    await here.beat()
    assert now(amina, question).startswith("*Thanks!* Session 1 counts once @Ben Okafor confirms too.")

    await starts(ben)
    await to_the_end(here, ben)
    await ben.presses("Two-minute pulse", on=card(ben))
    await ben.fills(TAPS)
    await ben.submits()
    await here.beat()

    assert "It’s counted: you both say that you met." in card(ben).shown
    assert now(amina, question).startswith(COUNTED)
    assert YES not in read(ben)


async def test_asked_twice_because_answers_differ_one_answer_is_enough(here: SimulatedBot, both_asked: Three) -> None:
    amina, ben = both_asked.amina, both_asked.ben
    await amina.presses("Yes, we met", on=asked(amina))
    await ben.presses("Not yet", on=asked(ben))
    await here.pass_time(timedelta(days=2))
    again = asked(amina)
    await ben.presses("Yes, we met", on=asked(ben))
    await here.beat()
    assert now(amina, again).startswith(COUNTED)


@on_postgresql_too
async def test_times_that_were_picked_in_the_form_are_not_to_be_picked_any_more(
    here: SimulatedBot, approved: Three
) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(INTRODUCED)
    first = await suggests(amina, here)
    await ben.types("/mentoring time")
    await ben.presses("This suits me", nth=1)
    await ben.cancels(everything=True)
    await here.pass_time(timedelta(seconds=10))

    assert now(amina, first).startswith("*Session 1 is booked: ")
    assert "[This suits me]" not in now(ben, first)
    booked = latest_with(ben, "[Cancel this time]")
    await ben.presses("Cancel this time", on=booked)
    await here.pass_time(timedelta(seconds=10))
    assert now(amina, first) == "*Session 1 has no time yet.*"


async def test_a_yes_stands_where_it_was_asked_for(here: SimulatedBot) -> None:
    one, other = await six_sessions(here)
    await suggests_to_change(one, 1)
    await here.pass_time(timedelta(days=1))
    question = latest_with(other, "suggests a quieter rhythm")
    await other.presses("Yes, let’s", on=question)
    assert "[Yes, let’s]" not in now(other, question)


async def test_what_may_be_posted_is_asked_once_and_the_thanks_stay(here: SimulatedBot, approved: Three) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(FINISHED)
    await ben.presses("Say thank you", on=latest_with(ben, "[Say thank you]"))
    await ben.fills({"In the cohort’s channel": ["It may also be posted, with our names"]})
    await ben.submits()
    await here.pass_time(timedelta(days=1))
    thanks = latest_with(amina, "thanks you")
    await amina.presses("Post it", on=thanks)
    assert now(amina, thanks).splitlines() == [
        *[line for line in thanks.shown.splitlines() if not line.startswith("[")],
        "[Say thank you too]",
        "*Thank you. It will be in #mentoring in a moment.*",
    ]
