"""Accounts go, come back, become guests' and move: nobody is stranded by it, and each is told what matters to them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from simulator.faults import Fault
from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import AFTER_CLOSING, CHANNEL, FIRST_SESSION, INTRODUCED, read, said
from tests.journeys.conftest import Three, on_postgresql_too
from tests.journeys.test_another_partner import introduced_in, paired

A_DAY = timedelta(days=1)
ENDED = (
    "*Your pairing in Spring cohort has ended.* That’s nobody’s fault. You stay in the cohort, and I look for another "
    "partner for you. I’ll message you when you’re matched."
)


def unheard(person: Person, **facts: object) -> None:
    """Somebody's account changes, and the event about it is lost."""
    for name, value in facts.items():
        setattr(person.user, name, value)


def heard_by(person: Person) -> int:
    return len(person.inbox("Bothways"))


@on_postgresql_too
async def test_whoever_was_deactivated_before_pairing_is_not_paired(here: SimulatedBot, joined: Three) -> None:
    unheard(joined.amina, deleted=True)

    await here.travel(AFTER_CLOSING)

    assert "doesn’t start: nobody else has joined" in read(joined.ben)


async def test_whoever_goes_between_the_proposal_and_its_approval_is_not_introduced(
    here: SimulatedBot, joined: Three
) -> None:
    await here.travel(AFTER_CLOSING)
    await joined.gita.presses("Look at the pairs")
    unheard(joined.amina, deleted=True)

    await joined.gita.submits()

    assert "Somebody left since this pairing was made, so I paired again." in said(joined.gita)
    await here.travel(INTRODUCED)
    assert introduced_in(joined.ben) == []


@on_postgresql_too
async def test_a_deactivated_partner_is_noticed_within_a_day_though_slack_still_takes_posts(
    here: SimulatedBot,
) -> None:
    people = await paired(here, 4)
    gone = people[0]
    (partner,) = [each for each in people[1:] if each.name in introduced_in(gone)[0]]
    unheard(gone, deleted=True)
    before = heard_by(gone)

    await here.pass_time(A_DAY)
    await here.pass_time(timedelta(days=6))

    assert "Your pairing in Spring cohort has ended" in read(partner)
    assert heard_by(gone) == before
    assert "user_disabled" not in "".join(map(read, people))


async def test_the_event_is_enough_and_the_report_counts_who_is_gone(here: SimulatedBot) -> None:
    people = await paired(here, 4)
    gone = people[0]
    (partner,) = [each for each in people[1:] if each.name in introduced_in(gone)[0]]
    await here.travel(here.clock() + A_DAY)
    looks = len(here.slack.ledger.calls("users.list"))

    await here.workspace.deactivates(gone)
    await here.pass_time(timedelta(hours=19))

    assert len(here.slack.ledger.calls("users.list")) <= looks + 1
    assert "has ended" in read(partner)


@on_postgresql_too
async def test_a_new_guest_is_left_out_and_told_why(here: SimulatedBot, approved: Three) -> None:
    await here.travel(INTRODUCED)

    await here.workspace.changes(approved.amina, is_restricted=True)
    await here.pass_time(A_DAY)

    assert approved.amina.latest.shown == (
        "*Your account here is a guest’s now.* This programme is for members of the workspace, so you’re out of Spring "
        "cohort. A partner is told only that the pairing has ended. Your profile is kept. Is that a mistake? Ask "
        f"@{approved.gita.name}."
    )
    assert ENDED in read(approved.ben)
    heard = len(approved.amina.inbox("Bothways"))
    await here.travel(FIRST_SESSION + timedelta(days=8))
    assert len(approved.amina.inbox("Bothways")) == heard


async def test_a_member_of_another_organisation_is_left_out_too(here: SimulatedBot, approved: Three) -> None:
    await here.travel(INTRODUCED)
    unheard(approved.amina, is_stranger=True)

    await here.pass_time(A_DAY)

    assert "belongs to another organisation now" in approved.amina.latest.shown
    assert ENDED in read(approved.ben)


