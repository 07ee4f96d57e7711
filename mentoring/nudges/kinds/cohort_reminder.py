"""To people of a cohort whom an organiser thought of: a friendly word in between. Never who is behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, MemberId, MentorshipState
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.announcement import HOLD
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, NudgeVariant, Skip
from mentoring.nudges.reasons import SkipReason
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class CohortReminder(NudgeContent):
    """The cohort; the reader's partners, where they have been introduced; whether they have not met yet."""

    cohort: Cohort
    partners: tuple[MemberId, ...] = ()
    not_met: bool = False


def cohort_reminders(
    cohort: Cohort, people: Iterable[MemberId], now: datetime, variant: NudgeVariant | None, run: str
) -> list[Draft]:
    """Due when the organiser can no longer take it back; `run` tells one press from the next."""
    listed = list(people)
    return [
        Draft(
            kind=NudgeKind.COHORT_REMINDER,
            to=(member,),
            subject=cohort.id,
            due_at=now + HOLD,
            day=local_day(now, cohort.tz),
            variant=variant,
            series=f"{NudgeKind.COHORT_REMINDER} {run}",
            people=len(listed),
        )
        for member in listed
    ]


async def content(nudge: Nudge, sources: Sources) -> CohortReminder | Skip:
    """As things are now; nothing to somebody who has met since, or who takes no part any more."""
    cohort, member = await sources.cohort(nudge), nudge.to[0]
    if cohort is None or not cohort.stage.is_ongoing or not await sources.takes_part(member, cohort.id):
        return NOT_ANY_MORE
    theirs = await sources.tx.mentorships.of_member(member)
    own = next((one for one in theirs if one.cohort == cohort.id and one.state is MentorshipState.ACTIVE), None)
    held = any(each.held_on for each in await sources.tx.sessions.of_mentorship(own.id)) if own else False
    if nudge.variant is NudgeVariant.NOT_MET and (own is None or held):
        return Skip(reason=SkipReason.MET_ALREADY if held else SkipReason.NO_PARTNER)
    partners = own.partners_of(member) if own and own.introduced_at else ()
    return CohortReminder(cohort=cohort, partners=partners, not_met=bool(partners) and not held)
