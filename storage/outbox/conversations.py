"""Which DM or group DM Slack opened for whom: asked once, since the same people are the same conversation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import String, column, select, values
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import ChannelId, MemberId, WorkspaceId
from storage.rows import Rows, table_of
from storage.tables import ConversationRow


def _people(members: Iterable[str]) -> str:
    """The key of a set of members."""
    return ",".join(sorted(set(members)))


Group = tuple[WorkspaceId, tuple[MemberId, ...]]
"""Some members of a workspace."""


async def known_conversations(connection: AsyncConnection, groups: Iterable[Group]) -> Mapping[Group, ChannelId]:
    """The channels of these members; a group that was never opened is missing."""
    asked = {(workspace, _people(members)): (workspace, members) for workspace, members in groups}
    if not asked:
        return {}
    wanted = (
        values(column("workspace", String), column("group", String), name="wanted")
        .data([(str(workspace), people) for workspace, people in sorted(asked)])
        .cte("wanted")
    )
    c = table_of(ConversationRow).c
    query = select(c.workspace_id, c.people, c.channel).join_from(
        wanted,
        table_of(ConversationRow),
        (c.workspace_id == wanted.c.workspace) & (c.people == wanted.c.group),
    )
    found = await connection.execute(query)
    return {asked[WorkspaceId(workspace), people]: ChannelId(channel) for workspace, people, channel in found}


async def remember_conversation(
    connection: AsyncConnection, workspace: WorkspaceId, members: Iterable[str], channel: str
) -> None:
    """Keep the channel that Slack opened for these members."""
    rows = Rows(connection, workspace, ConversationRow)
    await rows.put(ConversationRow(workspace_id=workspace, people=_people(members), channel=channel))


async def forget_conversation(connection: AsyncConnection, workspace: WorkspaceId, members: Iterable[MemberId]) -> None:
    """Slack no longer knows the channel; the next nudge opens it again."""
    rows = Rows(connection, workspace, ConversationRow)
    await rows.remove(rows.c.people == _people(members))
