"""*Did you meet?*: a session counts when everybody says so, and answers that differ are asked about kindly, once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, asked, read
from tests.journeys.conftest import Three, on_postgresql_too


@pytest.fixture
async def due(here: SimulatedBot, approved: Three) -> Three:
    """Both have just been asked about the first session."""
    await here.travel(ASKED)
    return approved


@on_postgresql_too
async def test_a_session_counts_when_both_say_so(here: SimulatedBot, due: Three) -> None:
    await due.amina.presses("Yes, we met", on=asked(due.amina))
    first = due.amina.latest.shown
    await due.ben.presses("Yes, we met", on=asked(due.ben))

    assert first == "*Thanks!* Session 1 counts once @Ben Okafor confirms too.\n[Two-minute pulse] [This was heavy]"
    assert (
        due.ben.latest.shown
        == "*Session 1 is counted: you both say that you met.*\n[Two-minute pulse] [This was heavy]"
    )


async def test_answers_that_differ_are_asked_about_once_more_without_blame(here: SimulatedBot, due: Three) -> None:
    amina, ben = due.amina, due.ben
    await amina.presses("Yes, we met", on=asked(amina))
    await ben.presses("Not yet", on=asked(ben))
    assert "Your answers differ so far, which happens easily, so I’ll ask you both once more." in ben.latest.shown
    heard = read(amina)

    await here.pass_time(timedelta(days=2))
    assert read(amina).removeprefix(heard).strip().splitlines()[0] == (
        "*Did you and @Ben Okafor meet for session 1?* Your answers differ, which happens easily; a look at the "
        "calendar usually settles it. It counts when you both say so. Organisers see how many sessions you have all "
        "confirmed, and never who answered what."
    )
    await ben.presses("Yes, we met", on=asked(ben))

    assert "*Session 1 is counted: you both say that you met.*" in ben.latest.shown


async def test_whoever_says_not_this_time_is_not_asked_again_and_can_still_say_yes(
    here: SimulatedBot, due: Three
) -> None:
    await due.ben.presses("Not this time", on=asked(due.ben))
    assert due.ben.latest.shown.startswith("*No problem.* I won’t ask about session 1 again")
    heard = read(due.ben)

    await here.pass_time(timedelta(days=14))

    assert "meet for session 1?" not in read(due.ben).removeprefix(heard)


async def test_once_it_counts_no_later_answer_takes_it_back(here: SimulatedBot, due: Three) -> None:
    question = asked(due.ben)
    await due.amina.presses("Yes, we met", on=asked(due.amina))

    for answer in ("Yes, we met", "Yes, we met", "Not yet", "Not this time"):
        await due.ben.presses(answer, on=question)
        assert due.ben.latest.shown.startswith("*Session 1 is counted: you both say that you met.*")
