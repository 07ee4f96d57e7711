"""Dead letters: when a nudge ends badly, a person is remembered as gone and an organiser hears of what went wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.delivery.transitions import again
from mentoring.model import MemberId
from mentoring.nudges.model import Nudge, NudgeId, NudgeKind
from mentoring.ports import NewId, Transaction

ALARM_LASTS = timedelta(days=7)

NO_ACCOUNT = "the account is no longer active"


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
    await tx.nudges.plan(_alarm(nudge, organiser, now, new_id) for organiser in organisers)


def _alarm(nudge: Nudge, organiser: MemberId, now: datetime, new_id: NewId) -> Nudge:
    """That something could not be delivered, to one organiser."""
    return Nudge(
        id=NudgeId(new_id()),
        workspace=nudge.workspace,
        kind=NudgeKind.ALARM,
        to=(organiser,),
        subject=nudge.id,
        dedupe_key=f"alarm {nudge.id}:{organiser}:{now.date()}",
        due_at=now,
        not_before=now,
        expires_at=now + ALARM_LASTS,
    )


async def remember_as_gone(tx: Transaction, member: MemberId) -> None:
    """The person has no account any more: they are written to no more, until Slack says that they are back."""
    known = await tx.members.get(member)
    if known is not None:
        await tx.members.put(replace(known, active=False))
    await tx.nudges.skip(NO_ACCOUNT, member=member, keep_shared=True)
