"""One partner falls silent: they are nudged, asked and set aside without blame, and the other is not left waiting."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import AFTER_CLOSING, CHANNEL, JUNIOR, SENIOR, joins, read
from tests.journeys.conftest import on_postgresql_too

GOLDEN = Path(__file__).parent / "goldens" / "falling_silent.txt"
ASKED_FIRST = datetime(2027, 2, 8, 16, tzinfo=UTC)
FIRST_OVER = datetime(2027, 2, 17, 16, tzinfo=UTC)
SECOND_OVER = datetime(2027, 3, 17, 16, tzinfo=UTC)
ASKED_SECOND = datetime(2027, 3, 8, 16, tzinfo=UTC)
SIX_WEEKS_ON = datetime(2027, 3, 31, 16, tzinfo=UTC)


async def paired(here: SimulatedBot, gita: Person) -> tuple[Person, Person]:
    """Amina and Ben, approved as a pair in a cohort of four sessions."""
    amina = await here.workspace.hire("Amina Diallo", channels=(CHANNEL,))
    ben = await here.workspace.hire("Ben Okafor", channels=(CHANNEL,))
    await gita.types("/mentoring cohort new")
    await gita.fills(
        {
            "Name": "Spring cohort",
            "Announcement channel": CHANNEL,
            "Opt-in closes on": "2027-01-22",
            "Starts on": "2027-02-01",
        }
    )
    await gita.submits()
    await gita.fills({"Number of sessions": "4"})
    await gita.submits()
    await gita.submits()
    await gita.submits()
    await here.travel(datetime(2027, 1, 11, 10, 10, tzinfo=UTC))
    await joins(amina, SENIOR, "Surgery")
    await joins(ben, JUNIOR, "Finance")
    await here.travel(AFTER_CLOSING)
    await gita.presses("Look at the pairs")
    await gita.submits()
    return amina, ben


@on_postgresql_too
async def test_one_silent_partner_over_three_sessions_is_set_aside_and_one_tap_brings_them_back(
    here: SimulatedBot, gita: Person, update_goldens: bool
) -> None:
    amina, ben = await paired(here, gita)
    await here.travel(ASKED_FIRST)
    await amina.types("/mentoring")
    await here.travel(FIRST_OVER)
    assert "*Session 1 with @Amina Diallo is still open.*" in read(ben)
    assert "still open" not in read(amina)

    await here.travel(ASKED_SECOND)
    await amina.types("/mentoring")
    await here.travel(SECOND_OVER)
    assert "*Does the mentoring in Spring cohort still suit you?*" in read(ben)
    assert "[Stay] [Later] [Stop]" in read(ben)
    assert "*I’m asking @Ben Okafor how they’d like to go on.*" in read(amina)

    await here.travel(SIX_WEEKS_ON)
    assert "*I’ve stopped writing to you about Spring cohort" in read(ben)
    assert "Would you like a new partner?" in read(amina)
    assert "*@Amina Diallo and @Ben Okafor in Spring cohort aren’t meeting.*" in read(gita)
    await amina.presses("Find me a partner")
    assert amina.latest.shown.startswith("*I’m looking for a new partner for you in Spring cohort.*")
    await ben.presses("Bring me back")
    assert ben.latest.shown.startswith("*Welcome back in Spring cohort.*")

    sides = "\n".join(f"# What {each.name} reads\n{read(each)}\n" for each in (amina, ben, gita))
    if update_goldens:
        GOLDEN.write_text(sides, encoding="utf-8")
    assert sides == GOLDEN.read_text(encoding="utf-8")


async def test_both_silent_are_asked_alike_and_offered_nobody_else(here: SimulatedBot, gita: Person) -> None:
    amina, ben = await paired(here, gita)
    await here.travel(SIX_WEEKS_ON)

    for each in (amina, ben):
        assert "*Does the mentoring in Spring cohort still suit you?*" in read(each)
        assert "how they’d like to go on" not in read(each)
        assert "new partner" not in read(each)
    assert "*@Amina Diallo and @Ben Okafor in Spring cohort aren’t meeting.*" in read(gita)


async def test_stay_later_and_stop(here: SimulatedBot, gita: Person) -> None:
    amina, ben = await paired(here, gita)
    await here.travel(SECOND_OVER)
    question = next(message for message in reversed(ben.sees) if "[Stop]" in message.shown)

    await ben.presses("Later", on=question)
    assert ben.modal is not None
    await ben.cancels()
    await ben.presses("Stay", on=question)
    assert ben.latest.shown.startswith("*Good to have you.*")
    await amina.presses("Stop", on=next(message for message in reversed(amina.sees) if "[Stop]" in message.shown))
    assert amina.latest.shown.startswith("*You’ve stopped in Spring cohort.*")
    await here.travel(datetime(2027, 3, 19, 16, tzinfo=UTC))
    assert "has ended.* That’s nobody’s fault" in read(ben)
