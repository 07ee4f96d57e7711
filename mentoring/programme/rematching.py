"""A new partner for whoever waits for one, at once and with the least disturbance to everybody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from mentoring.model import Cohort, CohortId, CohortStage, EndedFor, Match, Mentorship, WorkspaceId
from mentoring.nudges.kinds.rearranged import rearranged
from mentoring.pairing import History, rematch
from mentoring.ports import Transaction
from mentoring.programme.exits import Exits
from mentoring.programme.late_joining import newcomers_of, next_third_at
from mentoring.programme.member_overview import enrolled
from mentoring.programme.proposing import rules_of
from mentoring.programme.services import UseCase
from mentoring.programme.silence import Silence
from mentoring.programme.start_mentorships import introduce
from mentoring.session_plan import dates_left
from mentoring.timeline import local_day


class Rematching(UseCase):
    """Placing those who were left when a partner went."""

    async def rematch(self, workspace: WorkspaceId, cohort: CohortId, now: datetime) -> datetime | None:
        """Place everybody in a cohort under way who has no mentorship, if a place can be found.

        When one who joined late may be given another kind of place, if at all.
        """
        async with self.services.store.transaction(workspace) as tx:
            found = await self.cohort(tx, cohort)
            enrolments = await tx.enrolments.of_cohort(cohort)
            met = [one for one, progress in (await tx.sessions.progress(cohort)).items() if progress.held]
            newcomers = newcomers_of(found, enrolments, await tx.mentorships.of_cohort(cohort), now, met)
            again = next_third_at(found, enrolments, now)
            here = await enrolled(tx, cohort)
            active = await _open(tx, cohort)
            profiles = await tx.profiles.of(here)
            history = History(met=await tx.mentorships.history(here))
            proposal = await tx.proposals.get(cohort)
            undecided = await Silence(self.services).undecided(tx, cohort, now)
        placed = {member for mentorship in active for member in mentorship.members}
        undecided -= placed  # whoever goes on with one of three was asked about the other, and has a partner
        waiting = [member for member in here if member not in placed | undecided and member in profiles]
        if found.stage is not CohortStage.UNDER_WAY or not waiting or not dates_left(found, local_day(now, found.tz)):
            return again
        rules = rules_of(self.services, found)
        current = [_as_match(mentorship) for mentorship in active]
        work = partial(
            rematch,
            [profile for member, profile in profiles.items() if member not in undecided],
            rules,
            current=current,
            seed=proposal.seed if proposal else self.services.new_seed(),
            history=history,
            forbids=proposal.forbids if proposal else (),
            newcomers=newcomers,
        )
        result = await self.services.pairer.run(work, len(profiles))
        async with self.services.store.transaction(workspace) as tx:
            await self._apply(tx, cohort, active, result.matches, now)
        return again

    async def _apply(
        self,
        tx: Transaction,
        cohort: CohortId,
        before: list[Mentorship],
        after: tuple[Match, ...],
        now: datetime,
    ) -> None:
        """End what changed, begin what is new; nothing when somebody went, or was introduced, in the meantime."""
        found = await self.cohort(tx, cohort)
        here = set(await enrolled(tx, cohort))
        active = await _open(tx, cohort)
        kept = {frozenset(mentorship.members) for mentorship in before}
        wanted = {frozenset(match.members) for match in after}
        if active != before or any(not set(match.members) <= here for match in after):
            await tx.cohorts.look_again(cohort, now)
            return
        ended = [mentorship for mentorship in before if frozenset(mentorship.members) not in wanted]
        for mentorship in ended:
            await Exits(self.services).end(tx, mentorship, now, EndedFor.REARRANGED)
            await self._tell_of_changes(tx, mentorship, now)
        for match in after:
            if frozenset(match.members) not in kept:
                await self._begin(tx, found, match, ended, now)

    async def _begin(
        self, tx: Transaction, cohort: Cohort, match: Match, ended: Sequence[Mentorship], now: datetime
    ) -> None:
        """A new mentorship; two who stay of three that were introduced go on with the sessions that they have left."""
        three = next((one for one in ended if one.introduced_at and {*match.members} < {*one.members}), None)
        if three is not None:
            await Exits(self.services).go_on(tx, cohort, three, match.members, now)
        else:
            await introduce(self.services, tx, cohort, match.members, match.directions, now=now, due_at=now)

    async def _tell_of_changes(self, tx: Transaction, before: Mentorship, now: datetime) -> None:
        """Whoever loses a partner so that somebody else gets one hears what changes and why, before they meet anew."""
        if before.introduced_at is not None:
            await self.services.plan(tx, [rearranged(before, member, now) for member in before.members])


async def _open(tx: Transaction, cohort: CohortId) -> list[Mentorship]:
    """The cohort's mentorships that have not ended, without when they are looked at next: that changes no partner."""
    found = await tx.mentorships.of_cohort(cohort)
    return [replace(each, look_again_at=None) for each in found if each.is_open]


def _as_match(mentorship: Mentorship) -> Match:
    return Match(members=tuple(sorted(mentorship.members)), score=0.0, directions=mentorship.directions)
