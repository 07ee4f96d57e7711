"""To a pair that an organiser thought of: a friendly word about finding a time. Never who is behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, MemberId, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.announcement import HOLD
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class PairReminder(NudgeContent):
    """The pair, and its cohort."""

    cohort: Cohort
    members: tuple[MemberId, ...]


def pair_reminder(mentorship: Mentorship, now: datetime, run: str) -> Draft:
    """Due when the organiser can no longer take it back; `run` tells one press from the next."""
    return Draft(
        kind=NudgeKind.PAIR_REMINDER,
        to=mentorship.members,
        subject=mentorship.id,
        due_at=now + HOLD,
        day=local_day(now, "UTC"),
        series=f"{NudgeKind.PAIR_REMINDER} {run}",
    )


async def content(nudge: Nudge, sources: Sources) -> PairReminder | Skip:
    """As things are now; nothing once the pairing has ended."""
    found = await sources.active(MentorshipId(nudge.subject))
    return PairReminder(cohort=found[1], members=found[0].members) if found else NOT_ANY_MORE
