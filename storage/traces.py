"""What each table knows about a person, all of it for their export; `storage.erasers` removes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, String, and_, cast, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import (
    MemberId,
    Proposal,
    WorkspaceId,
)
from storage.rows import Rows
from storage.surveys import link_of
from storage.tables import (
    AccordRow,
    AgreementRow,
    AnswerRow,
    AuditRow,
    BookingRow,
    BudgetRow,
    CohortRow,
    ConversationRow,
    EditPaceRow,
    EnrolmentRow,
    ErasureKeyRow,
    GoalRow,
    HeardQuestionRow,
    InboxRow,
    LedSessionRow,
    LookRow,
    MemberRow,
    MentorshipMemberRow,
    MentorshipRow,
    MutedRow,
    NudgeRow,
    OwnQuestionRow,
    ProfileRow,
    ProposalRow,
    PublishedCalendarRow,
    PulseRow,
    QuestionUseRow,
    RecipientRow,
    RejectedRow,
    RemovalRow,
    ReportRow,
    RestoredRow,
    Row,
    SessionRow,
    SupportRow,
    SurveyAnswerRow,
    SurveyKeyRow,
    TakeawayRow,
    ThanksRow,
    TouchRow,
)

R = TypeVar("R", bound=Row)

THEIRS: tuple[type[Row], ...] = (
    MemberRow,
    ProfileRow,
    EnrolmentRow,
    AnswerRow,
    TouchRow,
    PulseRow,
    GoalRow,
    TakeawayRow,
    HeardQuestionRow,
    AgreementRow,
    AccordRow,
    ThanksRow,
    MutedRow,
    PublishedCalendarRow,
)
"""Rows with a `member_id` that are about nobody else."""

NOBODYS: tuple[type[Row], ...] = (
    BudgetRow,
    EditPaceRow,
    ErasureKeyRow,
    InboxRow,
    LookRow,
    OwnQuestionRow,
    QuestionUseRow,
    RejectedRow,
    RemovalRow,
    ReportRow,
    RestoredRow,
    SurveyKeyRow,
    SupportRow,
)
"""Rows in which no person is named (an inbox source is a digest)."""

IS_SET = "set"
"""What an export says of a link with which anybody could read somebody's calendar."""