async def test_in_a_grid_whoever_is_at_home_in_another_workspace_takes_part_and_a_stranger_does_not(
    here: SimulatedBot, approved: Three
) -> None:
    await here.travel(INTRODUCED)
    both, elsewhere = ("T0HOME", here.workspace.id), ("T0HOME",)
    await here.workspace.changes(approved.ben, team_id="T0HOME", grid="E0GRID", teams=both)
    await approved.ben.presses("Choose what you’d like to learn")
    opened = said(approved.ben)
    await approved.ben.cancels()
    unheard(approved.ben, teams=elsewhere)
    await here.pass_time(timedelta(minutes=10))
    await approved.ben.presses("Choose what you’d like to learn")

    assert "What would you like to learn" in opened
    assert "it belongs to another organisation" in said(approved.ben)


@on_postgresql_too
async def test_an_organiser_who_became_a_guest_cannot_approve(here: SimulatedBot, joined: Three) -> None:
    await here.travel(AFTER_CLOSING)
    await joined.gita.presses("Look at the pairs")
    unheard(joined.gita, is_restricted=True)

    await joined.gita.submits()

    assert "it’s a guest account" in said(joined.gita)
    await here.travel(INTRODUCED)
    assert introduced_in(joined.ben) == []


@on_postgresql_too
async def test_whoever_is_back_while_it_is_open_is_in_again(here: SimulatedBot, joined: Three) -> None:
    await here.workspace.deactivates(joined.amina)
    await here.beat()
    assert "1 person has joined." in joined.ben.inbox(CHANNEL)[0].shown
    await here.pass_time(A_DAY)
    unheard(joined.amina, deleted=False)

    await joined.amina.types("/mentoring")

    assert "You have joined *Spring cohort*" in joined.amina.latest.shown
    await here.pass_time(A_DAY)
    assert "*Welcome back.* You’re in Spring cohort again, as before." in read(joined.amina)
    await here.travel(datetime(2027, 1, 22, 16, tzinfo=UTC))
    assert "Skip this one" in read(joined.amina).rpartition("Welcome back")[2]


async def test_whoever_is_back_later_is_told_what_is_possible(here: SimulatedBot, approved: Three) -> None:
    await here.travel(INTRODUCED)
    await here.workspace.deactivates(approved.amina)
    await here.pass_time(A_DAY)
    unheard(approved.amina, deleted=False)

    await approved.amina.types("/mentoring")
    await here.pass_time(A_DAY)

    assert "Spring cohort went on while your account was off" in read(approved.amina)
    assert f"Want to know when? Ask @{approved.gita.name}." in read(approved.amina)


@on_postgresql_too
async def test_after_a_move_everything_goes_by_the_zone_of_today(here: SimulatedBot, approved: Three) -> None:
    amina = approved.amina
    await here.travel(INTRODUCED)
    await here.workspace.changes(amina, tz="America/Los_Angeles")
    await here.travel(FIRST_SESSION)
    assert "Slack says that you’re in Los Angeles now" in read(amina)
    assert "Session 1 of 2" not in read(amina)
    await here.travel(datetime(2027, 2, 1, 20, tzinfo=UTC))
    assert "Session 1 of 2" in read(amina)
    (agenda,) = [one for one in here.slack.ledger.posts() if "Session 1 of 2" in one.args["text"]]
    assert datetime.fromisoformat(agenda.at) >= datetime(2027, 2, 1, 17, tzinfo=UTC)

    await amina.presses("Add to calendar")
    assert amina.modal is not None
    assert "In your time zone, Los Angeles." in amina.modal.shown
    await amina.fills({"Day": "2027-02-03", "Time": "10:00"})
    await amina.submits()

    file = [file for message in amina.sees for file in message.files][-1]
    assert b"DTSTART:20270203T180000Z" in file.content


async def test_the_organiser_sees_who_is_away(here: SimulatedBot, joined: Three) -> None:
    await joined.amina.types("/mentoring pause")
    await joined.amina.fills({"I’m back on": "2027-02-10"})
    await joined.amina.submits()

    await here.travel(AFTER_CLOSING)
    await joined.gita.presses("Look at the pairs")

    assert joined.gita.modal is not None
    assert "is away until Wed 10 February; their introduction waits until then." in joined.gita.modal.shown


async def test_where_slack_does_not_say_the_cohort_closes_all_the_same(here: SimulatedBot, joined: Three) -> None:
    here.slack.faults.add(Fault.ERROR, "users.list", error="internal_error")
    here.slack.faults.add(Fault.ERROR, "users.info", error="internal_error")

    await here.travel(AFTER_CLOSING)

    assert "the pairs are ready to look at" in joined.gita.latest.shown
