"""The organiser follows a cohort: numbers, what needs somebody, who is meeting, and what can be done for a pair."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, FIRST_SESSION, INTRODUCED, approves, asked, drafts, gets_at, read, said
from tests.journeys.conftest import Three, on_postgresql_too
from tests.journeys.test_steering_a_cohort import steers

LATE = datetime(2027, 3, 8, 12, tzinfo=UTC)
"""A Monday: introduced on 25 January, and longer than a cycle and a week without a confirmed session."""


async def test_the_board_says_what_is_done_before_the_start_and_what_is_not(announced: Three) -> None:
    await announced.gita.types("/mentoring cohort")

    assert announced.gita.latest.shown == (
        "*Spring cohort* · open · 0 participants\nPeople can join until Fri 22 January.\n"
        "Dates: starts on Mon 1 February.\n"
        "Done: the announcement. Still to do: a second organiser and ten people, so that the report can show figures.\n"
        "(More ▾)\n[Open a new cohort]"
    )


async def test_the_board_counts_pairs_and_confirmed_sessions(here: SimulatedBot, approved: Three) -> None:
    await here.travel(ASKED)
    for person in (approved.amina, approved.ben):
        await person.presses("Yes, we met", on=asked(person))
    await approved.gita.types("/mentoring cohort")

    assert "1 pair · 1 of 2 sessions held" in approved.gita.latest.shown
    assert "Dates: next session in the week of Mon 1 March." in approved.gita.latest.shown
    assert "Needs you" not in approved.gita.latest.shown


async def test_who_is_meeting_names_partners_and_nothing_that_one_of_them_said(
    here: SimulatedBot, approved: Three
) -> None:
    gita = approved.gita
    await here.travel(ASKED)
    assert "Organisers see how many sessions you have all confirmed" in asked(approved.ben).shown
    await approved.ben.presses("Yes, we met", on=asked(approved.ben))
    await sees_meetings(gita)

    assert "*@Amina Diallo and @Ben Okafor* · 0 of 2 sessions" in said(gita)
    assert "1 pair." in said(gita)
    assert "Yes" not in said(gita)


async def test_a_pair_without_a_session_for_longer_than_a_cycle_needs_somebody_and_a_monday_says_so(
    here: SimulatedBot, approved: Three
) -> None:
    gita = approved.gita
    await here.travel(LATE)
    weekly = [message for message in gita.sees if "needs you this week" in message.shown]

    assert [message.shown for message in weekly] == [
        (
            "*Spring cohort needs you this week.* 1 pair has had no confirmed session for longer than usual.\n"
            "[Who is meeting]"
        )
    ]
    await gita.presses("Who is meeting", on=weekly[0])
    assert "No confirmed session yet; introduced on Mon 25 January." in said(gita)


async def test_a_quiet_pair_is_said_once_and_again_only_when_it_is_another_time(
    here: SimulatedBot, approved: Three
) -> None:
    gita = approved.gita
    await steers(gita, "Change or extend it")
    await gita.fills({"Number of sessions": "7"})
    await gita.submits()
    await gita.submits()
    await here.travel(LATE)
    assert weekly_words(gita) == 1
    for person in (approved.amina, approved.ben):
        await person.presses("Yes, we met", on=asked(person))
    await here.travel(datetime(2027, 3, 29, 12, tzinfo=UTC))
    assert weekly_words(gita) == 1

    await here.travel(datetime(2027, 5, 24, 12, tzinfo=UTC))
    assert weekly_words(gita) == 2


def weekly_words(organiser: Person) -> int:
    return sum("needs you this week" in message.shown for message in organiser.sees)


async def test_no_week_asks_for_anybody_while_nothing_needs_them(here: SimulatedBot, approved: Three) -> None:
    await here.travel(datetime(2027, 2, 22, 12, tzinfo=UTC))

    assert "needs you this week" not in read(approved.gita)


async def test_a_kind_reminder_is_held_and_can_be_taken_back(here: SimulatedBot, approved: Three) -> None:
    gita = approved.gita
    await here.travel(FIRST_SESSION)
    await sees_meetings(gita)
    await gita.presses("Remind them kindly")
    assert "*In five minutes I’ll remind @Amina Diallo and @Ben Okafor*" in said(gita)
    await gita.cancels()

    await gita.presses("Take it back")
    assert gita.latest.shown == "*Taken back.* @Amina Diallo and @Ben Okafor hear nothing."
    await here.pass_time(timedelta(hours=20))

    assert "have you found a time" not in read(approved.ben)


async def test_a_kind_reminder_reaches_the_pair_once_a_week(here: SimulatedBot, approved: Three) -> None:
    gita = approved.gita
    await here.travel(ASKED)
    for person in (approved.amina, approved.ben):
        await person.presses("Yes, we met", on=asked(person))
    await here.travel(datetime(2027, 2, 17, 12, tzinfo=UTC))
    await sees_meetings(gita)
    await gita.presses("Remind them kindly")
    await here.pass_time(timedelta(days=2))
    assert "have you found a time for your next session?" in read(approved.ben)
    assert "Gita" not in next(each.shown for each in approved.ben.sees if "have you found a time" in each.shown)
    await gita.cancels()
    await sees_meetings(gita)

    await gita.presses("Remind them kindly")

    assert "were reminded within a week, so I don’t do it again." in said(gita)


async def test_new_partners_are_looked_for_and_nobody_is_told_who_asked(here: SimulatedBot, approved: Three) -> None:
    gita = approved.gita
    await here.travel(INTRODUCED)
    await sees_meetings(gita)
    await gita.presses("Find new partners")
    assert "no reason, and not who asked" in said(gita)
    await gita.submits()
    assert "*Ended.* I’m looking for new partners for @Amina Diallo and @Ben Okafor." in said(gita)
    assert "*Without a partner:* @Amina Diallo and @Ben Okafor." in said(gita)
    await here.pass_time(timedelta(days=1))

    for person in (approved.amina, approved.ben):
        told = person.latest.shown
        assert "*Your pairing in Spring cohort has ended.* That’s nobody’s fault." in told
        assert "Gita" not in told


@on_postgresql_too
async def test_ending_a_pairing_asks_each_of_them_how_to_go_on(here: SimulatedBot, approved: Three) -> None:
    gita = approved.gita
    await here.travel(INTRODUCED)
    await sees_meetings(gita)
    await gita.presses("End this pairing")
    await gita.submits()
    await here.pass_time(timedelta(days=1))

    assert "[Find me a partner] [Leave the cohort]" in approved.ben.latest.shown
    await gita.cancels()
    await gita.types("/mentoring cohort")
    assert "2 people are without a partner; I keep looking." in gita.latest.shown


async def test_anybody_can_be_found_by_name(here: SimulatedBot, approved: Three) -> None:
    gita = approved.gita
    await here.travel(INTRODUCED)
    await sees_meetings(gita)
    await gita.chooses("Find somebody", "Ben Okafor")
    assert "*@Amina Diallo and @Ben Okafor*" in said(gita)

    await gita.chooses("Find somebody", "Gita Rao")
    assert "*@Gita Rao* takes no part in this cohort now." in said(gita)


async def test_with_several_cohorts_each_has_its_line(here: SimulatedBot, joined: Three) -> None:
    await drafts(joined.gita, name="Summer cohort")
    await joined.gita.cancels(everything=True)
    await approves(here, joined.gita)
    await joined.gita.types("/mentoring cohort")

    assert "*Spring cohort* · under way" in joined.gita.latest.shown
    assert "*Summer cohort* · draft" in joined.gita.latest.shown


async def sees_meetings(organiser: Person) -> None:
    await organiser.types("/mentoring cohort")
    await organiser.presses("Who is meeting")


@pytest.mark.parametrize("who", ["amina", "ben"])
async def test_nobody_but_an_organiser_sees_who_is_meeting(here: SimulatedBot, approved: Three, who: str) -> None:
    await here.travel(INTRODUCED)
    await approved.gita.types("/mentoring cohort")
    person: Person = getattr(approved, who)
    board = approved.gita.latest
    gets_at(person, board)

    await person.presses("Who is meeting", on=board)

    assert "Only organisers can do that. Nothing was changed." in said(person)
