"""A weekly word to those who run a cohort under way: only when something needs somebody that they have not read of."""

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

ITS_MORNING = timedelta(hours=4)
"""What comes up later in the week waits for the next Monday; the board says it all the time."""


class WeeklyWord(UseCase):
    """Monday mornings, where the cohort is."""

    async def plan(self, tx: Transaction, cohort: Cohort, now: datetime) -> datetime:
        """Plan this week's word where something needs somebody that no word has said; when the next is due.

        Said once, it is said again when another pair needs somebody, or the same one anew. Safe to repeat.
        """
        monday = _monday(cohort, now)
        if monday <= now < monday + ITS_MORNING:
            await self._say(tx, cohort, monday)
        return monday if monday > now else _monday(cohort, now + EVERY)

    async def _say(self, tx: Transaction, cohort: Cohort, monday: datetime) -> None:
        needs = await Boards(self.services).needs_of(tx, cohort)
        needed = tuple(sorted(about for need in needs for about in need.about))
        if set(needed) - set(cohort.said_needs):
            hear = await hears_of(self.services, tx, cohort)
            if not await self.services.plan(tx, [organiser_week(cohort, each, monday) for each in hear]):
                return  # this Monday's word went out before; what is new since waits for the next
        if needed != cohort.said_needs:
            await tx.cohorts.say_needs(cohort.id, needed)


def _monday(cohort: Cohort, now: datetime) -> datetime:
    """The morning of this week's Monday."""
    today = local_day(now, cohort.tz)
    return instant(today - timedelta(days=today.weekday()), MORNING, cohort.tz)
