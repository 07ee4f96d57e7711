"""What organisers read, press and download is the same, whatever somebody told the bot in confidence.

Two workspaces live the same months. In each Amina answers, chooses and writes something else: survey, goals, agreement,
pulse, notes, and what she says of a session that did not happen. The organiser looks at board, who is meeting, who
takes part, both files and every report as they come. Figures of many people are attacked elsewhere
(`tests/mentoring/disclosure`); this is all the rest.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import openpyxl

from simulator.people import Person
from simulator.stage import stage
from tests.journeys.acts import ASKED, FINISHED, INTRODUCED, MONDAY, asked
from tests.journeys.test_agreeing import writes
from tests.journeys.test_sealed_answers import ONE, OTHER, Seen, looks_everywhere, paired
from tests.tables import opened

SECOND_ASKED = datetime(2027, 3, 8, 17, tzinfo=UTC)
TRUST = "I trust myself to speak up with people above or outside my team."


@dataclass(frozen=True, kw_only=True)
class InConfidence:
    """What Amina tells the bot alone."""

    survey: str
    goal: str
    off_limits: str
    pulse: Mapping[str, str]
    note: str
    not_held: str


LOUD = InConfidence(
    survey="Disagree",
    goal="asking for a rise",
    off_limits="my health",
    pulse=ONE,
    note="I will leave",
    not_held="Not yet",
)
QUIET = InConfidence(survey="Agree", goal="listening", off_limits="", pulse=OTHER, note="", not_held="Not this time")


async def looks(gita: Person, seen: Seen) -> None:
    """Everything that an organiser can open or take away, names of files and cells of sheets included."""
    await looks_everywhere(gita, seen)
    for page in ("Who is meeting", "Who takes part"):
        await gita.types("/mentoring cohort")
        await gita.presses(page)
        seen.add(gita)
        if page == "Who takes part":
            await gita.presses("Download as CSV")
            await gita.presses("Download for Excel")
        await gita.cancels(everything=True)
    for file in (file for message in gita.sees for file in message.files):
        content = file.content or b""
        if file.name.endswith(".xlsx"):
            sheet = openpyxl.load_workbook(io.BytesIO(content)).active
            seen.pages += [str(row) for row in sheet.iter_rows(values_only=True)]
        elif not file.name.endswith(".json"):  # that is what is stored of the organiser
            seen.pages.append(content if isinstance(content, str) else content.decode("utf-8-sig"))


async def lives(memory: str, told: InConfidence) -> Seen:
    """A whole cohort of two sessions; what its organiser saw of it."""
    seen = Seen()
    async with stage(memory, start=MONDAY, database=await opened(memory)) as here:
        gita, amina, ben = await paired(here)
        await here.travel(INTRODUCED)
        await amina.presses("Answer the start survey")
        await amina.fills({TRUST: told.survey})
        await amina.submits()
        await amina.cancels(everything=True)
        await amina.types("/mentoring goals")
        await amina.fills({"I’d like to learn about": ["Something else, typed below"], "In my own words": told.goal})
        await amina.submits()
        assert amina.modal is None, amina.errors
        await writes(amina, "Use my own words", told.off_limits)
        await looks(gita, seen)
        await here.travel(ASKED)
        for person in (amina, ben):
            await person.presses("Yes, we met", on=asked(person))
        await amina.presses("Two-minute pulse")
        await amina.fills({**told.pulse, **({"What I take away": told.note} if told.note else {})})
        await amina.submits()
        assert not amina.errors
        await looks(gita, seen)
        await here.travel(SECOND_ASKED)
        await amina.presses(told.not_held, on=asked(amina))
        await looks(gita, seen)
        await here.travel(FINISHED)
        await looks(gita, seen)
    return seen


async def test_nothing_that_an_organiser_sees_differs_by_what_one_person_said(tmp_path: Path) -> None:
    one = await lives(f"sqlite:///{tmp_path}/one.db", LOUD)
    other = await lives(f"sqlite:///{tmp_path}/other.db", QUIET)

    assert any("Sessions held" in page for page in one.pages)
    assert any("1 of 2 sessions" in page for page in one.pages)
    assert one.pages == other.pages
