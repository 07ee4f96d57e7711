"""A session as a calendar file: the same agenda that people have in Slack, under an id that stays."""

from __future__ import annotations

from datetime import timedelta

from icalendar import Calendar, Event

from handlers.blocks.agenda_text import as_text
from handlers.blocks.formatting import listed
from handlers.texts import Texts
from mentoring.programme.meetings import Meeting

PRODUCT = "-//Bothways//Reciprocal mentoring//EN"


def file_of(t: Texts, meeting: Meeting) -> str:
    """The `.ics` file (RFC 5545). One made later replaces the earlier one in a calendar: same UID, higher SEQUENCE."""
    view = meeting.view
    others = listed(t, (meeting.names[each] for each in view.mentorship.partners_of(meeting.member)))
    event = Event()
    event.add("uid", f"{view.session.id}@bothways")
    event.add("sequence", int(meeting.made_at.timestamp()) // 60)
    event.add("dtstamp", meeting.made_at)
    event.add("dtstart", meeting.starts_at)
    event.add("duration", timedelta(minutes=view.cohort.minutes))
    event.add(
        "summary",
        t(
            "Session {number} with {partners} ({cohort})",
            number=view.session.number,
            partners=others,
            cohort=view.cohort.name,
        ),
    )
    event.add("description", as_text(view.agenda, meeting.names))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return str(calendar.to_ical().decode("utf-8"))
