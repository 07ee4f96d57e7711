"""In which language people read: each their own, several what they share, a channel what was chosen."""

from __future__ import annotations

from collections.abc import Collection

from mentoring.model import Actor, CohortId, Language, MemberId, MentorshipId
from mentoring.nudges.model import Nudge, NudgeKind
from mentoring.ports import Transaction
from mentoring.programme.services import UseCase


class Readers(UseCase):
    """Who reads what in which language."""

    async def language(self, actor: Actor) -> Language:
        """What somebody reads who acts just now: as we know it, or as Slack says of somebody whom we have not met."""
        async with self.services.store.transaction(actor.workspace) as tx:
            known = await tx.members.get(actor.member)
        if known is not None and known.locale:
            return known.language
        person = await self.services.directory.person(actor.workspace, actor.member)
        return Language.of(person.locale)

    async def of_nudge(self, tx: Transaction, nudge: Nudge) -> Language:
        """What everybody reads to whom a nudge goes; in a channel, what its cohort's organiser chose."""
        if nudge.to:
            return await language_of(tx, nudge.to)
        mentorship = await tx.mentorships.get(MentorshipId(nudge.subject))
        if mentorship is not None and nudge.kind is NudgeKind.LAST_LINE:
            return await language_of(tx, mentorship.members)
        cohort = await tx.cohorts.get(mentorship.cohort if mentorship else CohortId(nudge.subject))
        return cohort.language if cohort else Language.ENGLISH


async def language_of(tx: Transaction, members: Collection[MemberId]) -> Language:
    """The language that all of these people read; English where they have none in common."""
    known = await tx.members.of(members)
    return Language.shared(known[each].language if each in known else Language.ENGLISH for each in members)
