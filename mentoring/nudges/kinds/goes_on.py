"""To two who stay of three, in a conversation of their own: it goes on here, since nobody can leave the old one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mentoring.model import Cohort, MemberId, MentoringSession, Mentorship, MentorshipId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.kinds.introduction import LOOK_AGAIN_AFTER, hears_of_changes_first
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip, Wait
from mentoring.nudges.reasons import WaitReason
from mentoring.questions.goals import as_topic
from mentoring.timeline import local_day


@dataclass(frozen=True, kw_only=True)
class GoesOn(NudgeContent):
    """The mentorship of the two, and the session that comes next.

    `goals`: what each still wants to learn, as people read it. `dropped`: whose goals went with the one who left.
    """

    cohort: Cohort
    mentorship: Mentorship
    next_session: MentoringSession | None
    goals: Mapping[MemberId, tuple[str, ...]] = field(default_factory=dict)
    dropped: tuple[MemberId, ...] = ()


def goes_on(mentorship: Mentorship, now: datetime) -> Draft:
    """Due at once; their conversation is opened with it."""
    day = local_day(now, "UTC")
    return Draft(kind=NudgeKind.GOES_ON, to=mentorship.members, subject=mentorship.id, due_at=now, day=day)


async def content(nudge: Nudge, sources: Sources) -> GoesOn | Wait | Skip:
    """As things are now, once both know why."""
    found = await sources.active(MentorshipId(nudge.subject))
    if found is None:
        return NOT_ANY_MORE
    mentorship, cohort = found
    if await hears_of_changes_first(mentorship, sources):
        return Wait(until=sources.now + LOOK_AGAIN_AFTER, reason=WaitReason.INTRODUCTIONS_FIRST)
    sessions = await sources.tx.sessions.of_mentorship(mentorship.id)
    ahead = next((one for one in sessions if one.held_on is None and one.offered_at is None), None)
    kept = await _chosen(sources, mentorship)
    before = await _chosen(sources, await _of_three(sources, mentorship))
    return GoesOn(
        cohort=cohort,
        mentorship=mentorship,
        next_session=ahead,
        goals=kept,
        dropped=tuple(member for member in mentorship.members if member in before and member not in kept),
    )


async def _of_three(sources: Sources, mentorship: Mentorship) -> Mentorship | None:
    """The mentorship in which they were three; None when it is not known any more."""
    theirs = await sources.tx.mentorships.of_member(mentorship.members[0])
    return next((each for each in theirs if set(mentorship.members) < set(each.members)), None)


async def _chosen(sources: Sources, mentorship: Mentorship | None) -> dict[MemberId, tuple[str, ...]]:
    """What each chose in it, by name."""
    found: dict[MemberId, tuple[str, ...]] = {}
    for goal in await sources.tx.goals.of_mentorship(mentorship.id) if mentorship else ():
        found[goal.member] = (*found.get(goal.member, ()), as_topic(sources.label(goal.topic)))
    return found
