"""*Add to calendar*: the time that a pair has agreed on, as a file with the whole agenda."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import FIRST_SESSION
from tests.journeys.conftest import Three


def last_event(person: Person) -> dict[str, object]:
    """What the newest file says."""
    file = [file for message in person.sees for file in message.files][-1]
    (event,) = Calendar.from_ical(file.content).walk("VEVENT")
    return {
        name.lower(): event.decoded(name)
        for name in ("uid", "sequence", "dtstart", "duration", "summary", "description")
    }


async def asks_for_a_file(person: Person, day: str, time: str) -> None:
    await person.presses("Add to calendar")
    await person.fills({"Day": day, "Time": time})
    await person.submits()


async def test_the_agreed_time_becomes_a_file_with_the_agenda(here: SimulatedBot, approved: Three) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(FIRST_SESSION)

    await asks_for_a_file(amina, "2027-02-03", "14:30")
    event = last_event(amina)

    assert event["dtstart"] == datetime(2027, 2, 3, 14, 30, tzinfo=UTC)
    assert event["duration"] == timedelta(minutes=45)
    assert event["summary"] == "Session 1 with Ben (Spring cohort)"
    assert "Round 1" in str(event["description"])
    assert amina.latest.shown.startswith("*Session 1 is in the file above.*")

    await here.pass_time(timedelta(minutes=5))
    await asks_for_a_file(amina, "2027-02-04", "09:00")
    later = last_event(amina)

    assert later["uid"] == event["uid"]
    assert int(str(later["sequence"])) > int(str(event["sequence"]))
    assert ben.latest.shown != amina.latest.shown


async def test_a_moment_that_has_passed_is_said_under_its_field(here: SimulatedBot, approved: Three) -> None:
    await here.travel(FIRST_SESSION)

    await asks_for_a_file(approved.amina, "2027-01-04", "09:00")

    assert approved.amina.errors == {
        "Day": "That moment has passed. Choose one that is still to come, in your time zone, London."
    }
