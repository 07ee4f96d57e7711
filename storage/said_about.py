"""What Slack still shows of ours about a person, to be removed there."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, or_, select

from mentoring.model import ChannelId, Language
from mentoring.nudges.model import NudgeKind
from storage.erasures import ensure_key, mark_of
from storage.outbox.removals import NAMING, WHOLE, Removal
from storage.tables import (
    CohortRow,
    ConversationRow,
    EnrolmentRow,
    LedSessionRow,
    MemberRow,
    MentorshipMemberRow,
    MentorshipRow,
    NudgeRow,
    SessionRow,
)
from storage.traces import Trace, their_mentorships, their_nudges


async def said_about(trace: Trace) -> list[Removal]:
    """What Slack still shows of ours about the person: their conversation with us, and messages to others.

    A message is known for as long as its nudge is kept. What we answered others when they pressed something is no
    nudge: it is looked for in their conversations with us.
    """
    own, rows = trace.rows(ConversationRow), trace.rows(NudgeRow)
    said = (rows.c.slack_ts.is_not(None), rows.c.channel.is_not(None))
    mine = await rows.all(*said, or_(their_nudges(trace, rows), rows.c.subject.in_(_subjects(trace))))
    alarms = await rows.all(*said, rows.c.kind == NudgeKind.ALARM, rows.c.subject.in_([row.nudge_id for row in mine]))
    shared = [row for row in (*mine, *alarms) if row.recipients != (trace.member,)]
    return [
        *(_removal(trace, row.channel) for row in await own.all(own.c.people == trace.member)),
        *[
            _removal(trace, str(row.channel), ts=str(row.slack_ts), language=await _read_by(trace, row.recipients))
            for row in shared
        ],
        *await _in_public(trace),
        *await _led(trace),
        *await _answered(trace),
    ]


def _removal(trace: Trace, channel: str, *, ts: str = WHOLE, language: Language = Language.ENGLISH) -> Removal:
    return Removal(workspace=trace.workspace, channel=ChannelId(channel), ts=ts, language=language)


async def _read_by(trace: Trace, members: Collection[str]) -> Language:
    """What those of them read who stay."""
    rows = trace.rows(MemberRow)
    others = await rows.among(rows.c.member_id, set(members) - {trace.member})
    return Language.shared(Language.of(row.locale) for row in others)


def _subjects(trace: Trace) -> Select[tuple[str]]:
    """The ids of the person's mentorships and of their sessions: what messages to a partner are about."""
    mentorships, sessions = trace.rows(MentorshipRow), trace.rows(SessionRow)
    of_sessions = select(sessions.c.session_id).where(sessions.where(their_mentorships(trace, sessions)))
    theirs = select(mentorships.c.mentorship_id).where(mentorships.where(their_mentorships(trace, mentorships)))
    return theirs.union_all(of_sessions)  # type: ignore[return-value] # IN takes a compound select as well


async def _in_public(trace: Trace) -> list[Removal]:
    """Posts that name who is paired with whom, in cohorts that the person joined."""
    enrolments, cohorts, rows = trace.rows(EnrolmentRow), trace.rows(CohortRow), trace.rows(NudgeRow)
    joined = [row.cohort_id for row in await enrolments.all(enrolments.c.member_id == trace.member)]
    named = {row.cohort_id: row for row in await cohorts.among(cohorts.c.cohort_id, joined) if row.names_public}
    return [
        _removal(trace, row.channel, ts=row.slack_ts, language=named[row.subject].language)
        for row in await rows.among(rows.c.subject, named)
        if row.kind is NudgeKind.COHORT_STARTED and row.slack_ts and row.channel
    ]


async def _answered(trace: Trace) -> list[Removal]:
    """In the conversations of their partners, and of whoever organises, everything of ours that names the person."""
    pairs, organisers, own = trace.rows(MentorshipMemberRow), trace.rows(MemberRow), trace.rows(ConversationRow)
    others = {row.member_id for row in await pairs.all(their_mentorships(trace, pairs))}
    others |= {row.member_id for row in await organisers.all(organisers.c.organiser.is_(True))}
    mark = mark_of(await ensure_key(trace.connection, trace.workspace), trace.member)
    return [
        _removal(trace, row.channel, ts=f"{NAMING}{mark}", language=await _read_by(trace, [row.people]))
        for row in await own.among(own.c.people, others - {trace.member})
    ]


async def _led(trace: Trace) -> list[Removal]:
    """The messages of sessions that were led with the person, and the lines that said whose turn it was."""
    rows, pairs = trace.rows(LedSessionRow), trace.rows(MentorshipMemberRow)
    found: list[Removal] = []
    for row in await rows.all(their_mentorships(trace, rows)):
        both = [each.member_id for each in await pairs.all(pairs.c.mentorship_id == row.mentorship_id)]
        language = await _read_by(trace, both)
        said = [ts for ts in (row.ts, *row.pings) if ts]
        found += [_removal(trace, row.channel, ts=ts, language=language) for ts in said if row.channel]
    return found
