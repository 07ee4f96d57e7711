"""To the others, after somebody signed or changed their agreement: it is live, or wants reading anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.agreements import is_live, signed_by
from mentoring.model import MemberId, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class AgreementNews(NudgeContent):
    """With whom it is, and whether all have signed now."""

    mentorship: Mentorship
    partners: tuple[MemberId, ...]
    live: bool


def agreement_news(mentorship: Mentorship, by: MemberId, now: datetime) -> list[Draft]:
    """Due at once to everybody but the one who did it; each change is news of its own."""
    day = local_day(now, "UTC")
    return [
        Draft(
            kind=NudgeKind.AGREEMENT_NEWS,
            to=(member,),
            subject=mentorship.id,
            due_at=now,
            day=day,
            series=f"{NudgeKind.AGREEMENT_NEWS} {now:%H%M%S%f}",
        )
        for member in mentorship.partners_of(by)
    ]


async def content(nudge: Nudge, sources: Sources) -> AgreementNews | Skip:
    """As things are now: where they have signed what waits for somebody else, there is no news."""
    found = await sources.active(MentorshipId(nudge.subject))
    if found is None:
        return NOT_ANY_MORE
    mentorship, _ = found
    parts = await sources.tx.agreements.of_mentorship(mentorship.id)
    live = is_live(parts, mentorship.members)
    if not live and nudge.to[0] in signed_by(parts):
        return NOT_ANY_MORE
    return AgreementNews(mentorship=mentorship, partners=mentorship.partners_of(nudge.to[0]), live=live)
