"""A session as a calendar file (RFC 5545) under an id that stays: a later one replaces it or takes it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from handlers.blocks.agenda_text import as_text
from handlers.blocks.booking import local_time
from handlers.blocks.formatting import listed
from handlers.texts import Texts
from mentoring.model import MemberId, SessionId
from mentoring.programme.bookings import BookingView
from mentoring.programme.meetings import Meeting

PRODUCT = "-//Bothways//Reciprocal mentoring//EN"

PUBLISHED, CANCELLED = "PUBLISH", "CANCEL"
"""What a file asks of a calendar (RFC 5546): to hold the time, or to take it out."""


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """What becomes one entry. `sequence`: of two files for one session the higher one holds."""

    session: SessionId
    sequence: int
    made_at: datetime
    starts_at: datetime
    minutes: int
    summary: str
    description: str
    off: bool = False


def file_name(number: int) -> str:
    """What the file of a session is called."""
    return f"session-{number}.ics"


def file_of(t: Texts, meeting: Meeting) -> str:
    """The file for one person: with whom they meet, and the whole agenda."""
    view, sequence = meeting.view, meeting.sequence
    others = listed(t, (meeting.names[each] for each in view.mentorship.partners_of(meeting.member)))
    summary = t(
        "Session {number} with {partners} ({cohort})",
        number=view.session.number,
        partners=others,
        cohort=view.cohort.name,
    )
    agenda = as_text(view.agenda, meeting.names)
    entry = _Entry(
        session=view.session.id,
        sequence=sequence if sequence is not None else int(meeting.made_at.timestamp()),
        made_at=meeting.made_at,
        starts_at=meeting.starts_at,
        minutes=view.cohort.minutes,
        summary=summary,
        description="\n\n".join([*_clocks(t, meeting.starts_at, meeting.zones), agenda]),
    )
    return _file(entry)


def shared_file(t: Texts, view: BookingView) -> str:
    """The file for everybody in a conversation: it names nobody, so it can stay when somebody's data goes."""
    booking = view.booking
    starts_at = booking.starts_at or view.now
    where = t("The agenda is in Slack.")
    entry = _Entry(
        session=view.session.id,
        sequence=booking.sequence,
        made_at=view.now,
        starts_at=starts_at,
        minutes=view.cohort.minutes,
        summary=t("Mentoring session {number}", number=view.session.number),
        description="\n\n".join([*_clocks(t, starts_at, view.zones), where]),
        off=booking.called_off_at is not None,
    )
    return _file(entry)


def _clocks(t: Texts, at: datetime, zones: Mapping[MemberId, str]) -> Iterable[str]:
    """The time in every zone that somebody is in."""
    if zones:
        yield "\n".join(local_time(t, at, tz) for tz in dict.fromkeys(zones.values()))


def _file(entry: _Entry) -> str:
    event = Event()
    event.add("uid", f"{entry.session}@bothways")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.made_at)
    event.add("dtstart", entry.starts_at)
    event.add("duration", timedelta(minutes=entry.minutes))
    event.add("status", "CANCELLED" if entry.off else "CONFIRMED")
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", CANCELLED if entry.off else PUBLISHED)
    calendar.add_component(event)
    return str(calendar.to_ical().decode("utf-8"))
