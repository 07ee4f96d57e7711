"""A cohort never waits on one person: organisers go, forget, or have nothing to approve, and nobody is left waiting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import AFTER_CLOSING, CHANNEL, JUNIOR, SENIOR, joins, read
from tests.journeys.conftest import Three, on_postgresql_too

pytestmark = on_postgresql_too

TUESDAY = datetime(2027, 1, 26, 12, tzinfo=UTC)
"""Two working days after opt-in closed."""

FRIDAY = datetime(2027, 1, 29, 16, tzinfo=UTC)
"""The last working day before the start."""

LATE = datetime(2027, 2, 10, 10, tzinfo=UTC)
AFTER_THE_LAST_DATE = datetime(2027, 4, 14, 10, tzinfo=UTC)


def asked(person: Person) -> int:
    """How often somebody was reminded of an approval."""
    return read(person).count("*The pairs of Spring cohort still wait for approval.*")


async def another_organiser(here: SimulatedBot, gita: Person) -> Person:
    hana = await here.workspace.hire("Hana Sato", channels=(CHANNEL,))
    await gita.types(f"/mentoring organiser @{hana.name}")
    await here.beat()
    return hana


async def test_every_organiser_is_asked_again_after_two_working_days_then_weekly(
    here: SimulatedBot, joined: Three
) -> None:
    hana = await another_organiser(here, joined.gita)
    await here.travel(AFTER_CLOSING)
    assert [("the pairs are ready to look at" in read(each)) for each in (joined.gita, hana)] == [True, True]

    await here.travel(TUESDAY)
    assert [asked(joined.gita), asked(hana)] == [1, 1]
    await here.travel(TUESDAY + timedelta(weeks=2))

    assert [asked(joined.gita), asked(hana)] == [3, 3]
    assert hana.latest.shown == (
        "*The pairs of Spring cohort still wait for approval.* Any organiser can approve them. 2 people wait to hear. "
        "It was to start on Mon 1 February; approve it now, and all dates move.\n[Look at the pairs]"
    )
    await hana.presses("Look at the pairs")
    await hana.submits()
    await hana.submits()
    await here.pass_time(timedelta(weeks=2))
    assert [asked(joined.gita), asked(hana)] == [3, 3]


async def test_those_who_joined_hear_by_the_start_that_it_starts_later(here: SimulatedBot, joined: Three) -> None:
    await here.travel(FRIDAY)

    for each in (joined.amina, joined.ben):
        assert each.latest.shown == (
            "*Spring cohort starts later than Mon 1 February.* The pairs aren’t approved yet. Nothing to do: "
            "you keep your place, and I’ll write as soon as it’s decided. Organised by @Gita Rao.\n"
            "[Leave the cohort]"
        )
    await here.travel(FRIDAY + timedelta(weeks=4))
    assert "*Spring cohort hasn’t started yet.*" in joined.ben.latest.shown


@pytest.mark.parametrize(
    ("when", "starts", "ends"),
    [(LATE, "Mon 15 February", "Mon 29 March"), (AFTER_THE_LAST_DATE, "Mon 19 April", "Mon 31 May")],
)
async def test_approved_after_the_start_all_dates_move_and_are_shown_first(
    here: SimulatedBot, joined: Three, when: datetime, starts: str, ends: str
) -> None:
    gita, ben = joined.gita, joined.ben
    await here.travel(when)
    await gita.presses("Look at the pairs")
    assert gita.modal is not None
    assert f"from Mon 1 February to {starts}. It ends on {ends}." in gita.modal.shown
    await gita.submits()
    assert "learning partners" not in read(ben)
    assert gita.modal is not None
    assert f"from Mon 1 February to {starts}. It ends on {ends}." in gita.modal.shown

    await gita.submits()
    await here.pass_time(timedelta(hours=20))

    assert f"*Spring cohort starts on {starts}, later than planned.*" in read(ben)
    introduction = next(each.shown for each in reversed(ben.sees) if "learning partners" in each.shown)
    assert f"in the week of {starts}" in introduction
    await here.pass_time(timedelta(weeks=12))
    assert "Did you and @Amina Diallo meet for session 2?" in read(ben)


async def test_an_approval_whose_dates_have_moved_on_since_shows_them_anew(here: SimulatedBot, joined: Three) -> None:
    gita = joined.gita
    await here.travel(LATE)
    await gita.presses("Look at the pairs")
    await gita.submits()
    await here.pass_time(timedelta(weeks=1))

    await gita.submits()

    assert gita.modal is not None
    assert "to Mon 22 February" in gita.modal.shown
    await gita.submits()
    assert "*Spring cohort is approved.*" in gita.latest.shown


@pytest.fixture
async def two_alike(here: SimulatedBot, announced: Three) -> Three:
    """Two who joined, of one level: nobody fits."""
    await joins(announced.amina, {**SENIOR, "level": JUNIOR["level"]}, "Surgery")
    await joins(announced.ben, JUNIOR, "Finance")
    await here.travel(AFTER_CLOSING)
    return announced


async def test_where_nobody_fits_the_form_says_why_and_other_rules_pair_them(
    here: SimulatedBot, two_alike: Three
) -> None:
    gita = two_alike.gita
    await gita.presses("Look at the pairs")
    assert gita.modal is not None
    assert "*Nobody fits anybody, so there’s nothing to approve.*" in gita.modal.shown
    assert "two partners are at least 1 step of seniority apart" in gita.modal.shown

    await gita.presses("Change the rules")
    await gita.fills({"Smallest step in seniority": "None: anybody with anybody"})
    await gita.submits()

    assert gita.modal is not None
    assert "1 pair; nobody is without a match." in gita.modal.shown
    await gita.submits()
    await here.pass_time(timedelta(hours=20))
    assert "learning partners" in read(two_alike.ben)


async def test_a_cohort_that_is_ended_tells_everybody_and_can_no_longer_be_approved(
    here: SimulatedBot, two_alike: Three
) -> None:
    gita, ben = two_alike.gita, two_alike.ben
    button = gita.latest
    await gita.presses("Look at the pairs")
    await gita.presses("End this cohort")
    await gita.submits()
    await here.beat()

    assert gita.latest.shown.startswith("*Spring cohort is cancelled.* Everybody who joined is told")
    assert ben.latest.shown.startswith("*Spring cohort doesn’t take place.* I’m sorry. It isn’t about you:")
    await gita.presses("Look at the pairs", on=button)
    assert gita.modal is not None
    assert "You can’t do this while *Spring cohort* is cancelled." in gita.modal.shown
    await here.pass_time(timedelta(weeks=9))
    assert ben.latest.shown.startswith("*Spring cohort doesn’t take place.*")


async def test_an_admin_takes_over_where_no_organiser_is_left(here: SimulatedBot, joined: Three) -> None:
    ivo = await here.workspace.hire("Ivo Horvat", admin=True)
    await here.travel(AFTER_CLOSING)
    await ivo.types("/mentoring setup")
    assert ivo.latest.shown.startswith("Bothways is set up already; @Gita Rao can make you an organiser")
    await joined.amina.types("/mentoring setup")
    assert "@Gita Rao can make you an organiser" in joined.amina.latest.shown

    await here.workspace.deactivates(joined.gita)
    await here.pass_time(timedelta(hours=1))
    await joined.amina.types("/mentoring setup")
    assert joined.amina.latest.shown.startswith("Only a workspace admin can do the first set-up.")
    await ivo.types("/mentoring setup")
    await here.pass_time(timedelta(minutes=1))

    assert "*The pairs of Spring cohort still wait for approval.*" in read(ivo)
    await ivo.types("/mentoring")
    await ivo.presses("Look at the pairs")
    await ivo.submits()
    await here.pass_time(timedelta(hours=20))
    assert "learning partners" in read(joined.ben)


async def test_nobody_reads_of_a_partner_before_the_approval_is_final_or_after_it_was_taken_back(
    here: SimulatedBot, approved: Three
) -> None:
    gita, ben = approved.gita, approved.ben
    await ben.opens_home()
    await ben.types("/mentoring")
    assert ben.home is not None
    shown = [ben.home.shown, ben.latest.shown]
    await gita.presses("Take it back")
    await ben.opens_home()
    await ben.types("/mentoring")
    await here.pass_time(timedelta(hours=5))

    shown += [ben.home.shown, ben.latest.shown, read(ben)]
    assert [each for each in shown if "Amina" in each or "under way" in each] == []
