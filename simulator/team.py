"""The state of one pretend workspace and what can be done to it: members, conversations, messages, tokens."""

from __future__ import annotations

import mimetypes
import re
from dataclasses import replace
from datetime import UTC, datetime

from simulator.errors import SlackError
from simulator.inputs import with_ids
from simulator.model import SLACKBOT, File, Json, Kind, SlackChannel, SlackMessage, User
from simulator.views import ViewShelf
from simulator.world import World


class Team:
    """One workspace with the app installed in it, from Slack's side of the wire."""

    def __init__(self, world: World, *, number: int, name: str, token: str | None = None) -> None:
        """An empty workspace: the bot, Slackbot, and nobody else."""
        self.world = world
        self.number = number
        self.id = f"T{number:03d}SIM"
        self.name = name
        self.domain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
        self.users: dict[str, User] = {}
        self.channels: dict[str, SlackChannel] = {}
        self.files: dict[str, File] = {}
        self.shelf = ViewShelf(self.id)
        self.token = token or f"xoxb-{number:03d}-simulated"
        # Token → None while it is valid, or the error name that it earns.
        self.tokens: dict[str, str | None] = {self.token: None}
        self._dms: dict[str, SlackChannel] = {}
        self._groups: dict[frozenset[str], SlackChannel] = {}
        self._last_ts = 0
        self._made = 0
        self.bot = self.add_user(world.app.name, is_bot=True, bot_id=f"B{number:03d}SIM", tz="UTC")
        slackbot = User(id=SLACKBOT, team_id=self.id, name="slackbot", real_name="Slackbot", tz="UTC")
        self.users[SLACKBOT] = slackbot

    def now(self) -> datetime:
        """The present moment in this workspace."""
        return self.world.clock()

    def next_id(self, letter: str) -> str:
        """A new id of Slack's shape, such as U001000004."""
        self._made += 1
        return f"{letter}{self.number:03d}{self._made:06d}"

    def next_ts(self) -> str:
        """A message timestamp from the simulated clock: unique in the workspace, and always rising."""
        self._last_ts = max(int(self.now().timestamp() * 1_000_000), self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def add_user(self, real_name: str, **facts: object) -> User:
        """A new member; `facts` are the fields of `User`."""
        name = re.sub(r"[^\w]+", ".", real_name.casefold()).strip(".")
        user = User(
            id=self.next_id("U"),
            team_id=self.id,
            name=name,
            real_name=real_name,
            updated=int(self.now().timestamp()),
            **facts,  # type: ignore[arg-type]  # facts are User's fields
        )
        self.users[user.id] = user
        return user

    def user(self, user_id: str | None) -> User:
        """A member by id; SlackError `user_not_found`."""
        if user_id not in self.users:
            raise SlackError("user_not_found")
        return self.users[user_id]

    def add_channel(self, name: str, *, kind: Kind, creator: str, members: list[str]) -> SlackChannel:
        """A new channel, private channel or group DM."""
        letter = "C" if kind in (Kind.PUBLIC, Kind.PRIVATE) else "G"
        channel = SlackChannel(
            id=self.next_id(letter),
            kind=kind,
            name=name,
            creator=creator,
            created=int(self.now().timestamp()),
            members=members,
            is_general=name == "general",
        )
        self.channels[channel.id] = channel
        self.world.feed.tell("channel", team=self.id, channel=channel.id)
        return channel

    def dm(self, user_id: str) -> SlackChannel:
        """The conversation of the bot and one person, made if there was none."""
        if user_id in self._dms:
            return self._dms[user_id]
        channel = SlackChannel(
            id=self.next_id("D"),
            kind=Kind.IM,
            creator=self.bot.id,
            created=int(self.now().timestamp()),
            members=[self.bot.id, user_id],
        )
        self.channels[channel.id] = self._dms[user_id] = channel
        return channel

    def group(self, user_ids: list[str]) -> SlackChannel:
        """The group DM of the bot and these people: the same set of people is the same conversation."""
        members = frozenset({self.bot.id, *user_ids})
        if members in self._groups:
            return self._groups[members]
        names = "--".join(self.users[user_id].name for user_id in [self.bot.id, *user_ids])
        self._groups[members] = self.add_channel(
            f"mpdm-{names}-1", kind=Kind.MPIM, creator=self.bot.id, members=[self.bot.id, *user_ids]
        )
        return self._groups[members]

    def post(self, channel: SlackChannel, author: str, text: str, **facts: object) -> SlackMessage:
        """Put a message into a conversation; `facts` are further fields of `Message`."""
        message = SlackMessage(channel=channel.id, ts=self.next_ts(), author=author, text=text)
        message = replace(message, **facts)  # type: ignore[arg-type]  # facts are Message's fields
        message.blocks = with_ids(message.blocks, self._last_ts)
        channel.messages[message.ts] = message
        channel.last_read[author] = message.ts
        self.tell_message(message, "message")
        return message

    def change(self, message: SlackMessage, *, text: str, blocks: list[Json], metadata: Json | None = None) -> None:
        """Show something else in place of a message. Metadata stays unless new metadata is given."""
        self._last_ts += 1
        message.text, message.blocks = text, with_ids(blocks, self._last_ts)
        message.metadata = metadata or message.metadata
        message.edited_at = None if blocks else self.next_ts()
        message.revision += 1
        self.tell_message(message, "message_changed")

    def remove(self, message: SlackMessage) -> None:
        """Take a message away."""
        del self.channels[message.channel].messages[message.ts]
        self.tell_message(message, "message_deleted")

    def tell_message(self, message: SlackMessage, kind: str) -> None:
        """Tell the listeners about a message."""
        self.world.feed.tell(kind, team=self.id, channel=message.channel, ts=message.ts, only_for=message.only_for)

    def add_file(self, name: str, length: int) -> File:
        """A file that the bot announced and will upload."""
        mimetype = mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = File(
            id=self.next_id("F"),
            team_id=self.id,
            name=name,
            length=length,
            user=self.bot.id,
            mimetype=mimetype,
        )
        self.files[file.id] = file
        return file

    def revoke(self, error: str) -> None:
        """Make every token of the bot answer with this error from now on."""
        self.tokens = dict.fromkeys(self.tokens, error)

    def issue_token(self) -> str:
        """A new valid token, as a new installation gives."""
        self.token = f"xoxb-{self.number:03d}-simulated-{len(self.tokens) + 1}"
        self.tokens[self.token] = None
        return self.token

    def named_channel(self, name: str) -> SlackChannel | None:
        """A channel by its name, with or without #."""
        wanted = name.removeprefix("#")
        found = (channel for channel in self.channels.values() if channel.name == wanted)
        return next(found, None)

    def as_slack(self) -> Json:
        """The `team` of interaction payloads."""
        return {"id": self.id, "domain": self.domain}


def moment(ts: str) -> datetime:
    """The moment of a message timestamp."""
    return datetime.fromtimestamp(float(ts), UTC)
