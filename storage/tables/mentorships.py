"""Mentorships and their sessions: who says they met, and the pulse."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Self

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from mentoring.model import (
    ChannelId,
    CohortId,
    Direction,
    EndedFor,
    Gain,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    MentorshipState,
    Met,
    PlannedQuestion,
    Pulse,
    SessionId,
    Side,
    WorkspaceId,
)
from storage.tables.row import Row, part_of
from storage.types import EnumInteger, EnumText, JsonOf, UtcDateTime


class MentorshipRow(Row, table=True):
    """An announced match; its members are in `MentorshipMemberRow`."""

    __tablename__ = "mentorship"
    __table_args__ = (
        part_of("cohort", "cohort_id"),
        Index(None, "workspace_id", "cohort_id"),
        Index(None, "look_again_at"),
    )

    mentorship_id: str = Field(primary_key=True)
    cohort_id: str
    directions: tuple[Direction, ...] = Field(sa_type=JsonOf(tuple[Direction, ...]))
    began_at: datetime = Field(sa_type=UtcDateTime)
    state: MentorshipState = Field(sa_type=EnumText(MentorshipState))
    introduced_at: datetime | None = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(sa_type=UtcDateTime)
    ended_for: EndedFor | None = Field(sa_type=EnumText(EndedFor))
    channel: str | None
    look_again_at: datetime | None = Field(sa_type=UtcDateTime)

    @classmethod
    def of(cls, workspace: WorkspaceId, mentorship: Mentorship) -> Self:
        """The row of `mentorship`, without its members."""
        return cls(
            workspace_id=workspace,
            mentorship_id=mentorship.id,
            cohort_id=mentorship.cohort,
            directions=mentorship.directions,
            began_at=mentorship.began_at,
            state=mentorship.state,
            introduced_at=mentorship.introduced_at,
            ended_at=mentorship.ended_at,
            ended_for=mentorship.ended_for,
            channel=mentorship.channel,
            look_again_at=mentorship.look_again_at,
        )

    def mentorship(self, members: tuple[MemberId, ...]) -> Mentorship:
        """The mentorship of `members`, in their order."""
        return Mentorship(
            id=MentorshipId(self.mentorship_id),
            cohort=CohortId(self.cohort_id),
            members=members,
            directions=self.directions,
            began_at=self.began_at,
            state=self.state,
            introduced_at=self.introduced_at,
            ended_at=self.ended_at,
            ended_for=self.ended_for,
            channel=None if self.channel is None else ChannelId(self.channel),
            look_again_at=self.look_again_at,
        )


class MentorshipMemberRow(Row, table=True):
    """One member of a mentorship; `place` 0 opens the first session."""

    __tablename__ = "mentorship_member"
    __table_args__ = (
        part_of("mentorship", "mentorship_id"),
        Index(None, "workspace_id", "member_id", "mentorship_id"),
    )

    mentorship_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    place: int


class SessionRow(Row, table=True):
    """One meeting of a mentorship; the answers are in `AnswerRow`."""

    __tablename__ = "session"
    __table_args__ = (
        part_of("mentorship", "mentorship_id"),
        UniqueConstraint("workspace_id", "mentorship_id", "number"),
    )

    session_id: str = Field(primary_key=True)
    mentorship_id: str
    number: int
    due_on: date
    opens: str
    held_on: date | None
    questions: tuple[PlannedQuestion, ...] = Field(sa_type=JsonOf(tuple[PlannedQuestion, ...]))
    planned: bool
    offered_at: datetime | None = Field(sa_type=UtcDateTime)

    @classmethod
    def of(cls, workspace: WorkspaceId, session: MentoringSession) -> Self:
        """The row of `session`, without the answers."""
        return cls(
            workspace_id=workspace,
            session_id=session.id,
            mentorship_id=session.mentorship,
            number=session.number,
            due_on=session.due_on,
            opens=session.opens,
            held_on=session.held_on,
            questions=session.questions,
            planned=bool(session.questions),
            offered_at=session.offered_at,
        )

    def session(self, answers: Mapping[MemberId, Met], touched: Mapping[MemberId, datetime]) -> MentoringSession:
        """The session, with who says that they met and when each did something about it."""
        return MentoringSession(
            id=SessionId(self.session_id),
            mentorship=MentorshipId(self.mentorship_id),
            number=self.number,
            due_on=self.due_on,
            opens=MemberId(self.opens),
            answers=answers,
            held_on=self.held_on,
            questions=self.questions,
            offered_at=self.offered_at,
            touched=touched,
        )


class AnswerRow(Row, table=True):
    """What one member says about having met."""

    __tablename__ = "answer"
    __table_args__ = (part_of("session", "session_id"), Index(None, "workspace_id", "member_id"))

    session_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    met: Met = Field(sa_type=EnumText(Met))


class TouchRow(Row, table=True):
    """When one member last did anything about a session."""

    __tablename__ = "session_touch"
    __table_args__ = (part_of("session", "session_id"), Index(None, "workspace_id", "member_id"))

    session_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


class PulseRow(Row, table=True):
    """One member's two-minute check after a session."""

    __tablename__ = "pulse"
    __table_args__ = (part_of("session", "session_id"), Index(None, "workspace_id", "member_id"))

    session_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    asked: Side = Field(sa_type=EnumInteger(Side))
    shared: Side = Field(sa_type=EnumInteger(Side))
    gained: Gain = Field(sa_type=EnumInteger(Gain))
    at: datetime = Field(sa_type=UtcDateTime)

    @classmethod
    def of(cls, workspace: WorkspaceId, pulse: Pulse) -> Self:
        """The row of `pulse`."""
        return cls(
            workspace_id=workspace,
            session_id=pulse.session,
            member_id=pulse.member,
            asked=pulse.asked,
            shared=pulse.shared,
            gained=pulse.gained,
            at=pulse.at,
        )

    def pulse(self) -> Pulse:
        """The pulse."""
        return Pulse(
            session=SessionId(self.session_id),
            member=MemberId(self.member_id),
            asked=self.asked,
            shared=self.shared,
            gained=self.gained,
            at=self.at,
        )
