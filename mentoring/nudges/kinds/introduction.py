"""To the people of a new mentorship, together: who they are, what flows each way, when to meet first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mentoring.model import Cohort, MemberId, Mentorship, MentorshipId, Profile
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.timeline import MORNING, instant, local_day, times_to_meet


@dataclass(frozen=True, kw_only=True)
class Introduction(NudgeContent):
    """A mentorship with its people's profiles, their topics by name, and times that suit everybody."""

    cohort: Cohort
    mentorship: Mentorship
    profiles: Mapping[MemberId, Profile]
    topics: Mapping[str, str]
    first_session: date
    times: tuple[datetime, ...]
    rematched: bool = False


def introduction(cohort: Cohort, mentorship: Mentorship, due_at: datetime) -> Draft:
    """Due when the approval is final, or at once after a rematch."""
    return Draft(
        kind=NudgeKind.INTRODUCTION,
        to=mentorship.members,
        subject=mentorship.id,
        due_at=due_at,
        day=local_day(due_at, cohort.tz),
    )


async def content(nudge: Nudge, sources: Sources) -> Introduction | Skip:
    """As things are now; nothing of a mentorship that has ended."""
    found = await sources.active(MentorshipId(nudge.subject))
    if found is None:
        return NOT_ANY_MORE
    mentorship, cohort = found
    profiles = await sources.tx.profiles.of(mentorship.members)
    sessions = await sources.tx.sessions.of_mentorship(mentorship.id)
    people = [profiles[member] for member in mentorship.members if member in profiles]
    first = next((session.due_on for session in sessions if session.held_on is None), cohort.starts_on)
    from_when = max(sources.now, instant(first, MORNING, cohort.tz))
    return Introduction(
        cohort=cohort,
        mentorship=mentorship,
        profiles=profiles,
        topics=_topics(people, sources),
        first_session=first,
        times=tuple(times_to_meet(from_when, people, cohort.minutes)),
        rematched=cohort.approved_at is not None and mentorship.began_at > cohort.approved_at,
    )


def _topics(people: list[Profile], sources: Sources) -> dict[str, str]:
    """Every topic of these people by its name."""
    topics = [topic for own in people for topic in (*own.seeks, *(offer.topic for offer in own.offers))]
    return {topic: sources.label(topic) for topic in topics}
