"""Dead letters: when a nudge ends badly, a person is remembered as gone and an organiser hears of what went wrong."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from mentoring.model import MemberId, Standing, WorkspaceId
from mentoring.nudges.kinds.after_restore import after_restore
from mentoring.nudges.kinds.alarm import alarm
from mentoring.nudges.model import KIND_FACTS, Nudge, NudgeKind
from mentoring.nudges.reasons import SkipReason
from mentoring.nudges.transitions import again, retry
from mentoring.ports import NewId, Transaction
from storage.database import Database
from storage.outbox.maintenance import ended_unsent, known_workspaces

logger = logging.getLogger(__name__)


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


async def ask_organisers(tx: Transaction, now: datetime, new_id: NewId) -> None:
    """An introduction waits since a restore: ask each organiser who was introduced already, once a week."""
    restored = await tx.restores.unconfirmed()
    if restored is None:
        return
    organisers = [member.id for member in await tx.members.organisers() if member.active]
    drafts = [after_restore(restored, organiser, now) for organiser in organisers]
    await tx.nudges.plan(draft.nudge(tx.workspace, new_id) for draft in drafts)


async def remember_as_gone(tx: Transaction, member: MemberId) -> None:
    """The person has no account any more: they are written to no more, until Slack says that they are back."""
    known = await tx.members.get(member)
    if known is not None:
        await tx.members.put(replace(known, standing=Standing.DEACTIVATED))
    await tx.nudges.skip(SkipReason.NO_ACCOUNT, member=member, keep_shared=True)


async def retry_dead(
    database: Database, now: datetime, new_id: NewId, workspaces: Collection[WorkspaceId] | None = None
) -> int:
    """Plan once more what nobody can do without and Slack did not take, unless it came through since; how many.

    For when the cause is mended: the app installed again, a scope granted, a setting of the workspace changed. That a
    mentorship has ended meanwhile is seen when it is composed.
    """
    if workspaces is None:
        async with database.begin() as connection:
            workspaces = await known_workspaces(connection)
    return sum([await _retry_in(database, workspace, now, new_id) for workspace in workspaces])


async def _retry_in(database: Database, workspace: WorkspaceId, now: datetime, new_id: NewId) -> int:
    """The same in one workspace."""
    async with database.begin(workspace) as connection:
        kinds = [kind for kind, facts in KIND_FACTS.items() if facts.resend]
        found = await ended_unsent(connection, workspace, kinds)
        latest = {nudge.subject: nudge for nudge in sorted(found, key=lambda nudge: nudge.due_at)}
        planned = [repeat for nudge in latest.values() if (repeat := retry(nudge, new_id(), now))]
        number = await database.unit(connection, workspace).nudges.plan(planned)
    if number:
        logger.info("retried", extra={"workspace": workspace, "number": number})
    return number
