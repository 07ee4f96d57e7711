"""Identifiers, each a string of its own type: Slack's for workspaces, people and channels, ours for the rest."""

from __future__ import annotations

from typing import NewType

WorkspaceId = NewType("WorkspaceId", str)
MemberId = NewType("MemberId", str)
ChannelId = NewType("ChannelId", str)
CohortId = NewType("CohortId", str)
MentorshipId = NewType("MentorshipId", str)
SessionId = NewType("SessionId", str)