@dataclass(frozen=True, kw_only=True)
class Trace:
    """Where to look: one person in one workspace, within a transaction."""

    connection: AsyncConnection
    workspace: WorkspaceId
    member: MemberId
    tombstone: MemberId

    def rows(self, row: type[R]) -> Rows[R]:
        """The rows of a table."""
        return Rows(self.connection, self.workspace, row)

    def in_text(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether the id occurs in a text or JSON column (perhaps as part of a longer id)."""
        return cast(column, String).contains(self.member, autoescape=True)

    def without(self, text: str) -> str:
        """The text with the random name in place of the id."""
        return re.sub(rf"(?<![A-Za-z0-9]){re.escape(self.member)}(?![A-Za-z0-9])", self.tombstone, text)

    def renamed(self, members: Sequence[str]) -> tuple[MemberId, ...]:
        """The members with the random name in place of this one."""
        return tuple(self.tombstone if one == self.member else MemberId(one) for one in members)


async def export(connection: AsyncConnection, workspace: WorkspaceId, member: MemberId) -> Mapping[str, Any]:
    """Everything stored about the person, as JSON values by table."""
    trace = Trace(connection=connection, workspace=workspace, member=member, tombstone=member)
    found: dict[str, Any] = {}
    about_them: tuple[type[Row], ...] = (*THEIRS, MentorshipMemberRow, RecipientRow)
    for row in about_them:
        rows = trace.rows(row)
        found[rows.table.name] = [one.model_dump(mode="json") for one in await rows.all(rows.c.member_id == member)]
    for calendar in found["published_calendar"]:
        calendar["link"] = IS_SET
    for row, shared in SHARED.items():
        rows = trace.rows(row)
        found[rows.table.name] = [one.model_dump(mode="json") for one in await rows.all(shared(trace, rows))]
    found["survey_answer"] = [row.model_dump(mode="json") for row in await survey_answers_of(trace)]
    found["proposal"] = [_considered(row.body, member) for row in await proposals_of(trace)]
    return found


def _considered(proposal: Proposal, member: MemberId) -> dict[str, Any]:
    """That a person was considered in a proposed pairing; with whom is told to nobody before it is approved."""
    left_over = [one.reason for one in proposal.leftovers if one.member == member]
    return {"cohort": proposal.cohort, "at": proposal.at.isoformat(), "left_over": left_over}


async def proposals_of(trace: Trace) -> list[ProposalRow]:
    """The proposals that name the person."""
    rows = trace.rows(ProposalRow)
    return await rows.all(trace.in_text(rows.c.body))


async def survey_answers_of(trace: Trace) -> list[SurveyAnswerRow]:
    """What the person answered in surveys whose key is still there; of others nobody can say whose they are."""
    keys, rows = trace.rows(SurveyKeyRow), trace.rows(SurveyAnswerRow)
    links = [(row.cohort_id, link_of(row.key, trace.member)) for row in await keys.all()]
    c = rows.c
    return [row for cohort, link in links for row in await rows.all(c.cohort_id == cohort, c.link == link)]


def their_mentorships(trace: Trace, rows: Rows[Any]) -> ColumnElement[bool]:
    """Mentorships, and rows of mentorships, in which the person is."""
    members = trace.rows(MentorshipMemberRow)
    mine = select(members.c.mentorship_id).where(members.where(members.c.member_id == trace.member))
    return rows.c.mentorship_id.in_(mine)


def _their_agreements(trace: Trace, rows: Rows[Any]) -> ColumnElement[bool]:
    """The person's own parts, and of an agreement that is live, which they signed, the whole."""
    members, signed = trace.rows(MentorshipMemberRow), rows.table.alias()
    signature = select(signed.c.member_id).where(
        signed.c.workspace_id == trace.workspace,
        signed.c.mentorship_id == members.c.mentorship_id,
        signed.c.member_id == members.c.member_id,
        signed.c.signed_at.is_not(None),
    )
    unsigned = select(members.c.member_id).where(
        members.where(members.c.mentorship_id == rows.c.mentorship_id, ~signature.exists())
    )
    return and_(their_mentorships(trace, rows), or_(rows.c.member_id == trace.member, ~unsigned.exists()))


def their_bookings(trace: Trace, rows: Rows[Any]) -> ColumnElement[bool]:
    """Times of sessions in which the person is."""
    sessions = trace.rows(SessionRow)
    theirs = select(sessions.c.session_id).where(sessions.where(their_mentorships(trace, sessions)))
    return rows.c.session_id.in_(theirs)


def their_nudges(trace: Trace, rows: Rows[Any]) -> ColumnElement[bool]:
    """Nudges to the person, or that name them."""
    recipients = trace.rows(RecipientRow)
    to_them = select(recipients.c.nudge_id).where(recipients.where(recipients.c.member_id == trace.member))
    texts = (rows.c.subject, rows.c.dedupe_key, rows.c.last_error)
    return or_(rows.c.nudge_id.in_(to_them), *(trace.in_text(text) for text in texts))


SHARED: Mapping[type[Row], Callable[[Trace, Rows[Any]], ColumnElement[bool]]] = {
    AgreementRow: _their_agreements,
    ThanksRow: their_mentorships,
    MentorshipRow: their_mentorships,
    SessionRow: their_mentorships,
    LedSessionRow: their_mentorships,
    BookingRow: their_bookings,
    NudgeRow: their_nudges,
    CohortRow: lambda trace, rows: or_(rows.c.organiser == trace.member, trace.in_text(rows.c.owners)),
    ConversationRow: lambda trace, rows: trace.in_text(rows.c.people),
    AuditRow: lambda trace, rows: or_(rows.c.member_id == trace.member, trace.in_text(rows.c.about)),
}
"""Rows that are also about others, and which of them are about this person."""
