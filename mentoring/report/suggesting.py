"""One suggestion, from the counts alone: what an organiser could do next."""

from __future__ import annotations

from mentoring.disclosure import Amount
from mentoring.report.days import ReportMoment
from mentoring.report.model import Counts, Suggestion

GOES_WELL = 0.7
"""The share of due sessions that were held from which on nothing need be done. Our own choice; see docs/reports.md."""


def suggestion(counts: Counts, moment: ReportMoment) -> Suggestion:
    """The first that fits."""
    if moment in (ReportMoment.RESULTS, ReportMoment.FOLLOW_UP):
        return Suggestion.READ_RESULTS
    if moment is ReportMoment.ENDED:
        return Suggestion.NEXT_COHORT
    if counts.quiet.amount in (Amount.ABOUT, Amount.MOST):
        return Suggestion.QUIET
    if counts.ended.amount in (Amount.ABOUT, Amount.MOST):
        return Suggestion.ENDED
    if counts.due and counts.held < GOES_WELL * counts.due:
        return Suggestion.FIRST_MEETINGS if len(counts.by_session) == 1 else Suggestion.HELD_LESS
    return Suggestion.NOTHING
