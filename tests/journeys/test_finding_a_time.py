"""*Find a time*: one suggests, the other picks with one tap, and both calendars know; moved and cancelled alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.stage import SimulatedBot
from tests.journeys.acts import (
    AFTER_CLOSING,
    FIRST_SESSION,
    INTRODUCED,
    JUNIOR,
    SENIOR,
    forged,
    joins,
    read,
)
from tests.journeys.conftest import Three, on_postgresql_too
from tests.reading_calendars import Entry, entries


def showing(person: Person, label: str) -> SeenMessage:
    """The newest message with these words."""
    return next(message for message in reversed(person.sees) if label in message.shown)


def files(person: Person) -> Iterator[str]:
    """Every calendar file that they can open, oldest first."""
    for message in person.sees:
        for file in message.files:
            yield file.content if isinstance(file.content, str) else file.content.decode()


async def suggests(person: Person, here: SimulatedBot) -> SeenMessage:
    """Ask for a time and suggest the first three."""
    await person.types("/mentoring time")
    await person.submits()
    await person.cancels(everything=True)
    await here.pass_time(timedelta(seconds=10))
    return showing(person, "[This suits me]")


@pytest.fixture
async def introduced(here: SimulatedBot, approved: Three) -> Three:
    """They have been introduced."""
    await here.travel(INTRODUCED)
    return approved


@on_postgresql_too
async def test_one_suggests_the_other_picks_and_both_have_it_in_their_calendars(
    here: SimulatedBot, introduced: Three
) -> None:
    amina, ben = introduced.amina, introduced.ben
    await ben.presses("Find a time", on=showing(ben, "each other’s learning partners"))
    assert ben.modal is not None
    assert "Times that work for both of you" in ben.modal.shown
    await ben.presses("Other times")
    await ben.submits()
    assert ben.modal is not None
    assert "You suggested times for session 1." in ben.modal.shown
    await here.pass_time(timedelta(seconds=10))

    offered = showing(amina, "[This suits me]")
    assert offered.shown.startswith("*@Ben Okafor suggests a time for session 1.*")
    await ben.presses("This suits me", on=offered, nth=1)
    assert "You suggested times for session 1." in read(ben)
    await amina.presses("This suits me", on=offered, nth=2)
    await here.pass_time(timedelta(seconds=10))

    booked = showing(ben, "[Google Calendar]")
    assert booked.shown == showing(amina, "[Google Calendar]").shown
    assert booked.shown.startswith("*Session 1 is booked: ")
    (entry,) = entries(list(files(ben))[-1])
    assert entry == entries(list(files(amina))[-1])[0]
    assert entry.length == timedelta(minutes=45)
    assert not entry.cancelled
    assert entry.summary == "Mentoring session 1"
    await amina.presses("This suits me", on=offered, nth=1)
    assert "That has changed in the meantime" in read(amina)
    assert [each.starts_at for each in kept(ben)] == [entry.starts_at]


def kept(person: Person) -> list[Entry]:
    """A calendar after every file was opened in turn: a higher sequence replaces, a cancellation takes out."""
    calendar: dict[str, Entry] = {}
    for file in files(person):
        for entry in entries(file):
            if entry.uid not in calendar or calendar[entry.uid].sequence <= entry.sequence:
                calendar[entry.uid] = entry
    return [entry for entry in calendar.values() if not entry.cancelled]


@on_postgresql_too
async def test_both_suggest_at_once_and_one_suggestion_stands(here: SimulatedBot, introduced: Three) -> None:
    amina, ben = introduced.amina, introduced.ben
    await amina.types("/mentoring time")
    await ben.types("/mentoring time")
    await amina.submits()
    await ben.submits()
    await here.pass_time(timedelta(seconds=10))

    assert ben.modal is not None
    assert "That has changed in the meantime" in ben.modal.shown
    assert "*@Amina Diallo suggests times for session 1.*" in ben.modal.shown
    assert len([message for message in ben.sees if "[This suits me]" in message.shown]) == 1
    await ben.presses("This suits me", nth=1)
    await here.pass_time(timedelta(seconds=10))
    assert len(kept(amina)) == len(kept(ben)) == 1


async def test_a_time_is_moved_once_the_other_picks_and_until_then_stands(
    here: SimulatedBot, introduced: Three
) -> None:
    amina, ben = introduced.amina, introduced.ben
    await ben.presses("This suits me", on=await suggests(amina, here), nth=1)
    await here.pass_time(timedelta(seconds=10))
    (before,) = kept(ben)

    await ben.presses("Move it", on=showing(ben, "[Move it]"))
    await ben.submits()
    await here.pass_time(timedelta(seconds=10))
    asked = showing(amina, "would like to move session 1")
    assert kept(amina) == [before]
    await amina.presses("This suits me", on=asked, nth=1)
    await here.pass_time(timedelta(seconds=10))

    assert "*Session 1 has moved to " in read(ben)
    assert "If you used a calendar link, delete that entry" in read(ben)
    (after,) = kept(amina)
    assert (after.uid, after.starts_at != before.starts_at) == (before.uid, True)
    assert after.sequence > before.sequence


@on_postgresql_too
async def test_a_time_is_cancelled_with_one_tap_and_leaves_both_calendars(
    here: SimulatedBot, introduced: Three
) -> None:
    amina, ben = introduced.amina, introduced.ben
    await ben.presses("This suits me", on=await suggests(amina, here), nth=1)
    await here.pass_time(timedelta(seconds=10))
    booked = showing(amina, "[Cancel this time]")

    await amina.presses("Cancel this time", on=booked)
    await here.pass_time(timedelta(seconds=10))
    assert "*Cancelled: session 1, " in showing(ben, "[Take it out of my calendar]").shown
    assert kept(ben) == kept(amina) == []

    await amina.presses("Cancel this time", on=booked)
    assert "That has changed in the meantime" in read(amina)
    await ben.presses("Find a time", on=showing(ben, "[Take it out of my calendar]"))
    assert ben.modal is not None
    assert "*Session 1 has no time yet.*" in ben.modal.shown


async def test_both_are_reminded_the_day_before_and_ten_minutes_before_and_asked_after_it(
    here: SimulatedBot, introduced: Three
) -> None:
    amina, ben = introduced.amina, introduced.ben
    await ben.presses("This suits me", on=await suggests(amina, here), nth=1)
    await here.pass_time(timedelta(seconds=10))
    (entry,) = kept(ben)

    await here.travel(entry.starts_at - timedelta(hours=20))
    assert "*Session 1 comes next: " in read(ben)
    assert "begins in 10 minutes" not in read(ben)
    await here.travel(entry.starts_at - timedelta(minutes=5))
    soon = showing(ben, "*Session 1 begins in 10 minutes.*")
    assert soon.shown == showing(amina, "*Session 1 begins in 10 minutes.*").shown
    await ben.presses("See the agenda", on=soon)
    assert ben.modal is not None
    assert "Round 1" in ben.modal.shown
    assert "[Yes, we met]" not in read(ben)
    await here.travel(entry.starts_at + timedelta(days=8))  # no third message in a week, so the question may wait
    assert "[Yes, we met]" in read(ben)


async def test_a_booked_session_has_its_agenda_before_it_is_held(here: SimulatedBot, introduced: Three) -> None:
    amina, ben = introduced.amina, introduced.ben
    await amina.types("/mentoring time")
    await amina.presses("Propose my own")
    await amina.fills({"Day": "2027-01-28", "Time": "14:00"})
    await amina.submits()
    await here.pass_time(timedelta(seconds=10))
    await ben.presses("This suits me", on=showing(ben, "[This suits me]"))
    await here.travel(datetime(2027, 1, 28, 13, 55, tzinfo=UTC))

    shown = [message.shown for message in ben.sees]
    agenda = next(place for place, text in enumerate(shown) if text.startswith("*Session 1 of 2: 45 minutes"))
    soon = next(place for place, text in enumerate(shown) if text.startswith("*Session 1 begins in 10 minutes.*"))
    assert agenda < soon


@on_postgresql_too
async def test_the_agenda_has_the_time_and_no_reminder_says_it_again_within_the_hour(
    here: SimulatedBot, introduced: Three
) -> None:
    amina, ben = introduced.amina, introduced.ben
    await amina.types("/mentoring time")
    await amina.presses("Propose my own")
    await amina.fills({"Day": "2027-02-02", "Time": "09:30"})
    await amina.submits()
    await here.pass_time(timedelta(seconds=10))
    await ben.presses("This suits me", on=showing(ben, "[This suits me]"))
    await here.travel(FIRST_SESSION + timedelta(hours=6))

    agenda = showing(ben, "*Session 1 of 2: 45 minutes")
    assert "*When?* tomorrow at 09:30" in agenda.shown
    assert "comes next" not in read(ben) + read(amina)
    await ben.types("/mentoring why")
    assert "the message before it said so already" in read(ben)
    await here.travel(datetime(2027, 2, 2, 9, 25, tzinfo=UTC))
    assert "*Session 1 begins in 10 minutes.*" in read(ben)


async def test_a_time_of_ones_own_is_looked_at(here: SimulatedBot, introduced: Three) -> None:
    amina = introduced.amina
    await amina.types("/mentoring time")
    await amina.presses("Propose my own")

    await amina.fills({"Day": "2027-01-04", "Time": "09:00"})
    await amina.submits()
    assert "That moment has passed." in amina.errors["Day"]
    await amina.fills({"Day": "2027-12-24"})
    await amina.submits()
    assert amina.errors == {"Day": "Choose a time within the next 90 days."}
    await amina.fills({"Day": "2027-02-06", "Time": "07:00"})
    await amina.submits()
    await here.pass_time(timedelta(seconds=10))

    assert "Outside @Ben Okafor and @Amina Diallo’s working hours" in showing(introduced.ben, "[This suits me]").shown


async def test_who_leaves_or_pauses_frees_the_other_who_hears_of_it(here: SimulatedBot, introduced: Three) -> None:
    amina, ben = introduced.amina, introduced.ben
    await ben.presses("This suits me", on=await suggests(amina, here), nth=1)
    await here.pass_time(timedelta(seconds=10))

    await amina.types("/mentoring pause")
    await amina.fills({"I’m back on": "2027-02-20"})
    await amina.submits()
    await here.pass_time(timedelta(seconds=10))
    assert "*Cancelled: session 1, " in showing(ben, "[Take it out of my calendar]").shown
    await amina.types("/mentoring resume")
    await amina.presses("This suits me", on=await suggests(ben, here), nth=1)
    await here.pass_time(timedelta(seconds=10))
    assert len([each for each in ben.sees if "[Google Calendar]" in each.shown]) == 2

    await amina.types("/mentoring leave")
    await amina.submits()
    await here.pass_time(timedelta(seconds=10))
    assert len([each for each in ben.sees if "[Take it out of my calendar]" in each.shown]) == 2
    await ben.presses("Take it out of my calendar", on=showing(ben, "[Take it out of my calendar]"))
    assert kept(ben) == []
    await ben.types("/mentoring time")
    assert ben.modal is not None
    assert "There’s no session to find a time for just now." in ben.modal.shown


async def test_who_erases_their_data_frees_the_other_who_hears_of_it(here: SimulatedBot, introduced: Three) -> None:
    amina, ben = introduced.amina, introduced.ben
    await ben.presses("This suits me", on=await suggests(amina, here), nth=1)
    await here.pass_time(timedelta(seconds=10))

    await amina.types("/mentoring data")
    await amina.presses("Erase everything")
    await amina.submits()
    await here.pass_time(timedelta(seconds=10))

    assert "*Cancelled: session 1, " in read(ben)
    await here.travel(FIRST_SESSION + timedelta(days=14))
    assert "begins in 10 minutes" not in read(ben)


async def test_three_need_everybody_and_a_forged_value_changes_nothing(here: SimulatedBot, announced: Three) -> None:
    chiara = await here.workspace.hire("Chiara Conti", channels=("#mentoring",))
    await joins(announced.amina, SENIOR, "Surgery")
    await joins(announced.ben, JUNIOR, "Finance")
    await joins(chiara, JUNIOR, "Legal")
    await here.travel(AFTER_CLOSING)
    await announced.gita.presses("Look at the pairs")
    await announced.gita.submits()
    await here.travel(INTRODUCED)
    offered = await suggests(chiara, here)

    await announced.ben.presses("None of these", on=forged(offered, action_id="pick_time", value="x|1|99999999999"))
    assert "That’s not here any more: it has changed since." in read(announced.ben)
    await announced.ben.presses("This suits me", on=offered, nth=1)
    assert "Suits @Ben Okafor" in showing(chiara, "[This suits me]").shown
    assert kept(chiara) == []
    await announced.amina.presses("This suits me", on=showing(announced.amina, "[This suits me]"), nth=1)
    await here.pass_time(timedelta(seconds=10))

    assert len(kept(announced.ben)) == len(kept(chiara)) == 1


async def test_home_says_when_and_leads_to_the_form(here: SimulatedBot, introduced: Three) -> None:
    amina, ben = introduced.amina, introduced.ben
    await ben.opens_home()
    assert ben.home is not None
    assert "Session 1 has no time yet." in ben.home.shown
    await ben.presses("This suits me", on=await suggests(amina, here), nth=1)
    await here.pass_time(timedelta(seconds=10))

    await ben.opens_home()
    assert ben.home is not None
    await ben.presses("Move or cancel", in_="home")
    assert ben.modal is not None
    await ben.presses("Cancel this time")
    assert ben.modal is not None
    assert "Cancelled. I’ve told @Amina Diallo." in ben.modal.shown


class SaysBusy:
    """A reader of calendars in which everything up to a moment is taken."""

    def __init__(self, until: datetime) -> None:
        self.until = until

    def takes(self, link: str) -> bool:
        return link.startswith("https://")

    async def busy(self, link: str, after: datetime, until: datetime, tz: str) -> tuple[tuple[datetime, datetime], ...]:
        assert (link, tz) == (LINK, "Europe/London")
        return ((after, min(self.until, until)),)


LINK = "https://calendar.google.com/calendar/ical/amina/private-abc123/basic.ics"
FREE_FROM = datetime(2027, 2, 8, tzinfo=UTC)


@on_postgresql_too
async def test_a_published_calendar_keeps_slots_clear_names_nobody_and_goes_by_a_tap(
    here: SimulatedBot, introduced: Three, log_file: Path
) -> None:
    amina, ben = introduced.amina, introduced.ben
    await amina.types("/mentoring time")
    await amina.presses("Use my calendar")
    await amina.fills({"Link of my calendar": "https://evil.example/me.ics"})
    await amina.submits()
    assert "That’s no calendar link I know." in amina.errors["Link of my calendar"]
    await amina.fills({"Link of my calendar": LINK})
    await amina.submits()
    reading = here.bothways.programme.over(calendars=SaysBusy(FREE_FROM))
    assert await reading.availability.read_due() == 1
    assert await reading.availability.read_due() == 0

    times = [datetime.fromtimestamp(each, UTC) for each in await offered_to(ben)]
    assert min(times) >= FREE_FROM
    assert ben.modal is not None
    assert not {"Amina", "busy"} & set(ben.modal.shown.replace("@Amina Diallo writes", "").split())
    await amina.cancels(everything=True)
    await amina.types("/mentoring data")
    await amina.presses("Download everything")
    export = next(file for message in reversed(amina.sees) for file in message.files)
    assert "private-abc123" not in str(export.content)
    assert "private-abc123" not in logged(log_file)

    await amina.types("/mentoring time")
    await amina.presses("Use my calendar")
    assert amina.modal is not None
    assert "private-abc123" not in amina.modal.shown
    await amina.presses("Stop using my calendar")
    assert min(datetime.fromtimestamp(each, UTC) for each in await offered_to(ben)) < FREE_FROM


async def offered_to(person: Person) -> list[int]:
    """The moments that the form offers to suggest."""
    await person.types("/mentoring time")
    view = person._hands.modal()
    assert view is not None
    return [int(each) for each in view.content["private_metadata"].split("|")[2].split(",")]


def logged(log_file: Path) -> str:
    """Everything that was logged so far."""
    return log_file.read_text(encoding="utf-8")
