"""What each table knows about a person: all of it for their export, none of it after they are erased.

Rows that are only theirs go. In what others share (a mentorship, its sessions, a group's nudge) the person becomes
a random name, so that the partner's history and the organiser's counts stay true.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from secrets import token_hex
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, String, and_, cast, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import (
    ERASED,
    ChannelId,
    EndedFor,
    MemberId,
    MentorshipState,
    Proposal,
    Standing,
    Unmatched,
    WorkspaceId,
)
from mentoring.nudges.model import NudgeKind, NudgeState
from mentoring.nudges.reasons import SkipReason
from storage.outbox.removals import WHOLE, Removal, plan_removals
from storage.rows import Rows
from storage.surveys import link_of
from storage.tables import (
    AccordRow,
    AgreementRow,
    AnswerRow,
    AuditRow,
    BookingRow,
    BudgetRow,
    CohortRow,
    ConversationRow,
    EditPaceRow,
    EnrolmentRow,
    ErasureKeyRow,
    GoalRow,
    HeardQuestionRow,
    InboxRow,
    LedSessionRow,
    LookRow,
    MemberRow,
    MentorshipMemberRow,
    MentorshipRow,
    MutedRow,
    NudgeRow,
    OwnQuestionRow,
    ProfileRow,
    ProposalRow,
    PublishedCalendarRow,
    PulseRow,
    QuestionUseRow,
    RecipientRow,
    RejectedRow,
    RemovalRow,
    ReportRow,
    RestoredRow,
    Row,
    SessionRow,
    SupportRow,
    SurveyAnswerRow,
    SurveyKeyRow,
    TakeawayRow,
    ThanksRow,
    TouchRow,
)

R = TypeVar("R", bound=Row)

THEIRS: tuple[type[Row], ...] = (
    MemberRow,
    ProfileRow,
    EnrolmentRow,
    AnswerRow,
    TouchRow,
    PulseRow,
    GoalRow,
    TakeawayRow,
    HeardQuestionRow,
    AgreementRow,
    AccordRow,
    ThanksRow,
    MutedRow,
    PublishedCalendarRow,
)
"""Rows with a `member_id` that are about nobody else."""

NOBODYS: tuple[type[Row], ...] = (
    BudgetRow,
    EditPaceRow,
    ErasureKeyRow,
    InboxRow,
    LookRow,
    OwnQuestionRow,
    QuestionUseRow,
    RejectedRow,
    RemovalRow,
    ReportRow,
    RestoredRow,
    SurveyKeyRow,
    SupportRow,
)
"""Rows in which no person is named (an inbox source is a digest)."""

QUOTED = re.compile("“(.*?)” ")
"""How a note begins that quotes a topic as somebody typed it (`mentoring.pairing.warnings`)."""

IS_SET = "set"
"""What an export says of a link with which anybody could read somebody's calendar."""

LEFT_BEHIND = "the person it was about removed their data"
"""Why a proposed match fell apart."""


