"""Joining, editing, skipping, leaving: what a participant decides about taking part."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.errors import (
    ChannelUnseen,
    CohortClosed,
    InAlready,
    NoSuchThing,
    NotEligible,
    NothingToLeave,
    Refusal,
)
from mentoring.late_joining import LateStart
from mentoring.model import (
    Actor,
    ChannelId,
    Cohort,
    CohortId,
    CohortStage,
    EndedFor,
    Enrolment,
    EnrolmentState,
    Member,
    MemberId,
    Mentorship,
    MentorshipState,
    Profile,
    Standing,
)
from mentoring.nudges.kinds.partner_left import PartnerLeft
from mentoring.nudges.kinds.warning import warning
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Account, Transaction
from mentoring.programme.access import AskWhoIsIn, is_for_a_channel, require_access
from mentoring.programme.exits import Exits
from mentoring.programme.late_joining import enrol_late
from mentoring.programme.member_overview import ONGOING, MemberOverview, standing_of
from mentoring.programme.services import UseCase
from mentoring.session_plan import dates_left
from mentoring.taxonomy import Taxonomy
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class Joined:
    """What joining did: the cohort (None when only the profile was kept) and whether the person is new in it.

    `resumed`: it ended a pause. `late`: the cohort is under way, and this is what they can expect of it.
    """

    cohort: Cohort | None
    new: bool
    joined: int
    resumed: bool = False
    late: LateStart | None = None


@dataclass(frozen=True, kw_only=True)
class ProfileStart:
    """What a profile's form begins with: the profile that was kept, if any, and the topics to choose from."""

    profile: Profile | None
    taxonomy: Taxonomy


@dataclass(frozen=True, kw_only=True)
class Left:
    """What leaving did: the cohorts left, and the people who were told that their pairing has ended."""

    cohorts: tuple[Cohort, ...]
    told: tuple[MemberId, ...]


