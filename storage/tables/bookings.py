"""When sessions take place."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from mentoring.model import Booking, ProposedTime
from storage.tables.mapper import Mapper
from storage.tables.row import Row, part_of
from storage.types import JsonOf, UtcDateTime


class BookingRow(Row, table=True):
    """The time of one session, agreed and proposed."""

    __tablename__ = "booking"
    __table_args__ = (part_of("session", "session_id"),)

    session_id: str = Field(primary_key=True)
    revision: int
    round: int
    sequence: int
    starts_at: datetime | None = Field(sa_type=UtcDateTime)
    called_off_at: datetime | None = Field(sa_type=UtcDateTime)
    proposed_by: str | None
    proposed: tuple[ProposedTime, ...] = Field(sa_type=JsonOf(tuple[ProposedTime, ...]))


BOOKINGS = Mapper(Booking, BookingRow, session="session_id")
