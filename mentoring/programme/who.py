"""Who takes part in a cohort: joined, waiting, paired with whom; as a list, and as a spreadsheet.

Names, departments, dates and how many sessions were confirmed. No answer, no wish and no level.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentoring.errors import WrongStage
from mentoring.model import Actor, Cohort, CohortId, CohortStage, EnrolmentState, MemberId, OrganiserAct
from mentoring.ports import Transaction
from mentoring.programme.services import UseCase
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class ListedParticipant:
    """One person in a cohort. `partners` are those whom they were told of, or will be; none: they wait. `late`: they
    joined it under way.
    """

    member: MemberId
    joined_on: date
    department: str = ""
    partners: tuple[MemberId, ...] = ()
    held: int = 0
    planned: int = 0
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class WhoTakesPart:
    """Everybody who takes part in a cohort, in the order in which they joined."""

    cohort: Cohort
    people: Sequence[ListedParticipant]


@dataclass(frozen=True, kw_only=True)
class ParticipantSheet:
    """The same with the names that Slack shows at that moment; they are not stored."""

    who: WhoTakesPart
    names: Mapping[MemberId, str]


class Who(UseCase):
    """An organiser's list of people. Whoever skipped or left is not in it, and nobody reads that they did."""

    async def list(self, actor: Actor, cohort: CohortId) -> WhoTakesPart:
        """Everybody who takes part now. Raises NotAnOrganiser, NoSuchThing; WrongStage while it is a draft."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            return await self._list(tx, await self.cohort(tx, cohort))

    async def sheet(self, actor: Actor, cohort: CohortId) -> ParticipantSheet:
        """What the spreadsheet holds; that it was taken is in the audit log. Raises as `list`, and DirectoryAway."""
        who = await self.list(actor, cohort)
        found = await self.services.directory.look(actor.workspace, [each.member for each in who.people])
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.log(tx, actor, OrganiserAct.LIST_TAKEN, cohort)
        return ParticipantSheet(who=who, names={each.id: each.name for each in found.accounts.values()})

    async def _list(self, tx: Transaction, cohort: Cohort) -> WhoTakesPart:
        if cohort.stage is CohortStage.DRAFT:
            raise WrongStage(cohort=cohort.name, stage=cohort.stage)
        enrolments = [
            each for each in await tx.enrolments.of_cohort(cohort.id) if each.state is EnrolmentState.ENROLLED
        ]
        profiles = await tx.profiles.of([each.member for each in enrolments])
        progress = await tx.sessions.progress(cohort.id)
        mentorship_of = {
            member: one
            for one in await tx.mentorships.of_cohort(cohort.id)
            if one.is_open or cohort.stage is CohortStage.FINISHED
            for member in one.members
        }
        people = []
        for each in enrolments:
            pair = mentorship_of.get(each.member)
            sessions = progress.get(pair.id) if pair else None
            people.append(
                ListedParticipant(
                    member=each.member,
                    joined_on=local_day(each.at, cohort.tz),
                    department=profiles[each.member].department if each.member in profiles else "",
                    partners=pair.partners_of(each.member) if pair else (),
                    held=sessions.held if sessions else 0,
                    planned=sessions.planned if sessions else 0,
                    late=each.late,
                )
            )
        return WhoTakesPart(cohort=cohort, people=people)
