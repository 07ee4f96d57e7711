"""Announced matches and who is in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import combinations

from sqlalchemy import and_, case, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import (
    ChannelId,
    CohortId,
    EndedFor,
    MemberId,
    Mentorship,
    MentorshipId,
    MentorshipState,
    WorkspaceId,
)
from storage.rows import Rows, in_parts, table_of
from storage.tables import MENTORSHIPS, MentorshipMemberRow, MentorshipRow


class MentorshipTable:
    """`mentoring.ports.Mentorships` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The mentorships of one workspace."""
        self._rows = Rows(connection, workspace, MentorshipRow)
        self._members = Rows(connection, workspace, MentorshipMemberRow)

    async def get(self, mentorship: MentorshipId) -> Mentorship | None:
        """The mentorship, or None."""
        row = await self._rows.one(self._rows.c.mentorship_id == mentorship)
        return (await self._whole([row]))[0] if row else None

    async def put(self, mentorship: Mentorship) -> None:
        """Insert or replace; what has ended stays ended."""
        c = self._rows.c
        row = MENTORSHIPS.row(self._rows.workspace, mentorship)
        over = c.state == MentorshipState.ENDED
        await self._rows.put(
            row,
            state=case((over, c.state), else_=literal(row.state, c.state.type)),
            ended_at=case((over, c.ended_at), else_=literal(row.ended_at, c.ended_at.type)),
            ended_for=case((over, c.ended_for), else_=literal(row.ended_for, c.ended_for.type)),
        )
        await self._members.remove(self._members.c.mentorship_id == mentorship.id)
        await self._members.add(
            MentorshipMemberRow(
                workspace_id=self._rows.workspace, mentorship_id=mentorship.id, member_id=member, place=place
            )
            for place, member in enumerate(mentorship.members)
        )

    async def of_cohort(self, cohort: CohortId) -> Sequence[Mentorship]:
        """All of a cohort, in every state, by id."""
        # Sorted here: asked for the order, SQLite would read those of every cohort.
        rows = await self._rows.all(self._rows.c.cohort_id == cohort)
        return await self._whole(sorted(rows, key=lambda row: row.mentorship_id))

    async def count(self, cohort: CohortId, most: int) -> int:
        """How many a cohort has, in every state; no further than `most`."""
        c = self._rows.c
        some = select(c.mentorship_id).where(self._rows.where(c.cohort_id == cohort)).limit(most).subquery()
        return int((await self._rows.connection.execute(select(func.count()).select_from(some))).scalar_one())

    async def of_member(self, member: MemberId) -> Sequence[Mentorship]:
        """All in which the person ever took part, newest first."""
        c, m = self._rows.c, self._members.c
        theirs = select(m.mentorship_id).where(self._members.where(m.member_id == member))
        rows = await self._rows.all(c.mentorship_id.in_(theirs), order=(c.began_at.desc(), c.mentorship_id))
        return await self._whole(rows)

    async def history(self, members: Collection[MemberId]) -> Mapping[tuple[MemberId, MemberId], int]:
        """How often each two of `members` were introduced to one another; keys sorted."""
        together: dict[str, list[MemberId]] = defaultdict(list)
        rows = await self._members.among(self._members.c.member_id, members)
        introduced = await self._introduced({row.mentorship_id for row in rows})
        for row in rows:
            if row.mentorship_id not in introduced:
                continue
            together[row.mentorship_id].append(MemberId(row.member_id))
        return Counter(two for group in together.values() for two in combinations(sorted(group), 2))

    async def forget(self, mentorship: MentorshipId) -> None:
        """Remove a mentorship that nobody was told of, with its sessions."""
        await self._rows.remove(self._rows.c.mentorship_id == mentorship)

    async def introduced(self, mentorship: MentorshipId, at: datetime, channel: ChannelId | None) -> bool:
        """Its introduction arrived: it is active from now on; False when it was so already, or has ended (atomic)."""
        c = self._rows.c
        return bool(
            await self._rows.change(
                c.mentorship_id == mentorship,
                c.state == MentorshipState.WAITING,
                state=MentorshipState.ACTIVE,
                introduced_at=at,
                channel=channel,
                look_again_at=at,
            )
        )

    async def _introduced(self, mentorships: Collection[str]) -> set[str]:
        """Which of these were ever introduced."""
        c = self._rows.c
        found = await self._rows.among(c.mentorship_id, mentorships)
        return {row.mentorship_id for row in found if row.introduced_at is not None}

    async def end(self, mentorship: MentorshipId, at: datetime, why: EndedFor) -> bool:
        """End it atomically, and plan no more for it; False when it had ended already."""
        c = self._rows.c
        return bool(
            await self._rows.change(
                c.mentorship_id == mentorship,
                c.state != MentorshipState.ENDED,
                state=MentorshipState.ENDED,
                ended_at=at,
                ended_for=why,
                look_again_at=None,
            )
        )

    async def look_again(self, mentorship: MentorshipId, at: datetime | None) -> None:
        """When the planner must look at this mentorship again; None for never, as for one that has ended."""
        c = self._rows.c
        open_or_never = [c.state != MentorshipState.ENDED] if at else []
        await self._rows.change(c.mentorship_id == mentorship, *open_or_never, look_again_at=at)

    async def _whole(self, rows: Sequence[MentorshipRow]) -> list[Mentorship]:
        """The mentorships of these rows, each with its members in their order."""
        members: dict[str, list[MentorshipMemberRow]] = defaultdict(list)
        for part in in_parts(row.mentorship_id for row in rows):
            for one in await self._members.all(self._members.c.mentorship_id.in_(part), order=self._members.c.place):
                members[one.mentorship_id].append(one)
        return [
            MENTORSHIPS.value(row, members=tuple(MemberId(one.member_id) for one in members[row.mentorship_id]))
            for row in rows
        ]


async def look_at_all(connection: AsyncConnection, workspace: WorkspaceId, now: datetime) -> None:
    """Let the planner look at once at every mentorship of the workspace that goes on or waits."""
    table = table_of(MentorshipRow)
    open_ones = and_(table.c.workspace_id == workspace, table.c.state != MentorshipState.ENDED)
    await connection.execute(update(table).where(open_ones).values(look_again_at=now))


async def mentorships_to_plan(
    connection: AsyncConnection, now: datetime, limit: int
) -> Sequence[tuple[WorkspaceId, MentorshipId]]:
    """Mentorships of every workspace whose `look_again_at` has come, longest waiting first."""
    c = table_of(MentorshipRow).c
    query = (
        select(c.workspace_id, c.mentorship_id)
        .where(c.look_again_at <= now)
        .order_by(c.look_again_at, c.workspace_id, c.mentorship_id)
        .limit(limit)
    )
    found = await connection.execute(query)
    return [(WorkspaceId(workspace), MentorshipId(mentorship)) for workspace, mentorship in found]
