"""From a nudge to its content at the moment of sending: the facts as they are now, or why it is not sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime

from mentoring.model import (
    Cohort,
    CohortId,
    CohortStage,
    Member,
    MemberId,
    Mentorship,
    MentorshipId,
    MentorshipState,
    Met,
    SessionId,
)
from mentoring.nudges.content import (
    AgendaContent,
    Alarm,
    Announcement,
    CohortStarted,
    DayBefore,
    DidYouMeet,
    Introduction,
    LeftOver,
    NudgeContent,
    OrganiserWelcome,
    PartnerAway,
    PartnerLeft,
    ProposalReady,
    ReportLetter,
    Thanks,
)
from mentoring.nudges.model import Nudge, NudgeKind, Skip, Wait
from mentoring.nudges.rules import WEEK, Recipient, decide, recipient
from mentoring.ports import Transaction
from mentoring.programme.enrolment import enrolled
from mentoring.programme.reports import report_of
from mentoring.programme.services import Services, UseCase
from mentoring.programme.sessions import agenda_for
from mentoring.timeline import MORNING, instant, times_to_meet

ACTIVE = MentorshipState.ACTIVE

NOT_ANY_MORE = Skip(reason="it no longer applies")

Writer = Callable[[Transaction, Nudge, datetime], Awaitable[NudgeContent | Skip]]


class Composer(UseCase):
    """Composes the content of every kind of nudge."""

    def __init__(self, services: Services) -> None:
        """The composer."""
        super().__init__(services)
        self._writers: Mapping[NudgeKind, Writer] = {
            NudgeKind.ORGANISER_WELCOME: self._organiser_welcome,
            NudgeKind.ANNOUNCEMENT: self._announcement,
            NudgeKind.LAST_CALL: self._announcement,
            NudgeKind.WARNING: self._day_before,
            NudgeKind.PROPOSAL_READY: self._proposal_ready,
            NudgeKind.INTRODUCTION: self._introduction,
            NudgeKind.COHORT_STARTED: self._cohort_started,
            NudgeKind.LEFT_OVER: self._left_over,
            NudgeKind.AGENDA: self._agenda,
            NudgeKind.DID_YOU_MEET: self._did_you_meet,
            NudgeKind.PARTNER_AWAY: self._partner_away,
            NudgeKind.PARTNER_LEFT: self._partner_left,
            NudgeKind.THANKS: self._thanks,
            NudgeKind.REPORT: self._report,
            NudgeKind.ALARM: self._alarm,
        }

    async def content(self, tx: Transaction, nudge: Nudge, now: datetime) -> NudgeContent | Wait | Skip:
        """The content to send now; or until when to wait, or why not to send it at all."""
        recipients = await recipients_of(tx, nudge.to, now)
        verdict = decide(nudge, [recipients[each] for each in nudge.to], now, self.services.days_off)
        return verdict or await self._writers[nudge.kind](tx, nudge, now)

    async def delivered(self, tx: Transaction, nudge: Nudge) -> None:
        """What follows from a nudge that was sent: a mentorship learns its conversation."""
        if nudge.kind is NudgeKind.INTRODUCTION:
            mentorship = await tx.mentorships.get(MentorshipId(nudge.subject))
            if mentorship is not None and nudge.channel is not None:
                await tx.mentorships.put(replace(mentorship, channel=nudge.channel))

    async def _organiser_welcome(self, tx: Transaction, nudge: Nudge, _now: datetime) -> NudgeContent:
        return OrganiserWelcome(organiser=nudge.to[0], alone=len(await tx.members.organisers()) < 2)

    async def _announcement(self, tx: Transaction, nudge: Nudge, _now: datetime) -> NudgeContent | Skip:
        cohort = await tx.cohorts.get(CohortId(nudge.subject))
        if cohort is None or cohort.stage is not CohortStage.OPEN:
            return NOT_ANY_MORE
        joined = len(await enrolled(tx, cohort.id))
        return Announcement(cohort=cohort, joined=joined, last_call=nudge.kind is NudgeKind.LAST_CALL)

    async def _day_before(self, tx: Transaction, nudge: Nudge, _now: datetime) -> NudgeContent | Skip:
        cohort = await tx.cohorts.get(CohortId(nudge.subject))
        joined = await enrolled(tx, CohortId(nudge.subject))
        if cohort is None or cohort.stage is not CohortStage.OPEN or nudge.to[0] not in joined:
            return NOT_ANY_MORE
        return DayBefore(cohort=cohort, joined=len(joined))

    async def _proposal_ready(self, tx: Transaction, nudge: Nudge, _now: datetime) -> NudgeContent | Skip:
        cohort = await tx.cohorts.get(CohortId(nudge.subject))
        proposal = await tx.proposals.get(CohortId(nudge.subject))
        if cohort is None or proposal is None or cohort.stage not in (CohortStage.PROPOSED, CohortStage.FINISHED):
            return NOT_ANY_MORE
        sizes = [len(match.members) for match in proposal.matches]
        return ProposalReady(
            cohort=cohort,
            joined=len(await enrolled(tx, cohort.id)),
            pairs=sizes.count(2),
            trios=sizes.count(3),
            left_over=len(proposal.leftovers),
        )

    async def _introduction(self, tx: Transaction, nudge: Nudge, now: datetime) -> NudgeContent | Skip:
        mentorship, cohort = await self._active(tx, MentorshipId(nudge.subject))
        if mentorship is None or cohort is None:
            return NOT_ANY_MORE
        profiles = await tx.profiles.of(mentorship.members)
        sessions = await tx.sessions.of_mentorship(mentorship.id)
        people = [profiles[member] for member in mentorship.members if member in profiles]
        first = next((session.due_on for session in sessions if session.held_on is None), cohort.starts_on)
        return Introduction(
            cohort=cohort,
            mentorship=mentorship,
            profiles=profiles,
            topics={
                topic: self.services.taxonomy.label(topic)
                for profile in people
                for topic in (*profile.seeks, *(offer.topic for offer in profile.offers))
            },
            first_session=first,
            times=tuple(times_to_meet(max(now, instant(first, MORNING, cohort.tz)), people, cohort.minutes)),
            rematched=cohort.approved_at is not None and mentorship.began_at > cohort.approved_at,
        )

    async def _cohort_started(self, tx: Transaction, nudge: Nudge, _now: datetime) -> NudgeContent | Skip:
        cohort = await tx.cohorts.get(CohortId(nudge.subject))
        if cohort is None or cohort.stage is not CohortStage.UNDER_WAY:
            return NOT_ANY_MORE
        matches = tuple(m.members for m in await tx.mentorships.of_cohort(cohort.id) if m.state is ACTIVE)
        return CohortStarted(cohort=cohort, people=sum(map(len, matches)), matches=matches)

    async def _left_over(self, tx: Transaction, nudge: Nudge, _now: datetime) -> NudgeContent | Skip:
        cohort = await tx.cohorts.get(CohortId(nudge.subject))
        placed = [each for each in await tx.mentorships.of_member(nudge.to[0]) if each.state is ACTIVE]
        if cohort is not None and cohort.stage is CohortStage.FINISHED and cohort.approved_at is None:
            return LeftOver(cohort=cohort, too_few=True)
        if cohort is None or cohort.stage is not CohortStage.UNDER_WAY:
            return NOT_ANY_MORE
        if any(each.cohort == cohort.id for each in placed):
            return Skip(reason="a partner was found")
        return LeftOver(cohort=cohort)

    async def _agenda(self, tx: Transaction, nudge: Nudge, now: datetime) -> NudgeContent | Skip:
        session = await tx.sessions.get(SessionId(nudge.subject))
        mentorship, cohort = await self._active(tx, session.mentorship) if session else (None, None)
        if session is None or mentorship is None or cohort is None:
            return NOT_ANY_MORE
        if session.held_on is not None:
            return Skip(reason="you met already")
        view = await agenda_for(self.services, tx, mentorship, session)
        people = [view.profiles[member] for member in mentorship.members if member in view.profiles]
        return AgendaContent(
            cohort=cohort,
            mentorship=mentorship,
            session=view.session,
            agenda=view.agenda,
            times=tuple(times_to_meet(now, people, cohort.minutes)),
        )

    async def _did_you_meet(self, tx: Transaction, nudge: Nudge, _now: datetime) -> NudgeContent | Skip:
        session = await tx.sessions.get(SessionId(nudge.subject))
        mentorship, cohort = await self._active(tx, session.mentorship) if session else (None, None)
        if session is None or mentorship is None or cohort is None:
            return NOT_ANY_MORE
        member = nudge.to[0]
        others = [session.answers.get(partner) for partner in mentorship.partners_of(member)]
        mismatch = nudge.dedupe_key.startswith(f"{NudgeKind.DID_YOU_MEET} mismatch")
        if session.held_on is not None or (session.answers.get(member) is Met.YES and not mismatch):
            return Skip(reason="you answered already")
        if mismatch and Met.YES not in [*others, session.answers.get(member)]:
            return NOT_ANY_MORE
        return DidYouMeet(
            cohort=cohort,
            session=session,
            partners=mentorship.partners_of(member),
            again=member in session.answers,
            mismatch=mismatch,
        )

    async def _partner_away(self, tx: Transaction, nudge: Nudge, now: datetime) -> NudgeContent | Skip:
        mentorship, cohort = await self._active(tx, MentorshipId(nudge.subject))
        if mentorship is None or cohort is None:
            return NOT_ANY_MORE
        known = await tx.members.of(mentorship.partners_of(nudge.to[0]))
        away = [each for each in known.values() if each.paused_until and each.paused_until > now.date()]
        if not away or away[0].paused_until is None:
            return Skip(reason="they are back already")
        return PartnerAway(cohort=cohort, who=away[0].id, until=away[0].paused_until)

    async def _partner_left(self, tx: Transaction, nudge: Nudge, _now: datetime) -> NudgeContent | Skip:
        ended = await tx.mentorships.get(MentorshipId(nudge.subject))
        cohort = await tx.cohorts.get(ended.cohort) if ended else None
        if ended is None or cohort is None:
            return NOT_ANY_MORE
        own = [each for each in await tx.mentorships.of_member(nudge.to[0]) if each.state is ACTIVE]
        current = next((each for each in own if each.cohort == cohort.id), None)
        goes_on = current is not None and set(current.members) < set(ended.members)
        return PartnerLeft(cohort=cohort, goes_on=goes_on, rematched=current is not None and not goes_on)

    async def _thanks(self, tx: Transaction, nudge: Nudge, _now: datetime) -> NudgeContent | Skip:
        cohort = await tx.cohorts.get(CohortId(nudge.subject))
        if cohort is None:
            return NOT_ANY_MORE
        own = [each for each in await tx.mentorships.of_member(nudge.to[0]) if each.cohort == cohort.id]
        if not own:
            return Skip(reason="there was no partner")
        sessions = [session for each in own for session in await tx.sessions.of_mentorship(each.id)]
        return Thanks(
            cohort=cohort,
            held=sum(session.held_on is not None for session in sessions),
            planned=cohort.sessions,
            partners=tuple(dict.fromkeys(partner for each in own for partner in each.partners_of(nudge.to[0]))),
        )

    async def _report(self, tx: Transaction, nudge: Nudge, _now: datetime) -> NudgeContent | Skip:
        cohort = await tx.cohorts.get(CohortId(nudge.subject))
        return ReportLetter(report=await report_of(tx, cohort)) if cohort else NOT_ANY_MORE

    async def _alarm(self, tx: Transaction, nudge: Nudge, _now: datetime) -> NudgeContent | Skip:
        failed = await tx.nudges.get(nudge.subject)
        return Alarm(failed=failed) if failed else NOT_ANY_MORE

    @staticmethod
    async def _active(tx: Transaction, mentorship: MentorshipId) -> tuple[Mentorship | None, Cohort | None]:
        found = await tx.mentorships.get(mentorship)
        if found is None or found.state is not ACTIVE:
            return None, None
        return found, await tx.cohorts.get(found.cohort)


async def recipients_of(tx: Transaction, people: Collection[MemberId], now: datetime) -> dict[MemberId, Recipient]:
    """What decides whether and when each of them may hear something: hours, pauses, and what they have heard lately."""
    members, profiles = await tx.members.of(people), await tx.profiles.of(people)
    heard = await tx.nudges.heard(people, now - WEEK)
    return {
        each: recipient(members.get(each, Member(id=each)), profiles.get(each), heard.get(each, ())) for each in people
    }
