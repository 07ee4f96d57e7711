"""The cohort board: where a cohort stands, who is not meeting, and what needs an organiser."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from mentoring.model import (
    Board,
    Cohort,
    CohortStage,
    EndedFor,
    LaunchStep,
    MemberId,
    Mentorship,
    MentorshipId,
    Milestone,
    Need,
    NeedKind,
    PairProgress,
    SessionProgress,
    alone_in,
)
from mentoring.ports import Transaction
from mentoring.programme.approval_waits import organisers_of
from mentoring.programme.late_joining import newcomers_of
from mentoring.programme.member_overview import enrolled
from mentoring.programme.services import UseCase, away_until
from mentoring.report import FEWEST
from mentoring.session_plan import dates_left
from mentoring.timeline import finishes_on, local_day

ANSWERS_TAKE = timedelta(weeks=1)
"""*Did you meet?* comes four days after the day, and people answer some days later: nobody is late before."""

ENOUGH_PEOPLE = 2 * FEWEST
"""With fewer than five pairs the report shows hardly any figures."""

BEFORE = (CohortStage.DRAFT, CohortStage.OPEN)


class Boards(UseCase):
    """What an organiser sees of a cohort at one moment."""

    async def board(
        self, tx: Transaction, cohort: Cohort, joined: Sequence[MemberId], *, unheard: bool = False
    ) -> Board:
        """The cohort's board; what is over costs no look at its sessions."""
        today = local_day(self.services.clock(), cohort.tz)
        organisers = len(await organisers_of(self.services, tx))
        if cohort.stage is CohortStage.UNDER_WAY:
            return await self._under_way(tx, cohort, joined, today)
        if cohort.stage is CohortStage.FINISHED:
            progress, made = await tx.sessions.progress(cohort.id), await tx.mentorships.of_cohort(cohort.id)
            return Board(held=sum(one.held for one in progress.values()), planned=_planned(cohort, made, progress))
        return Board(
            milestones=_before_the_start(cohort, today),
            needs=_needs_before(cohort, len(joined), organisers, today, unheard=unheard),
            launch=_launch(cohort, len(joined), organisers) if cohort.stage in BEFORE else (),
        )

    async def needs_of(self, tx: Transaction, cohort: Cohort) -> Sequence[Need]:
        """What needs somebody in a cohort now."""
        return (await self.board(tx, cohort, await enrolled(tx, cohort.id))).needs

    async def _under_way(self, tx: Transaction, cohort: Cohort, joined: Sequence[MemberId], today: date) -> Board:
        mentorships = await tx.mentorships.of_cohort(cohort.id)
        progress = await tx.sessions.progress(cohort.id)
        open_ones = [one for one in mentorships if one.is_open]
        people = {member for one in open_ones for member in one.members}
        away = away_until((await tx.members.of(people)).values(), self.services.clock())
        pairs = in_order(pair_progress(cohort, one, progress, today, away) for one in open_ones)
        alone = tuple(member for member in joined if member not in people)
        new = await self._new(tx, cohort, mentorships)
        return Board(
            pairs=pairs,
            without_partner=alone,
            new=tuple(member for member in alone if member in new),
            held=sum(one.held for one in progress.values()),
            planned=_planned(cohort, mentorships, progress),
            milestones=_while_under_way(cohort, today),
            needs=_needs_under_way(cohort, pairs, [member for member in alone if member not in new]),
        )

    async def _new(self, tx: Transaction, cohort: Cohort, mentorships: Sequence[Mentorship]) -> Collection[MemberId]:
        """Those who joined late and hear within days: nobody needs to do anything about them."""
        if not cohort.joined_late:
            return ()
        enrolments = await tx.enrolments.of_cohort(cohort.id)
        return newcomers_of(cohort, enrolments, mentorships, self.services.clock()).patient


