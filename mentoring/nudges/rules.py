"""What is due, to whom and why; and whether a person should hear it now, later or not at all. Pure: facts and `now`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from mentoring.model import (
    ChannelId,
    Cohort,
    Member,
    MemberId,
    MentoringSession,
    Mentorship,
    Profile,
    WorkspaceId,
)
from mentoring.nudges.model import UNPROMPTED, Nudge, NudgeId, NudgeKind, Skip, Wait
from mentoring.nudges.stagger import offset, window
from mentoring.ports import NewId
from mentoring.timeline import (
    AFTERNOON,
    ASK_AFTER,
    ASK_AGAIN_AFTER,
    MORNING,
    OfficeHours,
    WorksAt,
    closes_at,
    finishes_on,
    instant,
    local_day,
    session_due,
    working_moment,
)

PER_WEEK = 2
"""Nobody hears from the bot unprompted more often than this in any seven days."""

WEEK = timedelta(days=7)

HOLD = timedelta(minutes=5)
"""A broadcast is held this long, so that its Cancel button means something."""

LAST_CALL_BEFORE = timedelta(days=2)
WARNING_BEFORE = timedelta(days=1)

PATIENCE: Mapping[NudgeKind, timedelta] = {
    NudgeKind.ORGANISER_WELCOME: timedelta(days=7),
    NudgeKind.ANNOUNCEMENT: timedelta(days=1),
    NudgeKind.LAST_CALL: timedelta(days=1),
    NudgeKind.WARNING: timedelta(days=1),
    NudgeKind.PROPOSAL_READY: timedelta(days=14),
    NudgeKind.INTRODUCTION: timedelta(days=14),
    NudgeKind.COHORT_STARTED: timedelta(days=3),
    NudgeKind.LEFT_OVER: timedelta(days=7),
    NudgeKind.AGENDA: timedelta(days=6),
    NudgeKind.DID_YOU_MEET: timedelta(days=5),
    NudgeKind.PARTNER_AWAY: timedelta(days=5),
    NudgeKind.PARTNER_LEFT: timedelta(days=14),
    NudgeKind.THANKS: timedelta(days=14),
    NudgeKind.REPORT: timedelta(days=14),
    NudgeKind.ALARM: timedelta(days=7),
}
"""How long after it was due a nudge is still worth sending; later it has gone stale and is not sent."""

AT_ONCE = frozenset({NudgeKind.ORGANISER_WELCOME, NudgeKind.ANNOUNCEMENT})
"""Somebody pressed a button for these a moment ago, so they do not wait for working hours."""


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """One person's side of the decision: what we know of them, their hours, and when they last heard from us."""

    member: Member
    works: WorksAt
    heard: Sequence[datetime] = field(default_factory=tuple)


def recipient(member: Member, profile: Profile | None, heard: Sequence[datetime] = ()) -> Recipient:
    """A recipient with the hours of their profile, or office hours in their own zone."""
    return Recipient(member=member, works=profile or OfficeHours(tz=member.tz), heard=heard)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is due, before it has an id: the planner's pure output."""

    kind: NudgeKind
    to: tuple[MemberId, ...]
    subject: str
    due_at: datetime
    day: date
    channel: ChannelId | None = None
    series: str = ""
    lasts: timedelta | None = None
    people: int = 0
    """How many people hear the same around this time; many hear it over a while."""

    @property
    def key(self) -> str:
        """`series:recipient:nominal local date`, so that one thing is never planned twice."""
        whom = "+".join(sorted(self.to)) if self.to else str(self.channel)
        return f"{self.series or self.kind}/{self.subject}:{whom}:{self.day.isoformat()}"

    def nudge(self, workspace: WorkspaceId, new_id: NewId) -> Nudge:
        """The row to insert."""
        return Nudge(
            id=NudgeId(new_id()),
            workspace=workspace,
            kind=self.kind,
            to=self.to,
            subject=self.subject,
            dedupe_key=self.key,
            due_at=self.due_at,
            not_before=self.due_at + offset(self.to, window(self.people)),
            expires_at=self.due_at + (self.lasts or PATIENCE[self.kind]),
            channel=self.channel,
        )


def cohort_plan(cohort: Cohort, enrolled: Iterable[MemberId], people: int = 0) -> list[Draft]:
    """What an open cohort says before it is paired: a last call to its channel, a warning to each participant.

    `people` is how many take part.
    """
    last_call = cohort.opt_in_closes_on - LAST_CALL_BEFORE
    warning = cohort.opt_in_closes_on - WARNING_BEFORE
    due = instant(warning, MORNING, cohort.tz)
    return [
        Draft(
            kind=NudgeKind.LAST_CALL,
            to=(),
            channel=cohort.channel,
            subject=cohort.id,
            due_at=instant(last_call, MORNING, cohort.tz),
            day=last_call,
            series=f"{NudgeKind.LAST_CALL} {cohort.announcement[-8:]}",
        ),
        *(
            Draft(
                kind=NudgeKind.WARNING,
                to=(member,),
                subject=cohort.id,
                due_at=due,
                day=warning,
                lasts=closes_at(cohort) - due,
                people=people,
            )
            for member in enrolled
        ),
    ]


