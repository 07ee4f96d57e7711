"""What the people of a mentorship agreed on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from mentoring.model import AgreementPart, AgreementWords
from storage.tables.mapper import Mapper
from storage.tables.row import Row, part_of
from storage.types import JsonOf, UtcDateTime


class AgreementRow(Row, table=True):
    """One person's part of an agreement."""

    __tablename__ = "agreement"
    __table_args__ = (part_of("mentorship", "mentorship_id"), Index(None, "workspace_id", "member_id"))

    mentorship_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    words: AgreementWords = Field(sa_type=JsonOf(AgreementWords))
    changed_at: datetime = Field(sa_type=UtcDateTime)
    off_limits: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    pings: bool
    signed_at: datetime | None = Field(sa_type=UtcDateTime)


AGREEMENTS = Mapper(AgreementPart, AgreementRow, mentorship="mentorship_id", member="member_id")
