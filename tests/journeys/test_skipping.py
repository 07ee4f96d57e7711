"""The day before pairing: staying, skipping, and changing one's mind."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from simulator.screen import SeenMessage
from simulator.stage import SimulatedBot
from tests.journeys.acts import AFTER_CLOSING, CHANNEL, SENIOR, fills_profile
from tests.journeys.conftest import Three

DAY_BEFORE = datetime(2027, 1, 21, 12, tzinfo=UTC)


@pytest.fixture
async def warning(here: SimulatedBot, joined: Three) -> SeenMessage:
    """What Amina reads the day before."""
    await here.travel(DAY_BEFORE)
    return joined.amina.latest


async def test_skipping_takes_one_out_and_says_how_to_come_back(
    here: SimulatedBot, joined: Three, warning: SeenMessage
) -> None:
    amina = joined.amina
    await amina.presses("Skip this one", on=warning)

    assert amina.latest.shown == (
        "*You’re out of Spring cohort.* You won’t be paired, and nobody is told. Your profile is kept for the next "
        "cohort. Changed your mind? You can join again until Fri 22 January.\n[Join again]"
    )
    assert [message for message in amina.sees if "[Skip this one]" in message.shown] == []
    assert "1 person has joined." in amina.inbox(CHANNEL)[0].shown
    await amina.presses("Join again")
    await fills_profile(amina, SENIOR, "Surgery")
    assert "You have joined Spring cohort.* 2 people so far." in amina.latest.shown


async def test_a_skip_twice_and_then_a_stay_are_answered_truly(
    here: SimulatedBot, joined: Three, warning: SeenMessage
) -> None:
    amina = joined.amina
    await amina.presses("Skip this one", on=warning)
    await amina.presses("Skip this one", on=warning)
    assert "*You’re out of Spring cohort.*" in amina.latest.shown

    await amina.presses("Stay in", on=warning)

    assert "You’re in Spring cohort" not in amina.latest.shown
    assert "That’s not here any more: it has changed since." in amina.latest.shown


async def test_staying_says_what_comes_next_and_later_it_is_too_late_to_skip(
    here: SimulatedBot, joined: Three, warning: SeenMessage
) -> None:
    await joined.amina.presses("Stay in", on=warning)

    assert joined.amina.latest.shown == (
        "*You’re in Spring cohort.* After Fri 22 January an organiser looks at the pairs, and then I introduce you to "
        "your partner."
    )
    await here.travel(AFTER_CLOSING)
    await joined.amina.presses("Skip this one", on=warning)
    assert joined.amina.latest.shown.startswith("Opt-in for *Spring cohort* has closed, so nothing was changed.")


async def test_editing_the_profile_after_a_skip_does_not_opt_in_again(
    here: SimulatedBot, joined: Three, warning: SeenMessage
) -> None:
    amina = joined.amina
    await amina.presses("Skip this one", on=warning)

    await amina.presses("Edit my profile", on=warning)
    await fills_profile(amina, SENIOR, "Surgery")

    assert amina.latest.shown == (
        "*Your profile is saved.* *Spring cohort* is open for joining until Fri 22 January.\n"
        "[Join] [Edit my profile] [Show help]"
    )
    assert "1 person has joined." in amina.inbox(CHANNEL)[0].shown


async def test_whoever_skipped_is_not_paired(here: SimulatedBot, joined: Three, warning: SeenMessage) -> None:
    await joined.amina.presses("Skip this one", on=warning)

    await here.travel(AFTER_CLOSING)

    assert "1 person has joined, so there’s nobody to pair" in joined.gita.latest.shown
