"""When people are busy, as their own calendars say."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from mentoring.model import Busy, PublishedCalendar
from storage.tables.mapper import Mapper
from storage.tables.row import Row
from storage.types import JsonOf, UtcDateTime


class PublishedCalendarRow(Row, table=True):
    """The calendar of one member; the link is a secret."""

    __tablename__ = "published_calendar"
    __table_args__ = (Index(None, "look_again_at"),)

    member_id: str = Field(primary_key=True)
    link: str = Field(repr=False)
    look_again_at: datetime = Field(sa_type=UtcDateTime)
    read_at: datetime | None = Field(sa_type=UtcDateTime)
    failed: bool
    busy: Busy = Field(sa_type=JsonOf(Busy))


PUBLISHED_CALENDARS = Mapper(PublishedCalendar, PublishedCalendarRow, member="member_id")
