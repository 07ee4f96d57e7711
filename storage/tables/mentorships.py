"""Mentorships and their sessions: who says they met, and the pulse."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from mentoring.model import (
    Direction,
    EndedFor,
    Gain,
    MentoringSession,
    Mentorship,
    MentorshipState,
    Met,
    PlannedQuestion,
    Pulse,
    Side,
)
from storage.tables.mapper import Mapper
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


MENTORSHIPS = Mapper(Mentorship, MentorshipRow, apart=["members"], id="mentorship_id", cohort="cohort_id")


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
    moved: int
    offered_at: datetime | None = Field(sa_type=UtcDateTime)


SESSIONS = Mapper(
    MentoringSession, SessionRow, apart=["answers", "touched"], id="session_id", mentorship="mentorship_id"
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


PULSES = Mapper(Pulse, PulseRow, session="session_id", member="member_id")
