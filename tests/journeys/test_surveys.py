"""Four surveys that ride on other messages: three short steps, kept at once, one's own to see, change and erase."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, FINISHED, INTRODUCED, approves, asked
from tests.journeys.conftest import Three, on_postgresql_too

HALF_A_YEAR_LATER = datetime(2027, 9, 13, 17, tzinfo=UTC)
THANKED = datetime(2027, 3, 17, 12, tzinfo=UTC)
FORGOTTEN = datetime(2027, 11, 3, 12, tzinfo=UTC)

FIRST = {
    "I trust myself to speak up with people above or outside my team.": "Mostly agree",
    "I know whom to ask, beyond my own team, when I’m stuck.": "Prefer not to say",
    "In the last month I learned something from a colleague that I now use.": "Disagree",
}


async def starts(person: Person) -> None:
    """The first step of the survey of the start."""
    await person.presses("Answer the start survey")
    await person.fills(FIRST)
    await person.submits()
    await person.cancels()


async def says(person: Person, command: str) -> str:
    """What the bot answers to a command."""
    await person.types(command)
    return person.latest.shown


async def own_answers(person: Person) -> list[dict[str, object]]:
    """What the person's own file says that they answered in surveys."""
    await person.types("/mentoring data")
    await person.presses("Download everything")
    [file] = [file for message in person.sees for file in message.files][-1:]
    return list(json.loads(file.content or b"")["survey_answer"])


@on_postgresql_too
async def test_a_survey_goes_on_where_it_was_left_and_keeps_each_step_at_once(
    here: SimulatedBot, approved: Three
) -> None:
    await here.travel(INTRODUCED)
    await starts(approved.amina)

    await approved.amina.presses("Answer the start survey")
    assert approved.amina.modal is not None
    assert "Step 2 of 3" in approved.amina.modal.shown
    await approved.amina.submits()
    await approved.amina.submits()

    assert approved.amina.modal is not None
    assert "Thank you. Your answers are kept." in approved.amina.modal.shown
    await approved.amina.cancels()
    [kept] = await own_answers(approved.amina)
    assert kept["answers"] == {"confidence": 4, "network": 0, "skills": 1}
    assert approved.amina.id not in json.dumps(kept)


async def test_where_an_organiser_chose_so_the_end_asks_what_others_were_asked(
    here: SimulatedBot, joined: Three
) -> None:
    await joined.gita.types("/mentoring cohort")
    await joined.gita.chooses("More", "Own words")
    await joined.gita.fills({"Six statements to compare with others": "Yes, at the end: one minute more"})
    await joined.gita.submits()
    await joined.gita.submits()
    await approves(here, joined.gita)
    await here.travel(ASKED)
    for person in (joined.amina, joined.ben):
        await person.presses("Yes, we met", on=asked(person))
    await here.travel(THANKED)
    await joined.ben.presses("Answer the end survey")
    await joined.ben.submits()
    await joined.ben.submits()

    assert joined.ben.modal is not None
    assert "Step 3 of 4" in joined.ben.modal.shown
    assert "Civil Service People Survey, Cabinet Office." in joined.ben.modal.shown
    await joined.ben.fills({"I feel valued for the work I do": "Strongly agree"})
    await joined.ben.submits()
    await joined.ben.submits()
    assert "Thank you. Your answers are kept." in joined.ben.modal.shown
    await joined.ben.cancels()
    assert (await own_answers(joined.ben))[-1]["answers"] == {"theirs valued": 5}


async def test_the_partner_answers_for_themselves_and_sees_nothing_of_it(here: SimulatedBot, approved: Three) -> None:
    await here.travel(INTRODUCED)
    await starts(approved.amina)

    await approved.ben.presses("Answer the start survey")

    assert approved.ben.modal is not None
    assert "Step 1 of 3" in approved.ben.modal.shown
    assert "●" not in approved.ben.modal.shown


@on_postgresql_too
async def test_erasing_takes_the_answers_along(here: SimulatedBot, approved: Three) -> None:
    await here.travel(INTRODUCED)
    await starts(approved.amina)
    await starts(approved.ben)

    await approved.amina.types("/mentoring data")
    await approved.amina.presses("Erase everything")
    await approved.amina.submits()

    assert "Nothing is stored about you" in await says(approved.amina, "/mentoring data")
    [kept] = await own_answers(approved.ben)
    assert kept["wave"] == "start"


async def test_what_was_the_start_is_closed_when_the_start_is_long_over(here: SimulatedBot, approved: Three) -> None:
    await here.travel(FINISHED)

    await approved.amina.presses("Answer the start survey")

    assert approved.amina.modal is not None
    assert "This survey has closed. Nothing to do." in approved.amina.modal.shown


async def test_half_a_year_later_one_message_asks_once_more_and_then_nobody_can_say_whose_the_answers_are(
    here: SimulatedBot, approved: Three
) -> None:
    await here.travel(INTRODUCED)
    await starts(approved.amina)
    await here.travel(HALF_A_YEAR_LATER)

    assert approved.ben.latest.shown.startswith("*Half a year since Spring cohort: what lasted?* Nine statements")
    await approved.ben.presses("Answer the last survey")
    await approved.ben.submits()
    await approved.ben.cancels()
    assert [each["wave"] for each in await own_answers(approved.ben)] == ["later"]

    await here.travel(FORGOTTEN)
    assert await own_answers(approved.ben) == []
