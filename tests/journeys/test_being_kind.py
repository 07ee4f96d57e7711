"""Kindness: whom to talk to, with no trace of who asked; and what somebody would rather not hear."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import select

from handlers.blocks.help import footer
from handlers.blocks.kindness import CAN_BE_MUTED
from mentoring.nudges.model import KIND_FACTS, MUTABLE, Audience, NudgeKind
from simulator.people import Person
from simulator.stage import SimulatedBot
from storage.database import Database
from storage.tables import InboxRow, Row
from tests.handlers.blocks.samples import T, nudge
from tests.journeys.acts import ASKED, FINISHED, INTRODUCED, asked, read, said
from tests.journeys.conftest import Three, on_postgresql_too

USUAL = "Somebody you trust, your manager, or HR can be a start."


async def everything(memory: str) -> dict[str, list[str]]:
    """All that is stored, but the digests by which a repeated request is known."""
    kept = {name: table for name, table in Row.metadata.tables.items() if name != InboxRow.__tablename__}
    database = await Database.open(memory, look_only=True)
    try:
        async with database.begin() as connection:
            return {
                name: sorted(str(row) for row in await connection.execute(select(table)))
                for name, table in kept.items()
            }
    finally:
        await database.close()


@on_postgresql_too
async def test_whoever_asks_for_support_leaves_no_trace_and_nobody_is_told(
    here: SimulatedBot, approved: Three, memory: str, caplog: pytest.LogCaptureFixture
) -> None:
    gita, amina, ben = approved.gita, approved.amina, approved.ben
    await here.travel(ASKED)
    await ben.presses("Yes, we met", on=asked(ben))
    way = ben.latest
    others = [read(amina), read(gita)]
    before = await everything(memory)
    caplog.clear()
    caplog.set_level(logging.INFO)

    await ben.presses("This was heavy", on=way)
    assert USUAL in said(ben)
    assert "Nobody is told that you looked, and I keep no record of it." in said(ben)
    await ben.cancels(everything=True)
    await ben.types("/mentoring support")
    assert USUAL in said(ben)
    await ben.cancels(everything=True)

    assert await everything(memory) == before
    assert [read(amina), read(gita)] == others
    bothways = [
        record for record in caplog.records if record.name.partition(".")[0] in {"handlers", "bot", "mentoring"}
    ]
    assert [record.getMessage() for record in bothways] == []


@on_postgresql_too
async def test_an_organiser_names_the_contacts_that_everybody_reads(here: SimulatedBot, approved: Three) -> None:
    gita, ben = approved.gita, approved.ben
    await gita.types("/mentoring support")
    await gita.presses("Change these contacts")
    await gita.fills({"What people read": "Care line: 4444, day and night\nOr speak to the guardian"})
    await gita.submits()
    assert "Care line: 4444, day and night\nOr speak to the guardian" in said(gita)

    await ben.types("/mentoring support")

    assert "Care line: 4444, day and night\nOr speak to the guardian" in said(ben)
    assert USUAL not in said(ben)
    assert "[Change these contacts]" not in said(ben)


async def muted_line(person: Person) -> str:
    """What the form says that they hear."""
    await person.opens_home()
    await person.presses("What I hear from you", in_="home")
    shown = said(person)
    await person.cancels(everything=True)
    return shown


@on_postgresql_too
async def test_a_kind_is_muted_for_one_and_heard_again_after_it_is_undone(here: SimulatedBot, approved: Three) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(INTRODUCED)
    await ben.types("/mentoring mute")
    await ben.fills({"I’d like to hear": ["Thanks at the end"]})
    await ben.submits()
    assert ben.latest.shown.startswith("*Muted:* Did you meet?, A session is still open,")

    await here.travel(ASKED)

    assert "Did you and @Ben Okafor meet for session 1?" in read(amina)
    assert "meet for session 1?" not in read(ben)
    await ben.types("/mentoring why")
    assert "not sent (you muted this kind)" in ben.latest.shown
    await ben.types("/mentoring mute")
    await ben.fills({"I’d like to hear": [T(label) for label in CAN_BE_MUTED.values()]})
    await ben.submits()
    assert ben.latest.shown == "*Nothing is muted.*"
    await here.travel(FINISHED)
    assert "meet for session 2?" in read(ben)


async def test_a_kind_is_muted_under_the_message_itself(here: SimulatedBot, approved: Three) -> None:
    ben = approved.ben
    await here.travel(ASKED)
    question = asked(ben)

    await ben.presses("Mute this kind", on=question)

    assert "*Muted:* Did you meet?\nChanged your mind?" in ben.latest.shown
    assert "☐ Did you meet?" in await muted_line(ben)


def test_what_can_be_muted_has_a_name_and_is_offered_under_its_messages_and_no_other() -> None:
    assert set(CAN_BE_MUTED) == MUTABLE
    assert all(KIND_FACTS[kind].counts and KIND_FACTS[kind].audience is Audience.PARTICIPANT for kind in MUTABLE)
    for kind in NudgeKind:
        under = footer(T, nudge(kind))
        menu = under["accessory"] if "accessory" in under else under["elements"][0]
        offered = [each["text"]["text"] for each in menu["options"]]
        assert ("Mute this kind" in offered) is (kind in MUTABLE)
