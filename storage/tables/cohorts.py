"""Cohorts, who opted in to them, and the pairing that waits for approval."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator
from sqlalchemy import Index
from sqlmodel import Field

from mentoring.model import (
    Cohort,
    CohortStage,
    Enrolment,
    EnrolmentState,
    Language,
    OddOne,
    OpenTo,
    OwnWords,
    Proposal,
    Standing,
)
from storage.earlier_proposals import as_of_today
from storage.tables.mapper import Mapper
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
    joined: int | None
    language: Language = Field(sa_type=EnumText(Language))
    moved_from: date | None
    words: OwnWords = Field(sa_type=JsonOf(OwnWords))
    benchmark: bool
    join_until: date | None
    joined_late: int = 0
    said_needs: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))


COHORTS = Mapper(Cohort, CohortRow, id="cohort_id")


class EnrolmentRow(Row, table=True):
    """An opt-in to one cohort."""

    __tablename__ = "enrolment"
    __table_args__ = (part_of("cohort", "cohort_id"), Index(None, "workspace_id", "member_id"))

    cohort_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    state: EnrolmentState = Field(sa_type=EnumText(EnrolmentState))
    standing: Standing = Field(sa_type=EnumText(Standing))
    late: bool = False


ENROLMENTS = Mapper(Enrolment, EnrolmentRow, cohort="cohort_id", member="member_id")


class ProposalRow(Row, table=True):
    """The proposed pairing of a cohort, whole; `version` beside it, since one statement compares and replaces it."""

    __tablename__ = "proposal"
    __table_args__ = (part_of("cohort", "cohort_id"),)

    cohort_id: str = Field(primary_key=True)
    version: int = 1
    body: Proposal = Field(sa_type=JsonOf(Annotated[Proposal, BeforeValidator(as_of_today)]))
