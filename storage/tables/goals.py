"""What people want to learn from each other, and what each keeps of a session."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from mentoring.model import Goal, Takeaway
from storage.tables.mapper import Mapper
from storage.tables.row import Row, part_of
from storage.types import UtcDateTime


class GoalRow(Row, table=True):
    """One thing that a member wants to learn in a mentorship."""

    __tablename__ = "goal"
    __table_args__ = (part_of("mentorship", "mentorship_id"), Index(None, "workspace_id", "member_id"))

    mentorship_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    place: int = Field(primary_key=True)
    topic: str
    why: str


GOALS = Mapper(Goal, GoalRow, mentorship="mentorship_id", member="member_id")


class TakeawayRow(Row, table=True):
    """What one member keeps of a session."""

    __tablename__ = "takeaway"
    __table_args__ = (part_of("session", "session_id"), Index(None, "workspace_id", "member_id"))

    session_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    learned: str
    step: str
    gave: str
    shared: bool


TAKEAWAYS = Mapper(Takeaway, TakeawayRow, session="session_id", member="member_id")
