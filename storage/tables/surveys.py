"""Surveys, the keys that say whose answers they are, and reports as they were frozen."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field

from mentoring.model import Item, SurveyAnswer, Wave
from mentoring.report import Report
from storage.tables.mapper import Mapper
from storage.tables.row import Row, part_of
from storage.types import EnumText, JsonOf, UtcDateTime


class SurveyKeyRow(Row, table=True):
    """The key under which the answers to a cohort's surveys are somebody's; without it they are nobody's."""

    __tablename__ = "survey_key"
    __table_args__ = (part_of("cohort", "cohort_id"),)

    cohort_id: str = Field(primary_key=True)
    key: str


class SurveyAnswerRow(Row, table=True):
    """What one person answered in one survey, under a keyed hash of who they are."""

    __tablename__ = "survey_answer"
    __table_args__ = (part_of("cohort", "cohort_id"),)

    cohort_id: str = Field(primary_key=True)
    link: str = Field(primary_key=True)
    wave: Wave = Field(primary_key=True, sa_type=EnumText(Wave))
    answers: dict[Item, int] = Field(sa_type=JsonOf(dict[Item, int]))
    at: datetime = Field(sa_type=UtcDateTime)
    quote: str
    may_quote: bool


SURVEY_ANSWERS = Mapper(SurveyAnswer, SurveyAnswerRow, cohort="cohort_id")


class ReportRow(Row, table=True):
    """A cohort's report as it was frozen on a day; no person is in it."""

    __tablename__ = "report"
    __table_args__ = (part_of("cohort", "cohort_id"),)

    cohort_id: str = Field(primary_key=True)
    as_of: date = Field(primary_key=True)
    body: Report = Field(sa_type=JsonOf(Report))
