"""To a new organiser, at once: what this is, and one next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mentoring.model import Cohort, MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import Nudge, NudgeKind


@dataclass(frozen=True, kw_only=True)
class OrganiserWelcome(NudgeContent):
    """Who became an organiser, and whether they are the only one; and the cohort that goes on already, if one does."""

    organiser: MemberId
    alone: bool
    cohort: Cohort | None = None


def welcome(organiser: MemberId, day: date, now: datetime) -> Draft:
    """Due as soon as somebody is an organiser."""
    return Draft(kind=NudgeKind.ORGANISER_WELCOME, to=(organiser,), subject=organiser, due_at=now, day=day)


async def content(nudge: Nudge, sources: Sources) -> OrganiserWelcome:
    """As things are now."""
    ongoing = [each for each in await sources.tx.cohorts.all() if each.stage.is_ongoing]
    alone = len(await sources.tx.members.organisers()) < 2
    return OrganiserWelcome(organiser=nudge.to[0], alone=alone, cohort=ongoing[0] if ongoing else None)
