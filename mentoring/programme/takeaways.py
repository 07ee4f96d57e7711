"""What each keeps of a session: theirs alone, in their download, shared with the partner by a tap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentoring.errors import NoSuchThing, NotYours
from mentoring.model import (
    Actor,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    SessionId,
    Takeaway,
)
from mentoring.ports import Transaction
from mentoring.programme.services import UseCase


@dataclass(frozen=True, kw_only=True)
class SessionNote:
    """What somebody keeps of session `number`."""

    number: int
    takeaway: Takeaway


@dataclass(frozen=True, kw_only=True)
class Notes:
    """A member's notes on a mentorship, by session, and what their partners let them see of theirs."""

    mentorship: Mentorship
    own: tuple[SessionNote, ...]
    shared: tuple[SessionNote, ...]


class Takeaways(UseCase):
    """What people keep of their sessions."""

    async def keep(
        self, actor: Actor, session: SessionId, *, learned: str = "", step: str = "", gave: str = ""
    ) -> Takeaway:
        """Keep these lines in the place of what was kept before; what was shared stays shared.

        Raises NoSuchThing, NotYours.
        """
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.mentorship_of(tx, session, actor.member)
            before = await tx.takeaways.get(session, actor.member)
            kept = Takeaway(
                session=session,
                member=actor.member,
                at=before.at if before else now,
                learned=learned,
                step=step,
                gave=gave,
                shared=before.shared if before else False,
            )
            await tx.takeaways.put(kept)
        return kept

    async def of(self, actor: Actor, session: SessionId) -> Takeaway | None:
        """What the person keeps of a session, to fill a form with. Raises NoSuchThing, NotYours."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.mentorship_of(tx, session, actor.member)
            return await tx.takeaways.get(session, actor.member)

    async def share(self, actor: Actor, session: SessionId) -> tuple[MemberId, ...]:
        """Let the partners see what one learned and will try; the partners. Raises NoSuchThing, NotYours."""
        async with self.services.store.transaction(actor.workspace) as tx:
            _, mentorship = await self.mentorship_of(tx, session, actor.member)
            if await tx.takeaways.get(session, actor.member) is None:
                raise NoSuchThing
            await tx.takeaways.share(session, actor.member)
        return mentorship.partners_of(actor.member)

    async def notes(self, actor: Actor, mentorship: MentorshipId) -> Notes:
        """All that the person keeps of a mentorship, ended ones too. Raises NoSuchThing, NotYours."""
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await tx.mentorships.get(mentorship)
            if found is None:
                raise NoSuchThing
            if actor.member not in found.members:
                raise NotYours
            return await notes_of(tx, found, actor.member)


async def notes_of(tx: Transaction, mentorship: Mentorship, member: MemberId) -> Notes:
    """A member's notes on a mentorship."""
    numbers = {one.id: one.number for one in await tx.sessions.of_mentorship(mentorship.id)}
    found = [
        SessionNote(number=numbers[each.session], takeaway=each)
        for each in await tx.takeaways.of_mentorship(mentorship.id)
    ]
    partners = mentorship.partners_of(member)
    return Notes(
        mentorship=mentorship,
        own=tuple(note for note in found if note.takeaway.member == member),
        shared=tuple(note for note in found if note.takeaway.shared and note.takeaway.member in partners),
    )


async def shared_steps(
    tx: Transaction, mentorship: Mentorship, sessions: Sequence[MentoringSession], number: int
) -> Mapping[MemberId, str]:
    """The step that each named before session `number`, of those who let their partner see it; the latest counts."""
    numbers = {one.id: one.number for one in sessions}
    latest: dict[MemberId, Takeaway] = {
        each.member: each
        for each in await tx.takeaways.of_mentorship(mentorship.id)
        if numbers[each.session] < number and each.step and each.member in mentorship.members
    }
    return {member: latest[member].step for member in mentorship.members if member in latest and latest[member].shared}
