"""Thanks, and what partners decide on together."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from mentoring.model import Accord, AccordKind, ThanksNote
from storage.tables.mapper import Mapper
from storage.tables.row import Row, part_of
from storage.types import EnumText, JsonOf, UtcDateTime


class ThanksRow(Row, table=True):
    """One person's thank-you to their partners."""

    __tablename__ = "thanks_note"
    __table_args__ = (part_of("mentorship", "mentorship_id"), Index(None, "workspace_id", "member_id"))

    mentorship_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    words: str
    may_post: bool
    at: datetime = Field(sa_type=UtcDateTime)
    consents: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))


THANKS = Mapper(ThanksNote, ThanksRow, mentorship="mentorship_id", member="member_id")


class AccordRow(Row, table=True):
    """One person's yes to something that all of them decide on."""

    __tablename__ = "accord"
    __table_args__ = (part_of("mentorship", "mentorship_id"), Index(None, "workspace_id", "member_id"))

    mentorship_id: str = Field(primary_key=True)
    kind: AccordKind = Field(primary_key=True, sa_type=EnumText(AccordKind))
    member_id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)


ACCORDS = Mapper(Accord, AccordRow, mentorship="mentorship_id", member="member_id")
