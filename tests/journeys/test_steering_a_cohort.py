"""The organiser changes, extends, ends, cancels, puts away and deletes a cohort, and sees first what follows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, CHANNEL, INTRODUCED, asked, drafts, read, said
from tests.journeys.conftest import Three, on_postgresql_too


async def steers(organiser: Person, choice: str) -> None:
    await organiser.types("/mentoring cohort")
    await organiser.chooses("More", choice)


async def test_dates_are_changed_after_a_preview_and_everybody_who_joined_hears_once(
    here: SimulatedBot, joined: Three
) -> None:
    gita = joined.gita
    await steers(gita, "Change or extend it")
    await gita.fills({"Opt-in closes on": "2027-01-29", "Starts on": "2027-02-08"})
    await gita.submits()
    assert "• Opt-in closes on: Fri 22 January → Fri 29 January" in said(gita)
    assert "• Starts on: Mon 1 February → Mon 8 February" in said(gita)
    assert "2 people are told, in one message each, in their working hours." in said(gita)
    assert "has changed" not in read(joined.ben)
    await gita.submits()
    await here.pass_time(timedelta(hours=3))

    told = [message for message in joined.ben.sees if "*Spring cohort has changed.*" in message.shown]
    assert len(told) == 1
    assert "starts on Mon 8 February" in told[0].shown
    assert "Join by Friday, January 29th, 2027 at 17:00." in gita.inbox(CHANNEL)[-1].shown
    await here.travel(datetime(2027, 1, 25, 12, tzinfo=UTC))
    assert "the pairs are ready to look at" not in read(gita)
    await here.travel(datetime(2027, 2, 1, 12, tzinfo=UTC))
    assert "the pairs are ready to look at" in read(gita)


async def test_a_name_changes_nothing_for_anybody(joined: Three) -> None:
    await steers(joined.gita, "Change or extend it")
    await joined.gita.fills({"Name": "Summer cohort"})
    await joined.gita.submits()
    assert "Nobody is told: nothing changes for anybody who joined." in said(joined.gita)
    await joined.gita.submits()

    assert joined.gita.latest.shown.startswith("*Summer cohort is changed.*")


async def test_dates_that_do_not_follow_one_another_are_refused_under_the_field(joined: Three) -> None:
    await steers(joined.gita, "Change or extend it")
    await joined.gita.fills({"Starts on": "2027-01-20"})
    await joined.gita.submits()

    assert "Choose other dates" in joined.gita.errors["Starts on"]


@on_postgresql_too
async def test_a_cohort_under_way_is_extended_and_its_sessions_follow(here: SimulatedBot, approved: Three) -> None:
    gita = approved.gita
    await here.travel(ASKED)
    for person in (approved.amina, approved.ben):
        await person.presses("Yes, we met", on=asked(person))
    await steers(gita, "Change or extend it")
    await gita.fills({"Number of sessions": "4", "A session every": "2 weeks"})
    await gita.submits()
    assert "• Number of sessions: 2 → 4" in said(gita)
    assert "• Rhythm: every 4 weeks → every 2 weeks" in said(gita)
    await gita.submits()

    await gita.types("/mentoring cohort")
    assert "1 of 4 sessions held" in gita.latest.shown
    assert "next session in the week of Mon 15 February" in gita.latest.shown
    await here.travel(datetime(2027, 2, 15, 18, tzinfo=UTC))
    assert "*Session 2 of 4: 45 minutes, in the week of Mon 15 February.*" in read(approved.ben)


async def test_a_cohort_is_ended_early_with_thanks(here: SimulatedBot, approved: Three) -> None:
    await here.travel(INTRODUCED)
    await steers(approved.gita, "End it early")
    assert "*Spring cohort ends today.*" in said(approved.gita)
    await approved.gita.submits()
    await here.pass_time(timedelta(days=1))

    assert "Spring cohort" in approved.ben.latest.shown
    assert "hank" in approved.ben.latest.shown
    await here.travel(datetime(2027, 3, 3, 12, tzinfo=UTC))
    assert "Session 2 of" not in read(approved.ben)


async def test_an_open_cohort_is_cancelled_kindly_then_put_away_or_deleted(here: SimulatedBot, joined: Three) -> None:
    gita = joined.gita
    await steers(gita, "Cancel it")
    await gita.submits()
    await here.pass_time(timedelta(hours=3))
    assert "*Spring cohort doesn’t take place.*" in joined.ben.latest.shown
    assert "[Join]" not in gita.inbox(CHANNEL)[-1].shown

    await steers(gita, "Put it away")
    await gita.submits()
    await gita.types("/mentoring cohort")

    assert "*No cohort yet.*" in gita.latest.shown


async def test_a_draft_is_deleted(here: SimulatedBot, gita: Person) -> None:
    await drafts(gita)
    await gita.cancels(everything=True)
    await steers(gita, "Delete it")
    await gita.submits()

    assert gita.latest.shown == "*Spring cohort is deleted.* Profiles stay."
    await gita.types("/mentoring cohort")
    assert "*No cohort yet.*" in gita.latest.shown


async def test_an_organiser_steps_down_but_never_the_last(here: SimulatedBot, gita: Person) -> None:
    hana = await here.workspace.hire("Hana Sato")
    await gita.types(f"/mentoring organiser remove @{gita.name}")
    assert "Somebody has to organise, so nothing was changed." in said(gita)
    await gita.types(f"/mentoring organiser @{hana.name}")
    await hana.types(f"/mentoring organiser remove @{gita.name}")
    assert "*@Gita Rao is no organiser any more.*" in said(hana)

    await gita.types("/mentoring cohort")

    assert "Only organisers can do that. Nothing was changed." in said(gita)
