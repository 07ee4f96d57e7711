"""Nobody is stranded: each situation in which somebody goes, is away, falls silent or does not decide, as people act.

What happens, and where it is acted out (in `tests/journeys` unless it says otherwise):

- a pause past the introduction, before pairing: `test_whoever_pauses_past_the_introduction_…` here
- an old pause, then Join: `test_joining_ends_an_old_pause_…` here
- a holiday over a due date: `test_a_holiday_over_…` here; the bot was down: `test_a_bot_that_was_down_…` here
- deactivated before pairing, before approval, under way: `test_standing`, `test_whoever_stays_…` here
- deactivated, and Slack still takes posts: `test_standing.test_a_deactivated_partner_…`; both ways: `tests/lives`
- a guest, another organisation's, a guest who organises: `test_standing`
- reactivated, types /mentoring: `test_standing.test_whoever_is_back_…`
- London to Los Angeles: `test_standing.test_after_a_move_…`; with a time agreed: `test_a_time_that_was_agreed_…` here
- an organiser gone or silent; nobody approves; approved late; nobody fits; ended: `test_no_cohort_waits_on_one`; taken
  back after that: `test_an_approval_taken_back_…` here
- a partner never answers: `test_falling_silent`
- matched again late: `test_a_mentorship_has_its_own_…` here; nobody fits any more: `test_whoever_waits_…` here
- a trio is split, a pair gets a third: `test_whose_pairing_changes_…` here
- a token is revoked for sixteen days: `test_a_token_that_is_revoked_…` here, `test_after_a_mended_cause`
- one bad cohort: `test_a_cohort_that_cannot_be_read_…` here, `tests/mentoring/test_planning_by_itself`
- the pairing process is killed: `tests/bot/test_app`; a failing planner makes health red: `tests/bot/test_scheduler`
- Home before an approval is final: `test_no_cohort_waits_on_one.test_nobody_reads_of_a_partner_…`

And any of it in any order: `tests/lives`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from simulator.faults import Fault
from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import (
    AFTER_CLOSING,
    CHANNEL,
    FIRST_SESSION,
    INTRODUCED,
    approves,
    read,
    said,
)
from tests.journeys.conftest import Reads, Three, on_postgresql_too
from tests.journeys.test_another_partner import introduced_in, paired
from tests.journeys.test_finding_a_time import entries, files, suggests

pytestmark = on_postgresql_too

A_DAY = timedelta(days=1)


async def pauses(person: Person, until: str) -> None:
    await person.types("/mentoring pause")
    await person.fills({"I’m back on": until})
    await person.submits()


async def test_whoever_pauses_past_the_introduction_is_introduced_when_they_are_back(
    here: SimulatedBot, joined: Three, everybody_reads: Reads
) -> None:
    gita, amina, ben = joined.gita, joined.amina, joined.ben
    await pauses(amina, "2027-02-10")
    await approves(here, gita)
    assert gita.modal is None or "is away until Wed 10 February" in gita.modal.shown

    await here.travel(datetime(2027, 2, 9, 17, tzinfo=UTC))
    assert introduced_in(ben) == []
    assert "Did you" not in read(ben) + read(amina)
    await here.travel(datetime(2027, 2, 26, 17, tzinfo=UTC))

    assert len(introduced_in(ben)) == 1
    assert "Did you" not in read(ben) + read(amina)
    everybody_reads("stranded/paused_past_the_introduction", AFTER_CLOSING, amina, ben)


async def test_joining_ends_an_old_pause_and_says_so(here: SimulatedBot, joined: Three) -> None:
    amina = joined.amina
    await pauses(amina, "2027-03-10")
    await amina.types("/mentoring leave")
    await amina.submits()

    await amina.presses("Join", in_=CHANNEL)
    for _ in range(3):
        await amina.submits()

    assert "You were paused" in amina.latest.shown
    await here.travel(datetime(2027, 1, 21, 16, tzinfo=UTC))
    assert "*Tomorrow I look for your partner in Spring cohort.*" in read(amina)


async def test_a_holiday_over_a_due_date_moves_the_session_and_only_what_was_offered_is_asked_about(
    here: SimulatedBot, approved: Three, everybody_reads: Reads
) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(INTRODUCED + 2 * A_DAY)
    fork = here.clock()
    await pauses(amina, "2027-02-15")

    await here.travel(datetime(2027, 2, 14, 17, tzinfo=UTC))
    assert "Session 1 of 2" not in read(ben)
    assert "Did you" not in read(ben) + read(amina)
    await here.travel(datetime(2027, 2, 27, 17, tzinfo=UTC))

    assert "Session 1 of 2: 45 minutes, in the week of Mon 15 February" in read(ben)
    assert "*Did you and @Amina Diallo meet for session 1?*" in read(ben)
    everybody_reads("stranded/holiday_over_a_due_date", fork, amina, ben)


async def test_a_bot_that_was_down_over_a_due_date_offers_the_session_anew(here: SimulatedBot, approved: Three) -> None:
    ben = approved.ben
    await here.travel(INTRODUCED + 2 * A_DAY)

    here.clock.travel_to(datetime(2027, 2, 10, 10, tzinfo=UTC))
    await here.pass_time(timedelta(hours=30))
    assert "Session 1 of 2" in read(ben)
    assert "Did you" not in read(ben)
    await here.pass_time(timedelta(days=6))
    assert read(ben).count("*Did you and @Amina Diallo meet for session 1?*") == 1


async def test_whoever_stays_when_an_account_is_deactivated_is_told_kindly_and_matched_again(
    here: SimulatedBot, everybody_reads: Reads
) -> None:
    people = await paired(here, 4)
    gone = people[0]
    (partner,) = [each for each in people[1:] if each.name in introduced_in(gone)[0]]
    fork = here.clock()
    gone.user.deleted = True

    await here.pass_time(timedelta(days=6))

    assert "Your pairing in Spring cohort" in read(partner)
    assert len(introduced_in(partner)) == 2
    everybody_reads("stranded/deactivated", fork, *people[1:])


async def test_a_time_that_was_agreed_before_a_move_is_right_in_the_new_zone(
    here: SimulatedBot, approved: Three, everybody_reads: Reads
) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(INTRODUCED)
    fork = here.clock()
    offered = await suggests(amina, here)
    await ben.presses("This suits me", on=offered, nth=2)
    await here.pass_time(timedelta(seconds=10))
    (before,) = entries(list(files(amina))[-1])

    await here.workspace.changes(amina, tz="America/Los_Angeles")
    await here.travel(FIRST_SESSION)
    await amina.types("/mentoring")

    (after,) = entries(list(files(ben))[-1])
    assert after.starts_at == before.starts_at
    assert "Slack says that you’re in Los Angeles now" in read(amina)
    everybody_reads("stranded/moved_with_a_time", fork, amina, ben)


async def test_an_approval_taken_back_brings_its_dates_back(here: SimulatedBot, joined: Three) -> None:
    gita, ben = joined.gita, joined.ben
    await here.travel(datetime(2027, 2, 10, 10, tzinfo=UTC))
    await gita.presses("Look at the pairs")
    await gita.submits()
    await gita.submits()
    assert "*Spring cohort is approved.*" in gita.latest.shown

    await gita.presses("Take it back")
    await here.pass_time(timedelta(weeks=1))

    assert "It was to start on Mon 1 February" in gita.latest.shown
    assert "later than planned" not in read(ben)
    await gita.presses("Look at the pairs")
    assert "from Mon 1 February to Mon 22 February" in said(gita)


async def test_a_mentorship_has_its_own_first_and_last_session(here: SimulatedBot, everybody_reads: Reads) -> None:
    people = await paired(here, 4)
    await here.travel(datetime(2027, 4, 28, 10, tzinfo=UTC))
    fork = here.clock()
    asker = people[0]

    await asker.types("/mentoring leave")
    await asker.fills({"What would you like?": "Another partner, please: I stay in the cohort"})
    await asker.submits()
    await here.travel(datetime(2027, 5, 24, 17, tzinfo=UTC))

    assert "Session 1 of 2" in read(asker)
    assert "What do you think I have learned from you?" not in read(asker)
    everybody_reads("stranded/matched_again_late", fork, asker)


async def test_whoever_waits_for_a_partner_hears_so_until_no_session_is_left(
    here: SimulatedBot, approved: Three, everybody_reads: Reads
) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(INTRODUCED)
    fork = here.clock()
    await amina.types("/mentoring leave")
    await amina.submits()

    await here.travel(datetime(2027, 3, 12, 17, tzinfo=UTC))

    assert "*I’m still looking for a partner for you in Spring cohort.*" in read(ben)
    assert "*I found no partner for you in Spring cohort in time, and I’m sorry.*" in read(ben)
    assert "Still no partner" not in read(ben)
    everybody_reads("stranded/waits_for_a_partner", fork, ben)


async def test_whose_pairing_changes_for_somebody_else_hears_it_first(
    here: SimulatedBot, everybody_reads: Reads
) -> None:
    people = await paired(here, 5)
    trio = [each for each in people if "All three of you teach" in read(each)]
    pair = [each for each in people if each not in trio]
    fork = here.clock()

    await pair[0].types("/mentoring leave")
    await pair[0].submits()
    await here.pass_time(timedelta(days=4))

    for each in trio:
        told = [shown for message in each.sees if fork.timestamp() <= float(message.ts) and (shown := message.shown)]
        changes = next(place for place, shown in enumerate(told) if "Your pairing in Spring cohort changes." in shown)
        meets = (place for place, shown in enumerate(told) if "learning partners" in shown or "as two" in shown)
        assert changes < next(meets)
    everybody_reads("stranded/trio_is_split", fork, pair[1], *trio)


async def test_a_token_that_is_revoked_for_sixteen_days_strands_nobody_once_it_is_restored(
    here: SimulatedBot, approved: Three, everybody_reads: Reads
) -> None:
    gita, amina, ben = approved.gita, approved.amina, approved.ben
    await here.travel(INTRODUCED + 2 * A_DAY)
    fork = here.clock()
    here.slack.faults.add(Fault.ERROR, "*", error="token_revoked")
    await here.travel(here.clock() + timedelta(days=16))
    assert here.clock() > FIRST_SESSION
    here.slack.faults.clear()

    await here.bothways.worker.revive()
    await here.pass_time(timedelta(days=2))
    assert "Session 1 of 2" in read(ben)
    assert "Did you" not in read(ben) + read(amina)
    await here.pass_time(timedelta(days=10))

    assert read(gita).count("messages go out again") <= 1
    assert "*Did you and @Amina Diallo meet for session 1?*" in read(ben)
    everybody_reads("stranded/token_revoked", fork, amina, ben, gita)


@pytest.mark.parametrize("broken", ["stage = 'dancing'", "tz = 'Mars/Olympus'"], ids=["a word", "a zone"])
async def test_a_cohort_that_cannot_be_read_stops_nothing_but_itself(
    here: SimulatedBot, approved: Three, broken: str
) -> None:
    gita, amina, ben = approved.gita, approved.amina, approved.ben
    await here.travel(INTRODUCED)
    await gita.types("/mentoring cohort new")
    await gita.fills({"Name": "Autumn cohort", "Announcement channel": CHANNEL})
    await gita.fills({"Opt-in closes on": "2027-02-26", "Starts on": "2027-03-08"})
    for _ in range(4):
        await gita.submits()
    await here.pass_time(timedelta(minutes=6))
    await amina.opens_home()
    async with here.bothways.database.begin() as connection:
        await connection.execute(text(f"UPDATE cohort SET {broken} WHERE name = 'Autumn cohort'"))

    await here.travel(FIRST_SESSION + timedelta(hours=5))
    assert "Session 1 of 2" in read(ben)
    for each in (gita, amina):
        await each.opens_home()
        await each.types("/mentoring")
        assert each.home is not None
        assert "Spring cohort" in each.home.shown + each.latest.shown
    amina.user.deleted = True
    await here.pass_time(2 * A_DAY)

    assert "Your pairing in Spring cohort has ended" in read(ben)
