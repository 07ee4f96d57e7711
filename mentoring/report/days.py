"""The fixed days of a cohort's reports and surveys. A report is frozen on one of them and never changes again."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from mentoring.model import Cohort, Wave
from mentoring.timeline import finishes_on, session_due

EVERY = timedelta(weeks=4)
"""While a cohort is under way, its organisers hear how it goes this often: the same weekday of every month."""

AFTER_MIDDLE = timedelta(weeks=4)
"""The survey of the middle closes so long after the middle session was due: pairs meet at times of their own."""

AFTER_END = timedelta(weeks=2)
"""The survey of the end closes so long after the cohort ends."""

SIX_MONTHS = timedelta(weeks=26)

LATER_OPEN = timedelta(weeks=3)
"""The survey after six months is open for so long."""

KEY_KEPT = timedelta(days=30)
"""How long after that survey closes the key is kept by which answers can be found to be somebody's."""

START_OPEN = timedelta(weeks=4)
"""The survey of the start may be filled in for so long: later, it would not be about the start."""


class ReportMoment(StrEnum):
    """Which report of a cohort it is."""

    UNDER_WAY = "under way"
    ENDED = "ended"
    """On the day on which the cohort ends: the last counts."""
    RESULTS = "results"
    """When the survey of the end has closed: what people answered."""
    FOLLOW_UP = "follow-up"
    """When the survey after six months has closed."""


def middle_session(cohort: Cohort) -> int | None:
    """The number of the middle session (as the agenda has it); None where there are fewer than three."""
    return (cohort.sessions + 1) // 2 if cohort.sessions >= 3 else None


def follow_up_on(cohort: Cohort) -> date:
    """The day on which people are asked once more, six months after the end."""
    return finishes_on(cohort) + SIX_MONTHS


def wave_closes_on(cohort: Cohort, wave: Wave) -> date | None:
    """The last day of a survey; None where the cohort has no such survey."""
    match wave:
        case Wave.START:
            return cohort.starts_on + START_OPEN
        case Wave.MIDDLE:
            middle = middle_session(cohort)
            return session_due(cohort, middle) + AFTER_MIDDLE - timedelta(days=1) if middle else None
        case Wave.END:
            return finishes_on(cohort) + AFTER_END - timedelta(days=1)
        case Wave.LATER:
            return follow_up_on(cohort) + LATER_OPEN - timedelta(days=1)


def key_ends_on(cohort: Cohort) -> date:
    """The day on which the key is destroyed that links the answers of one person."""
    return follow_up_on(cohort) + LATER_OPEN + KEY_KEPT


def report_days(cohort: Cohort) -> tuple[tuple[date, ReportMoment], ...]:
    """Every fixed day of the cohort's reports, in order."""
    end = finishes_on(cohort)
    months, day = [], cohort.starts_on + EVERY
    while day <= end - AFTER_END:
        months.append((day, ReportMoment.UNDER_WAY))
        day += EVERY
    later = follow_up_on(cohort) + LATER_OPEN
    return (
        *months,
        (end, ReportMoment.ENDED),
        (end + AFTER_END, ReportMoment.RESULTS),
        (later, ReportMoment.FOLLOW_UP),
    )


def results_day(cohort: Cohort) -> date:
    """The day on which what people answered is released."""
    return finishes_on(cohort) + AFTER_END


def next_day(cohort: Cohort, today: date) -> date | None:
    """The next of these days after today; None after the last."""
    return next((day for day, _ in report_days(cohort) if day > today), None)