def session_plan(cohort: Cohort, mentorship: Mentorship, session: MentoringSession, people: int = 0) -> list[Draft]:
    """What one session brings: the agenda to everybody together, then *Did you meet?* to each, at most twice.

    `people` is how many take part in the cohort.
    """
    gap = timedelta(weeks=cohort.every_weeks)
    drafts = [
        Draft(
            kind=NudgeKind.AGENDA,
            to=mentorship.members,
            channel=mentorship.channel,
            subject=session.id,
            due_at=instant(session.due_on, MORNING, cohort.tz),
            day=session.due_on,
            lasts=min(PATIENCE[NudgeKind.AGENDA], gap),
            people=people,
        )
    ]
    for wait in (ASK_AFTER, ASK_AGAIN_AFTER):
        if wait < gap or wait == ASK_AFTER:
            day = session.due_on + wait
            drafts += [
                Draft(
                    kind=NudgeKind.DID_YOU_MEET,
                    to=(member,),
                    subject=session.id,
                    due_at=instant(day, AFTERNOON, cohort.tz),
                    day=day,
                    people=people,
                )
                for member in mentorship.members
            ]
    return drafts


def closing_plan(cohort: Cohort, participants: Iterable[MemberId]) -> list[Draft]:
    """What a finished cohort says: thanks to everybody who took part, and the report to the organiser."""
    day = finishes_on(cohort)
    due = instant(day, MORNING, cohort.tz)
    everybody = list(participants)
    thanks = [
        Draft(kind=NudgeKind.THANKS, to=(member,), subject=cohort.id, due_at=due, day=day, people=len(everybody))
        for member in everybody
    ]
    report = Draft(kind=NudgeKind.REPORT, to=(cohort.organiser,), subject=cohort.id, due_at=due, day=day)
    return [*thanks, report]


def split_due(drafts: Iterable[Draft], now: datetime, ahead: timedelta) -> tuple[list[Draft], datetime | None]:
    """Those worth planning now (due within `ahead`, not stale), and when to look again for the rest."""
    until = now + ahead
    fresh = [draft for draft in drafts if draft.due_at + (draft.lasts or PATIENCE[draft.kind]) > now]
    later = [draft.due_at for draft in fresh if draft.due_at > until]
    return [draft for draft in fresh if draft.due_at <= until], min(later) - ahead if later else None


def sessions_left(cohort: Cohort, today: date) -> range:
    """Numbers of the sessions that are still to come, today's among them."""
    numbers = range(1, cohort.sessions + 1)
    return range(next((n for n in numbers if session_due(cohort, n) >= today), cohort.sessions + 1), numbers.stop)


def decide(
    nudge: Nudge, recipients: Sequence[Recipient], now: datetime, days_off: Collection[date] = ()
) -> Wait | Skip | None:
    """Whether all recipients should hear this now (None), later, or not at all, with the reason.

    In order: gone, paused, snoozed, at most two unprompted messages a week, days off, working hours. `days_off` are
    those of the whole organisation.
    """
    if any(not person.member.active for person in recipients):
        return Skip(reason="the account is no longer active")
    holds = [hold for person in recipients for hold in _holds(nudge, person, now)]
    wait = max(holds, key=lambda hold: hold.until, default=None)
    if nudge.kind not in AT_ONCE and recipients:
        wait = _until_at_work(wait, recipients, now, days_off) or wait
    if wait is None:
        return None
    if wait.until < nudge.expires_at:
        return wait
    if any(person.member.paused_until for person in recipients):
        return Wait(until=nudge.expires_at, reason=wait.reason)  # they may resume early
    return Skip(reason=wait.reason)


def _holds(nudge: Nudge, person: Recipient, now: datetime) -> Iterable[Wait]:
    """What keeps one person from hearing it this minute, working hours aside."""
    member = person.member
    if nudge.kind in AT_ONCE:
        return
    if member.paused_until and local_day(now, person.works.tz) < member.paused_until:
        back = instant(member.paused_until, person.works.hours.start, person.works.tz)
        yield Wait(until=back, reason=f"paused until {member.paused_until:%-d %B}")
    if member.snoozed_until and now < member.snoozed_until:
        yield Wait(until=member.snoozed_until, reason="snoozed")
    recent = [at for at in person.heard if at > now - WEEK]
    if nudge.kind in UNPROMPTED and len(recent) >= PER_WEEK:
        yield Wait(until=recent[-PER_WEEK] + WEEK, reason="already two messages in seven days")


def _until_at_work(
    wait: Wait | None, recipients: Sequence[Recipient], now: datetime, days_off: Collection[date]
) -> Wait | None:
    """A wait that ends when everybody is at work; None when they are, and nothing else holds it."""
    moment = working_moment(wait.until if wait else now, [person.works for person in recipients], days_off)
    if moment is None:
        return Wait(until=now + WEEK * 4, reason="no working hours in common")
    if moment <= now:
        return None
    is_day_off = any(local_day(now, person.works.tz) in days_off for person in recipients)
    otherwise = "a day off for everybody" if is_day_off else "outside working hours"
    return Wait(until=moment, reason=wait.reason if wait else otherwise)
