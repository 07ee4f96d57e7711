"""What one mentorship hears next: its introduction while it waits for that, then its sessions, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from mentoring.model import Cohort, EndedFor, MemberId, MentoringSession, Mentorship
from mentoring.nudges.draft import Draft, split_due
from mentoring.nudges.kinds.agenda import agenda
from mentoring.nudges.kinds.did_you_meet import did_you_meet
from mentoring.nudges.kinds.introduction import introduction
from mentoring.nudges.kinds.introduction_waits import introduction_waits
from mentoring.nudges.kinds.left_over import left_over
from mentoring.nudges.model import OPEN, Nudge, NudgeKind, NudgeState
from mentoring.nudges.reasons import EndReason, SkipReason
from mentoring.ports import Transaction
from mentoring.programme.exits import Exits
from mentoring.programme.services import UseCase
from mentoring.programme.silence import Silence
from mentoring.programme.start_mentorships import introduced
from mentoring.session_plan import Rescheduled, dates_left, moved_back, rescheduled
from mentoring.timeline import MORNING, instant, local_day

AHEAD = timedelta(days=8)
"""How far ahead nudges are written into the outbox: far enough to show what comes next, near enough to stay true."""

LOOK_DAILY = timedelta(days=1)
"""A mentorship that waits for somebody to be back is looked at again so often."""

BELIEVED_AFTER = 2
"""An introduction that may have arrived so often is taken to have arrived."""

SOON = timedelta(days=2)
"""Whose partner is back within this time hears nothing of a wait: they are introduced almost as promised."""


class MeetingPlans(UseCase):
    """Plans for one mentorship at a time; safe to repeat, since the outbox refuses doubles."""

    async def wait_for_introduction(self, tx: Transaction, cohort: Cohort, found: Mentorship, now: datetime) -> None:
        """See to it that the introduction is on its way, anew where an earlier one ran out; or end what came too late.

        Whoever waits because the other is away is told so, without a name.
        """
        earlier = await tx.nudges.about(found.id, NudgeKind.INTRODUCTION)
        if believed := _believed(earlier):
            await tx.mentorships.introduced(found.id, now, believed.channel)
            await introduced(self.services, tx, found, now)
            return
        back = await self._back_on(tx, found.members, now)
        due = max(now, instant(back, MORNING, cohort.tz)) if back else now
        if not dates_left(cohort, local_day(due, cohort.tz)):
            await self._too_late(tx, cohort, found, now)
            return
        if not any(each.state in OPEN for each in earlier):
            await self.services.plan(tx, [introduction(cohort, found, due)])
        if back and due - now > SOON:
            here = [each for each in found.members if not await self._back_on(tx, [each], now)]
            await self.services.plan(tx, [introduction_waits(cohort, found, each, now) for each in here])
        await tx.mentorships.look_again(found.id, now + LOOK_DAILY)

    async def plan_sessions(
        self, tx: Transaction, cohort: Cohort, found: Mentorship, now: datetime, people: int
    ) -> None:
        """Plan the agenda of the next session and the questions about those that were offered.

        A session that falls into somebody's absence, or whose agenda ran out unsent, moves to when everybody is back.
        `people` is how many take part in the cohort.
        """
        sessions = await self._rescheduled(tx, cohort, found, now)
        if (quiet_until := await Silence(self.services).plan(tx, cohort, found, sessions, now)) is None:
            return
        drafts = [draft for each in sessions for draft in await self._drafts(tx, cohort, found, each, people)]
        due, again = split_due(drafts, now, AHEAD)
        await self.services.plan(tx, due)
        open_ones = [one for one in sessions if one.held_on is None and one.offered_at is None]
        daily = now + LOOK_DAILY if open_ones and open_ones[0].due_on <= local_day(now, cohort.tz) + AHEAD else None
        await tx.mentorships.look_again(found.id, min((at for at in (again, daily, *quiet_until) if at), default=None))

    async def back_early(self, tx: Transaction, member: MemberId, now: datetime) -> None:
        """Somebody is back before the day they had named: what was moved because of it comes as early as it may."""
        for found in await tx.mentorships.of_member(member):
            cohort = await tx.cohorts.get(found.cohort)
            if cohort is None or not found.is_open:
                continue
            sessions = await tx.sessions.of_mentorship(found.id)
            upcoming = next((one for one in sessions if one.held_on is None and one.offered_at is None), None)
            earlier = moved_back(upcoming, local_day(now, cohort.tz), cohort) if upcoming else None
            if upcoming and earlier and earlier.due_on < upcoming.due_on:
                await self._apply(tx, upcoming, Rescheduled(moved=(earlier,)))
            await tx.mentorships.look_again(found.id, now)

    async def _rescheduled(
        self, tx: Transaction, cohort: Cohort, found: Mentorship, now: datetime
    ) -> Sequence[MentoringSession]:
        """The sessions after the next one moved out of an absence, or was offered anew."""
        sessions = await tx.sessions.of_mentorship(found.id)
        upcoming = next((one for one in sessions if one.held_on is None and one.offered_at is None), None)
        if upcoming is None:
            return sessions
        today = local_day(now, cohort.tz)
        back = await self._back_on(tx, found.members, now) or today
        stale = agenda(cohort, found, upcoming).stale_at <= now
        if not stale and back <= max(upcoming.due_on, today):
            return sessions
        if any(each.state in OPEN for each in await tx.nudges.about(upcoming.id, NudgeKind.TIME_CALLED_OFF)):
            return sessions  # they hear first that its time is off; that it arrived brings us here again
        keep = (await tx.bookings.get(upcoming.id)).sequence > 0
        change = rescheduled(sessions, upcoming, max(back, today), cohort, keep=keep)
        await self._apply(tx, upcoming, change)
        return await tx.sessions.of_mentorship(found.id)

    @staticmethod
    async def _apply(tx: Transaction, upcoming: MentoringSession, change: Rescheduled) -> None:
        await tx.nudges.skip(SkipReason.SESSION_MOVED, subject=upcoming.id)
        if change.dropped is not None:
            await tx.sessions.remove(change.dropped.id)
        for session in change.moved:
            await tx.nudges.skip(SkipReason.SESSION_MOVED, subject=session.id)
            await tx.sessions.put(session)

    async def _drafts(
        self, tx: Transaction, cohort: Cohort, found: Mentorship, session: MentoringSession, people: int
    ) -> list[Draft]:
        """What one session brings that has not been held: its agenda, and once that arrived, the questions about it."""
        if session.held_on is not None:
            return []
        if session.offered_at is None:
            return [agenda(cohort, found, session, people)]
        offered_on = local_day(session.offered_at, cohort.tz)
        booking = await tx.bookings.get(session.id)
        drafts: list[Draft] = []
        for member in found.members:
            first = did_you_meet(cohort, session, member, offered_on, people=people, booking=booking)[0]
            asked = await tx.nudges.find(first.key)
            sent = asked.last_attempt_at if asked and asked.state is NudgeState.SENT else None
            asked_on = local_day(sent, cohort.tz) if sent else None
            drafts += did_you_meet(
                cohort, session, member, offered_on, asked_on=asked_on, people=people, booking=booking
            )
        return drafts

    async def _too_late(self, tx: Transaction, cohort: Cohort, found: Mentorship, now: datetime) -> None:
        """Nobody was told, so nobody hears that it ended: only that there is no partner for them."""
        if await Exits(self.services).end(tx, found, now, EndedFor.NO_TIME_LEFT):
            await self.services.plan(tx, [left_over(cohort, each, now, "late") for each in found.members])

    @staticmethod
    async def _back_on(tx: Transaction, members: Sequence[MemberId], now: datetime) -> date | None:
        """The first day on which none of them is away; None when nobody is."""
        known = (await tx.members.of(members)).values()
        away = [each.paused_until for each in known if each.paused_until and each.is_away(local_day(now, each.tz))]
        return max(away, default=None)


def _believed(earlier: Sequence[Nudge]) -> Nudge | None:
    """The introduction that counts as arrived although Slack never said so: one that somebody has seen, or the second
    of two that may have arrived. A third would do more harm than a doubt.
    """
    in_doubt = [each for each in earlier if each.state is NudgeState.UNKNOWN]
    seen = next((each for each in in_doubt if each.reason is EndReason.SAID_TO_HAVE_ARRIVED), None)
    return seen or (in_doubt[-1] if len(in_doubt) >= BELIEVED_AFTER else None)
