"""Changing a cohort while it runs: weighed first, then saved; two organisers at once lose nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from mentoring.errors import DatesDoNotFit, WrongStage
from mentoring.late_joining import fits, last_join_day, moved_along
from mentoring.model import (
    Actor,
    Cohort,
    CohortId,
    CohortStage,
    MentoringSession,
    Mentorship,
    MentorshipState,
    OrganiserAct,
    SessionId,
    WorkspaceId,
)
from mentoring.nudges.kinds.announcement import last_call
from mentoring.nudges.kinds.cohort_changed import cohort_changed
from mentoring.nudges.kinds.warning import warning
from mentoring.nudges.model import NudgeKind
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Transaction
from mentoring.programme.channel_moves import ChannelMoves
from mentoring.programme.cohorts import Cohorts
from mentoring.programme.member_overview import enrolled
from mentoring.programme.services import UseCase, require_stage
from mentoring.session_plan import dates_left, opener
from mentoring.steering_errors import CohortEdited, JoinUntilDoesNotFit
from mentoring.timeline import closes_at, finishes_on, local_day

FieldValue = Any
"""A name, a number, a day, yes or no, or none."""

EDITABLE = (
    "name",
    "channel",
    "opt_in_closes_on",
    "starts_on",
    "sessions",
    "every_weeks",
    "min_gap",
    "departments_apart",
    "join_until",
)
"""What can be changed of a cohort that runs."""

BEFORE_THE_START_ONLY = frozenset({"opt_in_closes_on", "starts_on"})

TOUCHES_EVERYBODY = frozenset({"opt_in_closes_on", "starts_on", "sessions", "every_weeks"})
"""What those who joined plan by: they are told."""

MOVES_SESSIONS = frozenset({"sessions", "every_weeks"})


@dataclass(frozen=True, kw_only=True)
class CohortEdit:
    """What an organiser wants changed: of each field what they saw in it, and what they want there."""

    fields: Mapping[str, tuple[FieldValue, FieldValue]] = field(default_factory=dict)

    @classmethod
    def between(cls, seen: Cohort, wanted: Cohort) -> CohortEdit:
        """What is different in the one that is wanted."""
        both = {name: (getattr(seen, name), getattr(wanted, name)) for name in EDITABLE}
        return cls(fields={name: pair for name, pair in both.items() if pair[0] != pair[1]})

    def of(self, cohort: Cohort) -> Cohort:
        """The cohort once changed. Raises CohortEdited when another organiser changed the same meanwhile."""
        for name, (seen, wanted) in self.fields.items():
            if getattr(cohort, name) not in (seen, wanted):
                raise CohortEdited(cohort=cohort.name)
        changed = replace(cohort, **{name: wanted for name, (_, wanted) in self.fields.items()})
        return changed if "join_until" in self.fields else moved_along(cohort, changed)


@dataclass(frozen=True, kw_only=True)
class EditPreview:
    """What a change does, before it is saved: the cohort before and after, and for whom.

    `told`: how many people read of it. `joined`, `pairs`, `waiting`: who is there, and how many have no partner.
    """

    before: Cohort
    after: Cohort
    told: int
    joined: int = 0
    pairs: int = 0
    waiting: int = 0

    @property
    def changed(self) -> frozenset[str]:
        """The names of what is different."""
        return frozenset(name for name in EDITABLE if getattr(self.before, name) != getattr(self.after, name))


class CohortEdits(UseCase):
    """An organiser's changes to a cohort that runs; all raise NotAnOrganiser, NoSuchThing and WrongStage."""

    async def weigh(self, actor: Actor, cohort: CohortId, edit: CohortEdit) -> EditPreview:
        """What the change would do, and for how many; nothing is saved.

        Raises DatesDoNotFit, JoinUntilDoesNotFit, CohortEdited; CannotSeeChannel, ChannelArchived, NotInChannel.
        """
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self._weighed(tx, cohort, edit)
        await self._require_channel(actor.workspace, found)
        return found

    async def change(self, actor: Actor, cohort: CohortId, edit: CohortEdit) -> EditPreview:
        """Save it: only what was changed, so that another organiser's change of something else stays. As `weigh`."""
        now = self.services.clock()
        await self.weigh(actor, cohort, edit)
        async with self.services.store.transaction(actor.workspace) as tx:
            done = await self._weighed(tx, cohort, edit)
            await tx.cohorts.put(done.after)
            await self._plan_anew(tx, done, now)
            if "channel" in done.changed:
                await ChannelMoves(self.services).move(tx, actor, done.before, done.after, now)
            joined = await enrolled(tx, cohort)
            if done.told:
                await self.services.plan(tx, [cohort_changed(done.after, each, now, len(joined)) for each in joined])
            if done.changed - {"channel"}:
                await self.log(tx, actor, OrganiserAct.COHORT_CHANGED, cohort)
        await self.services.surfaces.announcement_changed(actor.workspace, cohort)
        for member in joined:
            await self.services.surfaces.home_changed(actor.workspace, member)
        return done

    async def _require_channel(self, workspace: WorkspaceId, found: EditPreview) -> None:
        if "channel" in found.changed:
            await Cohorts(self.services).require_channel(workspace, found.after.channel)

    async def _weighed(self, tx: Transaction, cohort: CohortId, edit: CohortEdit) -> EditPreview:
        before = await self.cohort(tx, cohort)
        require_stage(before, CohortStage.OPEN, CohortStage.UNDER_WAY)
        after = edit.of(before)
        found = EditPreview(before=before, after=after, told=0)
        under_way = before.stage is CohortStage.UNDER_WAY
        if under_way and found.changed & BEFORE_THE_START_ONLY:
            raise WrongStage(cohort=before.name, stage=before.stage)
        _require_dates(after, local_day(self.services.clock(), before.tz))
        joined = await enrolled(tx, cohort)
        pairs = [one for one in await tx.mentorships.of_cohort(cohort) if one.is_open]
        return replace(
            found,
            told=len(joined) if found.changed & TOUCHES_EVERYBODY else 0,
            joined=len(joined),
            pairs=len(pairs),
            waiting=len(set(joined) - {member for one in pairs for member in one.members}) if under_way else 0,
        )

    async def _plan_anew(self, tx: Transaction, done: EditPreview, now: datetime) -> None:
        """What follows from other dates: warnings and the last call before the start, sessions once it is under way."""
        if done.after.stage is CohortStage.UNDER_WAY:
            for mentorship in await tx.mentorships.of_cohort(done.after.id):
                if done.changed & MOVES_SESSIONS and mentorship.state is MentorshipState.ACTIVE:
                    await self._resit(tx, done.after, mentorship, now)
            await tx.cohorts.look_again(done.after.id, now)
        elif "opt_in_closes_on" in done.changed:
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


def _require_dates(after: Cohort, today: date) -> None:
    """Refuse dates that have passed or do not follow one another. Raises DatesDoNotFit, JoinUntilDoesNotFit."""
    under_way = after.stage is CohortStage.UNDER_WAY
    late = not under_way and (after.opt_in_closes_on <= today or after.starts_on <= after.opt_in_closes_on)
    if late or (under_way and finishes_on(after) <= today):
        raise DatesDoNotFit
    if not fits(after):
        raise JoinUntilDoesNotFit(first=after.starts_on, last=last_join_day(after))
