"""A word to those who take part in a cohort under way and have no partner: nobody waits without one for long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count, takewhile

from mentoring.model import Cohort, EnrolmentState, MemberId, Mentorship
from mentoring.nudges.kinds.still_looking import FIRST_WORD, WORD_EVERY, still_looking
from mentoring.ports import Transaction
from mentoring.programme.services import UseCase
from mentoring.timeline import MORNING, instant, local_day, session_due


class PartnerWaits(UseCase):
    """For one cohort; safe to repeat, since each word has its day."""

    async def plan(self, tx: Transaction, cohort: Cohort, now: datetime) -> datetime | None:
        """Plan what is due by now to whoever has no partner; when the next word is due, if ever."""
        mentorships = await tx.mentorships.of_cohort(cohort.id)
        placed = {member for one in mentorships if one.is_open for member in one.members}
        upcoming: list[datetime] = []
        for enrolment in await tx.enrolments.of_cohort(cohort.id):
            if enrolment.state is not EnrolmentState.ENROLLED or enrolment.member in placed:
                continue
            since = max([cohort.approved_at or now, enrolment.at, *_ends(mentorships, enrolment.member)])
            come, ahead = _split(_words(cohort, since), now)
            if come:
                draft = still_looking(cohort, enrolment.member, come[-1], local_day(come[-1], cohort.tz))
                await self.services.plan(tx, [draft] if draft.stale_at > now else [])
            upcoming += ahead[:1]
        return min(upcoming, default=None)


def _ends(mentorships: Sequence[Mentorship], member: MemberId) -> list[datetime]:
    return [one.ended_at for one in mentorships if member in one.members and one.ended_at is not None]


def _words(cohort: Cohort, since: datetime) -> list[datetime]:
    """The mornings on which somebody who waits since then hears of it, the last when no session is left."""
    over = instant(session_due(cohort, cohort.sessions) + timedelta(days=1), MORNING, cohort.tz)
    first = local_day(since + FIRST_WORD, cohort.tz)
    mornings = (instant(first + number * WORD_EVERY, MORNING, cohort.tz) for number in count())
    return [*takewhile(lambda at: at < over, mornings), *([over] if since < over else [])]


def _split(moments: Sequence[datetime], now: datetime) -> tuple[list[datetime], list[datetime]]:
    return [at for at in moments if at <= now], [at for at in moments if at > now]
