"""An organiser reminds people of a cohort: those who have not met yet, or all who joined."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.errors import CohortRemindedAlready, NoSuchThing, TooLateToCancel
from mentoring.model import Actor, Cohort, CohortId, CohortStage, MemberId, MentorshipState, OrganiserAct
from mentoring.nudges.kinds.cohort_reminder import cohort_reminders
from mentoring.nudges.kinds.reminded import told_of_reminder
from mentoring.nudges.model import NudgeKind, NudgeVariant
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Transaction
from mentoring.programme.member_overview import enrolled
from mentoring.programme.services import UseCase, require_stage

REMIND_EVERY = timedelta(weeks=1)
"""The people of a cohort are not reminded more often, whoever presses."""

WHILE = (CohortStage.OPEN, CohortStage.CLOSED, CohortStage.PROPOSED, CohortStage.UNDER_WAY)


class Whom(StrEnum):
    """Whom an organiser can remind."""

    NOT_MET = "not met"
    """Everybody who has a partner and no confirmed session."""
    EVERYBODY = "everybody"
    """All who joined."""


@dataclass(frozen=True, kw_only=True)
class Reminding:
    """A cohort, and who would be reminded."""

    cohort: Cohort
    people: dict[Whom, tuple[MemberId, ...]]


class Reminders(UseCase):
    """Within everybody's two messages a week; all raise NotAnOrganiser, NoSuchThing and WrongStage."""

    async def look(self, actor: Actor, cohort: CohortId) -> Reminding:
        """Who would be reminded, before anybody is."""
        async with self.services.store.transaction(actor.workspace) as tx:
            return await self._look(tx, actor, cohort)

    async def remind(self, actor: Actor, cohort: CohortId, whom: Whom) -> tuple[Cohort, int]:
        """In five minutes; how many that are. Raises CohortRemindedAlready, NoSuchThing when nobody is left."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await self._look(tx, actor, cohort)
            people = found.people.get(whom, ())
            if not people:
                raise NoSuchThing
            if await _reminded(tx, cohort, now - REMIND_EVERY):
                raise CohortRemindedAlready(cohort=found.cohort.name)
            run = f"{now:%Y%m%d%H%M%S}"
            variant = NudgeVariant.NOT_MET if whom is Whom.NOT_MET else None
            await self.services.plan(tx, cohort_reminders(found.cohort, people, now, variant, run))
            await self.services.plan(tx, [told_of_reminder(found.cohort, actor.member, now, run)])
            await self.log(tx, actor, OrganiserAct.COHORT_REMINDED, cohort)
        return found.cohort, len(people)

    async def take_back(self, actor: Actor, cohort: CohortId) -> Cohort:
        """*Take it back*, while nothing was sent. Raises TooLateToCancel."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await self.cohort(tx, cohort)
            waiting = await tx.nudges.about(cohort, NudgeKind.COHORT_REMINDER)
            if not any(each.due_at > self.services.clock() for each in waiting):
                raise TooLateToCancel
            kinds = {NudgeKind.COHORT_REMINDER, NudgeKind.REMINDED}
            await tx.nudges.skip(SkipReason.RECALLED, subject=cohort, kinds=kinds)
            await self.log(tx, actor, OrganiserAct.REMINDER_RECALLED, cohort)
        return found

    async def _look(self, tx: Transaction, actor: Actor, cohort: CohortId) -> Reminding:
        await self.require_organiser(tx, actor)
        found = await self.cohort(tx, cohort)
        require_stage(found, *WHILE)
        joined = tuple(await enrolled(tx, cohort))
        people = {Whom.NOT_MET: await _not_met(tx, found, joined), Whom.EVERYBODY: joined}
        return Reminding(cohort=found, people={whom: listed for whom, listed in people.items() if listed})


async def _not_met(tx: Transaction, cohort: Cohort, joined: tuple[MemberId, ...]) -> tuple[MemberId, ...]:
    progress = await tx.sessions.progress(cohort.id)
    met = {mentorship for mentorship, sessions in progress.items() if sessions.held}
    waiting = {
        member
        for one in await tx.mentorships.of_cohort(cohort.id)
        if one.state is MentorshipState.ACTIVE and one.introduced_at and one.id not in met
        for member in one.members
    }
    return tuple(member for member in joined if member in waiting)


async def _reminded(tx: Transaction, cohort: CohortId, since: datetime) -> bool:
    """Whether a reminder waits, or was due after that and was not taken back."""
    before = await tx.nudges.about(cohort, NudgeKind.COHORT_REMINDER)
    return any(each.due_at > since and each.reason is not SkipReason.RECALLED for each in before)
