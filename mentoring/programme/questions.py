"""One open question for now, outside of any agenda; and the coach for a question of one's own."""

from __future__ import annotations

from dataclasses import dataclass

from mentoring.choice import Memory, Moment, NothingLeft, choose, role_of
from mentoring.errors import NoQuestionLeft
from mentoring.model import Actor, Asker, Level, MemberId, Mentorship, MentorshipState, Question, Stage
from mentoring.open_question import Judgement, judge
from mentoring.ports import Transaction
from mentoring.programme.desk import Journey
from mentoring.timeline import local_day

FOR_NOW = (Stage.REALITY, Stage.GOAL, Stage.OPTIONS, Stage.REFLECT)
"""Stages that stand on their own, without the session around them."""

LATE_ENOUGH = 3
"""A question for now is taken from what fits up to this session, when there is no session to go by."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """A question handed out for now, and whom it could be asked of (nobody: a question to oneself)."""

    question: Question
    partners: tuple[MemberId, ...]


class Questions(Journey):
    """Questions on demand."""

    async def one(self, actor: Actor) -> Given:
        """A question that none of this person's partners has had. Raises NoQuestionLeft."""
        now = self.desk.clock()
        async with self.desk.store.transaction(actor.workspace) as tx:
            mentorship = await self._current(tx, actor.member)
            partners = mentorship.partners_of(actor.member) if mentorship else ()
            listeners = partners or (actor.member,)
            asked = [await tx.sessions.asked_of(member) for member in listeners]
            memory = Memory(
                asked=frozenset().union(*asked),
                rejected=await tx.sessions.rejected(mentorship.id) if mentorship else frozenset(),
                off_limits=await self._off_limits(tx, listeners),
                used=await tx.sessions.used(),
            )
            moment = Moment(
                stages=FOR_NOW,
                asker=await self._role(tx, actor.member, partners),
                number=LATE_ENOUGH,
                depth=2,
            )
            seed = f"{actor.member} {local_day(now, 'UTC')} {len(memory.asked)}"
            try:
                question = choose((await self.desk.questions(tx)).active(), moment, memory, seed=seed)
            except NothingLeft as nothing:
                raise NoQuestionLeft from nothing
            for member in listeners:
                await tx.sessions.give(member, question.id)
        return Given(question=question, partners=partners)

    def coach(self, text: str) -> Judgement:
        """What kind of question this is, why, and up to two more open ones."""
        return judge(text)

    @staticmethod
    async def _current(tx: Transaction, member: MemberId) -> Mentorship | None:
        mentorships = await tx.mentorships.of_member(member)
        return next((each for each in mentorships if each.state is MentorshipState.ACTIVE), None)

    @staticmethod
    async def _off_limits(tx: Transaction, members: tuple[MemberId, ...]) -> tuple[str, ...]:
        profiles = await tx.profiles.of(members)
        return tuple(topic for profile in profiles.values() for topic in profile.off_limits)

    @staticmethod
    async def _role(tx: Transaction, member: MemberId, partners: tuple[MemberId, ...]) -> Asker:
        profiles = await tx.profiles.of((member, *partners))
        if member not in profiles or len(partners) != 1 or partners[0] not in profiles:
            return Asker.BOTH
        own, other = (profiles[each].level for each in (member, partners[0]))
        return role_of(Level(own), Level(other))
