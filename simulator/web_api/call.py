"""One call of the Web API: its arguments, its rights, and the checks that many methods share."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from simulator.errors import SlackError
from simulator.limits import message_findings, metadata_refusal
from simulator.model import Json, Kind, SlackChannel
from simulator.team import Team
from simulator.world import World

Item = TypeVar("Item")
TEXT_LENGTH = 40_000


@dataclass(frozen=True, kw_only=True)
class Call:
    """A call that carries a valid token of the app in this workspace."""

    world: World
    team: Team
    method: str
    args: Json

    def need(self, *scopes: str) -> None:
        """Go on only with one of these scopes; SlackError `missing_scope` naming needed and provided."""
        if not self.world.app.scopes.intersection(scopes):
            provided = ",".join(sorted(self.world.app.scopes))
            raise SlackError("missing_scope", needed=",".join(scopes), provided=provided)

    def text(self, name: str) -> str | None:
        """An argument as text; None when absent or empty."""
        value = self.args.get(name)
        return None if value in (None, "") else str(value)

    def required(self, name: str, error: str | None = None) -> str:
        """An argument that must be there; SlackError `invalid_arguments` unless Slack has a name of its own."""
        value = self.text(name)
        if value is None:
            if error:
                raise SlackError(error)
            raise invalid_arguments(f"missing required field: {name}")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A yes or no, in any of the spellings that Slack takes."""
        value = self.args.get(name)
        return default if value is None else str(value).casefold() in {"1", "true"}

    def number(self, name: str, default: int) -> int:
        """A whole number; SlackError `invalid_arguments` for anything else."""
        value = self.args.get(name)
        if value in (None, ""):
            return default
        try:
            return int(str(value))
        except ValueError:
            raise invalid_arguments(f"must be a number: {name}") from None

    def structure(self, name: str, error: str = "invalid_arguments") -> Any:
        """An argument in JSON, given as such or as text; None when absent."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            raise SlackError(error) from None

    def message(self, *, most: int = TEXT_LENGTH) -> Json:
        """The checked content of a message: text, blocks, attachments, metadata."""
        text = self.text("text") or ""
        blocks = self.structure("blocks", "invalid_blocks_format") or []
        attachments = self.structure("attachments") or []
        if not text and not blocks and not attachments:
            raise SlackError("no_text")
        if len(text) > most:
            raise SlackError("msg_too_long")
        if not isinstance(blocks, list):
            raise SlackError("invalid_blocks_format")
        if not isinstance(attachments, list) or len(attachments) > 100:
            raise SlackError("too_many_attachments")
        refuse_blocks(message_findings(blocks, new_blocks=self.world.app.new_blocks))
        metadata = self.structure("metadata", "invalid_metadata_format")
        if metadata and (error := metadata_refusal(metadata)):
            raise SlackError(error)
        return {"text": text, "blocks": blocks, "attachments": attachments, "metadata": metadata or None}

    def channel(self, name: str = "channel") -> SlackChannel:
        """A conversation that the bot may know of; SlackError `channel_not_found`."""
        channel = self.team.channels.get(self.required(name, "channel_not_found"))
        if channel is None or (channel.kind is not Kind.PUBLIC and self.team.bot.id not in channel.members):
            raise SlackError("channel_not_found")
        return channel

    def page(self, items: list[Item], *, default: int = 100, most: int = 1000) -> tuple[list[Item], Json]:
        """One page of a list by `cursor` and `limit`, and the response metadata with the next cursor."""
        limit = self.number("limit", default) or default
        if not 1 <= limit <= most:
            raise SlackError("invalid_limit")
        start = _offset(self.text("cursor"))
        following = start + limit
        cursor = _cursor(following) if following < len(items) else ""
        return items[start:following], {"next_cursor": cursor}


Run = Callable[[Call], Json]


@dataclass(frozen=True, kw_only=True)
class Method:
    """A method of the Web API. `scopes`: any one of these; `per_minute`: its tier (docs.slack.dev, rate limits)."""

    name: str
    run: Run
    scopes: tuple[str, ...] = ()
    per_minute: int = 100
    app_token: bool = False
    public: bool = False


def invalid_arguments(*messages: str) -> SlackError:
    """Slack's `invalid_arguments`, saying what is wrong."""
    shown = [message if message.startswith("[ERROR]") else f"[ERROR] {message}" for message in messages]
    return SlackError("invalid_arguments", response_metadata={"messages": shown})


def refuse_blocks(findings: list[str]) -> None:
    """SlackError `invalid_blocks` with every finding, if there are any."""
    if findings:
        raise SlackError("invalid_blocks", errors=findings, response_metadata={"messages": findings})


def _cursor(offset: int) -> str:
    return base64.b64encode(f"next:{offset}".encode()).decode()


def _offset(cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        prefix, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
        if prefix == "next":
            return int(number)
    except (binascii.Error, ValueError):
        pass
    raise SlackError("invalid_cursor")
