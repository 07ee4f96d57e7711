"""A workspace as tests and the demo hold it: who works there, its channels, and what its admin does."""

from __future__ import annotations

from typing import Any

from simulator import payloads
from simulator.delivery import PostOffice
from simulator.errors import NotVisible
from simulator.locators import words
from simulator.model import Json, Kind, SlackChannel
from simulator.people import Person
from simulator.team import Team


class Workspace:
    """One pretend workspace in which the app is installed."""

    def __init__(self, team: Team, office: PostOffice) -> None:
        """Take over the state of a workspace."""
        self.team = team
        self._office = office
        self._people: dict[str, Person] = {}

    @property
    def id(self) -> str:
        """Its team id."""
        return self.team.id

    @property
    def name(self) -> str:
        """Its name."""
        return self.team.name

    @property
    def bot_token(self) -> str:
        """The bot's present token here."""
        return self.team.token

    @property
    def bot_user_id(self) -> str:
        """The bot's user id here."""
        return self.team.bot.id

    @property
    def people(self) -> list[Person]:
        """Everybody who was hired, in that order."""
        return list(self._people.values())

    async def hire(
        self,
        name: str,
        *,
        tz: str = "Europe/London",
        title: str = "",
        locale: str = "en-GB",
        guest: bool = False,
        admin: bool = False,
        channels: tuple[str, ...] = (),
        **facts: Any,
    ) -> Person:
        """Have somebody join the workspace (and these channels); `facts` are further fields of `User`."""
        user = self.team.add_user(name, tz=tz, title=title, locale=locale, is_restricted=guest, is_admin=admin, **facts)
        person = Person(self.team, user, self._office)
        self._people[user.id] = person
        await self._announce({"type": "team_join", "user": user.as_slack(self.team.now())})
        for channel in channels:
            await self.joins(person, channel)
        self.team.world.feed.tell("people", team=self.id)
        return person

    def person(self, name: str) -> Person:
        """Somebody by name or id; LookupError when nobody is called so."""
        for person in self._people.values():
            if name == person.id or words(name) == words(person.name):
                return person
        raise NotVisible(f"nobody called {name!r} works at {self.name}")

    def add_channel(
        self, name: str, *, members: tuple[Person, ...] = (), private: bool = False, with_bot: bool = False
    ) -> SlackChannel:
        """A new channel with these members, without telling the bot."""
        ids = [person.id for person in members] + ([self.team.bot.id] if with_bot else [])
        kind = Kind.PRIVATE if private else Kind.PUBLIC
        return self.team.add_channel(name.removeprefix("#"), kind=kind, creator=(ids or [""])[0], members=ids)

    def channel(self, name: str) -> SlackChannel:
        """A channel by name or id; LookupError when there is none."""
        found = self.team.channels.get(name) or self.team.named_channel(name)
        if found is None:
            raise NotVisible(f"{self.name} has no channel {name!r}")
        return found

    async def joins(self, person: Person, channel: str) -> None:
        """Have somebody join a channel."""
        await self._add_member(self.channel(channel), person.id)

    async def leaves(self, person: Person, channel: str) -> None:
        """Have somebody leave a channel."""
        await self._remove_member(self.channel(channel), person.id)

    async def invites_bot(self, channel: str) -> None:
        """Have the bot invited to a channel."""
        await self._add_member(self.channel(channel), self.team.bot.id)

    async def removes_bot(self, channel: str) -> None:
        """Have the bot removed from a channel."""
        await self._remove_member(self.channel(channel), self.team.bot.id)

    async def _add_member(self, channel: SlackChannel, user_id: str) -> None:
        if user_id in channel.members:
            return
        channel.members.append(user_id)
        await self._membership("member_joined_channel", channel, user_id)

    async def _remove_member(self, channel: SlackChannel, user_id: str) -> None:
        if user_id in channel.members:
            channel.members.remove(user_id)
            await self._membership("member_left_channel", channel, user_id)

    async def _membership(self, kind: str, channel: SlackChannel, user_id: str) -> None:
        self.team.world.feed.tell("channel", team=self.id, channel=channel.id)
        # A bot hears of the comings and goings only where it is itself, and of its own.
        if self.team.bot.id not in (*channel.members, user_id):
            return
        letter = "C" if channel.kind is Kind.PUBLIC else "G"
        event = {"type": kind, "user": user_id, "channel": channel.id, "channel_type": letter}
        await self._announce(event | {"team": self.id})

    async def archives(self, channel: str) -> None:
        """Archive a channel."""
        found = self.channel(channel)
        found.is_archived = True
        await self._announce({"type": "channel_archive", "channel": found.id, "user": found.creator})

    async def unarchives(self, channel: str) -> None:
        """Bring an archived channel back."""
        found = self.channel(channel)
        found.is_archived = False
        await self._announce({"type": "channel_unarchive", "channel": found.id, "user": found.creator})

    async def changes(self, person: Person, **facts: Any) -> None:
        """Change somebody's profile, such as `tz`; `facts` are fields of `User`."""
        for name, value in facts.items():
            if not hasattr(person.user, name):
                raise AttributeError(f"a user has no {name}")
            setattr(person.user, name, value)
        person.user.updated = int(self.team.now().timestamp())
        await self._announce({"type": "user_change", "user": person.user.as_slack(self.team.now(), with_locale=True)})

    async def deactivates(self, person: Person) -> None:
        """Deactivate somebody's account: they leave every channel and cannot be written to."""
        for channel in self.team.channels.values():
            if channel.kind in (Kind.PUBLIC, Kind.PRIVATE) and person.id in channel.members:
                channel.members.remove(person.id)
        await self.changes(person, deleted=True)

    async def uninstalls(self) -> None:
        """Uninstall the app: its token answers `account_inactive`, and it hears of that."""
        self.team.revoke("account_inactive")
        await self._announce({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [self.team.bot.id]}})
        await self._announce({"type": "app_uninstalled"})

    async def revokes_token(self) -> None:
        """Revoke the bot's token, which answers `token_revoked` from then on; the bot hears of that."""
        self.team.revoke("token_revoked")
        await self._announce({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [self.team.bot.id]}})

    def reinstalls(self) -> str:
        """Install the app again; the new token."""
        return self.team.issue_token()

    async def sends_event(self, event: Json) -> None:
        """Let the bot hear of any event, if it subscribes to it."""
        await self._announce(event)

    async def settled(self) -> None:
        """Wait until nothing moves between Slack and the bot any more; see `SlackSimulator.settled`."""
        await self.team.world.traffic.settled(self.team.world.quiet)

    async def _announce(self, event: Json) -> None:
        await self._office.announce(payloads.event(self.team, event))
