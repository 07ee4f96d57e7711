"""To the others of a mentorship: one of them would like something that holds only once all want it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import AccordKind, MemberId, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class AccordAsked(NudgeContent):
    """What it is, and who has said yes."""

    mentorship: Mentorship
    kind: AccordKind
    by: tuple[MemberId, ...]


def accord_asked(mentorship: Mentorship, kind: AccordKind, by: MemberId, now: datetime) -> list[Draft]:
    """Due at once to everybody but the one who asks."""
    return [
        Draft(
            kind=NudgeKind.ACCORD_ASKED,
            to=(partner,),
            subject=mentorship.id,
            due_at=now,
            day=local_day(now, "UTC"),
            series=f"{NudgeKind.ACCORD_ASKED} {kind}",
        )
        for partner in mentorship.partners_of(by)
    ]


async def content(nudge: Nudge, sources: Sources) -> AccordAsked | Skip:
    """As things are now; nothing to whoever has said yes by themselves, or once it is done."""
    found = await sources.active(MentorshipId(nudge.subject))
    if found is None:
        return NOT_ANY_MORE
    said = await sources.tx.accords.of_mentorship(MentorshipId(nudge.subject))
    kind = next((each for each in AccordKind if nudge.dedupe_key.startswith(f"{NudgeKind.ACCORD_ASKED} {each}/")), None)
    by = tuple(each.member for each in said if each.kind is kind)
    if kind is None or not by or nudge.to[0] in by:
        return NOT_ANY_MORE
    return AccordAsked(mentorship=found[0], kind=kind, by=by)
