"""To a partner: somebody is being asked whether they go on, and here is something to do alone. Nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mentoring.model import Cohort, MemberId, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.stay_or_stop import WORDINGS
from mentoring.nudges.kinds.still_quiet import LOOK_BACK
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, NudgeState, Skip
from mentoring.nudges.reasons import SkipReason
from mentoring.silence import ASK_AT, quiet


@dataclass(frozen=True, kw_only=True)
class PartnerAsked(NudgeContent):
    """Who is being asked. `again`: this person heard so before."""

    cohort: Cohort
    asked: tuple[MemberId, ...]
    again: bool = False


def partner_asked(mentorship: Mentorship, partner: MemberId, ask: Draft, day: date) -> Draft:
    """Due when the other is asked; once for the `day` on which the second session went by."""
    return Draft(kind=NudgeKind.PARTNER_ASKED, to=(partner,), subject=mentorship.id, due_at=ask.due_at, day=day)


async def content(nudge: Nudge, sources: Sources) -> PartnerAsked | Skip:
    """As things are now; nothing once the other has answered."""
    found = await sources.active(MentorshipId(nudge.subject))
    if found is None:
        return NOT_ANY_MORE
    mentorship, cohort = found
    sessions = await sources.tx.sessions.of_mentorship(mentorship.id)
    asked = tuple(
        each
        for each in mentorship.partners_of(nudge.to[0])
        if len(quiet(cohort, sessions, each, sources.now).sessions) >= ASK_AT
    )
    if not asked:
        return Skip(reason=SkipReason.ANSWERED_ALREADY)
    had = [
        one
        for one in await sources.tx.nudges.of_member(nudge.to[0], LOOK_BACK)
        if one.kind is NudgeKind.PARTNER_ASKED and one.state is NudgeState.SENT
    ]
    return PartnerAsked(cohort=cohort, asked=asked, again=bool(had)) if len(had) < WORDINGS else NOT_ANY_MORE
