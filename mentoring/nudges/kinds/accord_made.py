"""To the others of a mentorship: all of them want it now, and it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import AccordKind, MemberId, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class AccordMade(NudgeContent):
    """What it is, and with whom."""

    kind: AccordKind
    partners: tuple[MemberId, ...]


def accord_made(mentorship: Mentorship, kind: AccordKind, by: MemberId, now: datetime) -> list[Draft]:
    """Due at once to everybody but the one whose yes was the last, who is told at once."""
    return [
        Draft(
            kind=NudgeKind.ACCORD_MADE,
            to=(partner,),
            subject=mentorship.id,
            due_at=now,
            day=local_day(now, "UTC"),
            series=f"{NudgeKind.ACCORD_MADE} {kind}",
        )
        for partner in mentorship.partners_of(by)
    ]


async def content(nudge: Nudge, sources: Sources) -> AccordMade | Skip:
    """What was agreed on; it stays so, whatever follows."""
    mentorship = await sources.tx.mentorships.get(MentorshipId(nudge.subject))
    kind = next((each for each in AccordKind if nudge.dedupe_key.startswith(f"{NudgeKind.ACCORD_MADE} {each}/")), None)
    if mentorship is None or kind is None:
        return NOT_ANY_MORE
    return AccordMade(kind=kind, partners=mentorship.partners_of(nudge.to[0]))
