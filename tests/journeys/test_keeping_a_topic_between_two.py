"""A topic that somebody marks: their partner reads it, and nobody else, wherever organisers look."""

from __future__ import annotations

import io
import logging

import openpyxl
import pytest

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import AFTER_CLOSING, CHANNEL, INTRODUCED, JUNIOR, SENIOR, joins, read, said
from tests.journeys.conftest import Three, on_postgresql_too

CANARY = "Quaggaherding"
"""A word that nobody says by chance."""


async def joins_with_a_secret(person: Person, marked: str) -> None:
    """Join, offering a topic that nobody but the partner shall read."""
    await person.presses("Join", in_=CHANNEL)
    offers = {"What I can offer": SENIOR["offers"], "Something else I can offer": CANARY}
    await person.fills({**offers, "What I would like to learn": SENIOR["seeks"]})
    await person.presses("Keep a topic between us two")
    await person.fills({"Topics to keep between us two": [marked]})
    await person.submits()
    assert f"Only your partner reads: {marked}." in said(person)
    await person.submits()
    await person.fills({"Where I am at work": SENIOR["level"], "My department": "Surgery"})
    await person.submits()
    await person.submits()


async def test_step_one_says_who_sees_what(announced: Three) -> None:
    await announced.amina.presses("Join", in_=CHANNEL)

    assert "Your partner will see this step. Organisers see the topics that fit your partner’s" in said(announced.amina)
    assert "of what you keep between you two, they only see that there’s one topic more." in said(announced.amina)


async def test_without_topics_there_is_nothing_to_mark(announced: Three) -> None:
    await announced.amina.presses("Join", in_=CHANNEL)
    await announced.amina.presses("Keep a topic between us two")

    assert "Choose or type your topics first; then come back here." in said(announced.amina)


@on_postgresql_too
async def test_a_marked_topic_reaches_the_partner_and_no_organiser(
    here: SimulatedBot, announced: Three, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    gita, amina, ben = announced.gita, announced.amina, announced.ben
    await joins_with_a_secret(amina, CANARY)
    await joins(ben, {**JUNIOR, "seeks": []} | {"seeks": ["Negotiation"]}, "Finance")
    await ben.types("/mentoring profile")
    await ben.fills({"Something else I would like to learn": CANARY})
    for _ in range(3):
        await ben.submits()
    await here.travel(AFTER_CLOSING)
    await gita.presses("Look at the pairs")
    assert "a topic they keep between them" in said(gita)
    await swaps(gita, "Amina Diallo", "Ben Okafor")
    seen = [await looks(gita) for looks in (sees_pairs, sees_who, sees_log)]
    await gita.submits()
    await here.travel(INTRODUCED)
    await gita.types("/mentoring cohort")

    assert CANARY in read(ben)
    for place in (*seen, read(gita), "\n".join(each.shown for each in gita.inbox(CHANNEL))):
        assert CANARY not in place
    assert CANARY not in downloaded(gita)
    assert CANARY not in "\n".join(str(record.__dict__) for record in caplog.records if named_by_us(record))


async def test_a_mark_is_kept_when_the_profile_is_edited_and_goes_with_its_topic(
    here: SimulatedBot, announced: Three
) -> None:
    amina = announced.amina
    await joins_with_a_secret(amina, CANARY)
    await amina.types("/mentoring profile")
    assert f"Only your partner reads: {CANARY}." in said(amina)
    await amina.fills({"Something else I can offer": ""})
    for _ in range(3):
        await amina.submits()
    await amina.types("/mentoring profile")

    assert "Only your partner reads" not in said(amina)
    async with here.bothways.database.transaction(here.bothways.workspace) as tx:
        found = await tx.profiles.get(amina.id)
    assert found is not None
    assert found.between_us == frozenset()


async def swaps(organiser: Person, one: str, other: str) -> None:
    """A swap that is refused."""
    await organiser.presses("Swap two people")
    await organiser.fills({"This person": one, "changes places with": other})
    await organiser.submits()
    assert CANARY not in said(organiser)
    await organiser.cancels()


async def sees_pairs(organiser: Person) -> str:
    await organiser.chooses("Find somebody", "Amina Diallo")
    shown = said(organiser)
    await organiser.presses("Show everybody")
    return shown + said(organiser)


async def sees_who(organiser: Person) -> str:
    await organiser.cancels()
    await organiser.types("/mentoring cohort")
    await organiser.presses("Who takes part")
    await organiser.presses("Download for Excel")
    await organiser.presses("Download as CSV")
    shown = said(organiser)
    await organiser.cancels()
    return shown


async def sees_log(organiser: Person) -> str:
    await organiser.types("/mentoring log")
    shown = said(organiser)
    await organiser.types("/mentoring cohort")
    await organiser.presses("Look at the pairs")
    return shown


def downloaded(organiser: Person) -> str:
    """Everything in the files that an organiser took."""
    said = []
    for file in (file for message in organiser.sees for file in message.files):
        if file.name.endswith(".xlsx"):
            page = openpyxl.load_workbook(io.BytesIO(file.content or b"")).active
            said += [str(cell.value) for row in page.iter_rows() for cell in row]
        else:
            said.append((file.content or b"").decode())
    assert said
    return "\n".join(said)


def named_by_us(record: logging.LogRecord) -> bool:
    """Whether a line of the log is the product's own."""
    return record.name.split(".")[0] in {"bot", "handlers", "mentoring", "storage"}
