"""A workspace's own questions: organisers add them, take them out of use, and carry them to a spreadsheet and back."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mentoring.errors import NoSuchThing
from mentoring.model import Actor, Asker, Judgement, OrganiserAct, Question, QuestionStage, Theme
from mentoring.ports import QuestionFault, Sheet
from mentoring.programme.services import RETIRED, UseCase

MINUTES = 4
"""How long an answer to a question takes unless the spreadsheet says otherwise."""

METHOD = "our own"


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A question as an organiser writes it; either side may ask it, from the first session on."""

    text: str
    follow_ups: tuple[str, ...]
    stage: QuestionStage
    theme: Theme


@dataclass(frozen=True, kw_only=True)
class Added:
    """What became of a new question: itself, or what is wrong with it."""

    question: Question
    faults: tuple[QuestionFault, ...] = ()


class OwnQuestions(UseCase):
    """What organisers do with questions of their own."""

    async def all(self, actor: Actor) -> Sequence[Question]:
        """Those in use, by id. Raises NotAnOrganiser."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            return [question for question in await tx.own_questions.all() if question.status != RETIRED]

    async def word_on(self, text: str) -> Judgement:
        """The coach's word on a question that is being written."""
        return await self.services.coach.judge(text)

    async def add(self, actor: Actor, wording: Wording) -> Added:
        """Keep a question that has nothing wrong with it. Raises NotAnOrganiser."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            bank = await self.services.questions(tx)
            question = _question(bank.next_own_id(), wording)
            faults = tuple(await asyncio.to_thread(bank.faults, question))
            if not faults:
                await tx.own_questions.put(question)
                await self.log(tx, actor, OrganiserAct.QUESTIONS_CHANGED, "", question.id)
        return Added(question=question, faults=faults)

    async def take_out(self, actor: Actor, question: str) -> Question:
        """Take a question out of use; agendas that have it keep it. Raises NotAnOrganiser or NoSuchThing."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = next((each for each in await tx.own_questions.all() if each.id == question), None)
            if found is None:
                raise NoSuchThing
            await tx.own_questions.put(replace(found, status=RETIRED))
            await self.log(tx, actor, OrganiserAct.QUESTIONS_CHANGED, "", found.id)
        return found

    async def sheet(self, actor: Actor) -> str:
        """The whole bank and the workspace's own as CSV. Raises NotAnOrganiser."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            return (await self.services.questions(tx)).to_sheet()

    async def bring(self, actor: Actor, text: str) -> Sheet:
        """Keep the new questions of a spreadsheet, all or none: none if a row has a problem. Raises NotAnOrganiser."""
        async with self.services.store.transaction(actor.workspace) as tx:
            await self.require_organiser(tx, actor)
            found = await asyncio.to_thread((await self.services.questions(tx)).from_sheet, text)
            if not found.problems:
                for question in found.questions:
                    await tx.own_questions.put(question)
                await self.log(tx, actor, OrganiserAct.QUESTIONS_CHANGED)
        return found


def _question(own_id: str, wording: Wording) -> Question:
    return Question(
        id=own_id,
        text=wording.text,
        stage=wording.stage,
        asker=Asker.BOTH,
        theme=wording.theme,
        depth=1,
        minutes=MINUTES,
        follow_ups=wording.follow_ups,
        method=METHOD,
        source=METHOD,
    )
