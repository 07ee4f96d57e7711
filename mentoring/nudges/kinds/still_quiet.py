"""To one who has been quiet about a session, or has called off two: a kind word, another one each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import Cohort, MemberId, MentoringSession
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, NudgeState, NudgeVariant, Skip
from mentoring.nudges.reasons import SkipReason
from mentoring.silence import CANCELLED_AT, SilenceStep, called_off, quiet
from mentoring.timeline import local_day

WORDINGS = 4
"""In so many ways it can be said; whoever has heard them all hears nothing more of it."""

LOOK_BACK = 200
"""Among so many of a person's latest messages it is looked up which words they have had."""


@dataclass(frozen=True, kw_only=True)
class StillQuiet(NudgeContent):
    """A session without a word, and how many such messages this person has had; or `called_off`, by their side."""

    cohort: Cohort
    session: MentoringSession
    partners: tuple[MemberId, ...]
    wording: int = 0
    called_off: bool = False


def still_quiet(cohort: Cohort, session: MentoringSession, member: MemberId, due_at: datetime) -> Draft:
    """Due when the session's time has passed."""
    day = local_day(due_at, cohort.tz)
    return Draft(kind=NudgeKind.STILL_QUIET, to=(member,), subject=session.id, due_at=due_at, day=day)


def twice_called_off(session: MentoringSession, member: MemberId, now: datetime) -> Draft:
    """Due at once to the side that called off; once per session."""
    return Draft(
        kind=NudgeKind.STILL_QUIET,
        variant=NudgeVariant.CALLED_OFF,
        to=(member,),
        subject=session.id,
        due_at=now,
        day=session.due_on,
        series=f"{NudgeKind.STILL_QUIET} {NudgeVariant.CALLED_OFF}",
    )


async def content(nudge: Nudge, sources: Sources) -> StillQuiet | Skip:
    """As things are now; nothing to somebody who has answered since, or who has had every wording."""
    found = await sources.session(nudge)
    if found is None:
        return NOT_ANY_MORE
    session, mentorship, cohort = found
    member = nudge.to[0]
    sessions = await sources.tx.sessions.of_mentorship(mentorship.id)
    off = nudge.variant is NudgeVariant.CALLED_OFF
    if off and len(called_off(sessions, member)) < CANCELLED_AT:
        return NOT_ANY_MORE
    if not off and quiet(cohort, sessions, member, sources.now).step is not SilenceStep.NUDGE:
        return Skip(reason=SkipReason.ANSWERED_ALREADY)
    had = [
        one
        for one in await sources.tx.nudges.of_member(member, LOOK_BACK)
        if one.kind is NudgeKind.STILL_QUIET and one.variant is nudge.variant and one.state is NudgeState.SENT
    ]
    if len(had) >= (1 if off else WORDINGS):
        return NOT_ANY_MORE
    return StillQuiet(
        cohort=cohort,
        session=session,
        partners=mentorship.partners_of(member),
        wording=len(had),
        called_off=off,
    )
