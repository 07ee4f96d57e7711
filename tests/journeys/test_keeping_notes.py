"""What people keep of a session and name as a step: theirs alone until they share it, and where the next one begins."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from mentoring.model import MemberId, WorkspaceId
from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, INTRODUCED, JUNIOR, SENIOR, Facts, approves, asked, joins, read, said
from tests.journeys.conftest import Three, on_postgresql_too

SECOND_SESSION = datetime(2027, 3, 1, 12, tzinfo=UTC)
TAPS = {
    "Who asked more?": "Both about the same",
    "Who shared more?": "Both about the same",
    "What did you gain?": "Something",
}
QUESTIONS = "See all the questions"


@pytest.fixture
async def met(here: SimulatedBot, approved: Three) -> Three:
    """Amina and Ben have chosen what to learn, and both say that they met."""
    await here.travel(INTRODUCED)
    for person, topic in ((approved.amina, "reading charts"), (approved.ben, "saying no kindly")):
        await person.types("/mentoring goals")
        await person.fills({"I’d like to learn about": ["Something else, typed below"], "In my own words": topic})
        await person.submits()
    await here.travel(ASKED)
    for person in (approved.amina, approved.ben):
        await person.presses("Yes, we met", on=asked(person))
    return approved


async def keeps(person: Person, **lines: str) -> None:
    """Give the pulse, with lines to keep."""
    await person.presses("Two-minute pulse")
    await person.fills(
        {**TAPS, **{name.replace("_", " ").replace("ll t", "’ll t"): line for name, line in lines.items()}}
    )
    await person.submits()


def agenda(person: Person, number: int = 2) -> SeenMessage:
    return next(one for one in reversed(person.sees) if f"*Session {number} of" in one.shown)


async def opened(person: Person) -> str:
    """All the questions, as this person sees them."""
    await person.presses(QUESTIONS, on=agenda(person))
    assert person.modal is not None
    shown = person.modal.shown
    await person.cancels(everything=True)
    return shown


def lines(shown: str) -> list[str]:
    """What stands in a form, without its controls."""
    return [line for line in shown.splitlines() if not line.startswith(("(⋮", "["))]


@on_postgresql_too
async def test_the_next_agenda_is_about_their_goals_and_begins_with_their_steps(here: SimulatedBot, met: Three) -> None:
    amina, ben = met.amina, met.ben
    await keeps(amina, What_I_take_away="Ask first", What_Ill_try="Draw one chart a day")
    await amina.presses("Share my notes")
    assert amina.latest.shown.startswith("*Shared.* @Ben Okafor can see what you take away")
    await keeps(ben, What_Ill_try="Leave the Friday call out", What_I_passed_on="How I read a chart")
    await here.travel(SECOND_SESSION)

    for person in (amina, ben):
        shown = agenda(person).shown
        assert "@Amina Diallo is learning: Reading charts" in shown
        assert "@Ben Okafor is learning: Saying no kindly" in shown
        assert "the step each of you named last time" in shown
        assert "@Amina Diallo: “Draw one chart a day”" in shown
    everything = await opened(ben)
    assert everything.count("Saying no kindly: ") == 2
    assert everything.count("Reading charts: ") == 2
    assert "Leave the Friday call out" in everything
    assert "How I read a chart" in everything
    for where in (agenda(amina).shown, agenda(ben).shown, await opened(amina), read(met.gita)):
        assert "Friday call" not in where
        assert "How I read" not in where


async def test_a_swap_leaves_the_message_and_all_else_as_it_is(here: SimulatedBot, met: Three) -> None:
    amina, ben = met.amina, met.ben
    await here.travel(SECOND_SESSION)
    message, before = agenda(amina).shown, lines(await opened(ben))
    await amina.presses(QUESTIONS, on=agenda(amina))
    await amina.presses("Swap the second question", nth=1)
    assert amina.modal is not None
    await amina.cancels(everything=True)

    after = lines(await opened(ben))
    assert agenda(amina).shown == agenda(ben).shown == message
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert 1 <= len(changed) <= 2, "a question, and its follow-up"
    assert all(old.startswith(("@", "Follow-up")) for old, _ in changed)


async def test_notes_are_ones_own_until_they_are_shared(here: SimulatedBot, met: Three) -> None:
    amina, ben = met.amina, met.ben
    await keeps(amina, What_I_take_away="Wait for the end", What_I_passed_on="A map")
    assert "[Share my notes]" in amina.latest.shown
    await ben.opens_home()
    await ben.presses("My notes", in_="home")
    assert "Wait for the end" not in said(ben)
    await ben.cancels(everything=True)

    await amina.presses("Share my notes")
    await ben.presses("My notes", in_="home")
    assert "*@Amina Diallo, session 1*\nTakes away: Wait for the end" in said(ben)
    assert "A map" not in said(ben)
    await amina.opens_home()
    await amina.presses("My notes", in_="home")
    assert "I passed on: A map" in said(amina)


@on_postgresql_too
async def test_a_line_is_kept_without_a_pulse_changed_and_shared_at_any_time(here: SimulatedBot, met: Three) -> None:
    amina, ben = met.amina, met.ben
    await amina.opens_home()
    await amina.presses("My notes", in_="home")
    assert "*Session 1*: nothing written." in said(amina)
    await amina.presses("Write it down")
    await amina.fills({"What I take away": "Wait for the end"})
    await amina.submits()
    assert "I take away: Wait for the end" in said(amina)
    await amina.cancels(everything=True)

    await here.travel(SECOND_SESSION + timedelta(days=3))
    await amina.types("/mentoring notes")
    assert "I take away: Wait for the end" in said(amina)
    assert "*Session 2*: nothing written." in said(amina)
    await amina.presses("Change it")
    assert amina.modal is not None
    assert amina.modal.values["What I take away"] == "Wait for the end"
    await amina.fills({"What I’ll try": "Count to ten", "What I passed on": "A map"})
    await amina.submits()
    await amina.presses("Share my notes")
    assert "[Share my notes]" not in said(amina)
    await amina.cancels(everything=True)

    await ben.types("/mentoring notes")
    assert "*@Amina Diallo, session 1*\nTakes away: Wait for the end\nWill try: Count to ten" in said(ben)
    assert "A map" not in said(ben)
    assert "Wait for the end" not in read(met.gita)


async def test_notes_can_be_written_once_it_is_over_and_by_nobody_else(here: SimulatedBot, met: Three) -> None:
    amina, gita = met.amina, met.gita
    await gita.types("/mentoring notes")
    assert "You have no partner just now." in said(gita)
    await gita.cancels(everything=True)
    await amina.types("/mentoring leave")
    await amina.submits()

    await amina.opens_home()
    await amina.presses("My notes", in_="home")
    await amina.presses("Write it down")
    await amina.fills({"What I passed on": "How I read a chart"})
    await amina.submits()

    assert "I passed on: How I read a chart" in said(amina)


async def test_without_a_line_there_is_nothing_to_share(here: SimulatedBot, met: Three) -> None:
    await keeps(met.amina, What_I_passed_on="A map")
    assert "Share my notes" not in met.amina.latest.shown


async def test_notes_are_in_the_download_and_go_with_the_person(here: SimulatedBot, met: Three) -> None:
    amina, ben = met.amina, met.ben
    await keeps(amina, What_Ill_try="Count to ten")
    await amina.presses("Share my notes")
    await here.travel(SECOND_SESSION)
    await amina.types("/mentoring data")
    await amina.presses("Download everything")
    file = [file for message in amina.sees for file in message.files][-1]
    assert [row["step"] for row in json.loads(file.content)["takeaway"]] == ["Count to ten"]

    await amina.types("/mentoring data")
    await amina.presses("Erase everything")
    await amina.submits()
    async with here.bothways.database.transaction(WorkspaceId(here.bothways.workspace)) as tx:
        [pair] = await tx.mentorships.of_member(MemberId(ben.id))
        assert await tx.takeaways.of_mentorship(pair.id) == []
        kept = [item.goal for one in await tx.sessions.of_mentorship(pair.id) for item in one.questions]
    assert "Reading charts" not in kept
    await here.pass_time(timedelta(minutes=30))
    assert "Count to ten" not in read(ben)


async def test_once_the_next_agenda_shows_how_it_was_a_pulse_stays_as_it_is(here: SimulatedBot, met: Three) -> None:
    await here.travel(SECOND_SESSION - timedelta(days=4))
    way = next(one for one in reversed(met.amina.sees) if "[Two-minute pulse]" in one.shown)
    for person in (met.amina, met.ben):
        await keeps(person)
    await met.amina.presses("Two-minute pulse", on=way)
    assert met.amina.modal is not None
    assert met.amina.modal.values["What did you gain?"] == "Something"
    await met.amina.cancels(everything=True)
    await here.travel(SECOND_SESSION)

    await met.amina.presses("Two-minute pulse", on=way)
    assert "your answers stay as they are." in said(met.amina)


BOTH: Facts = {"offers": ["Listening"], "seeks": ["Negotiation", "Spreadsheets"], "level": "Leading several teams"}


@on_postgresql_too
async def test_three_learn_from_one_another_and_each_shares_once(here: SimulatedBot, announced: Three) -> None:
    chiara = await here.workspace.hire("Chiara Conti", channels=("#mentoring",))
    people = (announced.amina, announced.ben, chiara)
    await joins(announced.amina, SENIOR | {"seeks": ["Spreadsheets", "Listening"]}, "Surgery")
    await joins(announced.ben, JUNIOR | {"seeks": ["Negotiation", "Listening"]}, "Finance")
    await joins(chiara, BOTH, "Estates")
    await approves(here, announced.gita)
    await here.travel(ASKED)
    for person in people:
        await person.presses("Yes, we met", on=asked(person))
    await here.travel(SECOND_SESSION)

    shown = agenda(chiara).shown
    assert all(f"{person.name} is learning: " in shown for person in people)
    headings = [line for line in (await opened(chiara)).splitlines() if "’s goal ·" in line]
    assert sorted(headings) == sorted(f"*@{person.name}’s goal · 3½ minutes each*" for person in people)
