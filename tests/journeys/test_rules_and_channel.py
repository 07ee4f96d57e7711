"""An organiser changes the rules and the channel of a cohort that runs, and loses nothing of a colleague's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from simulator.stage import SimulatedBot
from tests.journeys.acts import AFTER_CLOSING, CHANNEL, INTRODUCED, read, said
from tests.journeys.conftest import Three, on_postgresql_too
from tests.journeys.test_steering_a_cohort import steers

ELSEWHERE = "#learning"
RULES = "Change its rules or channel"


async def test_rules_are_changed_after_it_was_shown_for_whom_they_count(here: SimulatedBot, joined: Three) -> None:
    gita = joined.gita
    await steers(gita, RULES)
    await gita.fills({"Smallest difference in seniority": "Two steps", "Keep departments apart": "No, prefer it only"})
    await gita.submits()
    assert "• Smallest difference in seniority: One step → Two steps" in said(gita)
    assert "• Keep departments apart: yes → no, prefer it only" in said(gita)
    assert (
        "The rules count when pairs are made, after Fri 22 January: for the 2 people who have joined and all who still "
        "do." in said(gita)
    )
    assert "Nobody is told: nothing changes for anybody who joined." in said(gita)
    await gita.submits()

    await here.travel(AFTER_CLOSING)
    await gita.presses("Look at the pairs")
    assert "1 pair; nobody is without a match." in said(gita)


async def test_rules_of_a_cohort_under_way_leave_its_pairs_alone(here: SimulatedBot, approved: Three) -> None:
    gita = approved.gita
    await here.travel(INTRODUCED)
    await steers(gita, RULES)
    await gita.fills({"Smallest difference in seniority": "Three steps"})
    await gita.submits()
    assert (
        "The 1 pair there is stays. The rules count for whoever is matched from now on; 0 people have no partner now."
        in said(gita)
    )
    await gita.submits()
    await here.pass_time(timedelta(days=1))
    await gita.types("/mentoring cohort")

    assert "1 pair · 0 of 2 sessions held" in gita.latest.shown
    assert "has changed" not in read(approved.ben)


@on_postgresql_too
async def test_a_cohort_moves_with_its_announcement_and_the_old_channel_reads_where_to(
    here: SimulatedBot, joined: Three
) -> None:
    gita = joined.gita
    here.workspace.add_channel(ELSEWHERE, members=(gita,), with_bot=True)
    await moves(joined, ELSEWHERE)
    assert "• Announcement channel: #mentoring → #learning" in said(gita)
    assert (
        "In five minutes the announcement goes to #learning, and #mentoring hears that it has moved. Until then you "
        "can take it back." in said(gita)
    )
    await gita.submits()
    assert gita.inbox(ELSEWHERE) == []
    await here.pass_time(timedelta(minutes=6))

    assert "*Spring cohort: mentoring that goes both ways.*" in gita.inbox(ELSEWHERE)[-1].shown
    assert "2 people have joined." in gita.inbox(ELSEWHERE)[-1].shown
    assert gita.inbox(CHANNEL)[-1].shown == (
        "*Spring cohort has moved to #learning.* What it has to say comes there from now on. Whoever has joined "
        "needn’t do anything."
    )
    noah = await here.workspace.hire("Noah Evans", channels=(ELSEWHERE,))
    await noah.presses("Join", in_=ELSEWHERE)
    assert "What I can offer" in said(noah)
    await here.travel(datetime(2027, 1, 20, 12, tzinfo=UTC))
    assert "*Last call for Spring cohort" in gita.inbox(ELSEWHERE)[-1].shown
    assert sum("Last call" in each.shown for each in gita.inbox(CHANNEL)) == 0


@on_postgresql_too
async def test_a_move_is_taken_back_while_it_is_held(here: SimulatedBot, joined: Three) -> None:
    gita = joined.gita
    here.workspace.add_channel(ELSEWHERE, members=(gita,), with_bot=True)
    await moves(joined, ELSEWHERE)
    await gita.submits()
    await gita.presses("Take the move back")
    assert gita.latest.shown == "*Taken back.* Spring cohort stays in #mentoring, and nothing was posted."
    await here.pass_time(timedelta(minutes=10))

    assert gita.inbox(ELSEWHERE) == []
    assert "has moved" not in gita.inbox(CHANNEL)[-1].shown
    await here.travel(datetime(2027, 1, 20, 12, tzinfo=UTC))
    assert "*Last call for Spring cohort" in gita.inbox(CHANNEL)[-1].shown


async def test_a_channel_without_the_bot_is_refused_with_what_to_do(here: SimulatedBot, joined: Three) -> None:
    here.workspace.add_channel(ELSEWHERE, members=(joined.gita,))
    await moves(joined, ELSEWHERE)

    assert "/invite" in joined.gita.errors["Announcement channel"]
    assert "that channel" in joined.gita.errors["Announcement channel"]


@on_postgresql_too
async def test_two_organisers_change_different_things_and_both_hold(here: SimulatedBot, joined: Three) -> None:
    gita, hugo = joined.gita, await here.workspace.hire("Hugo Blanc")
    await gita.types(f"/mentoring organiser @{hugo.name}")
    for each in (gita, hugo):
        await steers(each, "Change or extend it")
    await gita.fills({"Number of sessions": "5"})
    await hugo.fills({"A session every": "2 weeks"})
    for each in (gita, hugo):
        await each.submits()
    for each in (gita, hugo):
        await each.submits()

    await steers(gita, "Change or extend it")
    await gita.fills({"Name": "Summer cohort"})
    await gita.submits()
    assert said(gita).count("→") == 1
    assert "5 sessions, every 2 weeks" in (await told_of_the_change(here, joined))


@on_postgresql_too
async def test_two_organisers_change_the_same_thing_and_the_second_is_told(here: SimulatedBot, joined: Three) -> None:
    gita, hugo = joined.gita, await here.workspace.hire("Hugo Blanc")
    await gita.types(f"/mentoring organiser @{hugo.name}")
    for each, sessions in ((gita, "5"), (hugo, "7")):
        await steers(each, "Change or extend it")
        await each.fills({"Number of sessions": sessions})
        await each.submits()
    await gita.submits()

    await hugo.submits()

    assert "Another organiser changed the same thing of *Spring cohort* while you looked" in said(hugo)
    assert "It has 5 sessions" in (await told_of_the_change(here, joined))


async def test_the_log_says_who_moved_it(here: SimulatedBot, joined: Three) -> None:
    gita = joined.gita
    here.workspace.add_channel(ELSEWHERE, members=(gita,), with_bot=True)
    await moves(joined, ELSEWHERE)
    await gita.submits()
    await gita.presses("Take the move back")
    await gita.types("/mentoring log")

    assert "@Gita Rao · took the move back · Spring cohort" in said(gita)
    assert "@Gita Rao · moved it to another channel · Spring cohort" in said(gita)


async def moves(three: Three, channel: str) -> None:
    await steers(three.gita, RULES)
    await three.gita.fills({"Announcement channel": channel})
    await three.gita.submits()


async def told_of_the_change(here: SimulatedBot, three: Three) -> str:
    """What somebody who joined reads of it; one message for all that was changed on one day."""
    await here.pass_time(timedelta(hours=3))
    told = [each.shown for each in three.ben.sees if "*Spring cohort has changed.*" in each.shown]
    assert len(told) == 1
    return told[0]
