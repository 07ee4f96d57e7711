"""Steering a cohort while it runs: change it, end it early, cancel it, put it away, delete it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from mentoring.errors import DatesDoNotFit, WrongStage
from mentoring.model import (
    Actor,
    Cohort,
    CohortId,
    CohortStage,
    EndedFor,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipState,
    OrganiserAct,
    SessionId,
)
from mentoring.nudges.kinds.announcement import last_call
from mentoring.nudges.kinds.cohort_cancelled import cohort_cancelled
from mentoring.nudges.kinds.cohort_changed import cohort_changed
from mentoring.nudges.kinds.thanks import thanks
from mentoring.nudges.kinds.warning import warning
from mentoring.nudges.model import NudgeKind
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Transaction
from mentoring.programme.cohorts import Cohorts, CohortView
from mentoring.programme.exits import Exits
from mentoring.programme.member_overview import enrolled
from mentoring.programme.reports import next_report_at
from mentoring.programme.services import UseCase, require_stage
from mentoring.session_plan import dates_left, opener
from mentoring.timeline import closes_at, finishes_on, local_day

BEFORE_THE_START = (CohortStage.OPEN, CohortStage.CLOSED, CohortStage.PROPOSED)
OVER = (CohortStage.FINISHED, CohortStage.CANCELLED)


@dataclass(frozen=True, kw_only=True)
class CohortEdit:
    """What an organiser wants changed; None leaves it as it is. Dates are changed before the start only."""

    name: str | None = None
    opt_in_closes_on: date | None = None
    starts_on: date | None = None
    sessions: int | None = None
    every_weeks: int | None = None

    def of(self, cohort: Cohort) -> Cohort:
        """The cohort once changed."""
        return replace(
            cohort,
            name=self.name or cohort.name,
            opt_in_closes_on=self.opt_in_closes_on or cohort.opt_in_closes_on,
            starts_on=self.starts_on or cohort.starts_on,
            sessions=self.sessions or cohort.sessions,
            every_weeks=self.every_weeks or cohort.every_weeks,
        )


@dataclass(frozen=True, kw_only=True)
class EditPreview:
    """What a change does, before it is saved: the cohort before and after, and how many people read of it."""

    before: Cohort
    after: Cohort
    told: int


class Steering(UseCase):
    """An organiser's use cases for a cohort that runs; all raise NotAnOrganiser, NoSuchThing and WrongStage."""

    async def manage(self, actor: Actor, cohort: CohortId) -> CohortView:
        """The cohort, with what can be done to it."""
        return await Cohorts(self.services).one(actor, cohort)

    async def weigh(self, actor: Actor, cohort: CohortId, edit: CohortEdit) -> EditPreview:
        """What the change would do, and for how many; nothing is saved. Raises DatesDoNotFit."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            return await self._weighed(tx, cohort, edit)

    async def change(self, actor: Actor, cohort: CohortId, edit: CohortEdit) -> EditPreview:
        """Save it: only what was changed, so that another organiser's change of something else stays."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            done = await self._weighed(tx, cohort, edit)
            await tx.cohorts.put(done.after)
            await self._plan_anew(tx, done, now)
            joined = await enrolled(tx, cohort)
            if done.told:
                await self.services.plan(tx, [cohort_changed(done.after, each, now, len(joined)) for each in joined])
            await self.log(tx, actor, OrganiserAct.COHORT_CHANGED, cohort)
        await self._drawn(actor, done.after, joined)
        return done

    async def end_early(self, actor: Actor, cohort: CohortId) -> Cohort:
        """It is over today: everybody is thanked as at any end, and reports keep their days."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, CohortStage.UNDER_WAY)
            await tx.cohorts.advance(cohort, CohortStage.UNDER_WAY, CohortStage.FINISHED)
            await tx.cohorts.look_again(cohort, next_report_at(found, now))
            await tx.nudges.skip(SkipReason.CANCELLED, subject=cohort)
            for mentorship in await tx.mentorships.of_cohort(cohort):
                await Exits(self.services).end(tx, mentorship, now, EndedFor.COHORT_OVER)
            joined = await enrolled(tx, cohort)
            today = local_day(now, found.tz)
            await self.services.plan(tx, [replace(draft, due_at=now, day=today) for draft in thanks(found, joined)])
            await self.log(tx, actor, OrganiserAct.COHORT_ENDED, cohort)
        await self._drawn(actor, found, joined)
        return replace(found, stage=CohortStage.FINISHED)

    async def cancel(self, actor: Actor, cohort: CohortId) -> Cohort:
        """It does not take place: everybody who joined is told, kindly."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, *BEFORE_THE_START)
            await tx.cohorts.advance(cohort, found.stage, CohortStage.CANCELLED)
            await tx.cohorts.look_again(cohort, None)
            await tx.nudges.skip(SkipReason.CANCELLED, subject=cohort)
            joined = await enrolled(tx, cohort)
            await self.services.plan(tx, [cohort_cancelled(found, each, now, len(joined)) for each in joined])
            await self.log(tx, actor, OrganiserAct.COHORT_CANCELLED, cohort)
        await self._drawn(actor, found, joined)
        return replace(found, stage=CohortStage.CANCELLED)

    async def archive(self, actor: Actor, cohort: CohortId) -> Cohort:
        """Put a cohort that is over out of sight; what is stored stays."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, *OVER)
            away = replace(found, archived_on=local_day(self.services.clock(), found.tz))
            await tx.cohorts.put(away)
            await self.log(tx, actor, OrganiserAct.COHORT_ARCHIVED, cohort)
        return away

    async def delete(self, actor: Actor, cohort: CohortId) -> Cohort:
        """Remove a draft, or a cohort that is over, with everything that is stored of it; profiles stay."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            require_stage(found, CohortStage.DRAFT, *OVER)
            await tx.nudges.skip(SkipReason.CANCELLED, subject=cohort)
            await tx.cohorts.remove(cohort)
            await self.log(tx, actor, OrganiserAct.COHORT_DELETED, cohort)
        return found

    async def _weighed(self, tx: Transaction, cohort: CohortId, edit: CohortEdit) -> EditPreview:
        before = await self.cohort(tx, cohort)
        require_stage(before, CohortStage.OPEN, CohortStage.UNDER_WAY)
        under_way = before.stage is CohortStage.UNDER_WAY
        if under_way and (edit.opt_in_closes_on or edit.starts_on):
            raise WrongStage(cohort=before.name, stage=before.stage)
        after, today = edit.of(before), local_day(self.services.clock(), before.tz)
        late = not under_way and (after.opt_in_closes_on <= today or after.starts_on <= after.opt_in_closes_on)
        if late or (under_way and finishes_on(after) <= today):
            raise DatesDoNotFit
        told = await enrolled(tx, cohort) if replace(after, name=before.name) != before else []
        return EditPreview(before=before, after=after, told=len(told))

    async def _plan_anew(self, tx: Transaction, done: EditPreview, now: datetime) -> None:
        """What follows from other dates: warnings and the last call before the start, sessions once it is under way."""
        if done.after.stage is CohortStage.UNDER_WAY:
            for mentorship in await tx.mentorships.of_cohort(done.after.id):
                if mentorship.state is MentorshipState.ACTIVE:
                    await self._resit(tx, done.after, mentorship, now)
            await tx.cohorts.look_again(done.after.id, now)
        elif done.after.opt_in_closes_on != done.before.opt_in_closes_on:
            kinds = {NudgeKind.WARNING, NudgeKind.LAST_CALL}
            await tx.nudges.skip(SkipReason.NO_LONGER_APPLIES, subject=done.after.id, kinds=kinds)
            joined = await enrolled(tx, done.after.id)
            profiles = await tx.profiles.of(joined)
            drafts = [warning(done.after, each, profiles[each], len(joined)) for each in joined if each in profiles]
            run = f" {now:%Y%m%d%H%M%S}"
            fresh = [replace(each, series=f"{each.kind}{run}") for each in (*drafts, last_call(done.after))]
            await self.services.plan(tx, [draft for draft in fresh if draft.due_at > now])
            await tx.cohorts.look_again(done.after.id, closes_at(done.after))

    async def _resit(self, tx: Transaction, cohort: Cohort, mentorship: Mentorship, now: datetime) -> None:
        """The sessions of a mentorship that were not offered yet, on the cohort's days as they are now."""
        sessions = await tx.sessions.of_mentorship(mentorship.id)
        open_ones = [each for each in sessions if each.offered_at is None and each.held_on is None]
        fixed = [each for each in sessions if each not in open_ones]
        after = max((each.due_on for each in fixed), default=date.min)
        days = [day for day in dates_left(cohort, local_day(now, cohort.tz)) if day > after]
        first = max((each.number for each in fixed), default=0) + 1
        for spare in open_ones[len(days) :]:
            await tx.nudges.skip(SkipReason.NO_LONGER_APPLIES, subject=spare.id)
            await tx.sessions.remove(spare.id)
        for kept, day in zip(open_ones, days, strict=False):
            if kept.due_on != day:
                await tx.nudges.skip(SkipReason.NO_LONGER_APPLIES, subject=kept.id)
                await tx.sessions.put(replace(kept, due_on=day, moved=kept.moved + 1))
        for number, day in enumerate(days[len(open_ones) :], first + len(open_ones)):
            more = MentoringSession(
                id=SessionId(self.services.new_id()),
                mentorship=mentorship.id,
                number=number,
                due_on=day,
                opens=opener(mentorship.members, number),
            )
            await tx.sessions.put(more)
        await tx.mentorships.look_again(mentorship.id, now)

    async def _drawn(self, actor: Actor, cohort: Cohort, people: Sequence[MemberId]) -> None:
        if cohort.stage is not CohortStage.UNDER_WAY:
            await self.services.surfaces.announcement_changed(actor.workspace, cohort.id)
        for member in people:
            await self.services.surfaces.home_changed(actor.workspace, member)
