"""The people of a workspace and what they offer and seek."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import Index
from sqlmodel import Field

from mentoring.model import (
    Level,
    Member,
    Offer,
    Profile,
    Standing,
    Weekday,
)
from storage.tables.mapper import Mapper
from storage.tables.row import Row
from storage.types import EnumInteger, EnumText, JsonOf, UtcDateTime


class MemberRow(Row, table=True):
    """A person whom the bot has met."""

    __tablename__ = "member"
    __table_args__ = (Index(None, "workspace_id", "organiser", "member_id"),)

    member_id: str = Field(primary_key=True)
    tz: str
    standing: Standing = Field(sa_type=EnumText(Standing))
    organiser: bool
    paused_until: date | None
    snoozed_until: datetime | None = Field(sa_type=UtcDateTime)
    welcomed_at: datetime | None = Field(sa_type=UtcDateTime)
    locale: str


MEMBERS = Mapper(Member, MemberRow, id="member_id")


class ProfileRow(Row, table=True):
    """What a member offers and seeks."""

    __tablename__ = "profile"

    member_id: str = Field(primary_key=True)
    level: Level = Field(sa_type=EnumInteger(Level))
    offers: tuple[Offer, ...] = Field(sa_type=JsonOf(tuple[Offer, ...]))
    seeks: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    department: str
    reports_to: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    never: frozenset[str] = Field(sa_type=JsonOf(frozenset[str]))
    languages: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    days: frozenset[Weekday] = Field(sa_type=JsonOf(frozenset[Weekday]))
    starts: time
    ends: time
    tz: str
    off_limits: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    between_us: frozenset[str] = Field(sa_type=JsonOf(frozenset[str]))


PROFILES = Mapper(Profile, ProfileRow, apart=["hours"], member="member_id")


class LookRow(Row, table=True):
    """When Slack is next asked who of a workspace may take part, and how many pages of its list that took."""

    __tablename__ = "look"
    __table_args__ = (Index(None, "look_again_at"),)

    look_again_at: datetime = Field(sa_type=UtcDateTime)
    pages: int
