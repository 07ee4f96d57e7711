"""The pretend Slack app: what its manifest asked for, its secrets, and how Slack reaches it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from simulator.model import Json

DEFAULT_SCOPES = frozenset(
    {"commands", "chat:write", "im:write", "mpim:write", "users:read", "files:write", "channels:read"}
    | {"im:history", "team:read"}
)
DEFAULT_EVENTS = frozenset({"app_home_opened", "message.im", "app_uninstalled", "tokens_revoked"})
"""The least scopes that Bothways lives on; a manifest replaces them."""


class Transport(StrEnum):
    """How Slack hands commands, interactions and events to the bot."""

    HTTP = "http"
    SOCKET = "socket"


@dataclass(frozen=True, kw_only=True)
class Command:
    """A slash command of the manifest."""

    command: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False


@dataclass(frozen=True, kw_only=True)
class Shortcut:
    """A shortcut of the manifest, found by people under its name."""

    name: str
    callback_id: str
    type: str = "global"
    description: str = ""


@dataclass(kw_only=True)
class PretendApp:
    """One Slack app, installed in each workspace under a token of its own.

    `request_url` is where signed requests go (HTTP); it may be set after the bot listens. `commands` None means that
    any command is taken. `new_blocks` False plays a workspace in which tables, charts and cards are not rolled out.
    """

    name: str = "Bothways"
    app_id: str = "A0BOTHWAYS"
    transport: Transport = Transport.SOCKET
    request_url: str | None = None
    signing_secret: str = "simulated-signing-secret"  # noqa: S105 - a secret of the pretend workspace only
    app_token: str = "xapp-1-simulated"  # noqa: S105 - same
    scopes: frozenset[str] = DEFAULT_SCOPES
    events: frozenset[str] = DEFAULT_EVENTS
    commands: dict[str, Command] | None = None
    shortcuts: tuple[Shortcut, ...] = ()
    home_tab: bool = True
    messages_tab: bool = True
    messages_read_only: bool = False
    new_blocks: bool = True

    @classmethod
    def from_manifest(cls, manifest: Json, **settings: object) -> PretendApp:
        """The app that this manifest (the parsed document) describes; `settings` override any field."""
        features: Json = manifest.get("features", {})
        home: Json = features.get("app_home", {})
        options: Json = manifest.get("settings", {})
        commands = [_command(entry) for entry in features.get("slash_commands", [])]
        described: Json = {
            "name": features.get("bot_user", {}).get("display_name") or manifest["display_information"]["name"],
            "scopes": frozenset(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])),
            "events": frozenset(options.get("event_subscriptions", {}).get("bot_events", [])),
            "commands": {command.command: command for command in commands},
            "shortcuts": tuple(_shortcut(entry) for entry in features.get("shortcuts", [])),
            "home_tab": bool(home.get("home_tab_enabled")),
            "messages_tab": bool(home.get("messages_tab_enabled")),
            "messages_read_only": bool(home.get("messages_tab_read_only_enabled")),
            "transport": Transport.SOCKET if options.get("socket_mode_enabled") else Transport.HTTP,
        }
        return cls(**(described | settings))

    @classmethod
    def from_file(cls, path: Path, **settings: object) -> PretendApp:
        """The app of a manifest file in JSON or YAML."""
        text = path.read_text(encoding="utf-8")
        return cls.from_manifest(_parsed(text, path.suffix), **settings)

    def hears(self, event: Json) -> bool:
        """Whether its manifest subscribes to this event."""
        name = str(event["type"])
        if name == "message":
            name = f"message.{_CHANNEL_TYPES[event.get('channel_type', 'channel')]}"
        return name in self.events


_CHANNEL_TYPES = {"im": "im", "mpim": "mpim", "channel": "channels", "group": "groups"}


def _command(entry: Json) -> Command:
    return Command(
        command=entry["command"],
        description=entry.get("description", ""),
        usage_hint=entry.get("usage_hint", ""),
        should_escape=bool(entry.get("should_escape")),
    )


def _shortcut(entry: Json) -> Shortcut:
    return Shortcut(
        name=entry["name"],
        callback_id=entry["callback_id"],
        type=entry.get("type", "global"),
        description=entry.get("description", ""),
    )


def _parsed(text: str, suffix: str) -> Json:
    # YAML is needed for a manifest in YAML only, and not by the server itself.
    import yaml

    parsed: Json = json.loads(text) if suffix == ".json" else yaml.safe_load(text)
    return parsed
