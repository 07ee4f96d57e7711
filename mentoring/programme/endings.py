"""Ending well: thanks, staying in touch, and what partners change together: a quieter rhythm, or a last session."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.errors import NoPartnerYet, NoSuchThing, NotYours, ThankedAlready, TooFewSessions
from mentoring.model import (
    SEALED,
    Accord,
    AccordKind,
    Actor,
    Cohort,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    MentorshipState,
    ThanksNote,
    was_erased,
)
from mentoring.nudges.kinds.accord_asked import accord_asked
from mentoring.nudges.kinds.accord_made import accord_made
from mentoring.nudges.kinds.thank_you import thank_you
from mentoring.nudges.kinds.thanks_posted import thanks_posted
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Transaction
from mentoring.programme.services import UseCase
from mentoring.session_plan import only_next, quieter


@dataclass(frozen=True, kw_only=True)
class Together:
    """A mentorship as whoever decides about it sees it; `ahead` are the sessions whose agenda is still to come."""

    cohort: Cohort
    mentorship: Mentorship
    partners: tuple[MemberId, ...]
    ahead: tuple[MentoringSession, ...]


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a yes did: `made` says whether all have said it now."""

    kind: AccordKind
    partners: tuple[MemberId, ...]
    made: bool


class Endings(UseCase):
    """What two people, or three, say and decide at the end, and on the way to it."""

    async def together(self, actor: Actor, mentorship: MentorshipId | None = None) -> Together:
        """The mentorship, the latest where none is named. Raises NoSuchThing, NotYours, NoPartnerYet."""
        async with self.services.store.transaction(actor.workspace) as tx:
            return await self._together(tx, actor.member, mentorship)

    async def before_thanks(self, actor: Actor, mentorship: MentorshipId | None = None) -> Together:
        """Whom they would thank. Raises as `together`, and ThankedAlready."""
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await self._together(tx, actor.member, mentorship)
            await self._require_unthanked(tx, found, actor.member)
        return found

    async def thank(self, actor: Actor, mentorship: MentorshipId, words: str, *, may_post: bool) -> Together:
        """Send a thank-you to every partner, once. Raises as `before_thanks`."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await self._together(tx, actor.member, mentorship)
            await self._require_unthanked(tx, found, actor.member)
            note = ThanksNote(
                mentorship=found.mentorship.id, member=actor.member, words=words, may_post=may_post, at=now
            )
            await tx.thanks.put(note)
            await self.services.plan(tx, thank_you(found.mentorship, note))
        await self.services.surfaces.home_changed(actor.workspace, actor.member)
        return found

    async def let_post(self, actor: Actor, mentorship: MentorshipId, writer: MemberId) -> tuple[Together, bool]:
        """A partner lets a thank-you be posted; True when all whom it names do. Raises NoSuchThing, NotYours."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await self._together(tx, actor.member, mentorship)
            notes = await tx.thanks.of_mentorship(mentorship)
            note = next((each for each in notes if each.member == writer and each.may_post), None)
            if note is None or writer == actor.member:
                raise NoSuchThing
            note = replace(note, consents=tuple(dict.fromkeys((*note.consents, actor.member))))
            await tx.thanks.put(note)
            everybody = set(found.mentorship.partners_of(writer)) <= set(note.consents)
            if everybody:
                await self.services.plan(tx, [thanks_posted(found.cohort, found.mentorship, note, now)])
        return found, everybody

    async def agree(self, actor: Actor, mentorship: MentorshipId, kind: AccordKind) -> Said:
        """Say yes to something that holds once all do. Raises NoSuchThing, NotYours, TooFewSessions."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await self._together(tx, actor.member, mentorship)
            self._require_possible(found, kind)
            said = {each.member for each in await tx.accords.of_mentorship(mentorship) if each.kind is kind}
            made = said | {actor.member} >= set(found.mentorship.members)
            if actor.member not in said:
                await tx.accords.put(Accord(mentorship=mentorship, kind=kind, member=actor.member, at=now))
                await self._tell(tx, found.mentorship, kind, actor.member, now, made=made)
                if made and kind not in SEALED:
                    await self._change(tx, found, kind, now)
        for member in found.mentorship.members:
            await self.services.surfaces.home_changed(actor.workspace, member)
        return Said(kind=kind, partners=found.partners, made=made)

    async def _tell(
        self, tx: Transaction, mentorship: Mentorship, kind: AccordKind, by: MemberId, now: datetime, *, made: bool
    ) -> None:
        """The others hear that it holds; or of the wish, where that is no secret."""
        if made:
            await self.services.plan(tx, accord_made(mentorship, kind, by, now))
        elif kind not in SEALED:
            await self.services.plan(tx, accord_asked(mentorship, kind, by, now))

    async def _change(self, tx: Transaction, found: Together, kind: AccordKind, now: datetime) -> None:
        """Do what all want, and forget who said so: it can be wanted once more."""
        keep = quieter(found.ahead) if kind is AccordKind.QUIETER else only_next(found.ahead)
        numbers = {session.id for session in keep}
        for session in found.ahead:
            if session.id not in numbers:
                await tx.nudges.skip(SkipReason.SESSION_MOVED, subject=session.id)
                await tx.sessions.remove(session.id)
        for session in keep:
            await tx.sessions.put(session)
        await tx.accords.clear(found.mentorship.id, kind)
        await tx.mentorships.look_again(found.mentorship.id, now)

    @staticmethod
    def _require_possible(found: Together, kind: AccordKind) -> None:
        if kind in SEALED:
            return
        if found.mentorship.state is not MentorshipState.ACTIVE:
            raise NoPartnerYet
        if len(found.ahead) < 2:
            raise TooFewSessions

    @staticmethod
    async def _require_unthanked(tx: Transaction, found: Together, member: MemberId) -> None:
        notes = await tx.thanks.of_mentorship(found.mentorship.id)
        if any(note.member == member for note in notes):
            raise ThankedAlready(partners=found.partners)

    async def _together(self, tx: Transaction, member: MemberId, mentorship: MentorshipId | None) -> Together:
        found = await tx.mentorships.get(mentorship) if mentorship else await self._latest(tx, member)
        cohort = await tx.cohorts.get(found.cohort) if found else None
        if found is None or cohort is None or found.introduced_at is None:
            raise NoSuchThing
        if member not in found.members:
            raise NotYours
        partners = tuple(each for each in found.partners_of(member) if not was_erased(each))
        if not partners:
            raise NoSuchThing
        sessions = await tx.sessions.of_mentorship(found.id)
        ahead = tuple(one for one in sessions if one.held_on is None and one.offered_at is None)
        return Together(cohort=cohort, mentorship=found, partners=partners, ahead=ahead)

    @staticmethod
    async def _latest(tx: Transaction, member: MemberId) -> Mentorship:
        """The newest of which they were told. Raises NoPartnerYet."""
        own = await tx.mentorships.of_member(member)
        found = next((each for each in own if each.introduced_at is not None), None)
        if found is None:
            raise NoPartnerYet
        return found
