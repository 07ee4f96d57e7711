"""Cohorts, who opted in to them, and the pairing that waits for approval."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from sqlalchemy import Index
from sqlmodel import Field

from mentoring.model import (
    ChannelId,
    Cohort,
    CohortId,
    CohortStage,
    Enrolment,
    EnrolmentState,
    MemberId,
    OddOne,
    OpenTo,
    Proposal,
    Standing,
    WorkspaceId,
)
from storage.tables.row import Row, part_of
from storage.types import EnumText, JsonOf, UtcDateTime


class CohortRow(Row, table=True):
    """One dated run."""

    __tablename__ = "cohort"
    __table_args__ = (Index(None, "look_again_at"),)

    cohort_id: str = Field(primary_key=True)
    name: str
    channel: str
    organiser: str
    opt_in_closes_on: date
    starts_on: date
    tz: str
    sessions: int
    every_weeks: int
    minutes: int
    min_gap: int
    departments_apart: bool
    open_to: OpenTo = Field(sa_type=EnumText(OpenTo))
    odd_one: OddOne = Field(sa_type=EnumText(OddOne))
    names_public: bool
    stage: CohortStage = Field(sa_type=EnumText(CohortStage))
    announcement: str
    approved_at: datetime | None = Field(sa_type=UtcDateTime)
    look_again_at: datetime | None = Field(sa_type=UtcDateTime)
    owners: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    archived_on: date | None

    @classmethod
    def of(cls, workspace: WorkspaceId, cohort: Cohort) -> Self:
        """The row of `cohort`."""
        return cls(
            workspace_id=workspace,
            cohort_id=cohort.id,
            name=cohort.name,
            channel=cohort.channel,
            organiser=cohort.organiser,
            opt_in_closes_on=cohort.opt_in_closes_on,
            starts_on=cohort.starts_on,
            tz=cohort.tz,
            sessions=cohort.sessions,
            every_weeks=cohort.every_weeks,
            minutes=cohort.minutes,
            min_gap=cohort.min_gap,
            departments_apart=cohort.departments_apart,
            open_to=cohort.open_to,
            odd_one=cohort.odd_one,
            names_public=cohort.names_public,
            stage=cohort.stage,
            announcement=cohort.announcement,
            approved_at=cohort.approved_at,
            look_again_at=cohort.look_again_at,
            owners=cohort.owners,
            archived_on=cohort.archived_on,
        )

    def cohort(self) -> Cohort:
        """The cohort."""
        return Cohort(
            id=CohortId(self.cohort_id),
            name=self.name,
            channel=ChannelId(self.channel),
            organiser=MemberId(self.organiser),
            opt_in_closes_on=self.opt_in_closes_on,
            starts_on=self.starts_on,
            tz=self.tz,
            sessions=self.sessions,
            every_weeks=self.every_weeks,
            minutes=self.minutes,
            min_gap=self.min_gap,
            departments_apart=self.departments_apart,
            open_to=self.open_to,
            odd_one=self.odd_one,
            names_public=self.names_public,
            stage=self.stage,
            announcement=self.announcement,
            approved_at=self.approved_at,
            look_again_at=self.look_again_at,
            owners=tuple(MemberId(one) for one in self.owners),
            archived_on=self.archived_on,
        )


class EnrolmentRow(Row, table=True):
    """An opt-in to one cohort."""

    __tablename__ = "enrolment"
    __table_args__ = (part_of("cohort", "cohort_id"), Index(None, "workspace_id", "member_id"))

    cohort_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    state: EnrolmentState = Field(sa_type=EnumText(EnrolmentState))
    standing: Standing = Field(sa_type=EnumText(Standing))

    @classmethod
    def of(cls, workspace: WorkspaceId, enrolment: Enrolment) -> Self:
        """The row of `enrolment`."""
        return cls(
            workspace_id=workspace,
            cohort_id=enrolment.cohort,
            member_id=enrolment.member,
            at=enrolment.at,
            state=enrolment.state,
            standing=enrolment.standing,
        )

    def enrolment(self) -> Enrolment:
        """The enrolment."""
        return Enrolment(
            cohort=CohortId(self.cohort_id),
            member=MemberId(self.member_id),
            at=self.at,
            state=self.state,
            standing=self.standing,
        )


class ProposalRow(Row, table=True):
    """The proposed pairing of a cohort, whole."""

    __tablename__ = "proposal"
    __table_args__ = (part_of("cohort", "cohort_id"),)

    cohort_id: str = Field(primary_key=True)
    body: Proposal = Field(sa_type=JsonOf(Proposal))
