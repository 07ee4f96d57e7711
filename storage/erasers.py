"""Every trace of a person removed.

Rows that are only theirs go. In what others share (a mentorship, its sessions, a group's nudge) the person becomes
a random name, so that the partner's history and the organiser's counts stay true.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from secrets import token_hex

from sqlalchemy import or_
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import (
    ERASED,
    CohortId,
    EndedFor,
    MemberId,
    MentorshipState,
    Proposal,
    Standing,
    TypedTopic,
    Unmatched,
    WhyUnmatched,
    WorkspaceId,
    alone_in,
)
from mentoring.nudges.model import NudgeState
from mentoring.nudges.reasons import SkipReason
from storage.outbox.removals import plan_removals
from storage.said_about import said_about
from storage.tables import (
    AuditRow,
    BookingRow,
    CohortRow,
    ConversationRow,
    LedSessionRow,
    MemberRow,
    MentorshipMemberRow,
    MentorshipRow,
    NudgeRow,
    ProfileRow,
    ProposalRow,
    RecipientRow,
    SessionRow,
    SurveyAnswerRow,
    ThanksRow,
)
from storage.traces import (
    THEIRS,
    Trace,
    proposals_of,
    survey_answers_of,
    their_bookings,
    their_mentorships,
    their_nudges,
)


async def erase(connection: AsyncConnection, workspace: WorkspaceId, member: MemberId) -> None:
    """Remove every trace of the person from every table of this workspace."""
    trace = Trace(
        connection=connection,
        workspace=workspace,
        member=member,
        tombstone=MemberId(f"{ERASED}{token_hex(6)}"),
    )
    await plan_removals(connection, await said_about(trace))
    for eraser in ERASERS.values():
        await eraser(trace)
    for row in THEIRS:
        rows = trace.rows(row)
        await rows.remove(rows.c.member_id == member)


async def _in_survey_answers(trace: Trace) -> None:
    """Their answers go; what a report said of many stays as it is."""
    rows = trace.rows(SurveyAnswerRow)
    for row in await survey_answers_of(trace):
        await rows.remove(rows.c.cohort_id == row.cohort_id, rows.c.link == row.link)


async def _in_led_sessions(trace: Trace) -> None:
    """How a conversation went is nobody's history: it goes as a whole, and with it what goes on."""
    rows = trace.rows(LedSessionRow)
    await rows.remove(their_mentorships(trace, rows))


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
    for row in await rows.all():
        alone = alone_in(CohortId(row.cohort_id), trace.member)
        if alone in row.said_needs:
            row.said_needs = tuple(each for each in row.said_needs if each != alone)
            await rows.put(row)


async def _in_proposals(trace: Trace) -> None:
    """Their match falls apart, and whoever was to be with them is left over."""
    rows = trace.rows(ProposalRow)
    for row in await proposals_of(trace):
        left = _without(row.body, trace.member)
        row.body = replace(left, notes=await _still_said(trace, left))
        row.version += 1  # whoever is changing it has not seen this
        await rows.put(row)


async def _still_said(trace: Trace, proposal: Proposal) -> tuple[TypedTopic, ...]:
    """The notes without those that quote what nobody but the person had typed."""
    members = {one for match in proposal.matches for one in match.members} | {one.member for one in proposal.leftovers}
    rows = trace.rows(ProfileRow)
    profiles = await rows.among(rows.c.member_id, members - {trace.member})
    typed = {topic.strip() for one in profiles for topic in (*(each.topic for each in one.offers), *one.seeks)}
    return tuple(note for note in proposal.notes if note.more or note.typed in typed)


def _without(proposal: Proposal, member: MemberId) -> Proposal:
    """The proposal as if the person had never been in it, but that their partners have nobody."""
    alone = [one for match in proposal.matches if member in match.members for one in match.members if one != member]
    leftovers = [one for one in proposal.leftovers if one.member != member]
    return replace(
        proposal,
        matches=tuple(match for match in proposal.matches if member not in match.members),
        leftovers=(*leftovers, *(Unmatched(member=one, reason=WhyUnmatched.PARTNER_ERASED) for one in alone)),
        pins=tuple(two for two in proposal.pins if member not in two),
        forbids=tuple(two for two in proposal.forbids if member not in two),
        notes=tuple(note for note in proposal.notes if member not in note.typed),
        unmatched=tuple(one for one in proposal.unmatched if one != member),
        last=None,
    )


async def _in_sessions(trace: Trace) -> None:
    """The sessions stay, with a random name for who opened, asked and answered; what they came to learn goes."""
    rows = trace.rows(SessionRow)
    for row in await rows.all(their_mentorships(trace, rows)):
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
    for row in await rows.all(their_bookings(trace, rows)):
        row.proposed_by, row.proposed = None, ()
        await rows.put(row)


async def _in_mentorships(trace: Trace) -> None:
    """A mentorship with them ends, and says no more of what they offered and sought."""
    rows, members = trace.rows(MentorshipRow), trace.rows(MentorshipMemberRow)
    for row in await rows.all(their_mentorships(trace, rows)):
        row.directions = tuple(one for one in row.directions if trace.member not in (one.giver, one.receiver))
        row.ended_for = row.ended_for or EndedFor.ERASED
        row.state, row.look_again_at, row.channel = MentorshipState.ENDED, None, None
        await rows.put(row)
    await members.change(members.c.member_id == trace.member, member_id=trace.tombstone)


async def _in_nudges(trace: Trace) -> None:
    """What was only for them goes; what a group was still to hear is skipped; the rest forgets the name."""
    rows, recipients = trace.rows(NudgeRow), trace.rows(RecipientRow)
    for row in await rows.all(their_nudges(trace, rows)):
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
    await rows.remove(their_mentorships(trace, rows))


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
