"""To a participant at the end: what they did together, and what comes next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from mentoring.model import Cohort, EndedFor, MemberId, MentoringSession, Mentorship, MentorshipId, Met
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.nudges.reasons import SkipReason
from mentoring.timeline import MORNING, finishes_on, instant


@dataclass(frozen=True, kw_only=True)
class Thanks(NudgeContent):
    """How many sessions were held of those that there were, and with whom; and how many they alone say were."""

    cohort: Cohort
    held: int
    planned: int
    said: int = 0
    partners: tuple[MemberId, ...]
    mentorship: MentorshipId | None = None


def thanks(cohort: Cohort, participants: Collection[MemberId]) -> list[Draft]:
    """Due on the morning on which the cohort finishes, to everybody who took part."""
    day = finishes_on(cohort)
    due = instant(day, MORNING, cohort.tz)
    return [
        Draft(kind=NudgeKind.THANKS, to=(member,), subject=cohort.id, due_at=due, day=day, people=len(participants))
        for member in participants
    ]


async def content(nudge: Nudge, sources: Sources) -> Thanks | Skip:
    """As things are now; nothing to somebody who had no partner."""
    cohort = await sources.cohort(nudge)
    if cohort is None:
        return NOT_ANY_MORE
    theirs = await sources.tx.mentorships.of_member(nudge.to[0])
    own = [each for each in theirs if each.cohort == cohort.id and each.introduced_at is not None]
    if not own:
        return Skip(reason=SkipReason.NO_PARTNER)
    sessions = {each: await sources.tx.sessions.of_mentorship(each.id) for each in own}
    held = {each: sum(session.held_on is not None for session in sessions[each]) for each in own}
    met = [each for each in own if held[each]] or own
    return Thanks(
        cohort=cohort,
        held=sum(held.values()),
        planned=sum(_came(each, sessions[each]) for each in met),
        said=sum(
            session.answers.get(nudge.to[0]) is Met.YES and session.held_on is None
            for each in own
            for session in sessions[each]
        ),
        partners=tuple(dict.fromkeys(partner for each in met for partner in each.partners_of(nudge.to[0]))),
        mentorship=met[0].id,
    )


def _came(mentorship: Mentorship, sessions: Sequence[MentoringSession]) -> int:
    """How many sessions there were: of a mentorship that ended early, those whose agenda came before that."""
    if mentorship.ended_for in (None, EndedFor.COHORT_OVER):
        return len(sessions)
    return sum(session.offered_at is not None or session.held_on is not None for session in sessions)