@dataclass(frozen=True, kw_only=True)
class Trace:
    """Where to look: one person in one workspace, within a transaction."""

    connection: AsyncConnection
    workspace: WorkspaceId
    member: MemberId
    tombstone: MemberId

    def rows(self, row: type[R]) -> Rows[R]:
        """The rows of a table."""
        return Rows(self.connection, self.workspace, row)

    def in_text(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether the id occurs in a text or JSON column (perhaps as part of a longer id)."""
        return cast(column, String).contains(self.member, autoescape=True)

    def without(self, text: str) -> str:
        """The text with the random name in place of the id."""
        return re.sub(rf"(?<![A-Za-z0-9]){re.escape(self.member)}(?![A-Za-z0-9])", self.tombstone, text)

    def renamed(self, members: Sequence[str]) -> tuple[MemberId, ...]:
        """The members with the random name in place of this one."""
        return tuple(self.tombstone if one == self.member else MemberId(one) for one in members)


async def erase(connection: AsyncConnection, workspace: WorkspaceId, member: MemberId) -> None:
    """Remove every trace of the person from every table of this workspace."""
    trace = Trace(
        connection=connection,
        workspace=workspace,
        member=member,
        tombstone=MemberId(f"{ERASED}{token_hex(6)}"),
    )
    await plan_removals(connection, await _said_about(trace))
    for eraser in ERASERS.values():
        await eraser(trace)
    for row in THEIRS:
        rows = trace.rows(row)
        await rows.remove(rows.c.member_id == member)


async def export(connection: AsyncConnection, workspace: WorkspaceId, member: MemberId) -> Mapping[str, Any]:
    """Everything stored about the person, as JSON values by table."""
    trace = Trace(connection=connection, workspace=workspace, member=member, tombstone=member)
    found: dict[str, Any] = {}
    about_them: tuple[type[Row], ...] = (*THEIRS, MentorshipMemberRow, RecipientRow)
    for row in about_them:
        rows = trace.rows(row)
        found[rows.table.name] = [one.model_dump(mode="json") for one in await rows.all(rows.c.member_id == member)]
    for calendar in found["published_calendar"]:
        calendar["link"] = IS_SET
    for row, shared in SHARED.items():
        rows = trace.rows(row)
        found[rows.table.name] = [one.model_dump(mode="json") for one in await rows.all(shared(trace, rows))]
    found["survey_answer"] = [row.model_dump(mode="json") for row in await _survey_answers(trace)]
    found["proposal"] = [_considered(row.body, member) for row in await _proposals(trace)]
    return found


def _considered(proposal: Proposal, member: MemberId) -> dict[str, Any]:
    """That a person was considered in a proposed pairing; with whom is told to nobody before it is approved."""
    left_over = [one.why for one in proposal.leftovers if one.member == member]
    return {"cohort": proposal.cohort, "at": proposal.at.isoformat(), "left_over": left_over}


async def _proposals(trace: Trace) -> list[ProposalRow]:
    """The proposals that name the person."""
    rows = trace.rows(ProposalRow)
    return await rows.all(trace.in_text(rows.c.body))


async def _survey_answers(trace: Trace) -> list[SurveyAnswerRow]:
    """What the person answered in surveys whose key is still there; of others nobody can say whose they are."""
    keys, rows = trace.rows(SurveyKeyRow), trace.rows(SurveyAnswerRow)
    links = [(row.cohort_id, link_of(row.key, trace.member)) for row in await keys.all()]
    c = rows.c
    return [row for cohort, link in links for row in await rows.all(c.cohort_id == cohort, c.link == link)]


async def _in_survey_answers(trace: Trace) -> None:
    """Their answers go; what a report said of many stays as it is."""
    rows = trace.rows(SurveyAnswerRow)
    for row in await _survey_answers(trace):
        await rows.remove(rows.c.cohort_id == row.cohort_id, rows.c.link == row.link)


def _their_mentorships(trace: Trace, rows: Rows[Any]) -> ColumnElement[bool]:
    """Mentorships, and rows of mentorships, in which the person is."""
    members = trace.rows(MentorshipMemberRow)
    mine = select(members.c.mentorship_id).where(members.where(members.c.member_id == trace.member))
    return rows.c.mentorship_id.in_(mine)


def _their_agreements(trace: Trace, rows: Rows[Any]) -> ColumnElement[bool]:
    """The person's own parts, and of an agreement that is live, which they signed, the whole."""
    members, signed = trace.rows(MentorshipMemberRow), rows.table.alias()
    signature = select(signed.c.member_id).where(
        signed.c.workspace_id == trace.workspace,
        signed.c.mentorship_id == members.c.mentorship_id,
        signed.c.member_id == members.c.member_id,
        signed.c.signed_at.is_not(None),
    )
    unsigned = select(members.c.member_id).where(
        members.where(members.c.mentorship_id == rows.c.mentorship_id, ~signature.exists())
    )
    return and_(_their_mentorships(trace, rows), or_(rows.c.member_id == trace.member, ~unsigned.exists()))


def _their_bookings(trace: Trace, rows: Rows[Any]) -> ColumnElement[bool]:
    """Times of sessions in which the person is."""
    sessions = trace.rows(SessionRow)
    theirs = select(sessions.c.session_id).where(sessions.where(_their_mentorships(trace, sessions)))
    return rows.c.session_id.in_(theirs)


def _their_nudges(trace: Trace, rows: Rows[Any]) -> ColumnElement[bool]:
    """Nudges to the person, or that name them."""
    recipients = trace.rows(RecipientRow)
    to_them = select(recipients.c.nudge_id).where(recipients.where(recipients.c.member_id == trace.member))
    texts = (rows.c.subject, rows.c.dedupe_key, rows.c.last_error)
    return or_(rows.c.nudge_id.in_(to_them), *(trace.in_text(text) for text in texts))


SHARED: Mapping[type[Row], Callable[[Trace, Rows[Any]], ColumnElement[bool]]] = {
    AgreementRow: _their_agreements,
    ThanksRow: _their_mentorships,
    MentorshipRow: _their_mentorships,
    SessionRow: _their_mentorships,
    LedSessionRow: _their_mentorships,
    BookingRow: _their_bookings,
    NudgeRow: _their_nudges,
    CohortRow: lambda trace, rows: or_(rows.c.organiser == trace.member, trace.in_text(rows.c.owners)),
    ConversationRow: lambda trace, rows: trace.in_text(rows.c.people),
    AuditRow: lambda trace, rows: or_(rows.c.member_id == trace.member, trace.in_text(rows.c.about)),
}
"""Rows that are also about others, and which of them are about this person."""


async def _said_about(trace: Trace) -> list[Removal]:
    """What Slack still shows of ours about the person: their conversation with us, and messages to others.

    A message is known for as long as its nudge is kept.
    """
    own, rows = trace.rows(ConversationRow), trace.rows(NudgeRow)
    said = (rows.c.slack_ts.is_not(None), rows.c.channel.is_not(None))
    mine = await rows.all(*said, or_(_their_nudges(trace, rows), rows.c.subject.in_(_subjects(trace))))
    alarms = await rows.all(*said, rows.c.kind == NudgeKind.ALARM, rows.c.subject.in_([row.nudge_id for row in mine]))
    shared = [row for row in (*mine, *alarms, *await _in_public(trace)) if row.recipients != (trace.member,)]
    return [
        *(_removal(trace, row.channel) for row in await own.all(own.c.people == trace.member)),
        *(_removal(trace, str(row.channel), ts=str(row.slack_ts)) for row in shared),
        *await _led(trace),
    ]


def _removal(trace: Trace, channel: str, *, ts: str = WHOLE) -> Removal:
    return Removal(workspace=trace.workspace, channel=ChannelId(channel), ts=ts)


def _subjects(trace: Trace) -> Select[tuple[str]]:
    """The ids of the person's mentorships and of their sessions: what messages to a partner are about."""
    mentorships, sessions = trace.rows(MentorshipRow), trace.rows(SessionRow)
    of_sessions = select(sessions.c.session_id).where(sessions.where(_their_mentorships(trace, sessions)))
    theirs = select(mentorships.c.mentorship_id).where(mentorships.where(_their_mentorships(trace, mentorships)))
    return theirs.union_all(of_sessions)  # type: ignore[return-value] # IN takes a compound select as well


async def _in_public(trace: Trace) -> list[NudgeRow]:
    """Posts that name who is paired with whom, in cohorts that the person joined."""
    enrolments, cohorts, rows = trace.rows(EnrolmentRow), trace.rows(CohortRow), trace.rows(NudgeRow)
    joined = [row.cohort_id for row in await enrolments.all(enrolments.c.member_id == trace.member)]
    named = [row.cohort_id for row in await cohorts.among(cohorts.c.cohort_id, joined) if row.names_public]
    posted = await rows.among(rows.c.subject, named)
    return [row for row in posted if row.kind is NudgeKind.COHORT_STARTED and row.slack_ts and row.channel]


async def _led(trace: Trace) -> list[Removal]:
    """The messages of sessions that were led with the person, and the lines that said whose turn it was."""
    rows = trace.rows(LedSessionRow)
    led = await rows.all(_their_mentorships(trace, rows))
    said = [(row.channel, ts) for row in led if row.channel for ts in (row.ts, *row.pings) if ts]
    return [_removal(trace, channel, ts=ts) for channel, ts in said]


async def _in_led_sessions(trace: Trace) -> None:
    """How a conversation went is nobody's history: it goes as a whole, and with it what goes on."""
    rows = trace.rows(LedSessionRow)
    await rows.remove(_their_mentorships(trace, rows))


async def _in_profiles(trace: Trace) -> None:
    """Others may have named them as their manager, or as somebody not to be paired with."""
    rows = trace.rows(ProfileRow)
    for row in await rows.all(or_(trace.in_text(rows.c.never), trace.in_text(rows.c.reports_to))):
        row.never = frozenset(row.never) - {trace.member}
        row.reports_to = tuple(one for one in row.reports_to if one != trace.member)
        await rows.put(row)


async def _in_cohorts(trace: Trace) -> None:
    """Another organiser takes over."""
    members, rows = trace.rows(MemberRow), trace.rows(CohortRow)
    c = members.c
    others = await members.all(
        c.organiser.is_(True), c.standing == Standing.HERE, c.member_id != trace.member, order=c.member_id, limit=1
    )
    heir = others[0].member_id if others else trace.tombstone
    for row in await rows.all(or_(rows.c.organiser == trace.member, trace.in_text(rows.c.owners))):
        row.organiser = heir if row.organiser == trace.member else row.organiser
        owners = [one for one in row.owners if one != trace.member]
        row.owners = tuple(dict.fromkeys(owners or [heir]))
        await rows.put(row)


async def _in_proposals(trace: Trace) -> None:
    """Their match falls apart, and whoever was to be with them is left over."""
    rows = trace.rows(ProposalRow)
    for row in await _proposals(trace):
        left = _without(row.body, trace.member)
        row.body = replace(left, notes=await _still_said(trace, left))
        row.version += 1  # whoever is changing it has not seen this
        await rows.put(row)


async def _still_said(trace: Trace, proposal: Proposal) -> tuple[str, ...]:
    """The notes without those that quote what nobody but the person had typed."""
    members = {one for match in proposal.matches for one in match.members} | {one.member for one in proposal.leftovers}
    rows = trace.rows(ProfileRow)
    profiles = await rows.among(rows.c.member_id, members - {trace.member})
    typed = {topic.strip() for one in profiles for topic in (*(each.topic for each in one.offers), *one.seeks)}
    return tuple(note for note in proposal.notes if (quoted := QUOTED.match(note)) is None or quoted[1] in typed)


def _without(proposal: Proposal, member: MemberId) -> Proposal:
    """The proposal as if the person had never been in it, but that their partners have nobody."""
    alone = [one for match in proposal.matches if member in match.members for one in match.members if one != member]
    leftovers = [one for one in proposal.leftovers if one.member != member]
    return replace(
        proposal,
        matches=tuple(match for match in proposal.matches if member not in match.members),
        leftovers=(*leftovers, *(Unmatched(member=one, why=LEFT_BEHIND) for one in alone)),
        pins=tuple(two for two in proposal.pins if member not in two),
        forbids=tuple(two for two in proposal.forbids if member not in two),
        notes=tuple(note for note in proposal.notes if member not in note),
        unmatched=tuple(one for one in proposal.unmatched if one != member),
        last=None,
    )


async def _in_sessions(trace: Trace) -> None:
    """The sessions stay, with a random name for who opened, asked and answered; what they came to learn goes."""
    rows = trace.rows(SessionRow)
    for row in await rows.all(_their_mentorships(trace, rows)):
        row.opens = trace.renamed([row.opens])[0]
        row.questions = tuple(
            replace(
                one,
                asker=trace.renamed([one.asker])[0],
                answerer=trace.renamed([one.answerer])[0],
                learner=trace.renamed([one.learner])[0] if one.learner else None,
                goal="" if one.learner == trace.member else one.goal,
            )
            for one in row.questions
        )
        await rows.put(row)


async def _in_bookings(trace: Trace) -> None:
    """When they met stays; nothing that they proposed does."""
    rows = trace.rows(BookingRow)
    for row in await rows.all(_their_bookings(trace, rows)):
        row.proposed_by, row.proposed = None, ()
        await rows.put(row)


async def _in_mentorships(trace: Trace) -> None:
    """A mentorship with them ends, and says no more of what they offered and sought."""
    rows, members = trace.rows(MentorshipRow), trace.rows(MentorshipMemberRow)
    for row in await rows.all(_their_mentorships(trace, rows)):
        row.directions = tuple(one for one in row.directions if trace.member not in (one.giver, one.receiver))
        row.ended_for = row.ended_for or EndedFor.ERASED
        row.state, row.look_again_at, row.channel = MentorshipState.ENDED, None, None
        await rows.put(row)
    await members.change(members.c.member_id == trace.member, member_id=trace.tombstone)


async def _in_nudges(trace: Trace) -> None:
    """What was only for them goes; what a group was still to hear is skipped; the rest forgets the name."""
    rows, recipients = trace.rows(NudgeRow), trace.rows(RecipientRow)
    for row in await rows.all(_their_nudges(trace, rows)):
        if row.recipients == (trace.member,):
            await rows.remove(rows.c.nudge_id == row.nudge_id)
            continue
        if trace.member in row.recipients and row.state in {NudgeState.PLANNED, NudgeState.CLAIMED}:
            row.state, row.reason = NudgeState.SKIPPED, SkipReason.ERASED
        row.recipients = trace.renamed(row.recipients)
        row.subject, row.dedupe_key = trace.without(row.subject), trace.without(row.dedupe_key)
        row.last_error = row.last_error and trace.without(row.last_error)
        await rows.put(row)
    await recipients.change(recipients.c.member_id == trace.member, member_id=trace.tombstone)


async def _in_thanks(trace: Trace) -> None:
    """Thanks between them and their partners go with them, whoever wrote them."""
    rows = trace.rows(ThanksRow)
    await rows.remove(_their_mentorships(trace, rows))


async def _in_conversations(trace: Trace) -> None:
    """The channels that Slack opened with them are forgotten."""
    rows = trace.rows(ConversationRow)
    for row in await rows.all(trace.in_text(rows.c.people)):
        if trace.member in row.people.split(","):
            await rows.remove(rows.c.people == row.people)


async def _in_audit_log(trace: Trace) -> None:
    """The log stays whole: what was done and when, by a random name."""
    rows = trace.rows(AuditRow)
    for row in await rows.all(or_(rows.c.member_id == trace.member, trace.in_text(rows.c.about))):
        row.member_id = trace.renamed([row.member_id])[0]
        row.about = trace.without(row.about)
        await rows.put(row)


ERASERS: Mapping[str, Callable[[Trace], Awaitable[None]]] = {
    "profile": _in_profiles,
    "cohort": _in_cohorts,
    "proposal": _in_proposals,
    "led_session": _in_led_sessions,
    "thanks_note": _in_thanks,
    "session": _in_sessions,
    "booking": _in_bookings,
    "mentorship": _in_mentorships,
    "nudge": _in_nudges,
    "conversation": _in_conversations,
    "audit_entry": _in_audit_log,
    "survey_answer": _in_survey_answers,
}
"""Tables that name people in what is not only theirs, in the order in which they must be cleared."""