def pair_progress(
    cohort: Cohort,
    mentorship: Mentorship,
    progress: Mapping[MentorshipId, SessionProgress],
    today: date,
    away: Collection[MemberId] = (),
) -> PairProgress:
    """How one pair is doing, as far as an organiser may know."""
    sessions = progress.get(mentorship.id, SessionProgress())
    since = sessions.last_held_on or _together_since(cohort, mentorship)
    is_away = any(member in away for member in mentorship.members)
    done = sessions.planned > 0 and sessions.held >= sessions.planned
    late = since is not None and today > since + timedelta(weeks=cohort.every_weeks) + ANSWERS_TAKE
    return PairProgress(
        mentorship=mentorship.id,
        members=tuple(sorted(mentorship.members)),
        sessions=sessions,
        since=since,
        overdue=late and not is_away and not done,
        away=is_away,
    )


def in_order(pairs: Iterable[PairProgress]) -> tuple[PairProgress, ...]:
    """Those without a confirmed session for longer than a cycle first, then those with the fewest."""
    return tuple(
        sorted(pairs, key=lambda one: (not one.overdue, one.sessions.held, one.since or date.max, one.members))
    )


def _together_since(cohort: Cohort, mentorship: Mentorship) -> date | None:
    """When they were introduced; two who go on of three, when they began to be two. None before it."""
    if mentorship.introduced_at is None:
        return None
    return local_day(max(mentorship.introduced_at, mentorship.began_at), cohort.tz)


def _planned(
    cohort: Cohort, mentorships: Iterable[Mentorship], progress: Mapping[MentorshipId, SessionProgress]
) -> int:
    """Of those who go on all, before their introduction too; of those who ended before the cohort, what was held."""
    found = 0
    for one in mentorships:
        sessions = progress.get(one.id)
        if one.is_open or one.ended_for is EndedFor.COHORT_OVER:
            found += sessions.planned if sessions else cohort.sessions
        elif sessions:
            found += sessions.held
    return found


def _before_the_start(cohort: Cohort, today: date) -> tuple[tuple[Milestone, date], ...]:
    days = ((Milestone.OPT_IN_CLOSES, cohort.opt_in_closes_on), (Milestone.STARTS, cohort.starts_on))
    if cohort.stage is CohortStage.CANCELLED:
        return ()
    return tuple((which, day) for which, day in days if day >= today)


def _while_under_way(cohort: Cohort, today: date) -> tuple[tuple[Milestone, date], ...]:
    left = dates_left(cohort, today)
    following = ((Milestone.NEXT_SESSION, left[0]),) if left else ()
    return (*following, (Milestone.FINISHES, finishes_on(cohort)))


def _needs_before(cohort: Cohort, joined: int, organisers: int, today: date, *, unheard: bool) -> tuple[Need, ...]:
    found = []
    if unheard:
        found.append(Need(kind=NeedKind.NOT_HEARD))
    if cohort.stage is CohortStage.PROPOSED:
        found.append(Need(kind=NeedKind.APPROVAL, count=joined))
        if organisers == 1:
            found.append(Need(kind=NeedKind.SECOND_ORGANISER))
    closing_soon = timedelta(0) <= cohort.opt_in_closes_on - today <= timedelta(days=3)
    if cohort.stage is CohortStage.OPEN and closing_soon and joined < ENOUGH_PEOPLE:
        found.append(Need(kind=NeedKind.FEW, count=joined))
    return tuple(found)


def _needs_under_way(cohort: Cohort, pairs: Sequence[PairProgress], alone: Sequence[MemberId]) -> tuple[Need, ...]:
    late = tuple(f"{pair.mentorship} {pair.since}" for pair in pairs if pair.overdue)
    without = tuple(alone_in(cohort.id, member) for member in alone)
    found = ((NeedKind.NOT_MEETING, late), (NeedKind.WITHOUT_PARTNER, without))
    return tuple(Need(kind=kind, count=len(about), about=about) for kind, about in found if about)


def _launch(cohort: Cohort, joined: int, organisers: int) -> tuple[tuple[LaunchStep, bool], ...]:
    return (
        (LaunchStep.SECOND_ORGANISER, organisers > 1),
        (LaunchStep.ANNOUNCED, cohort.stage is CohortStage.OPEN),
        (LaunchStep.ENOUGH_PEOPLE, joined >= ENOUGH_PEOPLE),
    )
