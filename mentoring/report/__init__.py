"""The organiser's report: frozen on fixed days, in numbers that name nobody; `mentoring.disclosure` says which."""

from __future__ import annotations

from mentoring.disclosure import FEWEST
from mentoring.report.counting import counted_sessions, counts_of
from mentoring.report.days import (
    AFTER_END,
    LATER_OPEN,
    ReportMoment,
    follow_up_on,
    key_ends_on,
    next_day,
    report_days,
    results_day,
    wave_closes_on,
)
from mentoring.report.model import Counts, LedgerLine, PulseLine, Report, Results, SessionLine, Suggestion
from mentoring.report.results import Facts, releases, results
from mentoring.report.suggesting import suggestion

__all__ = [
    "AFTER_END",
    "FEWEST",
    "LATER_OPEN",
    "Counts",
    "Facts",
    "LedgerLine",
    "PulseLine",
    "Report",
    "ReportMoment",
    "Results",
    "SessionLine",
    "Suggestion",
    "counted_sessions",
    "counts_of",
    "follow_up_on",
    "key_ends_on",
    "next_day",
    "releases",
    "report_days",
    "results",
    "results_day",
    "suggestion",
    "wave_closes_on",
]
