"""When somebody falls silent: they are nudged, asked and at last set aside; nobody is stranded, nobody is blamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from mentoring.errors import NoSessionLeft, NoSuchThing
from mentoring.model import (
    Actor,
    Cohort,
    CohortId,
    CohortStage,
    EndedFor,
    EnrolmentState,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    MentorshipState,
)
from mentoring.nudges.kinds.new_partner import DECIDES_WITHIN, new_partner
from mentoring.nudges.kinds.not_meeting import not_meeting
from mentoring.nudges.kinds.partner_asked import partner_asked
from mentoring.nudges.kinds.partner_left import partner_left
from mentoring.nudges.kinds.set_aside import set_aside
from mentoring.nudges.kinds.stay_or_stop import stay_or_stop
from mentoring.nudges.kinds.still_quiet import LOOK_BACK, still_quiet, twice_called_off
from mentoring.nudges.model import OPEN, NudgeKind, NudgeState
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Transaction
from mentoring.programme.approval_waits import hears_of, organisers_of
from mentoring.programme.exits import Exits
from mentoring.programme.services import UseCase
from mentoring.session_plan import dates_left
from mentoring.silence import ASK_AT, CANCELLED_AT, Quiet, SilenceStep, called_off, closes_at, next_look, quiet
from mentoring.timeline import local_day

LOOK_DAILY = timedelta(days=1)
"""A mentorship in which somebody is quiet is looked at again so often."""

REACHED = (NudgeState.SENT, NudgeState.DEAD, NudgeState.UNKNOWN, NudgeState.SKIPPED)
"""Whoever was asked and has it, or never will, is not asked the same again; what expired is asked anew."""


OFFERS_ANOTHER = frozenset({EndedFor.SET_ASIDE, EndedFor.ORGANISER})
"""Whoever is left by such an end is asked first whether they would like a new partner."""


class Silence(UseCase):
    """What follows from silence, and what people answer to it."""

    async def plan(
        self, tx: Transaction, cohort: Cohort, found: Mentorship, sessions: Sequence[MentoringSession], now: datetime
    ) -> list[datetime] | None:
        """Plan what is due to those who are quiet; when to look again, or None when that has ended the mentorship."""
        here = await self._here(tx, found, now)
        looked = [await self._look(tx, cohort, found, sessions, each, now) for each in found.members]
        silent = [one for one in looked if len(one.sessions) >= ASK_AT]
        if len(silent) < len(found.members) and await self._part(tx, cohort, found, silent, here, now):
            return None
        if silent and len(silent) == len(found.members) and any(one.step is SilenceStep.PART for one in silent):
            await self._tell_organisers(tx, cohort, found, now)
        for one in looked:
            if one.member in here:
                await self._nudge(tx, cohort, found, one, [each.member for each in silent], now)
        await self._called_off(tx, found, sessions, now)
        looks = [next_look(cohort, sessions, now), now + LOOK_DAILY if any(one.sessions for one in looked) else None]
        return [at for at in looks if at]

    async def heard_from(self, actor: Actor) -> None:
        """They pressed, typed or wrote something: that counts for the session that they are at."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            for mentorship in await tx.mentorships.of_member(actor.member):
                if mentorship.state is MentorshipState.ACTIVE:
                    sessions = await tx.sessions.of_mentorship(mentorship.id)
                    offered = [one for one in sessions if one.offered_at is not None]
                    if offered:
                        await tx.sessions.touch(offered[-1].id, actor.member, now)

    async def stay(self, actor: Actor, mentorship: MentorshipId) -> Mentorship:
        """*Stay*: they go on. Raises NoSuchThing when there is nothing any more to stay in."""
        await self.heard_from(actor)
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await tx.mentorships.get(mentorship)
        if found is None or actor.member not in found.members or not found.is_open:
            raise NoSuchThing
        return found

    async def stop(self, actor: Actor, mentorship: MentorshipId) -> Cohort:
        """*Stop*: they leave this cohort at once, with no reason asked and none passed on. Raises NoSuchThing."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await tx.mentorships.get(mentorship)
            if found is None or actor.member not in found.members:
                raise NoSuchThing
            cohort = await self.cohort(tx, found.cohort)
            enrolment = await tx.enrolments.get(cohort.id, actor.member)
            if enrolment is not None and enrolment.state in (EnrolmentState.ENROLLED, EnrolmentState.SET_ASIDE):
                await tx.enrolments.put(replace(enrolment, state=EnrolmentState.LEFT, at=now))
            await Exits(self.services).end_for(tx, cohort, actor.member, now, EndedFor.LEFT)
        for member in found.members:
            await self.services.surfaces.home_changed(actor.workspace, member)
        return cohort

    async def come_back(self, actor: Actor, cohort: CohortId) -> Cohort:
        """Back into the cohort, and matched again. Raises NoSuchThing, NoSessionLeft."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await self.cohort(tx, cohort)
            enrolment = await tx.enrolments.get(cohort, actor.member)
            if enrolment is None or enrolment.state not in (EnrolmentState.SET_ASIDE, EnrolmentState.ENROLLED):
                raise NoSuchThing
            if found.stage is not CohortStage.UNDER_WAY or not dates_left(found, local_day(now, found.tz)):
                raise NoSessionLeft
            if enrolment.state is EnrolmentState.SET_ASIDE:
                await tx.enrolments.put(replace(enrolment, state=EnrolmentState.ENROLLED, at=now))
                await tx.nudges.skip(SkipReason.NO_LONGER_APPLIES, member=actor.member, kinds={NudgeKind.SET_ASIDE})
                member = await tx.members.get(actor.member)
                if member is not None and member.paused_until is not None:
                    await tx.members.put(replace(member, paused_until=None))
                    await tx.nudges.wake(actor.member, now)
                await tx.cohorts.look_again(cohort, now)
        await self.services.surfaces.home_changed(actor.workspace, actor.member)
        return found

    async def take_new_partner(self, actor: Actor, mentorship: MentorshipId) -> Cohort:
        """*Find me a new partner*: looked for at once. Raises NoSuchThing, NoSessionLeft."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await tx.mentorships.get(mentorship)
            enrolment = await tx.enrolments.get(found.cohort, actor.member) if found else None
            if found is None or actor.member not in found.members or enrolment is None:
                raise NoSuchThing
            cohort = await self.cohort(tx, found.cohort)
            if enrolment.state is not EnrolmentState.ENROLLED:
                raise NoSuchThing
            if cohort.stage is not CohortStage.UNDER_WAY or not dates_left(cohort, local_day(now, cohort.tz)):
                raise NoSessionLeft
            for session in (await tx.sessions.of_mentorship(mentorship))[-1:]:
                await tx.sessions.touch(session.id, actor.member, now)
            await tx.cohorts.look_again(cohort.id, now)
        return cohort

    async def undecided(self, tx: Transaction, cohort: CohortId, now: datetime) -> set[MemberId]:
        """Those who were offered a new partner, and have some days left to take the offer or leave it."""
        found: set[MemberId] = set()
        decides: list[datetime] = []
        for mentorship in await tx.mentorships.of_cohort(cohort):
            ended = mentorship.ended_at
            if mentorship.ended_for not in OFFERS_ANOTHER or not ended or now >= ended + DECIDES_WITHIN:
                continue
            for member in mentorship.members:
                if not await self._taken(tx, mentorship, member, ended):
                    found.add(member)
                    decides.append(ended + DECIDES_WITHIN)
        kept = await tx.cohorts.get(cohort)
        if decides and kept is not None:
            again = min(decides)
            await tx.cohorts.look_again(cohort, min(again, kept.look_again_at) if kept.look_again_at else again)
        return found

    @staticmethod
    async def _taken(tx: Transaction, mentorship: Mentorship, member: MemberId, ended: datetime) -> bool:
        """Whether they did something about it since it ended: took the offer, or came back themselves."""
        enrolment = await tx.enrolments.get(mentorship.cohort, member)
        if enrolment is not None and enrolment.at > ended:
            return True
        sessions = await tx.sessions.of_mentorship(mentorship.id)
        return any(member in one.touched and one.touched[member] > ended for one in sessions)

    async def _here(self, tx: Transaction, found: Mentorship, now: datetime) -> set[MemberId]:
        """Those who may hear something: their account is active, and they are not paused."""
        known = await tx.members.of(found.members)
        return {each.id for each in known.values() if each.active and not each.is_away(local_day(now, each.tz))}

    async def _look(
        self,
        tx: Transaction,
        cohort: Cohort,
        found: Mentorship,
        sessions: Sequence[MentoringSession],
        member: MemberId,
        now: datetime,
    ) -> Quiet:
        """How quiet one of them is, with what they were asked before."""
        first = quiet(cohort, sessions, member, now)
        if len(first.sessions) < ASK_AT:
            return first
        asked = [
            one.last_attempt_at or one.due_at
            for one in await tx.nudges.of_member(member, LOOK_BACK)
            if one.kind is NudgeKind.STAY_OR_STOP and one.subject == found.id and one.state in REACHED
        ]
        return quiet(cohort, sessions, member, now, max(asked, default=None))

    async def _nudge(
        self,
        tx: Transaction,
        cohort: Cohort,
        found: Mentorship,
        one: Quiet,
        silent: Sequence[MemberId],
        now: datetime,
    ) -> None:
        """The kind word after one session; the question after two, and that they are asked to whoever is not."""
        if one.step is SilenceStep.NUDGE:
            end = closes_at(cohort, one.sessions[-1]) or now
            draft = still_quiet(cohort, one.sessions[-1], one.member, end)
            await self.services.plan(tx, [draft] if draft.stale_at > now else [])
        elif one.step is SilenceStep.ASK:
            waiting = await tx.nudges.about(found.id, NudgeKind.STAY_OR_STOP)
            if any(one.member in each.to and each.state in OPEN for each in waiting):
                return
            about = local_day(closes_at(cohort, one.sessions[ASK_AT - 1]) or now, cohort.tz)
            ask = stay_or_stop(cohort, found, one.member, now)
            told = [each for each in found.partners_of(one.member) if each not in silent]
            await self.services.plan(tx, [ask, *(partner_asked(found, each, ask, about) for each in told)])

    async def _part(
        self,
        tx: Transaction,
        cohort: Cohort,
        found: Mentorship,
        silent: Sequence[Quiet],
        here: set[MemberId],
        now: datetime,
    ) -> bool:
        """Set aside whoever was asked and stayed silent; whether there was somebody."""
        gone = [one.member for one in silent if one.step is SilenceStep.PART and one.member in here]
        if not gone or not await Exits(self.services).end(tx, found, now, EndedFor.SET_ASIDE):
            return False
        for member in gone:
            enrolment = await tx.enrolments.get(cohort.id, member)
            if enrolment is not None and enrolment.state is EnrolmentState.ENROLLED:
                await tx.enrolments.put(replace(enrolment, state=EnrolmentState.SET_ASIDE, at=now))
        stay = tuple(each for each in found.members if each not in gone)
        if len(stay) > 1:
            await Exits(self.services).go_on(tx, cohort, found, stay, now)
        word = partner_left if len(stay) > 1 else new_partner
        await self.services.plan(tx, [word(found, each, now) for each in stay])
        await self.services.plan(tx, [set_aside(found, each, now) for each in gone])
        await self._tell_organisers(tx, cohort, found, now)
        await tx.cohorts.look_again(cohort.id, now)
        return True

    async def _tell_organisers(self, tx: Transaction, cohort: Cohort, found: Mentorship, now: datetime) -> None:
        """Those who hear of the cohort; where they are in it themselves, the other organisers."""
        owners = await hears_of(self.services, tx, cohort)
        others = [each for each in await organisers_of(self.services, tx) if each not in found.members]
        hear = [each for each in owners if each not in found.members] or others
        await self.services.plan(tx, not_meeting(cohort, found, hear, now))

    async def _called_off(
        self, tx: Transaction, found: Mentorship, sessions: Sequence[MentoringSession], now: datetime
    ) -> None:
        """Two sessions called off by one side: that side hears of it, never the other to chase them."""
        for member in found.members:
            theirs = called_off(sessions, member)
            if len(theirs) >= CANCELLED_AT:
                await self.services.plan(tx, [twice_called_off(theirs[CANCELLED_AT - 1], member, now)])
