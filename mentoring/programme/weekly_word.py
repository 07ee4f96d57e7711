"""A weekly word to those who run a cohort under way, only when something needs somebody."""

from __future__ import annotations

from datetime import datetime, timedelta

from mentoring.model import Cohort
from mentoring.nudges.kinds.organiser_week import organiser_week
from mentoring.ports import Transaction
from mentoring.programme.approval_waits import hears_of
from mentoring.programme.board import Boards
from mentoring.programme.services import UseCase
from mentoring.timeline import MORNING, instant, local_day

EVERY = timedelta(weeks=1)


class WeeklyWord(UseCase):
    """Monday mornings, where the cohort is."""

    async def plan(self, tx: Transaction, cohort: Cohort, now: datetime) -> datetime:
        """Plan this week's word where it is due and something needs somebody; when the next is. Safe to repeat."""
        monday = _monday(cohort, now)
        if monday <= now and await Boards(self.services).needs_of(tx, cohort):
            hear = await hears_of(self.services, tx, cohort)
            drafts = [organiser_week(cohort, each, monday) for each in hear]
            await self.services.plan(tx, [draft for draft in drafts if draft.stale_at > now])
        return monday if monday > now else _monday(cohort, now + EVERY)


def _monday(cohort: Cohort, now: datetime) -> datetime:
    """The morning of this week's Monday."""
    today = local_day(now, cohort.tz)
    return instant(today - timedelta(days=today.weekday()), MORNING, cohort.tz)
