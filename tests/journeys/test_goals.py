"""What each came to learn: chosen after the introduction, seen by both, changed at will, nobody else's business."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from simulator.filling import REQUIRED
from simulator.stage import SimulatedBot
from tests.journeys.acts import CHANNEL, INTRODUCED, JUNIOR, SENIOR, Facts, approves, joins, read, said
from tests.journeys.conftest import Three, on_postgresql_too

CHOOSE = "Choose what you’d like to learn"
LIST = "I’d like to learn about"
TYPED = ["Something else, typed below"]
SECOND_SESSION = datetime(2027, 3, 1, 17, tzinfo=UTC)
THIRD: Facts = {"offers": ["Listening"], "seeks": ["Negotiation", "Spreadsheets"], "level": "Leading several teams"}


@on_postgresql_too
async def test_each_chooses_what_to_learn_and_the_other_sees_it(here: SimulatedBot, approved: Three) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(INTRODUCED)
    await amina.presses(CHOOSE)
    assert "What would you like to learn from @Ben Okafor?" in said(amina)
    await amina.fills({"I’d like to learn about": ["Spreadsheets"], "Why it matters to me": "I begin in May"})
    await amina.submits()
    assert amina.latest.shown == (
        "*Saved: Spreadsheets.* @Ben Okafor can see it. From your second session on, half the time is about what you "
        "each chose. Change it any time with `/mentoring goals`."
    )

    await ben.types("/mentoring goals")
    assert "@Amina Diallo chose: Spreadsheets. Why: I begin in May" in said(ben)
    await ben.fills({LIST: TYPED, "In my own words": "  saying no, kindly. "})
    await ben.submits()
    assert "*Saved: Saying no, kindly.*" in ben.latest.shown
    await ben.types("/mentoring goals")
    assert ben.modal is not None
    assert ben.modal.values["In my own words"] == "Saying no, kindly"
    assert "Saying no" not in read(approved.gita)
    await amina.opens_home()
    assert amina.home is not None
    assert "You’re learning: Spreadsheets\n@Ben Okafor is learning: Saying no, kindly" in amina.home.shown


async def test_nothing_and_too_much_are_said_under_the_field(here: SimulatedBot, approved: Three) -> None:
    await here.travel(INTRODUCED)
    await approved.amina.presses(CHOOSE)
    await approved.amina.submits()
    assert approved.amina.errors == {LIST: REQUIRED}
    await approved.amina.fills({LIST: TYPED})
    await approved.amina.submits()
    assert approved.amina.errors == {"In my own words": "Choose something above, or write it here."}


async def test_goals_are_changed_whenever_one_likes(here: SimulatedBot, approved: Three) -> None:
    amina = approved.amina
    await here.travel(INTRODUCED)
    for words in ("planning", "asking for help"):
        await amina.types("/mentoring goals")
        await amina.fills({LIST: TYPED, "In my own words": words})
        await amina.submits()

    await approved.ben.types("/mentoring goals")
    assert "@Amina Diallo chose: Asking for help." in said(approved.ben)


async def test_without_a_partner_it_says_when_to_choose(here: SimulatedBot, joined: Three) -> None:
    await joined.ben.types("/mentoring goals")
    assert said(joined.ben).startswith(
        "Not just now\nYou have no partner just now. I’ll message you when you’re matched."
    )


async def test_goals_are_in_the_download_and_go_with_the_person(here: SimulatedBot, approved: Three) -> None:
    amina = approved.amina
    await here.travel(INTRODUCED)
    await amina.types("/mentoring goals")
    await amina.fills({LIST: TYPED, "In my own words": "counting sheep"})
    await amina.submits()
    await amina.types("/mentoring data")
    assert "• What you chose to learn: 1" in amina.latest.shown
    await amina.presses("Download everything")
    file = [file for message in amina.sees for file in message.files][-1]
    assert [row["topic"] for row in json.loads(file.content)["goal"]] == ["Counting sheep"]

    await amina.types("/mentoring data")
    await amina.presses("Erase everything")
    await amina.submits()
    async with here.bothways.database.begin() as connection:
        found = await connection.exec_driver_sql("SELECT count(*) FROM goal WHERE topic LIKE '%sheep%'")
        assert found.scalar_one() == 0


@on_postgresql_too
async def test_two_who_stay_of_three_keep_what_the_other_can_share_and_are_asked_again_for_the_rest(
    here: SimulatedBot, announced: Three
) -> None:
    amina, ben = announced.amina, announced.ben
    chiara = await here.workspace.hire("Chiara Conti", channels=(CHANNEL,))
    await joins(amina, SENIOR | {"seeks": ["Spreadsheets", "Listening"]}, "Surgery")
    await joins(ben, JUNIOR | {"seeks": ["Negotiation", "Listening"]}, "Finance")
    await joins(chiara, THIRD, "Estates")
    await approves(here, announced.gita)
    await here.travel(INTRODUCED)
    await amina.presses(CHOOSE)
    await amina.fills({"I’d like to learn about": ["Spreadsheets", "Listening"]})
    await amina.submits()
    await ben.presses(CHOOSE)
    await ben.fills({"I’d like to learn about": ["Listening"]})
    await ben.submits()

    await chiara.types("/mentoring leave")
    await chiara.submits()
    await here.pass_time(timedelta(days=2))

    for person in (amina, ben):
        told = next(one for one in person.sees if "this is your own conversation now" in one.shown).shown
        assert "@Amina Diallo is learning: Spreadsheets\n" in told
        assert "@Ben Okafor, your goal was with the one who left. What would you like to learn from @Amina" in told
    await ben.types("/mentoring goals")
    assert ben.modal is not None
    assert not ben.modal.values["I’d like to learn about"]
    await ben.cancels(everything=True)
    await here.travel(SECOND_SESSION)
    agenda = next(one for one in reversed(ben.sees) if "*Session 2 of" in one.shown).shown
    assert "@Amina Diallo is learning: Spreadsheets" in agenda
    assert "@Ben Okafor is learning: Negotiation" in agenda
    await ben.presses(CHOOSE)
    await ben.fills({LIST: TYPED, "In my own words": "saying no kindly"})
    await ben.submits()
    assert "*Saved: Saying no kindly.* @Amina Diallo can see it." in ben.latest.shown
