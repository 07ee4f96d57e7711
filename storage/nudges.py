"""The outbox as the programme sees it: what is planned, what was said to whom, and what was not and why."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import CohortId, MemberId, WorkspaceId
from mentoring.nudges.model import UNPROMPTED, Nudge, NudgeKind, NudgeState
from mentoring.nudges.reasons import EndReason, NudgeReason, SkipReason
from storage.outbox.wake import wake_workspaces
from storage.rows import Rows, in_parts, insert_into, table_of
from storage.tables import NUDGES, MentorshipRow, NudgeRow, RecipientRow, SessionRow, is_in

logger = logging.getLogger(__name__)

PERHAPS_HEARD = (NudgeState.SENT, NudgeState.SENDING, NudgeState.UNCERTAIN, NudgeState.UNKNOWN)
"""At most twice a week is a promise, so a message that may have arrived counts as one that did."""


class NudgeTable:
    """`mentoring.ports.Nudges` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The nudges of one workspace."""
        self._rows = Rows(connection, workspace, NudgeRow)
        self._recipients = Rows(connection, workspace, RecipientRow)

    async def plan(self, nudges: Iterable[Nudge]) -> int:
        """Insert those whose key is new; the number inserted."""
        wanted: dict[str, Nudge] = {nudge.id: nudge for nudge in nudges}
        if not wanted:
            return 0
        new = [wanted[nudge] for nudge in await self._insert(wanted.values())]
        await self._recipients.add(
            RecipientRow(workspace_id=self._rows.workspace, nudge_id=nudge.id, member_id=member)
            for nudge in new
            for member in dict.fromkeys(nudge.to)
        )
        for nudge in new:
            facts = {"nudge": nudge.id, "workspace": nudge.workspace, "kind": str(nudge.kind), "due": str(nudge.due_at)}
            logger.info("planned", extra=facts)
        if new:
            first = min(nudge.not_before for nudge in new)
            await wake_workspaces(self._rows.connection, {self._rows.workspace: first})
        return len(new)

    async def find(self, dedupe_key: str) -> Nudge | None:
        """The nudge of that key, or None."""
        return await self._one(self._rows.c.dedupe_key == dedupe_key)

    async def get(self, nudge: str) -> Nudge | None:
        """The nudge of that id, or None."""
        return await self._one(self._rows.c.nudge_id == nudge)

    async def about(self, subject: str, kind: NudgeKind) -> Sequence[Nudge]:
        """Those of a kind about a subject, in whatever state, oldest due first."""
        c = self._rows.c
        fits = self._rows.where(c.subject == subject, c.kind == kind)
        return sorted(await self._all(select(self._rows.table).where(fits)), key=lambda each: (each.due_at, each.id))

    async def skip(
        self,
        reason: SkipReason,
        *,
        subject: str | None = None,
        member: MemberId | None = None,
        kinds: Collection[NudgeKind] | None = None,
        keep_shared: bool = False,
    ) -> int:
        """End every nudge not yet claimed that fits all given filters, for a reason; the number ended.

        `keep_shared` leaves those alone that also go to somebody else. ValueError when no filter is given.
        """
        if subject is None and member is None and kinds is None:
            raise ValueError("skipping every nudge of a workspace is never meant")
        c = self._rows.c
        fits = [is_in(NudgeState.PLANNED)]
        if subject is not None:
            fits.append(c.subject == subject)
        if member is not None:
            fits.append(c.nudge_id.in_(self._ids_of(member)))
        if kinds is not None:
            fits.append(c.kind.in_(sorted(kinds)))
        if keep_shared:
            fits.append(self._how_many_hear() <= 1)
        return await self._rows.change(*fits, state=NudgeState.SKIPPED, reason=reason, reason_until=None)

    async def wake(self, member: MemberId, now: datetime) -> int:
        """Let everything that waits for this person be looked at again from `now` on; the number woken.

        What is not due yet stays where it is.
        """
        c = self._rows.c
        waiting = (is_in(NudgeState.PLANNED), c.due_at <= now, c.not_before > now)
        woken = await self._rows.change(*waiting, c.nudge_id.in_(self._ids_of(member)), not_before=now)
        if woken:
            await wake_workspaces(self._rows.connection, {self._rows.workspace: now})
        return woken

    async def heard(self, members: Collection[MemberId], since: datetime) -> Mapping[MemberId, Sequence[datetime]]:
        """When each member was sent something unprompted after `since`, oldest first; a message that may have
        arrived counts.
        """
        c, r = self._rows.c, self._recipients.c
        heard: dict[MemberId, list[datetime]] = defaultdict(list)
        for part in in_parts(members):
            query = (
                select(r.member_id, c.last_attempt_at)
                .join_from(
                    self._recipients.table,
                    self._rows.table,
                    (c.workspace_id == r.workspace_id) & (c.nudge_id == r.nudge_id),
                )
                .where(
                    self._recipients.where(r.member_id.in_(part)),
                    c.state.in_(PERHAPS_HEARD),
                    c.kind.in_(sorted(UNPROMPTED)),
                    c.last_attempt_at > since,
                )
                .order_by(c.last_attempt_at)
            )
            for member, at in await self._rows.connection.execute(query):
                heard[MemberId(member)].append(at)
        return {member: heard.get(member, []) for member in members}

    async def of_member(self, member: MemberId, limit: int = 20) -> Sequence[Nudge]:
        """The latest nudges to a person, newest due first."""
        c = self._rows.c
        return await self._all(
            select(self._rows.table)
            .where(self._rows.where(c.nudge_id.in_(self._ids_of(member))))
            .order_by(c.due_at.desc(), c.nudge_id)
            .limit(limit)
        )

    async def skips(self, cohort: CohortId) -> Mapping[NudgeReason, int]:
        """How many nudges of a cohort, its mentorships and their sessions were not sent, by reason."""
        c, m, s = self._rows.c, table_of(MentorshipRow).c, table_of(SessionRow).c
        mentorships = select(m.mentorship_id).where(m.workspace_id == self._rows.workspace, m.cohort_id == cohort)
        sessions = select(s.session_id).where(s.workspace_id == self._rows.workspace, s.mentorship_id.in_(mentorships))
        skips: Counter[NudgeReason] = Counter()
        # Asked one after the other: of an OR, SQLite would read every nudge of the workspace.
        for about in (c.subject == cohort, c.subject.in_(mentorships), c.subject.in_(sessions)):
            unsent = self._rows.where(about, c.state.in_([NudgeState.SKIPPED, NudgeState.EXPIRED]))
            counted = select(c.reason, func.count()).where(unsent).group_by(c.reason)
            for reason, number in await self._rows.connection.execute(counted):
                skips[reason or EndReason.OTHER] += number
        return skips

    async def _insert(self, nudges: Iterable[Nudge]) -> list[str]:
        """Insert those whose key is new; their ids."""
        rows = [NUDGES.values(self._rows.workspace, nudge) for nudge in nudges]
        statement = (
            insert_into(self._rows.connection, self._rows.table)
            .on_conflict_do_nothing(index_elements=["workspace_id", "dedupe_key"])
            .returning(self._rows.c.nudge_id)
        )
        return list((await self._rows.connection.execute(statement, rows)).scalars())

    def _ids_of(self, member: MemberId) -> Select[tuple[str]]:
        """The ids of the nudges to a person."""
        r = self._recipients.c
        return select(r.nudge_id).where(self._recipients.where(r.member_id == member))

    def _how_many_hear(self) -> ColumnElement[int]:
        """How many people a nudge goes to."""
        r = self._recipients.c
        return (
            select(func.count())
            .select_from(self._recipients.table)
            .where(self._recipients.where(r.nudge_id == self._rows.c.nudge_id))
            .scalar_subquery()
        )

    async def _one(self, condition: ColumnElement[bool]) -> Nudge | None:
        """The nudge that fits, or None."""
        found = await self._all(select(self._rows.table).where(self._rows.where(condition)))
        return found[0] if found else None

    async def _all(self, query: Select[tuple[object, ...]]) -> list[Nudge]:
        """The nudges that a query finds."""
        found = await self._rows.connection.execute(query)
        return [NUDGES.read(columns) for columns in found.mappings()]
