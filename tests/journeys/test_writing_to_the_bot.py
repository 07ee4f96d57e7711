"""A command written to the bot as a message, without its slash: done, or one press away."""

from __future__ import annotations

import pytest

from handlers.commands import BEGIN
from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, FIRST_SESSION, asked
from tests.journeys.conftest import Three

WHAT_IT_KNOWS = "I only know a few words, such as *status*, *agenda* or *time*. *Help* lists them all.\n"


@pytest.mark.parametrize("said", ["hello, what is this?", "time flies when one has fun", "🙂", "<@U0000>", "thanks!"])
async def test_a_message_that_is_no_command_gets_what_the_bot_knows(here: SimulatedBot, said: str) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types(said)

    assert ben.latest.shown.startswith(WHAT_IT_KNOWS)


async def test_a_picture_is_answered_and_an_echo_is_not(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    await ben.types("Help")
    message = {
        "type": "message",
        "channel_type": "im",
        "channel": ben.latest.channel_id,
        "user": ben.id,
        "text": "look",
    }

    for subtype in ("message_changed", "message_deleted", "bot_message"):
        await here.workspace._announce(message | {"subtype": subtype, "ts": "1.000001"})
    assert not ben.latest.shown.startswith(WHAT_IT_KNOWS)
    await here.workspace._announce(message | {"subtype": "file_share", "files": [{}], "ts": "1.000002"})

    assert ben.latest.shown.startswith(WHAT_IT_KNOWS)


async def test_a_command_is_done_with_or_without_its_slash(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")
    first = {}

    for said in ("Help", "why", " /mentoring why", "pulse", "feedback", "agenda", "qestion"):
        await ben.types(said)
        first[said] = ben.latest.shown.splitlines()[0]

    assert first == {
        "Help": "*Mentoring that goes both ways*: you learn from your partner, and your partner learns from you.",
        "why": "I haven’t written to you yet, and nothing is planned.",
        " /mentoring why": "I haven’t written to you yet, and nothing is planned.",
        "pulse": "*Nothing to answer now.* I’ll ask you after your next session.",
        "feedback": "*Nothing to answer now.* I’ll ask you after your next session.",
        "agenda": "*No agenda yet:* it comes once you have a partner.",
        "qestion": "I don’t know “qestion”. Did you mean *question*?",
    }


async def test_every_command_answers_and_a_form_is_one_press_away(here: SimulatedBot, approved: Three) -> None:
    await here.travel(FIRST_SESSION)
    amina = approved.amina

    for word in sorted(BEGIN):
        heard = len(amina.sees)
        await amina.types(word)
        assert len(amina.sees) > heard, word
        assert "reference" not in amina.latest.shown
        if f"[Open {word}]" in amina.latest.shown:
            await amina.presses(f"Open {word}")
            assert amina.failure is None, word
            await amina.cancels() if amina.modal else None


async def test_an_organisers_word_of_somebody_else_is_refused_and_written_down(
    here: SimulatedBot, announced: Three
) -> None:
    await announced.ben.types("report")
    await announced.ben.presses("Open report")

    await announced.gita.types("/mentoring log")
    assert "@Ben Okafor" in announced.gita.latest.shown


async def test_agenda_and_pulse_lead_to_what_is_ready(here: SimulatedBot, approved: Three) -> None:
    await here.travel(FIRST_SESSION)

    await approved.amina.types("/mentoring agenda")
    assert approved.amina.latest.shown == "*Session 1 with @Ben Okafor*\n[Open the agenda]"
    await approved.amina.presses("Open the agenda")
    assert approved.amina.modal is not None
    assert approved.amina.modal.title == "Session 1"
    await approved.amina.cancels()

    await here.travel(ASKED)
    assert asked(approved.amina).shown
    await approved.amina.types("feedback")
    assert "Did you and @Ben Okafor meet" in approved.amina.latest.shown
