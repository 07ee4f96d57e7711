"""Dead letters: when a nudge ends badly, a person is remembered as gone and an organiser hears of what went wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mentoring.model import MemberId, Standing
from mentoring.nudges.kinds.alarm import alarm
from mentoring.nudges.model import Nudge, NudgeKind
from mentoring.nudges.reasons import SkipReason
from mentoring.nudges.transitions import again
from mentoring.ports import NewId, Transaction


async def say_it_again(tx: Transaction, nudge: Nudge, now: datetime, new_id: NewId) -> None:
    """Plan once more what may have been lost and nobody can do without."""
    repeat = again(nudge, new_id(), now)
    if repeat is not None:
        await tx.nudges.plan([repeat])


async def tell_organisers(tx: Transaction, nudge: Nudge, now: datetime, new_id: NewId) -> None:
    """Plan an alarm about this nudge to each organiser; an alarm that fails raises none."""
    if nudge.kind is NudgeKind.ALARM:
        return
    organisers = [member.id for member in await tx.members.organisers() if member.active]
    await tx.nudges.plan(alarm(nudge, organiser, now, new_id) for organiser in organisers)


async def remember_as_gone(tx: Transaction, member: MemberId) -> None:
    """The person has no account any more: they are written to no more, until Slack says that they are back."""
    known = await tx.members.get(member)
    if known is not None:
        await tx.members.put(replace(known, standing=Standing.DEACTIVATED))
    await tx.nudges.skip(SkipReason.NO_ACCOUNT, member=member, keep_shared=True)
