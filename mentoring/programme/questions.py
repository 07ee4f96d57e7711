"""One open question for now, outside of any agenda; and the coach for a question of one's own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from mentoring.errors import NoQuestionLeft
from mentoring.model import (
    Actor,
    Asker,
    Judgement,
    MemberId,
    Mentorship,
    MentorshipState,
    Profile,
    Question,
    QuestionStage,
    Theme,
)
from mentoring.ports import Transaction
from mentoring.programme.readers import language_of
from mentoring.programme.services import UseCase
from mentoring.questions.selection import Memory, Moment, NothingLeft, choose, role_of
from mentoring.questions.themes import themes_of
from mentoring.timeline import local_day

FOR_NOW = (QuestionStage.REALITY, QuestionStage.GOAL, QuestionStage.OPTIONS, QuestionStage.REFLECT)
"""Stages that stand on their own, without the session around them."""

LATE_ENOUGH = 3
"""A question for now is taken from what fits up to this session, when there is no session to go by."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """A question handed out for now, and whom it could be asked of (nobody: a question to oneself).

    `themes` are what they share; `language` is the question's.
    """

    question: Question
    partners: tuple[MemberId, ...]
    themes: frozenset[Theme] = frozenset()
    language: str = "en"


class Questions(UseCase):
    """Questions on demand."""

    async def one(self, actor: Actor) -> Given:
        """A question that none of this person's partners has had. Raises NoQuestionLeft."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            mentorship = await self._current(tx, actor.member)
            partners = mentorship.partners_of(actor.member) if mentorship else ()
            profiles = await tx.profiles.of((actor.member, *partners))
            memory = await _memory(tx, partners or (actor.member,), mentorship, profiles)
            role = _role(profiles, actor.member, partners)
            moment = Moment(
                stages=FOR_NOW,
                asker=role,
                number=LATE_ENOUGH,
                depth=2,
                themes=themes_of(list(profiles.values()), self.services.taxonomy) if partners else frozenset(),
                either=bool(partners) and role is Asker.BOTH,
            )
            bank = await self.services.questions(tx, await language_of(tx, [actor.member]))
            seed = f"{actor.member} {local_day(now, 'UTC')} {len(memory.asked)}"
            try:
                question = choose(bank.active(), moment, memory, seed=seed)
            except NothingLeft as nothing:
                raise NoQuestionLeft from nothing
            for member in partners or (actor.member,):
                await tx.sessions.give(member, question.id)
        return Given(question=question, partners=partners, themes=moment.themes, language=bank.language)

    async def coach(self, text: str) -> Judgement:
        """What kind of question this is, why, and where it is safe a more open one."""
        return await self.services.coach.judge(text)

    @staticmethod
    async def _current(tx: Transaction, member: MemberId) -> Mentorship | None:
        mentorships = await tx.mentorships.of_member(member)
        return next((each for each in mentorships if each.state is MentorshipState.ACTIVE), None)


async def _memory(
    tx: Transaction,
    listeners: Collection[MemberId],
    mentorship: Mentorship | None,
    profiles: Mapping[MemberId, Profile],
) -> Memory:
    """What must not come again, and what anybody in it ruled out."""
    asked = [await tx.sessions.asked_of(member) for member in listeners]
    return Memory(
        asked=frozenset().union(*asked),
        rejected=await tx.sessions.rejected(mentorship.id) if mentorship else frozenset(),
        off_limits=tuple(topic for profile in profiles.values() for topic in profile.off_limits),
        used=await tx.sessions.used(),
    )


def _role(profiles: Mapping[MemberId, Profile], member: MemberId, partners: Sequence[MemberId]) -> Asker:
    if member not in profiles or len(partners) != 1 or partners[0] not in profiles:
        return Asker.BOTH
    return role_of(profiles[member].level, profiles[partners[0]].level)
