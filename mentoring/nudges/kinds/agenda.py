"""To a mentorship, together: the agenda of their next session, on the morning it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.agenda import Agenda
from mentoring.looking_back import LookingBack
from mentoring.model import Cohort, MentoringSession, Mentorship
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import KIND_FACTS, NOT_ANY_MORE, Nudge, NudgeKind, Skip
from mentoring.nudges.reasons import SkipReason
from mentoring.timeline import MORNING, instant, local_day


@dataclass(frozen=True, kw_only=True)
class AgendaContent(NudgeContent):
    """A session with its agenda, and the time that they agreed on already."""

    cohort: Cohort
    mentorship: Mentorship
    session: MentoringSession
    agenda: Agenda
    looking_back: LookingBack | None = None
    booked: datetime | None = None


def agenda(cohort: Cohort, mentorship: Mentorship, session: MentoringSession, people: int = 0) -> Draft:
    """Due on the session's morning, and worth something until the next one. `people` is how many take part."""
    return Draft(
        kind=NudgeKind.AGENDA,
        to=mentorship.members,
        channel=mentorship.channel,
        subject=session.id,
        due_at=instant(session.due_on, MORNING, cohort.tz),
        day=session.due_on,
        series=f"{NudgeKind.AGENDA} {session.moved}" if session.moved else "",
        lasts=min(KIND_FACTS[NudgeKind.AGENDA].patience, timedelta(weeks=cohort.every_weeks)),
        people=people,
    )


async def content(nudge: Nudge, sources: Sources) -> AgendaContent | Skip:
    """As things are now; nothing when they have met already."""
    found = await sources.session(nudge)
    if found is None:
        return NOT_ANY_MORE
    session, mentorship, cohort = found
    if session.held_on is not None:
        return Skip(reason=SkipReason.MET_ALREADY)
    if local_day(nudge.due_at, cohort.tz) != session.due_on:
        return Skip(reason=SkipReason.SESSION_MOVED)
    planned = await sources.agenda_of(mentorship, session)
    return AgendaContent(
        cohort=cohort,
        mentorship=mentorship,
        session=planned.session,
        agenda=planned.agenda,
        booked=(await sources.tx.bookings.get(session.id)).booked,
        looking_back=planned.looking_back,
    )
