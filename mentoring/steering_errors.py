"""What stands in the way of an organiser who steers a cohort under way, as facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mentoring.errors import Refusal
from mentoring.model import Cohort


@dataclass(kw_only=True, eq=False)
class JoinUntilDoesNotFit(Refusal):
    """The last day for joining late lies between the start and the last session."""

    first: date
    last: date


@dataclass(kw_only=True, eq=False)
class CohortEdited(Refusal):
    """Another organiser changed the same thing of a cohort while this one looked."""

    cohort: str


@dataclass(kw_only=True, eq=False)
class DatesMove(Refusal):
    """Approved now, the cohort's dates move, and the organiser has not been shown these."""

    planned: Cohort
    moved: Cohort
