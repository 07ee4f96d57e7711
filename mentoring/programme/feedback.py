"""*Did you meet?* and the two-minute pulse: a session counts when everybody says so, and answers stay sealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.errors import PulseShown, PulseTooLate
from mentoring.looking_back import LookingBack, is_shown, looking_back
from mentoring.model import (
    Actor,
    Gain,
    MemberId,
    MentoringSession,
    Mentorship,
    Met,
    Pulse,
    SessionId,
    Side,
)
from mentoring.nudges.kinds import did_you_meet
from mentoring.nudges.model import Nudge, NudgeKind
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Transaction
from mentoring.programme.services import UseCase
from mentoring.session_plan import how_many
from mentoring.timeline import local_day

EDITABLE_FOR = timedelta(days=7)
"""A pulse may be changed this long after it was first given."""

ASK_WHETHER_THEY_MET = frozenset({NudgeKind.DID_YOU_MEET, NudgeKind.STILL_QUIET})
"""What asks one person about one session, and is answered by saying whether they met."""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What an answer to *Did you meet?* did. `mismatch`: somebody else had said the opposite."""

    session: MentoringSession
    partners: tuple[MemberId, ...]
    met: Met
    held: bool
    waiting_for: tuple[MemberId, ...]
    mismatch: bool


@dataclass(frozen=True, kw_only=True)
class PulseKept:
    """What giving a pulse did. `looking_back`: what all said of a last session, which no agenda follows; `again`: this
    person gave one after an earlier session, and knows what becomes of it.
    """

    partners: tuple[MemberId, ...]
    everybody: bool
    looking_back: LookingBack | None = None
    again: bool = False


class Feedback(UseCase):
    """What participants tell after a session."""

    async def did_meet(self, actor: Actor, session: SessionId, met: Met, pressed_on: str = "") -> Answered:
        """Record one side's answer; the last one stands until the session is held. `pressed_on`: the message with it.

        Raises NoSuchThing, NotYours.
        """
        async with self.services.store.transaction(actor.workspace) as tx:
            found, mentorship = await self.mentorship_of(tx, session, actor.member)
            before = found.answers.get(actor.member)
            found = await self._said(tx, found, mentorship, actor.member, met)
            asked = await _asked_elsewhere(tx, found, actor.member, before, pressed_on)
        await self._say_everywhere(actor, mentorship, asked)
        return _answered(found, mentorship, actor.member, met)

    async def answer_of(self, actor: Actor, session: SessionId) -> Answered | None:
        """What this person has said of the session, if anything. Raises NoSuchThing, NotYours."""
        async with self.services.store.transaction(actor.workspace) as tx:
            found, mentorship = await self.mentorship_of(tx, session, actor.member)
        met = Met.YES if found.held_on is not None else found.answers.get(actor.member)
        return _answered(found, mentorship, actor.member, met) if met is not None else None

    async def record(
        self,
        tx: Transaction,
        found: MentoringSession,
        mentorship: Mentorship,
        member: MemberId,
        met: Met,
        now: datetime,
    ) -> MentoringSession:
        """One side's answer, unless the session is held; it is, once everybody says so. The session as it is then."""
        if found.held_on is None:
            found = await tx.sessions.answer(found.id, member, met)
        if _everybody_met(found, mentorship) and await tx.sessions.hold(found.id, local_day(now, "UTC")):
            await tx.nudges.skip(SkipReason.MET_ALREADY, subject=found.id)
            found = await tx.sessions.get(found.id) or found
        return found

    async def pulse_of(self, actor: Actor, session: SessionId) -> tuple[MentoringSession, Mentorship, Pulse | None]:
        """The session and this person's pulse so far, to fill a form with.

        Raises NoSuchThing, NotYours, PulseTooLate, PulseShown.
        """
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found, mentorship = await self.mentorship_of(tx, session, actor.member)
            return found, mentorship, await self._changeable(tx, found, mentorship, actor.member, now)

    async def give_pulse(
        self, actor: Actor, session: SessionId, *, asked: Side, shared: Side, gained: Gain
    ) -> PulseKept:
        """Keep this person's pulse. Editable for seven days, or until what all said of the session is shown.

        Whoever gives one has met, and need not say so besides. Raises NoSuchThing, NotYours, PulseTooLate, PulseShown.
        """
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found, mentorship = await self.mentorship_of(tx, session, actor.member)
            before = await self._changeable(tx, found, mentorship, actor.member, now)
            elsewhere: list[Nudge] = []
            if found.held_on is None and (said := found.answers.get(actor.member)) is not Met.YES:
                found = await self._said(tx, found, mentorship, actor.member, Met.YES)
                elsewhere = await _asked_elsewhere(tx, found, actor.member, said)
            pulse = Pulse(
                session=session,
                member=actor.member,
                asked=asked,
                shared=shared,
                gained=gained,
                at=before.at if before else now,
            )
            await tx.pulses.put(pulse)
            pulses = await tx.pulses.of_mentorship(mentorship.id)
            sessions = await tx.sessions.of_mentorship(mentorship.id)
        await self._say_everywhere(actor, mentorship, elsewhere)
        is_last = found.number == how_many(sessions)
        given = [own for own in pulses if own.session == session]
        return PulseKept(
            partners=mentorship.partners_of(actor.member),
            everybody={own.member for own in given} >= set(mentorship.members),
            looking_back=looking_back([found], given, mentorship.members) if is_last else None,
            again=any(own.member == actor.member and own.session != session for own in pulses),
        )

    @staticmethod
    async def _changeable(
        tx: Transaction, session: MentoringSession, mentorship: Mentorship, member: MemberId, now: datetime
    ) -> Pulse | None:
        """What this person gave before, if anything: it can be changed for a while, or until it was shown.

        Raises PulseTooLate, PulseShown.
        """
        given = await tx.pulses.of_session(session.id)
        before = next((own for own in given if own.member == member), None)
        cohort = await tx.cohorts.get(mentorship.cohort)
        sessions = await tx.sessions.of_mentorship(mentorship.id)
        if before is not None and cohort and is_shown(cohort, session, sessions, given, mentorship.members):
            raise PulseShown
        if before is not None and now > before.at + EDITABLE_FOR:
            raise PulseTooLate(editable_for=EDITABLE_FOR)
        return before

    async def _said(
        self, tx: Transaction, found: MentoringSession, mentorship: Mentorship, member: MemberId, met: Met
    ) -> MentoringSession:
        """One side's answer, with what follows where the others say otherwise, and on what was led of it."""
        now = self.services.clock()
        found = await self.record(tx, found, mentorship, member, met, now)
        if _mismatch(found):
            await self._ask_kindly(tx, found, mentorship)
        if met is not Met.YES:
            await self._no_more_than_asked(tx, found, member, now)
        await tx.led_sessions.redraw(found.id, now)
        return found

    async def _say_everywhere(self, actor: Actor, mentorship: Mentorship, asked: Sequence[Nudge]) -> None:
        """Wherever else the question stands, it is answered too."""
        for member in mentorship.members:
            await self.services.surfaces.home_changed(actor.workspace, member)
        await self.services.surfaces.session_changed(actor.workspace)
        await self.services.surfaces.question_answered(asked)

    async def _ask_kindly(self, tx: Transaction, session: MentoringSession, mentorship: Mentorship) -> None:
        """Once per session, ask everybody again: one remembers a meeting that another does not."""
        now = self.services.clock()
        await self.services.plan(
            tx,
            did_you_meet.mismatch(mentorship, session, now),
        )

    @staticmethod
    async def _no_more_than_asked(tx: Transaction, session: MentoringSession, member: MemberId, now: datetime) -> None:
        """Whoever says that a session will not take place is not asked about it again."""
        if session.answers.get(member) is Met.SKIPPED:
            await tx.mentorships.look_again(session.mentorship, now)
            await tx.nudges.skip(
                SkipReason.WILL_NOT_MEET,
                subject=session.id,
                member=member,
                kinds={NudgeKind.DID_YOU_MEET},
            )


