"""From a calendar file to the stretches of time that are taken; titles, places and people are never looked at."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice

from ical.calendar_stream import IcsCalendarStream
from ical.event import Event, EventStatus
from ical.exceptions import CalendarParseError

from mentoring.model import Busy
from mentoring.ports.calendars import CalendarUnreadable
from mentoring.timeline import zone

MOST_EVENTS = 5000
"""More events than this in the time looked at are no person's calendar."""

LONGEST = timedelta(days=31)
"""An entry longer than this is a note rather than an appointment."""

SAID = re.compile(
    rb"^(SUMMARY|DESCRIPTION|LOCATION|ATTENDEE|ORGANIZER|COMMENT|CONTACT|URL|ATTACH|CATEGORIES|X-[A-Z0-9-]+)[;:]"
)
"""Properties that are thrown away before anything is read: what an appointment is about is nobody's business."""


def busy_times(content: bytes, after: datetime, until: datetime, tz: str = "UTC") -> Busy:
    """What is taken between the two, joined and in order; a whole day is one in the zone `tz`, where its owner is.

    Raises CalendarUnreadable.
    """
    if b"BEGIN:VCALENDAR" not in content:
        raise CalendarUnreadable("it is no calendar")
    try:
        calendar = IcsCalendarStream.calendar_from_ics(_without_words(content).decode("utf-8"))
        events = list(islice(calendar.timeline_tz(zone(tz)).overlapping(after, until), MOST_EVENTS + 1))
    except (CalendarParseError, ValueError, ArithmeticError, LookupError, TypeError) as error:
        raise CalendarUnreadable(f"it is no calendar that can be read ({type(error).__name__})") from None
    if len(events) > MOST_EVENTS:
        raise CalendarUnreadable("it holds too many entries")
    return _joined(sorted(_span(event, zone(tz)) for event in events if _takes_time(event)))


def _without_words(content: bytes) -> bytes:
    """The lines that say when, and none of those that say what."""
    kept: list[bytes] = []
    keep = True
    for line in content.splitlines():
        if not line.startswith((b" ", b"\t")):
            keep = SAID.match(line.upper()) is None
        if keep:
            kept.append(line)
    return b"\r\n".join([*kept, b""])


def _takes_time(event: Event) -> bool:
    """Whether somebody is busy then: not what is free, or called off, or too long to be an appointment.

    Whole days too: Outlook writes TRANSPARENT for *free* and *working elsewhere* and OPAQUE for *busy*, *tentative* and
    *away* (MS-OXCICAL 2.1.3.1.1.20.25), Google for *free* and *busy*; without it OPAQUE is meant (RFC 5545, 3.8.2.7).
    """
    free = str(event.transparency or "").upper() == "TRANSPARENT" or event.status is EventStatus.CANCELLED
    return not free and event.computed_duration <= LONGEST


def _span(event: Event, here: tzinfo) -> tuple[datetime, datetime]:
    return _utc(event.start, here), _utc(event.end, here)


def _utc(at: date | datetime, here: tzinfo) -> datetime:
    """The instant: a day begins where its owner is, and so does a time without a zone."""
    moment = at if isinstance(at, datetime) else datetime.combine(at, time())
    return (moment if moment.tzinfo else moment.replace(tzinfo=here)).astimezone(UTC)


def _joined(spans: list[tuple[datetime, datetime]]) -> Busy:
    """Those that overlap as one."""
    joined: list[tuple[datetime, datetime]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
