"""Sealed answers, as a property: whatever somebody answers, nobody else sees any difference before they have answered.

Two workspaces live the same days; in one Amina answers her pulse one way, in the other the other way. Ben and the
organiser type every command, press every button that opens something, look at App Home and take their data along. All
that they see, and every line of the logs, must be the same in both.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from handlers.commands import BEGIN
from mentoring.model import Actor, Gain, MemberId, Side
from simulator.people import Person
from simulator.stage import SimulatedBot, stage
from tests.journeys.acts import CHANNEL, JUNIOR, MONDAY, SENIOR, announces, approves, asked, joins, read
from tests.journeys.conftest import on_postgresql_too
from tests.tables import opened

SECOND_SESSION = datetime(2027, 3, 1, 18, tzinfo=UTC)
THIRD_SESSION = datetime(2027, 3, 29, 18, tzinfo=UTC)
ONE = {"Who asked more?": "Mostly me", "Who shared more?": "Mostly me", "What did you gain?": "Nothing yet"}
OTHER = {
    "Who asked more?": "Mostly my partner",
    "Who shared more?": "Mostly my partner",
    "What did you gain?": "Something I’ll use",
}
SAFE_TO_PRESS = re.compile(r"^(Two-minute pulse|Why|Open the|Show|Add to|A question|How it works|Download)")
NOT_THE_SAME_TWICE = re.compile(r"[0-9a-f]{8,}|V[0-9A-Z]{6,}|\d{10}\.\d{6}|dsk\S+|\d+ ?ms|\d+\.\d+|-?\d{4,}")


@dataclass
class Seen:
    """All that anybody but Amina was shown."""

    pages: list[str] = field(default_factory=list)

    def add(self, person: Person) -> None:
        """What is before this person now: every message, App Home, the form that is open."""
        shown = [message.shown for message in person.sees]
        shown += [person.home.shown] if person.home else []
        shown += [person.modal.shown] if person.modal else []
        self.pages += shown


async def closes(person: Person) -> None:
    """Whatever form is open."""
    if person.modal is not None:
        await person.cancels(everything=True)


async def looks_everywhere(person: Person, seen: Seen) -> None:
    """Type every command, press what opens something in every message, look at App Home and take the data along."""
    for word in sorted(BEGIN):
        await person.types(f"/mentoring {word}")
        seen.add(person)
        await closes(person)
    for message in list(person.sees):
        for label in re.findall(r"\[([^\]]+)\]", message.shown):
            if SAFE_TO_PRESS.match(label):
                await person.presses(label, on=message, nth=1)
                seen.add(person)
                await closes(person)
    await person.opens_home()
    seen.add(person)


async def lives(memory: str, answers: Mapping[str, str], log: pytest.LogCaptureFixture) -> tuple[Seen, str]:
    """The days of one workspace up to the second agenda: Amina answers, Ben does not; what Ben and Gita saw."""
    seen = Seen()
    log.clear()
    async with stage(memory, start=MONDAY, database=await opened(memory)) as here:
        gita, amina, ben = await paired(here)
        await here.travel(datetime(2027, 2, 8, 16, tzinfo=UTC))
        for person in (amina, ben):
            await person.presses("Yes, we met", on=asked(person))
        await amina.presses("Two-minute pulse")
        await amina.fills(answers)
        await amina.submits()
        for person in (ben, gita):
            await looks_everywhere(person, seen)
        await here.travel(SECOND_SESSION)
        for person in (ben, gita):
            await looks_everywhere(person, seen)
        for person in (ben, gita):
            seen.pages.append(json.dumps(await taken_along(here, person), default=str, sort_keys=True))
    logged = "\n".join(NOT_THE_SAME_TWICE.sub("#", record.getMessage()) for record in log.records)
    return seen, logged


async def taken_along(here: SimulatedBot, person: Person) -> Mapping[str, Any]:
    """All that somebody downloads, without what is another id or moment each time."""
    export = await here.bothways.programme.data.export(
        Actor(workspace=here.bothways.workspace, member=MemberId(person.id))
    )
    acts = [{key: value for key, value in row.items() if key != "entry_id"} for row in export["audit_entry"]]
    shown = {table: rows for table, rows in export.items() if table not in ("nudge", "nudge_recipient")}
    return {**shown, "audit_entry": sorted(acts, key=str)}


async def paired(here: SimulatedBot, sessions: int = 2) -> tuple[Person, Person, Person]:
    """An organiser and two who were introduced to one another, for so many sessions."""
    gita = await here.workspace.hire("Gita Rao", admin=True)
    here.workspace.add_channel(CHANNEL, members=(gita,), with_bot=True)
    await gita.types("/mentoring setup")
    await here.beat()
    amina = await here.workspace.hire("Amina Diallo", channels=(CHANNEL,))
    ben = await here.workspace.hire("Ben Okafor", channels=(CHANNEL,))
    await announces(here, gita, sessions)
    await joins(amina, SENIOR, "Surgery")
    await joins(ben, JUNIOR, "Finance")
    await approves(here, gita)
    return gita, amina, ben


async def test_nobody_sees_a_difference_before_they_have_answered(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for room in ("mentoring", "handlers", "storage", "bot"):
        caplog.set_level(logging.DEBUG, logger=room)
    one, first_log = await lives(f"sqlite:///{tmp_path}/one.db", ONE, caplog)
    other, second_log = await lives(f"sqlite:///{tmp_path}/other.db", OTHER, caplog)

    assert len(one.pages) > 50
    assert one.pages == other.pages
    assert first_log == second_log


def answers_in(text: str) -> list[str]:
    return [answer for answer in (*ONE.values(), *OTHER.values()) if answer in text]


@on_postgresql_too
async def test_once_both_have_answered_the_next_agenda_says_it_in_words_once_and_it_stays(here: SimulatedBot) -> None:
    gita, amina, ben = await paired(here, sessions=4)
    await here.travel(datetime(2027, 2, 8, 16, tzinfo=UTC))
    for person, answers in ((amina, ONE), (ben, OTHER)):
        await person.presses("Yes, we met", on=asked(person))
        way = person.latest
        await person.presses("Two-minute pulse", on=way)
        await person.fills(answers)
        await person.submits()

    await here.travel(SECOND_SESSION)

    said = "*Looking back at session 1:* the talk leaned to one side. How would you like to share it today?"
    assert said in read(amina)
    assert said in read(ben)
    assert "Looking back" not in read(gita)
    assert answers_in(read(ben)) == []
    assert answers_in(read(gita)) == []
    await ben.types("/mentoring data")
    await ben.opens_home()
    await here.pass_time(timedelta(hours=1))
    way = next(message for message in reversed(amina.sees) if "[Two-minute pulse]" in message.shown)
    await amina.presses("Two-minute pulse", on=way)
    assert amina.modal is not None
    assert "You’ve all been shown how even that talk was, so your answers stay as they are." in amina.modal.shown
    await closes(amina)
    await here.travel(THIRD_SESSION)
    assert "Session 3 of" in read(ben)
    assert read(ben).count(said) == 1


@on_postgresql_too
async def test_the_export_has_ones_own_answers_and_nobody_elses(here: SimulatedBot) -> None:
    _, amina, ben = await paired(here)
    await here.travel(datetime(2027, 2, 8, 16, tzinfo=UTC))
    await amina.presses("Yes, we met", on=asked(amina))
    await amina.presses("Two-minute pulse")
    await amina.fills(OTHER)
    await amina.submits()

    exported = {person.id: json.dumps(await taken_along(here, person), default=str) for person in (amina, ben)}

    assert f'"gained": {int(Gain.WILL_USE)}' in exported[amina.id]
    assert f'"asked": {int(Side.MOSTLY_PARTNER)}' in exported[amina.id]
    assert '"gained"' not in exported[ben.id]
