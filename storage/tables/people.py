"""The people of a workspace and what they offer and seek."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Self

from sqlmodel import Field

from mentoring.model import (
    Hours,
    Level,
    Member,
    MemberId,
    Offer,
    Profile,
    Standing,
    Weekday,
    WorkspaceId,
)
from storage.tables.row import Row
from storage.types import EnumInteger, EnumText, JsonOf, UtcDateTime


class MemberRow(Row, table=True):
    """A person whom the bot has met."""

    __tablename__ = "member"

    member_id: str = Field(primary_key=True)
    tz: str
    standing: Standing = Field(sa_type=EnumText(Standing))
    organiser: bool
    paused_until: date | None
    snoozed_until: datetime | None = Field(sa_type=UtcDateTime)
    welcomed_at: datetime | None = Field(sa_type=UtcDateTime)

    @classmethod
    def of(cls, workspace: WorkspaceId, member: Member) -> Self:
        """The row of `member`."""
        return cls(
            workspace_id=workspace,
            member_id=member.id,
            tz=member.tz,
            standing=member.standing,
            organiser=member.organiser,
            paused_until=member.paused_until,
            snoozed_until=member.snoozed_until,
            welcomed_at=member.welcomed_at,
        )

    def member(self) -> Member:
        """The member."""
        return Member(
            id=MemberId(self.member_id),
            tz=self.tz,
            standing=self.standing,
            organiser=self.organiser,
            paused_until=self.paused_until,
            snoozed_until=self.snoozed_until,
            welcomed_at=self.welcomed_at,
        )


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

    @classmethod
    def of(cls, workspace: WorkspaceId, profile: Profile) -> Self:
        """The row of `profile`."""
        return cls(
            workspace_id=workspace,
            member_id=profile.member,
            level=profile.level,
            offers=profile.offers,
            seeks=profile.seeks,
            department=profile.department,
            reports_to=profile.reports_to,
            never=profile.never,
            languages=profile.languages,
            days=profile.days,
            starts=profile.hours.start,
            ends=profile.hours.end,
            tz=profile.tz,
            off_limits=profile.off_limits,
        )

    def profile(self) -> Profile:
        """The profile."""
        return Profile(
            member=MemberId(self.member_id),
            level=self.level,
            offers=self.offers,
            seeks=self.seeks,
            department=self.department,
            reports_to=tuple(MemberId(one) for one in self.reports_to),
            never=frozenset(MemberId(one) for one in self.never),
            languages=self.languages,
            days=self.days,
            hours=Hours(start=self.starts, end=self.ends),
            tz=self.tz,
            off_limits=self.off_limits,
        )
