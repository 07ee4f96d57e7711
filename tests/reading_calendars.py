"""Calendar files, read twice: by the library, and by a strict reader of our own that shares no line with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar

LINE = re.compile(r"^(?P<name>[A-Z-]+)(?P<parameters>(;[A-Z-]+=[^:;]+)*):(?P<value>.*)$")
DURATION = re.compile(r"^PT(?:(\d+)H)?(?:(\d+)M)?$")
REQUIRED = {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DURATION", "SUMMARY", "STATUS", "DESCRIPTION"}
LONGEST = 75
"""Octets in a line, without its end (RFC 5545, 3.1)."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One event."""

    uid: str
    sequence: int
    starts_at: datetime
    length: timedelta
    summary: str
    description: str
    cancelled: bool


def entries(content: str) -> list[Entry]:
    """What the file holds. AssertionError where the two readers differ, or the file is not what the standard asks."""
    ours, library = strictly(content), by_library(content)
    assert ours == library
    return ours


def by_library(content: str) -> list[Entry]:
    """As icalendar reads it."""
    calendar = Calendar.from_ical(content)
    return [
        Entry(
            uid=str(event["uid"]),
            sequence=int(event["sequence"]),
            starts_at=event.decoded("dtstart"),
            length=event.decoded("duration"),
            summary=str(event["summary"]),
            description=str(event["description"]),
            cancelled=str(event["status"]) == "CANCELLED" and str(calendar["method"]) == "CANCEL",
        )
        for event in calendar.walk("VEVENT")
    ]


def strictly(content: str) -> list[Entry]:
    """As RFC 5545 says, and no more lenient than that: CRLF, folded lines, UTC times, every property once."""
    assert content.endswith("\r\n")
    raw = content.split("\r\n")[:-1]
    assert all("\n" not in line and len(line.encode()) <= LONGEST for line in raw)
    lines = [found for line in unfolded(raw) if (found := LINE.match(line))]
    assert len(lines) == len(unfolded(raw))
    assert (lines[0]["value"], lines[-1]["value"]) == ("VCALENDAR", "VCALENDAR")
    method = next(line["value"] for line in lines if line["name"] == "METHOD")
    found: list[Entry] = []
    inside: dict[str, str] | None = None
    for line in lines:
        if (line["name"], line["value"]) == ("BEGIN", "VEVENT"):
            inside = {}
        elif (line["name"], line["value"]) == ("END", "VEVENT"):
            assert inside is not None
            found.append(entry(inside, method))
            inside = None
        elif inside is not None:
            assert line["name"] not in inside
            inside[line["name"]] = line["value"]
    return found


def unfolded(raw: list[str]) -> list[str]:
    """Lines that begin with a space go on the one before."""
    lines: list[str] = []
    for line in raw:
        if line.startswith(" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return lines


def entry(properties: dict[str, str], method: str) -> Entry:
    """One event's properties, as values."""
    assert properties.keys() == REQUIRED
    cancelled = properties["STATUS"] == "CANCELLED"
    assert method == ("CANCEL" if cancelled else "PUBLISH")
    length = DURATION.match(properties["DURATION"])
    assert length is not None
    return Entry(
        uid=text(properties["UID"]),
        sequence=int(properties["SEQUENCE"]),
        starts_at=datetime.strptime(properties["DTSTART"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC),
        length=timedelta(hours=int(length[1] or 0), minutes=int(length[2] or 0)),
        summary=text(properties["SUMMARY"]),
        description=text(properties["DESCRIPTION"]),
        cancelled=cancelled,
    )


def text(value: str) -> str:
    """A TEXT value without its escapes (3.3.11)."""
    return re.sub(r"\\([\\;,nN])", lambda escape: "\n" if escape[1] in "nN" else escape[1], value)
