"""To the people of a new mentorship, together: who they are, what flows each way, when they meet first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentoring.model import Cohort, EndedFor, MemberId, Mentorship, MentorshipId, Profile
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, OPEN, Nudge, NudgeKind, Skip, Wait
from mentoring.nudges.reasons import WaitReason
from mentoring.session_plan import dates_left
from mentoring.timeline import local_day

LOOK_AGAIN_AFTER = timedelta(minutes=10)
"""While somebody has still to hear what changes, their introduction waits this long and looks again."""


@dataclass(frozen=True, kw_only=True)
class Introduction(NudgeContent):
    """A mentorship with its people's profiles, and their topics by name."""

    cohort: Cohort
    mentorship: Mentorship
    profiles: Mapping[MemberId, Profile]
    topics: Mapping[str, str]
    first_session: date
    sessions: int
    rematched: bool = False


def introduction(cohort: Cohort, mentorship: Mentorship, due_at: datetime) -> Draft:
    """Due when the approval is final, at once after a rematch, or when everybody is back; once a day at most."""
    return Draft(
        kind=NudgeKind.INTRODUCTION,
        to=mentorship.members,
        subject=mentorship.id,
        due_at=due_at,
        day=local_day(due_at, cohort.tz),
    )


async def content(nudge: Nudge, sources: Sources) -> Introduction | Wait | Skip:
    """As things are now; nothing of a mentorship that has ended."""
    found = await sources.open(MentorshipId(nudge.subject))
    if found is None or found[0].introduced_at is not None:
        return NOT_ANY_MORE
    mentorship, cohort = found
    if await hears_of_changes_first(mentorship, sources):
        return Wait(until=sources.now + LOOK_AGAIN_AFTER, reason=WaitReason.INTRODUCTIONS_FIRST)
    days = dates_left(cohort, local_day(sources.now, cohort.tz))
    if not days:
        return NOT_ANY_MORE
    profiles = await sources.tx.profiles.of(mentorship.members)
    people = [profiles[member] for member in mentorship.members if member in profiles]
    return Introduction(
        cohort=cohort,
        mentorship=mentorship,
        profiles=profiles,
        topics=_topics(people, sources),
        first_session=days[0],
        sessions=len(days),
        rematched=cohort.approved_at is not None and mentorship.began_at > cohort.approved_at,
    )


async def hears_of_changes_first(mentorship: Mentorship, sources: Sources) -> bool:
    """Whether somebody in it has still to hear that, and why, their last mentorship ended for this one."""
    for member in mentorship.members:
        for before in await sources.tx.mentorships.of_member(member):
            if before.ended_for is EndedFor.REARRANGED and before.ended_at and before.ended_at >= mentorship.began_at:
                told = await sources.tx.nudges.about(before.id, NudgeKind.REARRANGED)
                if any(member in one.to and one.state in OPEN for one in told):
                    return True
    return False


def _topics(people: list[Profile], sources: Sources) -> dict[str, str]:
    """Every topic of these people by its name."""
    topics = [topic for own in people for topic in (*own.seeks, *(offer.topic for offer in own.offers))]
    return {topic: sources.label(topic) for topic in topics}
