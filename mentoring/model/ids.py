"""Identifiers, each a string of its own type: Slack's for workspaces, people and channels, ours for the rest."""

from __future__ import annotations

from typing import NewType

WorkspaceId = NewType("WorkspaceId", str)
MemberId = NewType("MemberId", str)
ChannelId = NewType("ChannelId", str)
CohortId = NewType("CohortId", str)
MentorshipId = NewType("MentorshipId", str)
SessionId = NewType("SessionId", str)

ERASED = "gone-"
"""How the random name begins that stands in the place of somebody who was erased."""


def was_erased(member: str) -> bool:
    """Whether this is nobody any more."""
    return member.startswith(ERASED)
