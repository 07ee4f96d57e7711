"""Who hears what now, later or never, and the reason that they can read."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest

from mentoring.model import Hours, Level, Member, MemberId, Profile, Standing, WorkspaceId
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import KIND_FACTS, UNPROMPTED, Nudge, NudgeId, NudgeKind, Skip, Wait
from mentoring.nudges.reasons import SkipReason, WaitReason
from mentoring.nudges.rules import decide, recipient
from mentoring.nudges.stagger import offset, window

TUESDAY = datetime(2026, 12, 1, 10, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AMIRA, BO = MemberId("UAMIRA"), MemberId("UBO")


def a_nudge(kind: NudgeKind = NudgeKind.AGENDA, *to: MemberId, lasts: timedelta = 14 * DAY) -> Nudge:
    return Nudge(
        id=NudgeId("n"),
        workspace=WorkspaceId("T"),
        kind=kind,
        to=to or (AMIRA,),
        subject="s",
        dedupe_key="k",
        due_at=TUESDAY,
        not_before=TUESDAY,
        expires_at=TUESDAY + lasts,
    )


def a_profile(member: MemberId, tz: str = "UTC", hours: Hours | None = None) -> Profile:
    return Profile(member=member, level=Level.LEADING, offers=(), seeks=(), tz=tz, hours=hours or Hours())


def test_at_work_and_unburdened_people_hear_it_now() -> None:
    assert decide(a_nudge(), [recipient(Member(id=AMIRA), a_profile(AMIRA))], TUESDAY) is None


@pytest.mark.parametrize("kind", sorted(kind for kind, facts in KIND_FACTS.items() if not facts.at_once))
def test_nobody_hears_anything_outside_their_working_hours(kind: NudgeKind) -> None:
    night = TUESDAY.replace(hour=22)
    decided = decide(a_nudge(kind), [recipient(Member(id=AMIRA), a_profile(AMIRA))], night)
    assert decided == Wait(until=datetime(2026, 12, 2, 9, tzinfo=UTC), reason=WaitReason.OUTSIDE_HOURS)


def test_two_people_hear_it_when_both_are_at_work() -> None:
    people = [
        recipient(Member(id=AMIRA), a_profile(AMIRA, "Asia/Kolkata")),
        recipient(Member(id=BO), a_profile(BO, "Europe/London")),
    ]
    assert decide(a_nudge(NudgeKind.AGENDA, AMIRA, BO), people, TUESDAY) is None
    evening = TUESDAY.replace(hour=15)
    decided = decide(a_nudge(NudgeKind.AGENDA, AMIRA, BO), people, evening)
    assert decided == Wait(until=datetime(2026, 12, 2, 9, tzinfo=UTC), reason=WaitReason.OUTSIDE_HOURS)


def test_people_who_are_never_at_work_together_are_told_so() -> None:
    early, late = Hours(start=time(6), end=time(8)), Hours(start=time(20), end=time(22))
    people = [
        recipient(Member(id=AMIRA), a_profile(AMIRA, hours=early)),
        recipient(Member(id=BO), a_profile(BO, hours=late)),
    ]
    assert decide(a_nudge(NudgeKind.AGENDA, AMIRA, BO), people, TUESDAY) == Skip(reason=WaitReason.NO_COMMON_HOURS)


@pytest.mark.parametrize("kind", sorted(UNPROMPTED))
def test_a_third_message_in_seven_days_waits_until_the_first_is_a_week_old(kind: NudgeKind) -> None:
    heard = (TUESDAY - 6 * DAY, TUESDAY - DAY)
    decided = decide(a_nudge(kind), [recipient(Member(id=AMIRA), a_profile(AMIRA), heard)], TUESDAY)
    assert decided == Wait(until=TUESDAY + DAY, reason=WaitReason.WEEKLY_BUDGET)


def test_what_would_be_too_late_by_then_is_skipped_with_the_reason() -> None:
    heard = (TUESDAY - DAY, TUESDAY - HOUR)
    decided = decide(a_nudge(lasts=2 * DAY), [recipient(Member(id=AMIRA), a_profile(AMIRA), heard)], TUESDAY)
    assert decided == Skip(reason=WaitReason.WEEKLY_BUDGET)


def test_a_day_off_of_the_organisation_is_nobodys_working_day() -> None:
    christmas = datetime(2026, 12, 25, 10, tzinfo=UTC)
    days_off = {date(2026, 12, 25), date(2026, 12, 28)}
    people = [recipient(Member(id=AMIRA), a_profile(AMIRA))]
    nudge = a_nudge(lasts=60 * DAY)
    assert decide(nudge, people, christmas, days_off) == Wait(
        until=datetime(2026, 12, 29, 9, tzinfo=UTC), reason=WaitReason.DAY_OFF
    )
    assert decide(nudge, people, datetime(2026, 12, 29, 10, tzinfo=UTC), days_off) is None


def test_a_pause_a_snooze_and_a_deactivated_account_say_so() -> None:
    paused = Member(id=AMIRA, paused_until=date(2026, 12, 8))
    snoozed = Member(id=AMIRA, snoozed_until=TUESDAY + HOUR)
    gone = Member(id=AMIRA, standing=Standing.DEACTIVATED)
    decided = [decide(a_nudge(), [recipient(member, a_profile(AMIRA))], TUESDAY) for member in (paused, snoozed, gone)]
    assert decided == [
        Wait(until=datetime(2026, 12, 8, 9, tzinfo=UTC), reason=WaitReason.PAUSED, reason_until=date(2026, 12, 8)),
        Wait(until=TUESDAY + HOUR, reason=WaitReason.SNOOZED),
        Skip(reason=SkipReason.NO_ACCOUNT),
    ]


def test_a_small_cohort_hears_at_once_and_a_large_one_over_a_stated_while() -> None:
    assert [window(people) for people in (0, 40, 41, 1000, 10_000)] == [
        timedelta(0),
        timedelta(0),
        timedelta(minutes=1),
        timedelta(minutes=5),
        timedelta(minutes=42),
    ]


def test_each_person_has_a_place_of_their_own_in_the_while_and_keeps_it() -> None:
    within = window(10_000)
    places = [offset([MemberId(f"U{number}")], within) for number in range(10_000)]
    assert places == [offset([MemberId(f"U{number}")], within) for number in range(10_000)]
    assert timedelta(0) <= min(places) <= max(places) < within
    a_minute = Counter(place // timedelta(minutes=1) for place in places)
    assert max(a_minute.values()) < 2 * 10_000 / 42
    assert offset([AMIRA, BO], within) == offset([BO, AMIRA], within)


def test_a_draft_for_many_is_due_when_it_was_and_goes_at_its_place() -> None:
    draft = Draft(kind=NudgeKind.THANKS, to=(AMIRA,), subject="c", due_at=TUESDAY, day=TUESDAY.date(), people=10_000)
    nudge = draft.nudge(WorkspaceId("T"), lambda: "n")
    assert nudge.due_at == TUESDAY
    assert nudge.not_before == TUESDAY + offset([AMIRA], window(10_000))
    assert nudge.expires_at == TUESDAY + KIND_FACTS[NudgeKind.THANKS].patience
