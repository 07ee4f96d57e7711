"""Whether a person should hear a nudge now, later or not at all, and why. Pure: facts and `now`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from mentoring.model import Member, Profile, Standing
from mentoring.nudges.model import KIND_FACTS, MUTABLE, Nudge, NudgeKind, Skip, Wait
from mentoring.nudges.reasons import SkipReason, WaitReason
from mentoring.timeline import OfficeHours, WorksAt, instant, local_day, working_moment

PER_WEEK = 2
"""Nobody hears from the bot unprompted more often than this in any seven days."""

WEEK = timedelta(days=7)

STILL_IN_SLACK = frozenset({Standing.GUEST, Standing.ELSEWHERE})
"""Whoever may not take part, but can be told why."""


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """One person's side of the decision: what we know of them, their hours, and when they last heard from us."""

    member: Member
    works: WorksAt
    heard: Sequence[datetime] = field(default_factory=tuple)
    muted: frozenset[NudgeKind] = frozenset()


def recipient(
    member: Member,
    profile: Profile | None,
    heard: Sequence[datetime] = (),
    muted: frozenset[NudgeKind] = frozenset(),
) -> Recipient:
    """A recipient with the hours of their profile, or office hours in their own zone."""
    return Recipient(member=member, works=profile or OfficeHours(tz=member.tz), heard=heard, muted=muted)


def decide(
    nudge: Nudge, recipients: Sequence[Recipient], now: datetime, days_off: Collection[date] = ()
) -> Wait | Skip | None:
    """Whether all recipients should hear this now (None), later, or not at all, with the reason.

    In order: gone, muted, paused, snoozed, at most two unprompted messages a week, days off, working hours. `days_off`
    are those of the whole organisation.
    """
    if any(not _may_hear(nudge, person.member) for person in recipients):
        return Skip(reason=SkipReason.NO_ACCOUNT)
    if any(nudge.kind in person.muted & MUTABLE for person in recipients):
        return Skip(reason=SkipReason.MUTED)
    holds = [hold for person in recipients for hold in _holds(nudge, person, now)]
    wait = max(holds, key=lambda hold: hold.until, default=None)
    if not KIND_FACTS[nudge.kind].at_once and recipients:
        wait = _until_at_work(wait, recipients, now, days_off) or wait
    if wait is None:
        return None
    if wait.until < nudge.expires_at:
        return wait
    if any(person.member.paused_until for person in recipients):
        return replace(wait, until=nudge.expires_at)  # they may resume early
    return Skip(reason=wait.reason, reason_until=wait.reason_until)


def _may_hear(nudge: Nudge, member: Member) -> bool:
    """Whether they take part; or, of a word about why they do not, whether it can reach them."""
    return member.active or (KIND_FACTS[nudge.kind].says_why and member.standing in STILL_IN_SLACK)


def _holds(nudge: Nudge, person: Recipient, now: datetime) -> Iterable[Wait]:
    """What keeps one person from hearing it this minute, working hours aside."""
    member = person.member
    if KIND_FACTS[nudge.kind].at_once:
        return
    if member.paused_until and local_day(now, person.works.tz) < member.paused_until:
        back = instant(member.paused_until, person.works.hours.start, person.works.tz)
        yield Wait(until=back, reason=WaitReason.PAUSED, reason_until=member.paused_until)
    if member.snoozed_until and now < member.snoozed_until:
        yield Wait(until=member.snoozed_until, reason=WaitReason.SNOOZED)
    recent = [at for at in person.heard if at > now - WEEK]
    if KIND_FACTS[nudge.kind].counts and len(recent) >= PER_WEEK:
        yield Wait(until=recent[-PER_WEEK] + WEEK, reason=WaitReason.WEEKLY_BUDGET)


def _until_at_work(
    wait: Wait | None, recipients: Sequence[Recipient], now: datetime, days_off: Collection[date]
) -> Wait | None:
    """A wait that ends when everybody is at work; None when they are, and nothing else holds it."""
    moment = working_moment(wait.until if wait else now, [person.works for person in recipients], days_off)
    if moment is None:
        return Wait(until=now + WEEK * 4, reason=WaitReason.NO_COMMON_HOURS)
    if moment <= now:
        return None
    is_day_off = any(local_day(now, person.works.tz) in days_off for person in recipients)
    if wait is not None:
        return replace(wait, until=moment)
    return Wait(until=moment, reason=WaitReason.DAY_OFF if is_day_off else WaitReason.OUTSIDE_HOURS)
