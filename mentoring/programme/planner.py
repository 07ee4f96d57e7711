"""What time brings: closing days, sessions coming up, people waiting for a partner, endings."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from mentoring.model import (
    Cohort,
    CohortId,
    CohortStage,
    EndedFor,
    MentorshipId,
    MentorshipState,
    WorkspaceId,
)
from mentoring.nudges.kinds.planning_stuck import planning_stuck
from mentoring.nudges.kinds.thanks import thanks
from mentoring.nudges.model import NudgeKind
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Transaction
from mentoring.programme.approval_waits import ApprovalWaits, organisers_of
from mentoring.programme.late_joining import announcement_lives
from mentoring.programme.meeting_plans import MeetingPlans
from mentoring.programme.member_overview import enrolled
from mentoring.programme.partner_waits import PartnerWaits
from mentoring.programme.proposing import Proposing
from mentoring.programme.rematching import Rematching
from mentoring.programme.reports import Reports, next_report_at
from mentoring.programme.services import Services, UseCase
from mentoring.programme.surveys import Surveys
from mentoring.programme.weekly_word import WeeklyWord
from mentoring.timeline import MORNING, closes_at, finishes_on, instant

logger = logging.getLogger(__name__)

PlannerStep = Callable[[], Awaitable[None]]

LEASE = timedelta(minutes=10)
"""How long a replica has a cohort to itself: longer than the largest is paired in. After a crash it waits so long."""

RETRY_FIRST = timedelta(minutes=1)
RETRY_LAST = timedelta(hours=6)
"""What cannot be planned is tried again after a minute, then after twice as long each time, up to this."""

ALARM_AT = 3
"""After so many failures in a row the organisers hear of it: one or two may pass by themselves."""

BATCH = 200
"""How many cohorts, and how many mentorships, one pass looks at."""


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What one pass of the planner looked at."""

    cohorts: int
    mentorships: int


