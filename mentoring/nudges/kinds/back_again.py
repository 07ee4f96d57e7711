"""To every organiser: Slack lets the app in again, and what happens to what waited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import Nudge, NudgeKind


@dataclass(frozen=True, kw_only=True)
class BackAgain(NudgeContent):
    """That messages go out again."""


def back_again(organiser: MemberId, now: datetime) -> Draft:
    """Due at once, at most once a day."""
    return Draft(kind=NudgeKind.BACK_AGAIN, to=(organiser,), subject=organiser, due_at=now, day=now.date())


async def content(_: Nudge, __: Sources) -> BackAgain:
    """It says the same whatever waited."""
    return BackAgain()
