"""A proposal as an organiser looks at it, with its version; and whether they have seen what they want to change."""

from __future__ import annotations

from collections.abc import Callable, Collection

from mentoring.errors import ChangedMeanwhile, NoSuchThing
from mentoring.model import Actor, CohortId, CohortStage, MemberId, Proposal
from mentoring.ports import Transaction
from mentoring.programme.proposing import Preview
from mentoring.programme.services import UseCase, away_until, require_stage
from mentoring.timeline import local_day, starting_by

Shown = Callable[[Proposal], Collection[MemberId]]
"""Which people of a proposal are on the screen."""


def everybody_in(proposal: Proposal) -> Collection[MemberId]:
    """Everybody of a proposal, with a match or without."""
    people = [member for match in proposal.matches for member in match.members]
    return [*people, *(leftover.member for leftover in proposal.leftovers)]


class Previews(UseCase):
    """Looking at a proposal, from what is stored."""

    async def preview(self, actor: Actor, cohort: CohortId) -> Preview:
        """The proposal as it stands. Raises NotAnOrganiser, NoSuchThing, WrongStage."""
        async with self.services.store.transaction(actor.workspace) as tx:
            return await self.preview_in(tx, actor, cohort)

    async def look(self, actor: Actor, cohort: CohortId, shown: Shown) -> Preview:
        """As `preview`, with the profiles of those on the screen only, so that a thousand people open as ten do."""
        async with self.services.store.transaction(actor.workspace) as tx:
            return await self.preview_in(tx, actor, cohort, shown)

    async def preview_in(self, tx: Transaction, actor: Actor, cohort: CohortId, shown: Shown = everybody_in) -> Preview:
        """As `preview`, in a transaction that does something about it."""
        await self.require_organiser(tx, actor)
        found = await self.cohort(tx, cohort)
        require_stage(found, CohortStage.PROPOSED)
        proposal = await tx.proposals.get(cohort)
        if proposal is None:
            raise NoSuchThing
        people = shown(proposal)
        moved = starting_by(found, local_day(self.services.clock(), found.tz))
        return Preview(
            cohort=found,
            proposal=proposal,
            profiles=await tx.profiles.of(people),
            taxonomy=self.services.taxonomy,
            moved=moved if moved != found else None,
            away=away_until((await tx.members.of(people)).values(), self.services.clock()),
        )


def require_seen(proposal: Proposal, people: Collection[MemberId], seen: int | None) -> None:
    """Refuse a change to somebody whose place is newer than the version `seen`. Raises ChangedMeanwhile."""
    if seen is None:
        return
    since = [match.since for match in proposal.matches if set(match.members) & set(people)]
    since += [leftover.since for leftover in proposal.leftovers if leftover.member in people]
    if any(version > seen for version in since):
        raise ChangedMeanwhile