class Planner(UseCase):
    """Looks at every cohort and mentorship whose time has come, and plans what follows."""

    def __init__(self, services: Services) -> None:
        """The planner, with the use cases it begins."""
        super().__init__(services)
        self._proposing = Proposing(services)
        self._rematching = Rematching(services)
        self._meetings = MeetingPlans(services)
        self._approval = ApprovalWaits(services)
        self._weekly = WeeklyWord(services)
        self._waits = PartnerWaits(services)
        self._reports = Reports(services)
        self._surveys = Surveys(services)
        self._failures: dict[str, int] = {}

    async def plan(self) -> Planned:
        """One pass. Safe to repeat, to interrupt and to run in several processes: the outbox refuses doubles."""
        now = self.services.clock()
        cohorts = await self.services.store.cohorts_to_plan(now, BATCH)
        taken = 0
        for workspace, cohort in cohorts:
            if await self.services.store.claim_cohort(workspace, cohort, now, now + LEASE):
                taken += 1
                await self._by_itself(workspace, cohort, now, partial(self._cohort, workspace, cohort, now))
        mentorships = await self.services.store.mentorships_to_plan(now, BATCH)
        people: dict[CohortId, int] = {}
        for workspace, mentorship in mentorships:
            work = partial(self._one_mentorship, workspace, mentorship, now, people)
            await self._by_itself(workspace, mentorship, now, work)
        return Planned(cohorts=taken, mentorships=len(mentorships))

    @property
    def stuck(self) -> int:
        """How many cohorts and mentorships fail again and again; the others go on."""
        return sum(times >= ALARM_AT for times in self._failures.values())

    async def _by_itself(
        self, workspace: WorkspaceId, subject: CohortId | MentorshipId, now: datetime, work: PlannerStep
    ) -> None:
        """Plan one thing; if that fails, try it again later and later, and let the others go on.

        Raises what keeps even that from being written down: then it is the database that fails, not one row.
        """
        try:
            await work()
            if self._failures.pop(subject, 0) >= ALARM_AT:
                async with self.services.store.transaction(workspace) as tx:
                    await tx.nudges.skip(
                        SkipReason.NO_LONGER_APPLIES, subject=subject, kinds={NudgeKind.PLANNING_STUCK}
                    )
        except Exception:
            times = self._failures[subject] = self._failures.get(subject, 0) + 1
            logger.exception("planning failed", extra={"workspace": workspace, "subject": subject, "times": times})
            async with self.services.store.transaction(workspace) as tx:
                at = now + min(RETRY_FIRST * 2 ** min(times - 1, 30), RETRY_LAST)
                await tx.cohorts.look_again(CohortId(subject), at)
                await tx.mentorships.look_again(MentorshipId(subject), at)
                if times >= ALARM_AT:
                    organisers = await organisers_of(self.services, tx)
                    await self.services.plan(tx, [planning_stuck(subject, each, now) for each in organisers])

    async def _one_mentorship(
        self, workspace: WorkspaceId, mentorship: MentorshipId, now: datetime, people: dict[CohortId, int]
    ) -> None:
        async with self.services.store.transaction(workspace) as tx:
            await self._mentorship(tx, mentorship, now, people)

    async def _cohort(self, workspace: WorkspaceId, cohort: CohortId, now: datetime) -> None:
        async with self.services.store.transaction(workspace) as tx:
            found = await self.cohort(tx, cohort)
        if found.stage in (CohortStage.OPEN, CohortStage.CLOSED) and now >= closes_at(found):
            await self._proposing.close_and_propose(workspace, cohort, now)
        elif found.stage is CohortStage.UNDER_WAY and now >= _ends_at(found):
            await self._finish(workspace, found, now)
        elif found.stage is CohortStage.UNDER_WAY:
            await self._reports.freeze(workspace, found, now)
            third_at = await self._rematching.rematch(workspace, cohort, now)
            if announcement_lives(found, now):
                await self.services.surfaces.announcement_changed(workspace, cohort)
            async with self.services.store.transaction(workspace) as tx:
                words = await self._weekly.plan(tx, found, now), await self._waits.plan(tx, found, now)
                if (await self.cohort(tx, cohort)).look_again_at == now + LEASE:  # nobody asked for a look since
                    moments = (*words, _ends_at(found), next_report_at(found, now), third_at)
                    await tx.cohorts.look_again(cohort, min(moment for moment in moments if moment is not None))
        elif found.stage is CohortStage.FINISHED:
            await self._afterwards(workspace, found, now)
        elif found.stage is CohortStage.PROPOSED:
            async with self.services.store.transaction(workspace) as tx:
                await self._approval.plan(tx, found, now)
        else:
            async with self.services.store.transaction(workspace) as tx:
                await tx.cohorts.look_again(cohort, closes_at(found) if found.stage is CohortStage.OPEN else None)

    async def _finish(self, workspace: WorkspaceId, cohort: Cohort, now: datetime) -> None:
        await self._reports.freeze(workspace, cohort, now)
        async with self.services.store.transaction(workspace) as tx:
            await tx.cohorts.advance(cohort.id, CohortStage.UNDER_WAY, CohortStage.FINISHED)
            await tx.cohorts.look_again(cohort.id, next_report_at(cohort, now))
            took_part = await enrolled(tx, cohort.id)
            await self.services.plan(tx, thanks(cohort, took_part))
            for mentorship in await tx.mentorships.of_cohort(cohort.id):
                await tx.mentorships.end(mentorship.id, now, EndedFor.COHORT_OVER)
        for member in took_part:
            await self.services.surfaces.home_changed(workspace, member)

    async def _afterwards(self, workspace: WorkspaceId, cohort: Cohort, now: datetime) -> None:
        """When it is over: its results, the survey after six months and what follows from it, and no more."""
        if not await self._surveys.paired(workspace, cohort.id):
            async with self.services.store.transaction(workspace) as tx:
                await tx.cohorts.look_again(cohort.id, None)
            return
        await self._reports.freeze(workspace, cohort, now)
        after = await self._surveys.afterwards(workspace, cohort, now)
        moments = [moment for moment in (next_report_at(cohort, now), after) if moment is not None]
        async with self.services.store.transaction(workspace) as tx:
            await tx.cohorts.look_again(cohort.id, min(moments, default=None))

    async def _mentorship(
        self, tx: Transaction, mentorship: MentorshipId, now: datetime, people: dict[CohortId, int]
    ) -> None:
        """Plan what one mentorship hears next; `people` remembers for this pass how many each cohort has."""
        found = await tx.mentorships.get(mentorship)
        cohort = await tx.cohorts.get(found.cohort) if found else None
        if found is None or cohort is None or not found.is_open:
            await tx.mentorships.look_again(mentorship, None)
        elif found.state is MentorshipState.WAITING:
            await self._meetings.wait_for_introduction(tx, cohort, found, now)
        else:
            if cohort.id not in people:
                people[cohort.id] = await tx.enrolments.count(cohort.id)
            await self._meetings.plan_sessions(tx, cohort, found, now, people[cohort.id])


def _ends_at(cohort: Cohort) -> datetime:
    return instant(finishes_on(cohort), MORNING, cohort.tz)
