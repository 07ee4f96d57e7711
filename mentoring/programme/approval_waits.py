"""A cohort never waits on one person: every organiser is asked, those who joined are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import count

from mentoring.model import Cohort, MemberId
from mentoring.nudges.kinds.approval_reminder import FIRST_AFTER, THEN_EVERY, approval_reminder
from mentoring.nudges.kinds.starts_later import WORD_EVERY, starts_later
from mentoring.ports import Transaction
from mentoring.programme.member_overview import enrolled
from mentoring.programme.services import Services, UseCase
from mentoring.timeline import MORNING, OfficeHours, instant, last_working_day, local_day, working_days_after


class ApprovalWaits(UseCase):
    """Reminders to the organisers and words to those who wait, for one proposed cohort."""

    async def plan(self, tx: Transaction, cohort: Cohort, now: datetime) -> None:
        """Plan what is due by now, and look again when the next is; safe to repeat."""
        asked, ask_next = _last_and_next(reminders(cohort), now)
        told, tell_next = _last_and_next(words(cohort), now)
        drafts = []
        if asked is not None:
            drafts += [approval_reminder(cohort, each, asked) for each in await organisers_of(self.services, tx)]
        if told is not None:
            day, waiting = local_day(told, cohort.tz), await enrolled(tx, cohort.id)
            drafts += [starts_later(cohort, each, told, day, len(waiting)) for each in waiting]
        await self.services.plan(tx, [draft for draft in drafts if draft.stale_at > now])
        await tx.cohorts.look_again(cohort.id, min(ask_next, tell_next))


def reminders(cohort: Cohort) -> Iterator[datetime]:
    """When every organiser is asked again: two working days after opt-in closed, then weekly."""
    return _mornings(cohort, working_days_after(cohort.opt_in_closes_on, FIRST_AFTER), THEN_EVERY)


def words(cohort: Cohort) -> Iterator[datetime]:
    """When those who joined hear that it starts later: by the working day before the start, then every four weeks."""
    day = last_working_day(OfficeHours(tz=cohort.tz), cohort.starts_on - timedelta(days=1))
    return _mornings(cohort, day if day > cohort.opt_in_closes_on else cohort.starts_on, WORD_EVERY)


async def organisers_of(services: Services, tx: Transaction) -> Sequence[MemberId]:
    """Everybody who organises in the workspace and has not gone, as far as we know."""
    stored = await tx.members.organisers()
    named = await tx.members.of(services.named_organisers)
    gone = {each.id for each in (*stored, *named.values()) if not each.active}
    return sorted(({each.id for each in stored} | services.named_organisers) - gone)


async def hears_of(services: Services, tx: Transaction, cohort: Cohort) -> Sequence[MemberId]:
    """The cohort's owners who still organise; every organiser where none of them does. Never nobody that we know of."""
    everybody = await organisers_of(services, tx)
    owners = [each for each in (cohort.owners or (cohort.organiser,)) if each in everybody]
    return owners or everybody


def _mornings(cohort: Cohort, first: date, every: timedelta) -> Iterator[datetime]:
    """The morning of that day where the cohort is, and each one so much later."""
    return (instant(first + number * every, MORNING, cohort.tz) for number in count())


def _last_and_next(moments: Iterator[datetime], now: datetime) -> tuple[datetime | None, datetime]:
    """The last of these moments that has come, if any, and the first that has not."""
    last = None
    for moment in moments:
        if moment > now:
            return last, moment
        last = moment
    raise ValueError("the moments end")
