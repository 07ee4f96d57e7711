"""A word to those who take part in a cohort under way and have no partner: nobody waits without one for long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mentoring.model import Cohort, EnrolmentState, Mentorship
from mentoring.nudges.kinds.still_looking import FIRST_WORD, WORD_EVERY, still_looking
from mentoring.ports import Transaction
from mentoring.programme.services import UseCase
from mentoring.session_plan import dates_left
from mentoring.timeline import MORNING, instant, local_day


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
            last, following = _words(cohort, since, now)
            if last is not None:
                draft = still_looking(cohort, enrolment.member, last, local_day(last, cohort.tz))
                await self.services.plan(tx, [draft] if draft.stale_at > now else [])
            upcoming += [following] if dates_left(cohort, local_day(now, cohort.tz)) else []
        return min(upcoming, default=None)


def _ends(mentorships: Sequence[Mentorship], member: str) -> list[datetime]:
    return [one.ended_at for one in mentorships if member in one.members and one.ended_at is not None]


def _words(cohort: Cohort, since: datetime, now: datetime) -> tuple[datetime | None, datetime]:
    """The morning of the last word that is due to somebody who waits since then, if any, and that of the next."""
    last, days = None, FIRST_WORD
    while (at := instant(local_day(since + days, cohort.tz), MORNING, cohort.tz)) <= now:
        last, days = at, days + WORD_EVERY
    return last, at
