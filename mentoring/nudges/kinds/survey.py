"""To everybody who took part, six months after the end: the last survey, the only one with a message of its own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from mentoring.model import Cohort, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.report import LATER_OPEN, follow_up_on
from mentoring.timeline import MORNING, instant


@dataclass(frozen=True, kw_only=True)
class SurveyAsked(NudgeContent):
    """A cohort that ended half a year ago."""

    cohort: Cohort


def survey(cohort: Cohort, participants: Collection[MemberId]) -> list[Draft]:
    """Due six months after the end, and worth something until the survey closes."""
    day = follow_up_on(cohort)
    due = instant(day, MORNING, cohort.tz)
    return [
        Draft(
            kind=NudgeKind.SURVEY,
            to=(member,),
            subject=cohort.id,
            due_at=due,
            day=day,
            lasts=LATER_OPEN,
            people=len(participants),
        )
        for member in participants
    ]


async def content(nudge: Nudge, sources: Sources) -> SurveyAsked | Skip:
    """The cohort, while it is remembered."""
    cohort = await sources.cohort(nudge)
    return SurveyAsked(cohort=cohort) if cohort else NOT_ANY_MORE
