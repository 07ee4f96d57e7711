"""The agreement: each writes their part, each sees the other's, and it is live when all have signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from mentoring.agreements import is_live, signed_by, version
from mentoring.errors import NoPartnerYet, NoSuchThing, NotYours
from mentoring.model import (
    Actor,
    AgreementPart,
    AgreementWords,
    Cohort,
    MemberId,
    Mentorship,
    MentorshipId,
    MentorshipState,
)
from mentoring.nudges.kinds.agreement_news import agreement_news
from mentoring.ports import Transaction
from mentoring.programme.readers import language_of
from mentoring.programme.services import UseCase


@dataclass(frozen=True, kw_only=True)
class AgreementView:
    """An agreement as one of its people sees it: everybody's part, and the topics from which the form begins.

    `learns` and `teaches`: labels of what the pairing says of this person. `version` is that of the words shown.
    """

    cohort: Cohort
    mentorship: Mentorship
    member: MemberId
    parts: Mapping[MemberId, AgreementPart]
    learns: tuple[str, ...] = ()
    teaches: tuple[str, ...] = ()

    @property
    def own(self) -> AgreementPart | None:
        """The person's own part, once it is written."""
        return self.parts.get(self.member)

    @property
    def live(self) -> bool:
        """Whether all have signed."""
        return is_live(self.parts.values(), self.mentorship.members)

    @property
    def signed(self) -> frozenset[MemberId]:
        """Those who have signed these words."""
        return signed_by(self.parts.values())

    @property
    def waits_for(self) -> tuple[MemberId, ...]:
        """The others who have not signed yet."""
        return tuple(each for each in self.mentorship.partners_of(self.member) if each not in self.signed)

    @property
    def version(self) -> int:
        """Which words these are."""
        return version(self.parts.values())


@dataclass(frozen=True, kw_only=True)
class OwnPart:
    """What somebody wrote on the form, besides the lines that everybody has."""

    words: AgreementWords
    off_limits: tuple[str, ...] = ()
    pings: bool = False


class Agreements(UseCase):
    """What two people, or three, agree on before they work together."""

    async def view(self, actor: Actor, mentorship: MentorshipId | None = None) -> AgreementView:
        """An agreement; the latest one where none is named. Raises NoSuchThing, NotYours, NoPartnerYet."""
        async with self.services.store.transaction(actor.workspace) as tx:
            return await self._view(tx, actor.member, mentorship)

    async def write(self, actor: Actor, mentorship: MentorshipId, written: OwnPart) -> tuple[AgreementView, bool]:
        """Keep the person's part as a draft. A change to what somebody had signed takes back every signature.

        True when it did. Raises NoSuchThing, NotYours.
        """
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            view = await self._open(tx, actor.member, mentorship)
            own = view.own
            if own is not None and _says(own) == written:
                return view, False
            part = AgreementPart(
                mentorship=mentorship,
                member=actor.member,
                words=written.words,
                off_limits=written.off_limits,
                pings=written.pings,
                changed_at=now,
            )
            unsigned = own is not None and bool(view.signed)
            await tx.agreements.put(part)
            if unsigned:
                await tx.agreements.unsign(mentorship)
                await self.services.plan(tx, agreement_news(view.mentorship, actor.member, now))
            after = await self._view(tx, actor.member, mentorship)
        await self._redraw(actor, after)
        return after, unsigned

    async def sign(
        self, actor: Actor, mentorship: MentorshipId, read: int, offered: AgreementWords
    ) -> tuple[AgreementView, bool]:
        """Sign the words of that version; whoever has written nothing takes those that are offered.

        False when the words are others by now: then nothing is signed. Raises NoSuchThing, NotYours.
        """
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            view = await self._open(tx, actor.member, mentorship)
            if view.version != read:
                return view, False
            own = view.own or AgreementPart(mentorship=mentorship, member=actor.member, words=offered, changed_at=now)
            if own.signed_at is None:
                await tx.agreements.put(replace(own, signed_at=now))
            after = await self._view(tx, actor.member, mentorship)
            if after.live and own.signed_at is None:
                await self.services.plan(tx, agreement_news(view.mentorship, actor.member, now))
        await self._redraw(actor, after)
        return after, True

    async def _open(self, tx: Transaction, member: MemberId, mentorship: MentorshipId) -> AgreementView:
        """One that can still be changed. Raises NoSuchThing, NotYours."""
        view = await self._view(tx, member, mentorship)
        if not view.mentorship.is_open:
            raise NoSuchThing
        return view

    async def _view(self, tx: Transaction, member: MemberId, mentorship: MentorshipId | None) -> AgreementView:
        found = await tx.mentorships.get(mentorship) if mentorship else await self._latest(tx, member)
        cohort = await tx.cohorts.get(found.cohort) if found else None
        if found is None or cohort is None or found.introduced_at is None:
            raise NoSuchThing
        if member not in found.members:
            raise NotYours
        label = partial(self.services.taxonomy.label, language=await language_of(tx, [member]))
        ways = found.directions
        return AgreementView(
            cohort=cohort,
            mentorship=found,
            member=member,
            parts={part.member: part for part in await tx.agreements.of_mentorship(found.id)},
            learns=_unique(label(why.sought) for way in ways if way.receiver == member for why in way.reasons),
            teaches=_unique(label(why.offered) for way in ways if way.giver == member for why in way.reasons),
        )

    @staticmethod
    async def _latest(tx: Transaction, member: MemberId) -> Mentorship:
        """The newest mentorship that goes on. Raises NoPartnerYet."""
        own = await tx.mentorships.of_member(member)
        found = next((each for each in own if each.state is MentorshipState.ACTIVE), None)
        if found is None:
            raise NoPartnerYet
        return found

    async def _redraw(self, actor: Actor, view: AgreementView) -> None:
        for member in view.mentorship.members:
            await self.services.surfaces.home_changed(actor.workspace, member)


async def go_on_with(tx: Transaction, before: MentorshipId, after: MentorshipId, stay: Sequence[MemberId]) -> None:
    """Those who go on keep what they wrote, as a draft: it was signed for other company."""
    for part in await tx.agreements.of_mentorship(before):
        if part.member in stay:
            await tx.agreements.put(replace(part, mentorship=after, signed_at=None))


def _says(part: AgreementPart) -> OwnPart:
    return OwnPart(words=part.words, off_limits=part.off_limits, pings=part.pings)


def _unique(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(labels))
