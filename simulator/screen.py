"""What one person has before them: the messages they can see, their topmost modal, their Home tab."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from simulator.inputs import State, elements_of, is_stateful, value_of
from simulator.model import File, Json, Kind, SlackChannel, SlackMessage, SlackView, User
from simulator.mrkdwn import Eyes, readable
from simulator.render import shown_blocks, text_of, value_shown
from simulator.team import Team


@dataclass(frozen=True, kw_only=True)
class SeenMessage:
    """A message as one person sees it. `shown` is everything they read; `channel` is its name on their screen."""

    channel: str
    channel_id: str
    ts: str
    author: str
    text: str
    blocks: list[Json]
    shown: str
    is_ephemeral: bool = False
    is_edited: bool = False
    is_own: bool = False
    thread_ts: str | None = None
    files: tuple[File, ...] = ()

    @property
    def ref(self) -> tuple[str, str]:
        """The conversation and timestamp that name it."""
        return self.channel_id, self.ts


@dataclass(frozen=True, kw_only=True)
class SeenView:
    """A modal or Home tab as one person sees it; `values` maps each label to what is filled in, as it reads."""

    id: str
    title: str
    shown: str
    blocks: list[Json]
    labels: tuple[str, ...]
    values: dict[str, str]
    errors: dict[str, str]
    submit: str | None = None
    close: str | None = None
    callback_id: str = ""


@dataclass
class Screen:
    """One person's eyes on one workspace; `filled` holds what they chose in messages, by message."""

    team: Team
    user: User
    filled: dict[tuple[str, str], State] = field(default_factory=dict)

    @property
    def eyes(self) -> Eyes:
        """How this person reads at this moment."""
        return Eyes(team=self.team, viewer=self.user, now=self.team.now())

    def channels(self) -> list[SlackChannel]:
        """The conversations that they are in."""
        return [channel for channel in self.team.channels.values() if self.user.id in channel.members]

    def name_of(self, channel: SlackChannel) -> str:
        """A conversation's name as they read it: #channel, the bot's name, or the other people's names."""
        if channel.kind in (Kind.PUBLIC, Kind.PRIVATE):
            return f"#{channel.name}"
        others = [member for member in channel.members if member != self.user.id]
        if len(others) > 1:
            others = [member for member in others if member != self.team.bot.id]
        return ", ".join(self.team.users[member].real_name for member in others)

    def messages(self, channel: SlackChannel | None = None) -> list[SeenMessage]:
        """All messages that they can see, or those of one conversation, newest last."""
        return [self.seen(place, message) for place, message in self.stored(channel)]

    def as_sent(self) -> list[SeenMessage]:
        """The same as they read when they came: what was *tomorrow* then is not *today* by now."""
        return [self.seen(place, message, now=_came(message)) for place, message in self.stored()]

    def stored(self, channel: SlackChannel | None = None) -> list[tuple[SlackChannel, SlackMessage]]:
        """The same as stored, each with its conversation."""
        where = [channel] if channel else self.channels()
        found = [
            (place, message)
            for place in where
            for message in place.messages.values()
            if message.only_for in (None, self.user.id)
        ]
        return sorted(found, key=lambda item: item[1].ts)

    def seen(self, channel: SlackChannel, message: SlackMessage, now: datetime | None = None) -> SeenMessage:
        """One message through this person's eyes, at this moment or at another."""
        eyes = replace(self.eyes, now=now) if now else self.eyes
        text = readable(message.text, eyes)
        body = shown_blocks(message.blocks, eyes, self.filled.get((channel.id, message.ts)))
        files = tuple(self.team.files[file_id] for file_id in message.files)
        lines = [body or text, *(f"📎 {file.name}" for file in files)]
        return SeenMessage(
            channel=self.name_of(channel),
            channel_id=channel.id,
            ts=message.ts,
            author=self.team.users[message.author].real_name,
            text=text,
            blocks=message.blocks,
            shown="\n".join(line for line in lines if line),
            is_ephemeral=message.only_for is not None,
            is_edited=message.edited_at is not None,
            is_own=message.author == self.user.id,
            thread_ts=message.thread_ts,
            files=files,
        )

    def unread(self, channel: SlackChannel) -> int:
        """How many messages from others came since they last looked."""
        read = channel.last_read.get(self.user.id, "0")
        return sum(
            1
            for message in channel.messages.values()
            if message.ts > read and message.author != self.user.id and message.only_for in (None, self.user.id)
        )

    def modal(self) -> SeenView | None:
        """The modal on top, if one is open."""
        view = self.team.shelf.top(self.user.id)
        return self.seen_view(view) if view else None

    def home(self) -> SeenView | None:
        """The Home tab, if one was published to them."""
        view = self.team.shelf.homes.get(self.user.id)
        return self.seen_view(view) if view else None

    def seen_view(self, view: SlackView) -> SeenView:
        """One view through this person's eyes."""
        eyes = self.eyes
        values = self._values(view)
        errors = {self._label(view, block_id): text for block_id, text in view.errors.items()}
        title = text_of(view.content.get("title"), eyes)
        complaints = [f"! {label}: {sentence}" for label, sentence in errors.items()]
        submit = text_of(view.content.get("submit"), eyes) or None
        close = (text_of(view.content.get("close"), eyes) or eyes.t("Cancel")) if view.is_modal else None
        buttons = " ".join(f"[{label}]" for label in (close, submit) if label)
        lines = [title, shown_blocks(view.blocks, eyes, view.state), *complaints, buttons]
        return SeenView(
            id=view.id,
            title=title,
            shown="\n".join(line for line in lines if line),
            blocks=view.blocks,
            labels=tuple(values),
            values=values,
            errors=errors,
            submit=submit,
            close=close,
            callback_id=view.content.get("callback_id") or "",
        )

    def _values(self, view: SlackView) -> dict[str, str]:
        values = {}
        for block, element in elements_of(view.blocks):
            if is_stateful(element):
                entry = view.state[block["block_id"]][element["action_id"]]
                values[label_of(block, element)] = value_shown(value_of(entry), entry, self.eyes)
        return values

    def _label(self, view: SlackView, block_id: str) -> str:
        for block, element in elements_of(view.blocks):
            if block["block_id"] == block_id:
                return label_of(block, element)
        return block_id


def label_of(block: Json, element: Json) -> str:
    """The words by which a person knows a control that is not a button."""
    candidates: tuple[Any, ...] = (block.get("label"), block.get("text"), element.get("placeholder"))
    named = (str(text["text"]) for text in candidates if text)
    return next(named, str(element["action_id"]))


def _came(message: SlackMessage) -> datetime:
    """When a message came, or was last changed."""
    return datetime.fromtimestamp(float(message.edited_at or message.ts), UTC)
