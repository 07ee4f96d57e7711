"""The message in which a pair gets an agenda, with all that it may carry: for benchmarks that count its words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from handlers.blocks.block_kit import Message
from handlers.blocks.help import footer
from handlers.blocks.sessions import agenda as agenda_message
from handlers.texts import texts
from mentoring.agenda import Agenda
from mentoring.looking_back import LookingBack
from mentoring.model import (
    ChannelId,
    Cohort,
    CohortId,
    Language,
    MentoringSession,
    Mentorship,
    MentorshipId,
    SessionId,
    WorkspaceId,
)
from mentoring.nudges.kinds.agenda import AgendaContent
from mentoring.nudges.model import Nudge, NudgeId, NudgeKind

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def message_of(agenda: Agenda, back: LookingBack | None = None) -> Message:
    """The message in which a pair gets this agenda, with three times to meet and a look back where there is one."""
    members = tuple(dict.fromkeys(turn.answerer for part in agenda.parts for turn in part.turns))
    cohort = Cohort(
        id=CohortId("c"),
        name="Spring",
        channel=ChannelId("C"),
        organiser=members[0],
        opt_in_closes_on=date(2027, 1, 22),
        starts_on=date(2027, 2, 1),
    )
    mentorship = Mentorship(id=MentorshipId("m"), cohort=cohort.id, members=members, directions=(), began_at=NOON)
    session = MentoringSession(
        id=SessionId("s"), mentorship=mentorship.id, number=agenda.number, due_on=NOON.date(), opens=agenda.opens
    )
    nudge = Nudge(
        id=NudgeId("n"),
        workspace=WorkspaceId("T"),
        kind=NudgeKind.AGENDA,
        to=members,
        subject=session.id,
        dedupe_key="agenda/s:UA:2027-03-01",
        due_at=NOON,
        not_before=NOON,
        expires_at=NOON + timedelta(days=7),
    )
    content = AgendaContent(
        cohort=cohort,
        mentorship=mentorship,
        session=session,
        agenda=agenda,
        looking_back=back,
    )
    t = texts(Language.ENGLISH)
    return agenda_message(t, content, footer(t, nudge))
