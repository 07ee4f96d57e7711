"""What a pretend workspace consists of: people, conversations, messages, views and files, as Slack describes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from mentoring.timeline import zone

Json: TypeAlias = dict[str, Any]

SLACKBOT = "USLACKBOT"


class Kind(StrEnum):
    """The four kinds of conversation, by the names `conversations.list` gives them."""

    PUBLIC = "public_channel"
    PRIVATE = "private_channel"
    IM = "im"
    MPIM = "mpim"

    @property
    def read_scope(self) -> str:
        """The scope that lets a bot look such a conversation up."""
        return f"{_SCOPE_NAMES[self]}:read"

    @property
    def history_scope(self) -> str:
        """The scope that lets a bot read what was written in it."""
        return f"{_SCOPE_NAMES[self]}:history"


_SCOPE_NAMES = {Kind.PUBLIC: "channels", Kind.PRIVATE: "groups", Kind.IM: "im", Kind.MPIM: "mpim"}


@dataclass(kw_only=True)
class User:
    """A member of a workspace: a person, the bot, or Slackbot. `tz` is an IANA name."""

    id: str
    team_id: str
    name: str
    real_name: str
    tz: str = "Europe/London"
    locale: str = "en-GB"
    title: str = ""
    email: str = ""
    is_admin: bool = False
    is_owner: bool = False
    is_bot: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    is_invited: bool = False
    deleted: bool = False
    bot_id: str | None = None
    updated: int = 0
    dnd_hours: tuple[int, int] | None = None
    grid: str = ""
    """The Enterprise Grid organisation that they are of; `team_id` is then their home, and they are in all `teams`."""
    teams: tuple[str, ...] = ()

    @property
    def enterprise(self) -> Json | None:
        """Their organisation, as interactions name it."""
        return {"id": self.grid, "name": "Northfield Group"} if self.grid else None

    def as_slack(self, now: datetime, *, with_locale: bool = False) -> Json:
        """The user object of `users.info`, with the offset that holds at `now`."""
        offset = now.astimezone(zone(self.tz)).utcoffset()
        label = now.astimezone(zone(self.tz)).tzname() or self.tz
        shown = {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.name,
            "deleted": self.deleted,
            "real_name": self.real_name,
            "profile": self._profile(),
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": self.updated,
        }
        if self.grid:
            shown["enterprise_user"] = {
                "id": self.id,
                "enterprise_id": self.grid,
                "enterprise_name": "Northfield Group",
                "is_admin": False,
                "is_owner": False,
                "teams": list(self.teams),
            }
        if self.is_stranger:
            shown["is_stranger"] = True
        if self.is_invited:
            shown["is_invited_user"] = True
        if self.deleted:
            return shown
        shown |= {
            "tz": self.tz,
            "tz_label": label,
            "tz_offset": int(offset.total_seconds()) if offset else 0,
            "is_admin": self.is_admin,
            "is_owner": self.is_owner,
            "is_primary_owner": False,
            "is_restricted": self.is_restricted,
            "is_ultra_restricted": self.is_ultra_restricted,
        }
        # Slack gives no locale of people from another organisation.
        return shown | ({"locale": self.locale} if with_locale and not self.is_stranger else {})

    def _profile(self) -> Json:
        profile: Json = {
            "real_name": self.real_name,
            "real_name_normalized": self.real_name,
            "display_name": self.real_name.split()[0],
            "display_name_normalized": self.real_name.split()[0],
            "title": self.title,
            "phone": "",
            "status_text": "",
            "status_emoji": "",
            "team": self.team_id,
        }
        return profile | ({"bot_id": self.bot_id} if self.bot_id else {})


@dataclass(kw_only=True)
class SlackMessage:
    """One message as stored; `only_for` makes it ephemeral, `hidden_until` keeps it out of history for a while."""

    channel: str
    ts: str
    author: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    bot_id: str | None = None
    app_id: str | None = None
    attachments: list[Json] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    thread_ts: str | None = None
    only_for: str | None = None
    edited_at: str | None = None
    hidden_until: datetime | None = None
    subtype: str | None = None
    revision: int = 0

    def as_slack(self, *, with_metadata: bool = False) -> Json:
        """The message object that history, events and interaction payloads carry."""
        shown: Json = {"type": "message", "user": self.author, "text": self.text, "ts": self.ts}
        optional = {
            "bot_id": self.bot_id,
            "app_id": self.app_id,
            "thread_ts": self.thread_ts,
            "subtype": self.subtype,
            "blocks": self.blocks,
            "attachments": self.attachments,
            "metadata": self.metadata if with_metadata else None,
            "edited": {"user": self.author, "ts": self.edited_at} if self.edited_at else None,
            "files": [{"id": file_id} for file_id in self.files],
        }
        return shown | {key: value for key, value in optional.items() if value}


@dataclass(kw_only=True)
class SlackChannel:
    """A conversation: channel, private channel, DM or group DM, with its members in order of joining."""

    id: str
    kind: Kind
    name: str = ""
    creator: str = ""
    created: int = 0
    topic: str = ""
    members: list[str] = field(default_factory=list)
    is_archived: bool = False
    is_ext_shared: bool = False
    is_general: bool = False
    messages: dict[str, SlackMessage] = field(default_factory=dict)
    last_read: dict[str, str] = field(default_factory=dict)

    def as_slack(self, bot: str) -> Json:
        """The conversation object of `conversations.info`, as the bot sees it."""
        shown: Json = {
            "id": self.id,
            "created": self.created,
            "is_archived": self.is_archived,
            "is_im": self.kind is Kind.IM,
            "is_mpim": self.kind is Kind.MPIM,
            "is_private": self.kind is not Kind.PUBLIC,
            "is_org_shared": False,
        }
        if self.kind is Kind.IM:
            other = next((member for member in self.members if member != bot), bot)
            return shown | {"user": other, "is_user_deleted": False, "priority": 0}
        return shown | {
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": self.kind is Kind.PUBLIC,
            "is_group": self.kind is Kind.PRIVATE,
            "is_general": self.is_general,
            "is_shared": self.is_ext_shared,
            "is_ext_shared": self.is_ext_shared,
            "is_member": bot in self.members,
            "creator": self.creator,
            "num_members": len(self.members),
            "topic": {"value": self.topic, "creator": self.creator, "last_set": self.created},
            "purpose": {"value": "", "creator": "", "last_set": 0},
        }


@dataclass(kw_only=True)
class SlackView:
    """A modal or a Home tab as it stands on one person's screen, with what they have filled in so far."""

    id: str
    team_id: str
    user: str
    content: Json
    hash: str
    root_view_id: str
    previous_view_id: str | None = None
    state: dict[str, dict[str, Json]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        """Its blocks, every one with a block id."""
        blocks: list[Json] = self.content.get("blocks", [])
        return blocks

    @property
    def is_modal(self) -> bool:
        """Whether it lies over everything else until closed."""
        return self.content.get("type") == "modal"

    def as_slack(self, app_id: str, bot_id: str) -> Json:
        """The view object of `views.*` answers and interaction payloads."""
        return {
            "id": self.id,
            "team_id": self.team_id,
            "type": self.content["type"],
            "blocks": self.blocks,
            "private_metadata": self.content.get("private_metadata") or "",
            "callback_id": self.content.get("callback_id") or "",
            "state": {"values": self.state},
            "hash": self.hash,
            "title": self.content.get("title"),
            "clear_on_close": bool(self.content.get("clear_on_close")),
            "notify_on_close": bool(self.content.get("notify_on_close")),
            "close": self.content.get("close"),
            "submit": self.content.get("submit"),
            "previous_view_id": self.previous_view_id,
            "root_view_id": self.root_view_id,
            "app_id": app_id,
            "external_id": self.content.get("external_id") or "",
            "app_installed_team_id": self.team_id,
            "bot_id": bot_id,
        }


@dataclass(kw_only=True)
class File:
    """An uploaded file; `done` once its upload was completed and it can be seen."""

    id: str
    team_id: str
    name: str
    length: int
    user: str
    title: str = ""
    alt_text: str = ""
    mimetype: str = "application/octet-stream"
    content: bytes | None = None
    done: bool = False
    channels: list[str] = field(default_factory=list)
