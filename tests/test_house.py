"""The house keeps its own papers in order: manifest, settings and words are what the code uses."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import yaml
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

import handlers
from bot.config import Settings
from handlers.ids import COMMAND, Callback

ROOT = Path(__file__).parent.parent
MANIFEST = yaml.safe_load((ROOT / "app_manifest.yaml").read_text(encoding="utf-8"))
SOURCES = {
    path: path.read_text(encoding="utf-8") for package in ("bot", "handlers") for path in (ROOT / package).rglob("*.py")
}

SCOPE_OF = {
    "channels:read": "conversations_info",
    "groups:read": "conversations_members",
    "chat:write": "chat_postMessage",
    "commands": ".command(",
    "files:write": "files_upload_v2",
    "im:history": "conversations_history",
    "im:write": "conversations_open",
    "mpim:write": "conversations_open",
    "users:read": "users_info",
}
INJECTED = {"ack", "body", "client", "command", "context", "event", "action", "respond", "say", "view"}
OURS = {"actor", "programme"}


def listeners() -> list[object]:
    app = AsyncApp(client=AsyncWebClient(token="xoxb-none"), signing_secret="none")
    handlers.register(app)
    return list(app._async_listeners)


def test_every_scope_is_used() -> None:
    code = "\n".join(SOURCES.values())

    assert {scope: SCOPE_OF[scope] in code for scope in MANIFEST["oauth_config"]["scopes"]["bot"]} == dict.fromkeys(
        SCOPE_OF, True
    )


def test_the_manifest_names_the_command_and_the_shortcut_that_are_heard() -> None:
    features = MANIFEST["features"]

    assert [each["command"] for each in features["slash_commands"]] == [COMMAND]
    assert [each["callback_id"] for each in features["shortcuts"]] == [Callback.ASK_SHORTCUT]


def test_every_event_of_the_manifest_has_a_listener_and_no_other_is_heard() -> None:
    heard = set(re.findall(r'app\.event\("(\w+)"\)', "\n".join(SOURCES.values())))
    subscribed = {name.partition(".")[0] for name in MANIFEST["settings"]["event_subscriptions"]["bot_events"]}

    assert heard == subscribed


def test_every_listener_asks_only_for_what_it_can_be_given() -> None:
    asked = {
        (listener.ack_function.__name__, name)  # type: ignore[attr-defined]
        for listener in listeners()
        for name in inspect.signature(listener.ack_function).parameters  # type: ignore[attr-defined]
    }

    assert {name for _, name in asked} <= INJECTED | OURS


def test_every_setting_is_explained_in_the_example() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    assert set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == {name.upper() for name in Settings.model_fields}
