"""What is taken, whatever a calendar's zone, recurrence and notes; and nothing of what it says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.calendars.intervals import MOST_EVENTS, busy_times
from mentoring.ports.calendars import CalendarUnreadable

MARCH = datetime(2027, 3, 22, tzinfo=UTC)
APRIL = MARCH + timedelta(days=14)

WINDOWS_ZONE = """BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def file(*events: str, zone: str = "") -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Somebody//EN", *zone.splitlines()]
    for number, event in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}", "DTSTAMP:20270101T000000Z", *event.splitlines(), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def at(day: int, hour: int, month: int = 3) -> datetime:
    return datetime(2027, month, day, hour, tzinfo=UTC)


def test_a_weekly_appointment_follows_its_zone_across_the_change_of_clocks() -> None:
    weekly = "DTSTART;TZID=Europe/Berlin:20270301T090000\nDTEND;TZID=Europe/Berlin:20270301T100000\nRRULE:FREQ=WEEKLY"

    assert busy_times(file(weekly), MARCH, APRIL) == ((at(22, 8), at(22, 9)), (at(29, 7), at(29, 8)))


def test_a_zone_by_the_name_that_outlook_gives_it() -> None:
    one = "DTSTART;TZID=W. Europe Standard Time:20270330T090000\nDTEND;TZID=W. Europe Standard Time:20270330T100000"

    assert busy_times(file(one, zone=WINDOWS_ZONE), MARCH, APRIL) == ((at(30, 7), at(30, 8)),)


def test_what_overlaps_is_one_and_what_is_free_or_cancelled_is_nothing() -> None:
    events = (
        "DTSTART:20270323T090000Z\nDTEND:20270323T100000Z",
        "DTSTART:20270323T093000Z\nDURATION:PT1H30M",
        "DTSTART:20270324T090000Z\nDTEND:20270324T100000Z\nTRANSP:TRANSPARENT",
        "DTSTART:20270325T090000Z\nDTEND:20270325T100000Z\nSTATUS:CANCELLED",
        "DTSTART;VALUE=DATE:20270326\nDTEND;VALUE=DATE:20270327\nTRANSP:TRANSPARENT",
        "DTSTART:20280326T090000Z\nDTEND:20280326T100000Z",
    )

    assert busy_times(file(*events), MARCH, APRIL) == ((at(23, 9), at(23, 11)),)


HOLIDAY = "DTSTART;VALUE=DATE:20270326\nDTEND;VALUE=DATE:20270328\nTRANSP:OPAQUE"
"""Friday and Saturday, away: the end of a whole day is the day after it."""


def test_days_away_are_taken_from_midnight_to_midnight_where_the_person_is() -> None:
    east = busy_times(file(HOLIDAY), MARCH, APRIL, "Pacific/Auckland")
    here = busy_times(file(HOLIDAY), MARCH, APRIL, "Europe/London")
    west = busy_times(file(HOLIDAY), MARCH, APRIL, "America/Los_Angeles")

    assert east == ((at(25, 11), at(27, 11)),)
    assert here == ((at(26, 0), at(28, 0)),)
    assert west == ((at(26, 7), at(28, 7)),)


def test_a_day_off_that_says_nothing_else_and_a_weekly_one_across_the_change_of_clocks() -> None:
    single, sundays = "DTSTART;VALUE=DATE:20270324", "DTSTART;VALUE=DATE:20270321\nRRULE:FREQ=WEEKLY;COUNT=2"

    assert busy_times(file(single), MARCH, APRIL, "Asia/Tokyo") == ((at(23, 15), at(24, 15)),)
    assert busy_times(file(sundays), MARCH, APRIL, "Europe/London") == ((at(28, 0), at(28, 23)),)


def test_what_outlook_writes_of_a_day_in_which_somebody_works_elsewhere_takes_no_time() -> None:
    elsewhere = "DTSTART;VALUE=DATE:20270324\nTRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"
    away = "DTSTART;VALUE=DATE:20270325\nTRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:OOF"

    assert busy_times(file(elsewhere, away), MARCH, APRIL) == ((at(25, 0), at(26, 0)),)


def test_a_time_without_a_zone_is_one_where_the_person_is() -> None:
    floating = "DTSTART:20270324T090000\nDTEND:20270324T100000"

    assert busy_times(file(floating), MARCH, APRIL, "Europe/Berlin") == ((at(24, 8), at(24, 9)),)


def test_an_exception_of_a_series_counts_and_titles_are_never_read() -> None:
    daily = (
        "DTSTART:20270322T090000Z\nDTEND:20270322T100000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20270323T090000Z\n"
        "SUMMARY:A secret\n that goes on\nDESCRIPTION:Another\nATTENDEE;CN=Boss:mailto:boss@example.org"
    )

    assert busy_times(file(daily), MARCH, APRIL) == ((at(22, 9), at(22, 10)), (at(24, 9), at(24, 10)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>Sign in</html>",
        b"\xff\xfe\x00",
        file("DTSTART:yesterday"),
        file("DTSTART:20270301T090000Z\nRRULE:X"),
    ],
)
def test_what_is_no_calendar_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(CalendarUnreadable):
        busy_times(content, MARCH, APRIL)


def test_an_endless_series_is_read_only_as_far_as_is_looked_and_a_flood_is_refused() -> None:
    hourly = "DTSTART:20200101T000000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY"
    assert len(busy_times(file(hourly), MARCH, APRIL)) == 14

    flood = "DTSTART:20270101T000000Z\nDURATION:PT1S\nRRULE:FREQ=MINUTELY"
    with pytest.raises(CalendarUnreadable, match="too many"):
        busy_times(file(flood), MARCH, MARCH + timedelta(minutes=MOST_EVENTS + 5))