class Enrolments(UseCase):
    """A participant's own decisions; nobody takes them for someone else."""

    async def standing(self, actor: Actor) -> MemberOverview:
        """Where the person stands now."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            return await standing_of(tx, actor.member, now)

    async def profile(self, actor: Actor) -> ProfileStart:
        """What the person's profile says so far, and what it may say."""
        async with self.services.store.transaction(actor.workspace) as tx:
            return ProfileStart(profile=await tx.profiles.get(actor.member), taxonomy=self.services.taxonomy)

    async def eligible(self, actor: Actor) -> Account:
        """What Slack says of the person. Raises NotEligible for guests, bots and outsiders."""
        person = await self.services.directory.person(actor.workspace, actor.member)
        if not person.eligible:
            raise NotEligible(why=person.standing)
        return person

    async def keep(self, actor: Actor, profile: Profile) -> MemberOverview:
        """Keep the profile and enrol in nothing: whoever edits what they offer has not opted in. Raises NotEligible."""
        now = self.services.clock()
        person = await self.eligible(actor)
        async with self.services.store.transaction(actor.workspace) as tx:
            await _keep(tx, person, profile)
            standing = await standing_of(tx, actor.member, now)
        await self.services.surfaces.home_changed(actor.workspace, actor.member)
        return standing

    async def join(self, actor: Actor, profile: Profile, cohort: CohortId | None = None) -> Joined:
        """Keep the profile, and enrol in that cohort, or in the only one that is open.

        Raises NotEligible, CohortClosed, NotInTheChannel, ChannelUnseen, NoSuchThing; the profile is kept even then.

        One transaction, with what Slack must be asked asked before it. Only where a cohort turns out to be for a
        channel's members is it left, before it has written anything, to ask who they are, and begun again.
        """
        now = self.services.clock()
        person = await self.eligible(actor)
        try:
            outcome = await self._join(actor, person, profile, cohort, now, {})
        except AskWhoIsIn as ask:
            try:
                members = await self.services.directory.members_of(actor.workspace, ask.channel)
            except ChannelUnseen:
                await self.keep(actor, profile)
                raise
            outcome = await self._join(actor, person, profile, cohort, now, {ask.channel: members})
        await self.services.surfaces.home_changed(actor.workspace, actor.member)
        if isinstance(outcome, Refusal):
            raise outcome
        if outcome.cohort is not None:
            await self.services.surfaces.announcement_changed(actor.workspace, outcome.cohort.id)
        return outcome

    async def _join(
        self,
        actor: Actor,
        person: Account,
        profile: Profile,
        cohort: CohortId | None,
        now: datetime,
        members: Mapping[ChannelId, Collection[MemberId]],
    ) -> Joined | Refusal:
        """The transaction of one join: a refusal is answered, not raised, since the profile is kept.

        Raises AskWhoIsIn, with nothing written, when it must be known who is in the cohort's channel.
        """
        async with self.services.store.transaction(actor.workspace) as tx:
            try:
                target = await self._target(tx, actor.member, cohort, now)
                if target is not None:
                    require_access(actor.member, target, members, now)
            except Refusal as refusal:
                await _keep(tx, person, profile)
                return refusal
            await _keep(tx, person, profile)
            return await self._enrol(tx, profile, actor.member, target, now)

    async def joinable(self, actor: Actor, cohort: CohortId) -> Cohort:
        """The cohort behind a Join button, if this person may still join. Raises as `join` does."""
        now = self.services.clock()
        await self.eligible(actor)
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await self.cohort(tx, cohort)
            enrolment = await tx.enrolments.get(cohort, actor.member)
        inside = enrolment is not None and enrolment.state is EnrolmentState.ENROLLED
        if found.stage is not CohortStage.OPEN and found.stage in ONGOING and inside:
            raise InAlready(cohort=found.name)
        members = frozenset[MemberId]()
        if is_for_a_channel(found):
            members = await self.services.directory.members_of(actor.workspace, found.channel)
        require_access(actor.member, found, {found.channel: members}, now)
        return found

    async def skip(self, actor: Actor, cohort: CohortId) -> Cohort:
        """Sit this cohort out; the profile is kept. Raises NoSuchThing, CohortClosed."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await self.cohort(tx, cohort)
            enrolment = await tx.enrolments.get(cohort, actor.member)
            if enrolment is None:
                raise NoSuchThing
            if found.stage is not CohortStage.OPEN:
                raise CohortClosed(cohort=found.name, channel=found.channel)
            await tx.enrolments.put(replace(enrolment, state=EnrolmentState.SKIPPED, at=now))
            await tx.nudges.skip(SkipReason.SKIPPED_COHORT, subject=cohort, member=actor.member)
        await self.services.surfaces.announcement_changed(actor.workspace, cohort)
        await self.services.surfaces.home_changed(actor.workspace, actor.member)
        return found

    async def staying(self, actor: Actor, cohort: CohortId) -> Cohort:
        """The cohort that somebody stays in. Raises NoSuchThing when they are not in it."""
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await self.cohort(tx, cohort)
            enrolment = await tx.enrolments.get(cohort, actor.member)
        if enrolment is None or enrolment.state is not EnrolmentState.ENROLLED:
            raise NoSuchThing
        return found

    async def before_leaving(self, actor: Actor) -> tuple[MemberOverview, tuple[PartnerLeft, ...]]:
        """What the person would leave, and what the partners of each pairing would be told. Raises NothingToLeave."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            standing = await standing_of(tx, actor.member, now)
            own = await tx.mentorships.of_member(actor.member)
        if not standing.enrolled:
            raise NothingToLeave
        cohorts = {cohort.id: cohort for cohort in standing.enrolled}
        active = [one for one in own if one.state is MentorshipState.ACTIVE and one.cohort in cohorts]
        return standing, tuple(_told_of(one, cohorts[one.cohort], now) for one in active)

    async def leave(self, actor: Actor) -> Left:
        """Leave every cohort at once; a partner is told only that the pairing has ended. Raises NothingToLeave."""
        now = self.services.clock()
        told: list[MemberId] = []
        async with self.services.store.transaction(actor.workspace) as tx:
            cohorts = (await standing_of(tx, actor.member, now)).enrolled
            if not cohorts:
                raise NothingToLeave
            for cohort in cohorts:
                enrolment = await tx.enrolments.get(cohort.id, actor.member)
                if enrolment is not None:
                    await tx.enrolments.put(replace(enrolment, state=EnrolmentState.LEFT, at=now))
                told += await Exits(self.services).end_for(tx, cohort, actor.member, now, EndedFor.LEFT)
            await tx.nudges.skip(SkipReason.LEFT, member=actor.member, keep_shared=True)
        for cohort in cohorts:
            await self.services.surfaces.announcement_changed(actor.workspace, cohort.id)
        await self.services.surfaces.home_changed(actor.workspace, actor.member)
        return Left(cohorts=cohorts, told=tuple(dict.fromkeys(told)))

    async def _target(self, tx: Transaction, member: MemberId, cohort: CohortId | None, now: datetime) -> Cohort | None:
        if cohort is not None:
            return await self.cohort(tx, cohort)
        standing = await standing_of(tx, member, now)
        if standing.can_join:
            return standing.can_join[0]
        return next((own for own in standing.enrolled if own.stage is CohortStage.OPEN), None)

    async def _enrol(
        self, tx: Transaction, profile: Profile, member: MemberId, cohort: Cohort | None, now: datetime
    ) -> Joined:
        """Enrol, and end a pause: whoever joins wants to hear from us."""
        if cohort is None:
            return Joined(cohort=None, new=False, joined=0)
        before = await tx.enrolments.get(cohort.id, member)
        new = before is None or before.state is not EnrolmentState.ENROLLED
        enrolment = Enrolment(cohort=cohort.id, member=member, at=now)
        if new and cohort.stage is CohortStage.UNDER_WAY:
            late = await enrol_late(self.services, tx, cohort, before, enrolment, now)
            resumed = await _end_pause(tx, member, now)
            return Joined(cohort=cohort, new=True, joined=0, resumed=resumed, late=late)
        if new:
            await tx.enrolments.put(enrolment)
        joined = await tx.enrolments.count(cohort.id)
        if new:
            draft = warning(cohort, member, profile, joined)
            if before is not None:  # the one of the first time ended when they left or skipped
                draft = replace(draft, series=f"{draft.kind} {now:%Y%m%d%H%M%S}")
            await self.services.plan(tx, [draft] if draft.due_at > now else [])
        return Joined(cohort=cohort, new=new, joined=joined, resumed=new and await _end_pause(tx, member, now))


async def _end_pause(tx: Transaction, member: MemberId, now: datetime) -> bool:
    """Whether a pause was under way, which is over now."""
    known = await tx.members.get(member)
    if known is None or not known.is_away(local_day(now, known.tz)):
        return False
    await tx.members.put(replace(known, paused_until=None))
    await tx.nudges.wake(member, now)
    return True


async def _keep(tx: Transaction, person: Account, profile: Profile) -> None:
    """The profile, and the person as Slack knows them now."""
    known = await tx.members.get(person.id)
    here = replace(known or Member(id=person.id), tz=person.tz, locale=person.locale, standing=Standing.HERE)
    await tx.members.put(here)
    await tx.profiles.put(replace(profile, member=person.id, tz=person.tz))


def _told_of(mentorship: Mentorship, cohort: Cohort, now: datetime) -> PartnerLeft:
    """What those who stay are told when one of them goes: never why, nor who of three."""
    return PartnerLeft(
        cohort=cohort,
        goes_on=len(mentorship.members) > 2,
        rematched=False,
        no_time=not dates_left(cohort, local_day(now, cohort.tz)),
    )
