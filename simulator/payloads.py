"""The payloads in which Slack tells an app what people did, field for field."""

from __future__ import annotations

from simulator.inputs import State
from simulator.model import Json, Kind, SlackChannel, SlackMessage, SlackView, User
from simulator.team import Team

TOKEN = "simulated-verification-token"  # noqa: S105 - a value of the pretend workspace only
"""The old verification token, which nobody should look at any more."""


def command(
    team: Team, user: User, channel: SlackChannel, name: str, text: str, *, trigger_id: str, response_url: str
) -> Json:
    """The form of a slash command."""
    return {
        "token": TOKEN,
        "team_id": team.id,
        "team_domain": team.domain,
        "channel_id": channel.id,
        "channel_name": _channel_name(channel),
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": team.world.app.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def _channel_name(channel: SlackChannel) -> str:
    named = {Kind.IM: "directmessage", Kind.PRIVATE: "privategroup"}
    return named.get(channel.kind, channel.name)


def _interaction(kind: str, team: Team, user: User, trigger_id: str | None) -> Json:
    payload: Json = {
        "type": kind,
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id},
        "api_app_id": team.world.app.app_id,
        "token": TOKEN,
        "team": team.as_slack(),
        "enterprise": user.enterprise,
        "is_enterprise_install": False,
    }
    return payload | ({"trigger_id": trigger_id} if trigger_id else {})


def view_of(team: Team, view: SlackView) -> Json:
    """A view as payloads show it."""
    return view.as_slack(team.world.app.app_id, team.bot.bot_id or "")


def action_in_view(team: Team, user: User, view: SlackView, action: Json, trigger_id: str) -> Json:
    """block_actions from a modal or the Home tab."""
    return _interaction("block_actions", team, user, trigger_id) | {
        "container": {"type": "view", "view_id": view.id},
        "view": view_of(team, view),
        "actions": [action],
    }


def action_in_message(
    team: Team, user: User, message: SlackMessage, state: State, action: Json, *, trigger_id: str, response_url: str
) -> Json:
    """block_actions from a message, ephemeral or not."""
    channel = team.channels[message.channel]
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.only_for is not None,
    }
    shown = {} if message.only_for else {"message": message.as_slack() | {"team": team.id}}
    return _interaction("block_actions", team, user, trigger_id) | {
        "container": container,
        "channel": {"id": channel.id, "name": _channel_name(channel)},
        **shown,
        "state": {"values": state},
        "response_url": response_url,
        "actions": [action],
    }


def submission(team: Team, user: User, view: SlackView, trigger_id: str) -> Json:
    """view_submission."""
    return _interaction("view_submission", team, user, trigger_id) | {
        "view": view_of(team, view),
        "response_urls": [],
    }


def closed(team: Team, user: User, view: SlackView, *, is_cleared: bool) -> Json:
    """view_closed."""
    return _interaction("view_closed", team, user, None) | {
        "view": view_of(team, view),
        "is_cleared": is_cleared,
    }


def shortcut(team: Team, user: User, callback_id: str, trigger_id: str, action_ts: str) -> Json:
    """A global shortcut; it carries no response URL."""
    return _interaction("shortcut", team, user, trigger_id) | {
        "callback_id": callback_id,
        "action_ts": action_ts,
    }


def suggestion(team: Team, user: User, view: SlackView, block: Json, element: Json, typed: str) -> Json:
    """block_suggestion: what somebody typed into an external select of a modal."""
    return _interaction("block_suggestion", team, user, None) | {
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "value": typed,
        "container": {"type": "view", "view_id": view.id},
        "view": view_of(team, view),
    }


def event(team: Team, body: Json) -> Json:
    """The wrapper of an event."""
    event_ts = team.next_ts()
    authorization = {
        "enterprise_id": None,
        "team_id": team.id,
        "user_id": team.bot.id,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": TOKEN,
        "team_id": team.id,
        "context_team_id": team.id,
        "context_enterprise_id": None,
        "api_app_id": team.world.app.app_id,
        "event": {**body, "event_ts": body.get("event_ts", event_ts)},
        "type": "event_callback",
        "event_id": team.next_id("Ev"),
        "event_time": int(team.now().timestamp()),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
    }
