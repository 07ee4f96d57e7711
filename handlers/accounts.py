"""What Slack says of a person, read: the user object of `users.info`, `users.list` and `user_change`.

Any part of it may be missing or null, or a zone that nobody knows here: of one odd account nobody else's cohort may
come to a stop.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeGuard

from mentoring.model import MemberId, Standing, WorkspaceId
from mentoring.ports import Account
from mentoring.timeline import zone

SLACKBOT = "USLACKBOT"
"""It is an app, and passes Slack's own filter for those."""

NAMELESS = "somebody"


def accounts_of(workspace: WorkspaceId, users: object) -> list[Account]:
    """The people of a page; what is no person there, or has no id, is left out."""
    found = users if isinstance(users, Iterable) else ()
    return [account_of(workspace, user) for user in found if _is_somebody(user)]


def account_of(workspace: WorkspaceId, user: Mapping[str, Any]) -> Account:
    """The person as this user object describes them in this workspace."""
    profile = _part(user, "profile")
    names = (_text(profile, "display_name"), _text(user, "real_name"), _text(user, "name"))
    return Account(
        id=MemberId(user["id"]),
        name=next(filter(None, names), NAMELESS),
        tz=zone(_text(user, "tz")).key,
        locale=_text(user, "locale"),
        admin=bool(user.get("is_admin") or user.get("is_owner")),
        standing=standing_in(workspace, user),
    )


def standing_in(workspace: WorkspaceId, user: Mapping[str, Any]) -> Standing:
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


def _teams(workspace: WorkspaceId, user: Mapping[str, Any]) -> set[str]:
    teams = _part(user, "enterprise_user").get("teams")
    return {_text(user, "team_id") or workspace, *(map(str, teams) if isinstance(teams, list) else ())}


def _part(user: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = user.get(name)
    return found if isinstance(found, Mapping) else {}


def _text(user: Mapping[str, Any], name: str) -> str:
    found = user.get(name)
    return found if isinstance(found, str) else ""


def _is_somebody(user: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether this is a user object that says whose it is."""
    return isinstance(user, Mapping) and isinstance(user.get("id"), str) and bool(user["id"])
