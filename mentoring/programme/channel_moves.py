"""A cohort moves to another channel: its announcement goes there after the hold, and the old one hears a last word."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mentoring.model import Actor, Cohort, CohortStage, OrganiserAct
from mentoring.nudges.kinds.announcement import announcement, last_call
from mentoring.nudges.kinds.channel_moved import channel_moved
from mentoring.nudges.model import Nudge, NudgeKind, NudgeState
from mentoring.nudges.reasons import SkipReason
from mentoring.ports import Transaction
from mentoring.programme.services import UseCase

TO_THE_CHANNEL = frozenset({NudgeKind.ANNOUNCEMENT, NudgeKind.LAST_CALL, NudgeKind.CHANNEL_MOVED})


class ChannelMoves(UseCase):
    """Moving, and taking it back while it is held."""

    async def move(self, tx: Transaction, actor: Actor, before: Cohort, after: Cohort, now: datetime) -> None:
        """Announce it in the new channel, and say so in the old one if that has read of it."""
        run = self.services.new_id()[-8:]
        heard = await _heard(tx, before)
        await tx.nudges.skip(SkipReason.NO_LONGER_APPLIES, subject=after.id, kinds=TO_THE_CHANNEL)
        fresh = announcement(after, run, now).nudge(actor.workspace, self.services.new_id)
        await tx.nudges.plan([fresh])
        moved = replace(after, announcement=fresh.id)
        await tx.cohorts.put(moved)
        if heard is not None and heard.channel not in (None, after.channel):
            await self.services.plan(tx, [channel_moved(after, before.channel, run, now)])
        await self._call(tx, moved, now)
        await self.log(tx, actor, OrganiserAct.COHORT_MOVED, after.id)

    async def take_back(self, tx: Transaction, actor: Actor, cohort: Cohort, now: datetime) -> Cohort | None:
        """The cohort back in the channel that heard of it, if it was moved and nothing was posted; else None."""
        heard = await _heard(tx, cohort)
        if heard is None or heard.channel is None or heard.id == cohort.announcement:
            return None
        await tx.nudges.skip(SkipReason.CANCELLED, subject=cohort.id, kinds=TO_THE_CHANNEL)
        back = replace(cohort, channel=heard.channel, announcement=heard.id)
        await tx.cohorts.put(back)
        await self._call(tx, back, now)
        await self.log(tx, actor, OrganiserAct.MOVE_RECALLED, cohort.id)
        return back

    async def _call(self, tx: Transaction, cohort: Cohort, now: datetime) -> None:
        """The last call, in the channel where the cohort is now."""
        if cohort.stage is CohortStage.OPEN:
            draft = replace(last_call(cohort), series=f"{NudgeKind.LAST_CALL} {self.services.new_id()[-8:]}")
            await self.services.plan(tx, [draft] if draft.due_at > now else [])


async def _heard(tx: Transaction, cohort: Cohort) -> Nudge | None:
    """The last announcement of it that arrived."""
    sent = await tx.nudges.about(cohort.id, NudgeKind.ANNOUNCEMENT)
    return next((each for each in reversed(sent) if each.state is NudgeState.SENT), None)
