"""Which DM or group DM Slack opened for whom: asked once, since the same people are the same conversation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import ChannelId, MemberId, WorkspaceId
from storage.rows import Rows, of_pairs
from storage.tables import ConversationRow


def _people(members: Iterable[str]) -> str:
    """The key of a set of members."""
    return ",".join(sorted(set(members)))


Recipients = tuple[WorkspaceId, tuple[MemberId, ...]]
"""Some members of a workspace."""


async def known_conversations(
    connection: AsyncConnection, groups: Iterable[Recipients]
) -> Mapping[Recipients, ChannelId]:
    """The channels of these members; a group that was never opened is missing."""
    asked = {(workspace, _people(members)): (workspace, members) for workspace, members in groups}
    found = await of_pairs(connection, ConversationRow, "people", asked)
    return {asked[WorkspaceId(row["workspace_id"]), row["people"]]: ChannelId(row["channel"]) for row in found}


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
