"""`/mentoring data`: see it, take it along, have it erased at once."""

from __future__ import annotations

import json

from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, asked, read
from tests.journeys.conftest import Three, on_postgresql_too


async def test_whoever_is_unknown_is_told_that_nothing_is_stored(here: SimulatedBot) -> None:
    ben = await here.workspace.hire("Ben Okafor")

    await ben.types("/mentoring data")

    assert ben.latest.shown == (
        "Nothing is stored about you. `/mentoring join` makes a profile when you want to take part."
    )


async def test_what_is_stored_is_said_in_words_and_stays_until_erasing_is_confirmed(
    here: SimulatedBot, joined: Three
) -> None:
    await joined.amina.types("/mentoring data")

    assert joined.amina.latest.shown == (
        "*What I’ve stored about you*\n"
        "• Your time zone, and whether you’re paused: 1\n"
        "• Your profile: 1\n"
        "• Cohorts that you joined or skipped: 1\n"
        "• Messages to you, sent or planned: 1\n"
        "I keep ids, not names, and I can’t read your conversations. Only you can ask for this.\n"
        "[Download everything] [Erase everything]"
    )
    await joined.amina.presses("Erase everything")
    await joined.amina.cancels()
    await joined.amina.types("/mentoring data")
    assert "• Your profile: 1" in joined.amina.latest.shown


async def test_the_download_has_what_the_person_gave_and_nobody_elses_answers(
    here: SimulatedBot, approved: Three
) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(ASKED)
    await ben.presses("Yes, we met", on=asked(ben))
    await amina.types("/mentoring data")

    await amina.presses("Download everything")

    [file] = [file for message in amina.sees for file in message.files]
    everything = json.loads(file.content or b"")
    assert file.name == "bothways-my-data.json"
    assert everything["profile"][0]["department"] == "Surgery"
    assert everything["answer"] == []
    assert [message for message in ben.sees if message.files] == []


@on_postgresql_too
async def test_erasing_leaves_no_trace_and_the_partner_hears_only_that_it_has_ended(
    here: SimulatedBot, approved: Three
) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(ASKED)
    await amina.types("/mentoring data")
    await amina.presses("Erase everything")
    assert amina.modal is not None
    assert "*This can’t be undone.*" in amina.modal.shown

    await amina.submits()
    assert amina.latest.shown == (
        "*Everything about you is erased.* You won’t hear from me again unless you type `/mentoring join`."
    )
    await here.beat()
    assert "*Your pairing in Spring cohort has ended.*" in ben.latest.shown
    await amina.types("/mentoring data")
    await ben.types("/mentoring data")
    await ben.presses("Download everything")

    assert amina.latest.shown.startswith("Nothing is stored about you.")
    [file] = [file for message in ben.sees for file in message.files]
    assert amina.id not in (file.content or b"").decode()


async def test_whoever_erased_everything_hears_nothing_more(here: SimulatedBot, approved: Three) -> None:
    await approved.amina.types("/mentoring data")
    await approved.amina.presses("Erase everything")
    await approved.amina.submits()
    heard = read(approved.amina)

    await here.travel(ASKED)

    assert [m.shown for m in approved.amina.inbox("Bothways") if m.shown not in heard] == []
