"""What Slack says of a person, read: the user object of `users.info`, `users.list` and `user_change`."""

from __future__ import annotations

from typing import Any

from mentoring.model import MemberId, Standing, WorkspaceId
from mentoring.ports import Account

SLACKBOT = "USLACKBOT"
"""It is an app, and passes Slack's own filter for those."""


def account_of(workspace: WorkspaceId, user: dict[str, Any]) -> Account:
    """The person as this user object describes them in this workspace."""
    profile = user.get("profile", {})
    return Account(
        id=MemberId(user["id"]),
        name=profile.get("display_name") or user.get("real_name") or user.get("name", ""),
        tz=user.get("tz") or "UTC",
        locale=user.get("locale") or "",
        admin=bool(user.get("is_admin") or user.get("is_owner")),
        standing=standing_in(workspace, user),
    )


def standing_in(workspace: WorkspaceId, user: dict[str, Any]) -> Standing:
    """Whether the person may take part in this workspace.

    In a Grid, `team_id` is the person's home; `enterprise_user.teams` names every workspace that they belong to.
    """
    if user.get("deleted"):
        return Standing.DEACTIVATED
    if user.get("is_bot") or user["id"] == SLACKBOT:
        return Standing.APP
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        return Standing.GUEST
    if user.get("is_stranger") or workspace not in _teams(workspace, user):
        return Standing.ELSEWHERE
    if user.get("is_invited_user"):
        return Standing.INVITED
    return Standing.HERE


def _teams(workspace: WorkspaceId, user: dict[str, Any]) -> set[str]:
    grid = user.get("enterprise_user") or {}
    return {str(user.get("team_id") or workspace), *map(str, grid.get("teams") or ())}
