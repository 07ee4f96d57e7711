"""The sessions of mentorships: what was planned for them, and who says they met."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import (
    CohortId,
    MemberId,
    MentoringSession,
    MentorshipId,
    Met,
    PlannedQuestion,
    SessionId,
    SessionProgress,
    WorkspaceId,
)
from storage.rows import Rows, in_parts
from storage.tables import (
    SESSIONS,
    AnswerRow,
    HeardQuestionRow,
    MentorshipRow,
    QuestionUseRow,
    RejectedRow,
    SessionRow,
    TouchRow,
)


class SessionTable:
    """`mentoring.ports.Sessions` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The sessions of one workspace."""
        self._rows = Rows(connection, workspace, SessionRow)
        self._answers = Rows(connection, workspace, AnswerRow)
        self._touches = Rows(connection, workspace, TouchRow)
        self._heard = Rows(connection, workspace, HeardQuestionRow)
        self._used = Rows(connection, workspace, QuestionUseRow)
        self._rejected = Rows(connection, workspace, RejectedRow)
        self._mentorships = Rows(connection, workspace, MentorshipRow)

    async def get(self, session: SessionId) -> MentoringSession | None:
        """The session, or None."""
        row = await self._rows.one(self._rows.c.session_id == session)
        return (await self._whole([row]))[0] if row else None

    async def put(self, session: MentoringSession) -> None:
        """Insert or replace (unique by mentorship and number).

        Of an existing row the answers are left to `answer`, `held_on` to `hold` and `offered_at` to `offer`; questions
        once planned stay when none are given. Raises Conflict when that number of the mentorship is another session.
        """
        c = self._rows.c
        row = SESSIONS.row(self._rows.workspace, session, planned=bool(session.questions))
        held = func.coalesce(c.held_on, literal(row.held_on, c.held_on.type))
        kept = ("offered_at",) if row.planned else ("offered_at", "questions", "planned")
        await self._rows.put(row, keep=kept, held_on=held)
        await self._remember(session.questions)

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[MentoringSession]:
        """All of a mentorship, by number."""
        c = self._rows.c
        return await self._whole(await self._rows.all(c.mentorship_id == mentorship, order=c.number))

    async def of_cohort(self, cohort: CohortId) -> Sequence[MentoringSession]:
        """All of a cohort's mentorships, by mentorship and number."""
        c, m = self._rows.c, self._mentorships.c
        of_cohort = select(m.mentorship_id).where(self._mentorships.where(m.cohort_id == cohort))
        rows = await self._rows.all(c.mentorship_id.in_(of_cohort), order=(c.mentorship_id, c.number))
        return await self._whole(rows)

    async def progress(self, cohort: CohortId) -> Mapping[MentorshipId, SessionProgress]:
        """How far each mentorship of a cohort is, in one statement."""
        c, m = self._rows.c, self._mentorships.c
        of_cohort = select(m.mentorship_id).where(self._mentorships.where(m.cohort_id == cohort))
        query = (
            select(c.mentorship_id, func.count(c.held_on), func.max(c.number), func.max(c.held_on))
            .where(self._rows.where(c.mentorship_id.in_(of_cohort)))
            .group_by(c.mentorship_id)
        )
        found = await self._rows.connection.execute(query)
        return {
            MentorshipId(pair): SessionProgress(held=held, planned=planned, last_held_on=last)
            for pair, held, planned, last in found
        }

    async def answer(self, session: SessionId, member: MemberId, met: Met) -> MentoringSession:
        """Record one answer to *Did you meet?* (the last one stands) and return the session as it is now.

        Raises KeyError when there is no such session.
        """
        found = await self._rows.one(self._rows.c.session_id == session)
        if found is None:
            raise KeyError(session)
        answer = AnswerRow(workspace_id=self._rows.workspace, session_id=session, member_id=member, met=met)
        await self._answers.put(answer)
        return (await self._whole([found]))[0]

    async def offer(self, session: SessionId, at: datetime) -> None:
        """Its agenda arrived; the first time counts."""
        c = self._rows.c
        await self._rows.change(c.session_id == session, c.offered_at.is_(None), offered_at=at)

    async def touch(self, session: SessionId, member: MemberId, at: datetime) -> None:
        """The member did something about it."""
        touch = TouchRow(workspace_id=self._rows.workspace, session_id=session, member_id=member, at=at)
        await self._touches.put(touch)

    async def remove(self, session: SessionId) -> None:
        """Forget a session that was never offered."""
        await self._rows.remove(self._rows.c.session_id == session, self._rows.c.offered_at.is_(None))

    async def hold(self, session: SessionId, on: date) -> bool:
        """Mark it held, once; False when it was held already (atomic)."""
        c = self._rows.c
        return bool(await self._rows.change(c.session_id == session, c.held_on.is_(None), held_on=on))

    async def asked_of(self, member: MemberId) -> frozenset[str]:
        """Ids of every question ever planned for, or given to, this answerer."""
        found = await self._heard.all(self._heard.c.member_id == member)
        return frozenset(row.question for row in found)

    async def used(self) -> Mapping[str, int]:
        """For how many people of this workspace each question was planned or given, by id."""
        return {row.question: row.people for row in await self._used.all()}

    async def give(self, member: MemberId, question: str) -> None:
        """Remember that a question was given to somebody outside of an agenda."""
        await self._hear([(member, question)])

    async def reject(self, mentorship: MentorshipId, question: str) -> None:
        """Remember that a pair swapped a question away."""
        row = RejectedRow(workspace_id=self._rows.workspace, mentorship_id=mentorship, question=question)
        await self._rejected.add([row])

    async def rejected(self, mentorship: MentorshipId) -> frozenset[str]:
        """Ids of the questions that the pair swapped away."""
        found = await self._rejected.all(self._rejected.c.mentorship_id == mentorship)
        return frozenset(row.question for row in found)

    async def plan_questions(self, session: SessionId, questions: tuple[PlannedQuestion, ...]) -> bool:
        """Fix the session's questions if none were planned yet; False when somebody was first (atomic)."""
        c = self._rows.c
        first = await self._rows.change(
            c.session_id == session, c.planned.is_(False), questions=questions, planned=True
        )
        if first:
            await self._remember(questions)
        return bool(first)

    async def swap(self, session: SessionId, old: str, new: PlannedQuestion) -> bool:
        """Put `new` in the place of the planned question `old`; False when that is no longer on the agenda."""
        row = await self._rows.one(self._rows.c.session_id == session)
        if row is None or old not in {one.question for one in row.questions}:
            return False
        questions = tuple(new if one.question == old else one for one in row.questions)
        c = self._rows.c
        done = await self._rows.change(c.session_id == session, c.planned.is_(True), questions=questions)
        await self._remember([new])
        return bool(done)

    async def _remember(self, questions: Iterable[PlannedQuestion]) -> None:
        """Keep what was planned for whom, also when the pair swaps it away."""
        await self._hear((one.answerer, one.question) for one in questions)

    async def _hear(self, heard: Iterable[tuple[MemberId, str]]) -> None:
        """Each of these people has heard that question; the first time counts."""
        workspace = self._rows.workspace
        new = Counter[str]()
        for member, question in sorted(set(heard)):
            heard_it = HeardQuestionRow(workspace_id=workspace, member_id=member, question=question)
            new[question] += await self._heard.add([heard_it])
        for question, people in sorted(new.items()):
            use = QuestionUseRow(workspace_id=workspace, question=question, people=people)
            await self._used.put(use, people=self._used.c.people + people)

    async def _whole(self, rows: Sequence[SessionRow]) -> list[MentoringSession]:
        """The sessions of these rows, each with its answers."""
        answers: dict[str, dict[MemberId, Met]] = defaultdict(dict)
        for part in in_parts(row.session_id for row in rows):
            c = self._answers.c
            for one in await self._answers.all(c.session_id.in_(part), order=(c.session_id, c.member_id)):
                answers[one.session_id][MemberId(one.member_id)] = one.met
        touched: dict[str, dict[MemberId, datetime]] = defaultdict(dict)
        for touch in await self._touches.among(self._touches.c.session_id, [row.session_id for row in rows]):
            touched[touch.session_id][MemberId(touch.member_id)] = touch.at
        return [SESSIONS.value(row, answers=answers[row.session_id], touched=touched[row.session_id]) for row in rows]
