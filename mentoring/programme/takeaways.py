"""What each keeps of a session: theirs alone, in their download, shared with the partner by a tap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentoring.errors import NoPartnerYet, NoSuchThing, NotYours
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
    """A member's notes on a mentorship, by session, and what their partners let them see of theirs.

    `begun`: the sessions of which something can be kept, those whose agenda came or that were held.
    """

    mentorship: Mentorship
    member: MemberId
    begun: tuple[MentoringSession, ...]
    own: tuple[SessionNote, ...]
    shared: tuple[SessionNote, ...]

    @property
    def partners(self) -> tuple[MemberId, ...]:
        """Who sees what is shared."""
        return self.mentorship.partners_of(self.member)

    def of(self, session: SessionId) -> Takeaway | None:
        """What they keep of one session."""
        return next((note.takeaway for note in self.own if note.takeaway.session == session), None)


class Takeaways(UseCase):
    """What people keep of their sessions."""

    async def keep(
        self, actor: Actor, session: SessionId, *, learned: str = "", step: str = "", gave: str = ""
    ) -> Notes:
        """Keep these lines in the place of what was kept before; what was shared stays shared. All of one's notes.

        Raises NoSuchThing, NotYours.
        """
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            _, mentorship = await self.mentorship_of(tx, session, actor.member)
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
            return await notes_of(tx, mentorship, actor.member)

    async def of(self, actor: Actor, session: SessionId) -> tuple[MentoringSession, Takeaway | None]:
        """A session and what the person keeps of it, to fill a form with. Raises NoSuchThing, NotYours."""
        async with self.services.store.transaction(actor.workspace) as tx:
            found, _ = await self.mentorship_of(tx, session, actor.member)
            return found, await tx.takeaways.get(session, actor.member)

    async def share(self, actor: Actor, session: SessionId) -> Notes:
        """Let the partners see what one learned and will try. Raises NoSuchThing, NotYours."""
        async with self.services.store.transaction(actor.workspace) as tx:
            _, mentorship = await self.mentorship_of(tx, session, actor.member)
            if await tx.takeaways.get(session, actor.member) is None:
                raise NoSuchThing
            await tx.takeaways.share(session, actor.member)
            return await notes_of(tx, mentorship, actor.member)

    async def notes(self, actor: Actor, mentorship: MentorshipId | None = None) -> Notes:
        """All that the person keeps of a mentorship, ended ones too, or of their latest.

        Raises NoSuchThing, NotYours, NoPartnerYet.
        """
        async with self.services.store.transaction(actor.workspace) as tx:
            if mentorship is None:
                theirs = [each for each in await tx.mentorships.of_member(actor.member) if each.introduced_at]
                if not theirs:
                    raise NoPartnerYet
                return await notes_of(tx, theirs[0], actor.member)
            found = await tx.mentorships.get(mentorship)
            if found is None:
                raise NoSuchThing
            if actor.member not in found.members:
                raise NotYours
            return await notes_of(tx, found, actor.member)


async def notes_of(tx: Transaction, mentorship: Mentorship, member: MemberId) -> Notes:
    """A member's notes on a mentorship."""
    sessions = await tx.sessions.of_mentorship(mentorship.id)
    numbers = {one.id: one.number for one in sessions}
    found = [
        SessionNote(number=numbers[each.session], takeaway=each)
        for each in await tx.takeaways.of_mentorship(mentorship.id)
    ]
    partners = mentorship.partners_of(member)
    return Notes(
        mentorship=mentorship,
        member=member,
        begun=tuple(one for one in sessions if one.offered_at or one.held_on or one.answers),
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