async def asked_whether_they_met(tx: Transaction, session: SessionId, member: MemberId) -> list[Nudge]:
    """The messages that asked one person about a session, oldest first."""
    kinds = sorted(ASK_WHETHER_THEY_MET)
    sent = [nudge for kind in kinds for nudge in await tx.nudges.about(session, kind) if nudge.slack_ts]
    return sorted((nudge for nudge in sent if member in nudge.to), key=lambda nudge: nudge.due_at)


async def _asked_elsewhere(
    tx: Transaction, session: MentoringSession, member: MemberId, before: Met | None, pressed_on: str = ""
) -> list[Nudge]:
    """What still asks a person who has answered just now, and once it counts, the latest that the others answered.

    With an answer `before` this one, what was asked until then says that already.
    """
    own = await asked_whether_they_met(tx, session.id, member)
    asked = own if before is None else own[-1:]
    for other in session.answers if session.held_on is not None else ():
        if other != member:
            asked += (await asked_whether_they_met(tx, session.id, other))[-1:]
    return [nudge for nudge in asked if nudge.slack_ts != pressed_on]


def _answered(session: MentoringSession, mentorship: Mentorship, member: MemberId, met: Met) -> Answered:
    others = mentorship.partners_of(member)
    return Answered(
        session=session,
        partners=others,
        met=met,
        held=session.held_on is not None,
        waiting_for=tuple(each for each in others if each not in session.answers),
        mismatch=_mismatch(session),
    )


def _everybody_met(session: MentoringSession, mentorship: Mentorship) -> bool:
    return all(session.answers.get(member) is Met.YES for member in mentorship.members)


def _mismatch(session: MentoringSession) -> bool:
    return session.held_on is None and len({answer is Met.YES for answer in session.answers.values()}) > 1
