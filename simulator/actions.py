"""How a person does things: looking for a control until it is there, filling it in, pressing it, being asked first."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from simulator.delivery import PostOffice
from simulator.errors import CannotDo, NotVisible
from simulator.filling import value_for
from simulator.inputs import entry, is_stateful
from simulator.interactions import Interactions
from simulator.locators import Control, Surface, fields, find, words
from simulator.model import Json, Kind, SlackChannel, SlackMessage, SlackView, User
from simulator.screen import Screen, SeenMessage
from simulator.team import Team

Found = TypeVar("Found")
PATIENCE = 2.0
"""How long (real seconds) somebody looks for something that is not there yet, before giving up."""

_CHANNEL_TYPES = {Kind.IM: "im", Kind.MPIM: "mpim", Kind.PUBLIC: "channel", Kind.PRIVATE: "group"}


@dataclass(frozen=True, kw_only=True)
class Dialog:
    """The question that Slack asks before an action with `confirm`; press one of its two buttons."""

    title: str
    text: str
    confirm: str
    deny: str
    control: Control
    chosen: Json


class Hands:
    """One person's hands: `failure` is what Slack said of the last act, `dialog` the question that is open."""

    def __init__(self, team: Team, user: User, office: PostOffice, screen: Screen) -> None:
        """Idle hands."""
        self.failure: str | None = None
        self.dialog: Dialog | None = None
        self.at_home = False
        self._team = team
        self._user = user
        self._world = team.world
        self._screen = screen
        self.does = Interactions(team, user, office, screen)

    def begin(self) -> None:
        """Start something new."""
        self.failure = None
        self.dialog = None

    async def settle(self) -> None:
        """Note what failed, and wait until all that this act set off is over."""
        if self.failure:
            self._world.failures.append({"who": self._user.real_name, "text": self.failure})
            self._world.feed.tell("failure", team=self._team.id, user=self._user.id, text=self.failure)
        if self._world.settles:
            await self._world.traffic.settled(self._world.quiet)

    async def look(self, look: Callable[[], Found | None], missing: str) -> Found:
        """Look until it is there; NotVisible with what is there instead, after a while."""
        deadline = time.monotonic() + PATIENCE
        while True:
            found = look()
            if found is not None:
                return found
            left = deadline - time.monotonic()
            if left <= 0 and not self._world.traffic.in_flight:
                raise NotVisible(f"{self._user.real_name} sees {missing}; {self._description()}")
            await self._world.feed.next_change(max(left, 0.01))

    def _description(self) -> str:
        if modal := self._screen.modal():
            return f"on the screen is the modal {modal.title!r}:\n{modal.shown}"
        messages = [self._screen.seen(*stored) for stored in self._screen.stored()[-4:]]
        seen = [f"{message.channel} {message.author}: {message.shown}" for message in messages]
        if home := self._screen.home():
            seen.append(f"Home:\n{home.shown}")
        return "on the screen is:\n" + ("\n".join(seen) or "nothing")

    def modal(self) -> SlackView | None:
        """The modal on top, if one is open."""
        return self._team.shelf.top(self._user.id)

    def channel(self, where: str | SeenMessage) -> SlackChannel:
        """A conversation that they are in, by its name on their screen, its id, or a message in it."""
        if isinstance(where, SeenMessage):
            return self._team.channels[where.channel_id]
        for channel in self._screen.channels():
            shown = self._screen.name_of(channel)
            if where in (channel.id, shown, channel.name) or words(where) == words(shown):
                return channel
        listed = ", ".join(self._screen.name_of(channel) for channel in self._screen.channels())
        raise NotVisible(f"{self._user.real_name} is in no conversation {where!r}; they are in: {listed}")

    def places(self, on: SeenMessage | None, in_: str | None) -> list[Surface]:
        """Where to look for controls, likeliest first: an open modal covers everything else."""
        if on is not None:
            current = self._team.channels[on.channel_id].messages.get(on.ts)
            return [Surface(message=replace(current, blocks=on.blocks))] if current else []
        if in_ is None and (view := self.modal()):
            return [Surface(view=view)]
        home = self._team.shelf.homes.get(self._user.id)
        homes = [Surface(view=home)] if home else []
        if in_ is not None and in_.casefold() == "home":
            return homes
        messages = [Surface(message=message) for message in self._messages(in_)]
        return [*homes, *messages] if self.at_home else [*messages, *homes]

    def _messages(self, in_: str | None) -> list[SlackMessage]:
        stored = self._screen.stored(self.channel(in_) if in_ else None)
        return [message for _, message in reversed(stored)]

    def field(self, label: str) -> Control | None:
        """A field of the open modal by its label."""
        view = self.modal()
        return find([fields(Surface(view=view))], label) if view else None

    async def fill(self, control: Control, wanted: Any, confirm: bool | None = None) -> None:
        """Fill a field in; the bot hears at once of those that are no plain inputs."""
        element = control.element
        if not is_stateful(element):
            raise CannotDo(f"nothing can be filled in at {control.label!r}")
        value = value_for(await self._with_options(control, wanted), wanted, self._team)
        kept = entry(element, value)
        state = self.does.state_of(control.place)
        state.setdefault(control.block["block_id"], {})[element["action_id"]] = kept
        if view := control.place.view:
            view.errors.pop(control.block["block_id"], None)
        self._world.feed.tell("filled", team=self._team.id, user=self._user.id)
        if control.block["type"] != "input" or control.block.get("dispatch_action"):
            chosen = {key: part for key, part in kept.items() if key != "type"}
            await self.act(control, chosen, confirm)

    async def _with_options(self, control: Control, wanted: Any) -> Json:
        element, view = control.element, control.place.view
        if "external_select" not in element["type"] or view is None or wanted is None:
            return element
        offered: list[Json] = []
        for typed in [wanted] if isinstance(wanted, str) else wanted:
            offered += await self.does.suggestions(view, control.block, element, str(typed))
        return element | {"options": offered}

    async def act(self, control: Control, chosen: Json, confirm: bool | None) -> None:
        """Press or choose; an element with `confirm` asks first, unless the answer is given along."""
        self.begin()
        question = control.element.get("confirm")
        if question and confirm is None:
            texts = {key: question[key]["text"] for key in ("title", "text", "confirm", "deny")}
            self.dialog = Dialog(**texts, control=control, chosen=chosen)
            return
        if question and not confirm:
            return
        if control.place.view is None or not control.place.view.is_modal:
            self.at_home = control.place.view is not None
        self.failure = await self.does.action(control.place, control.block, control.element, chosen)
        await self.settle()

    async def answers(self, label: str) -> bool:
        """Press this button of the open dialog; False when there is no such button."""
        dialog = self.dialog
        if dialog is None or words(label) not in (words(dialog.confirm), words(dialog.deny)):
            return False
        self.dialog = None
        if words(label) == words(dialog.confirm):
            await self.act(dialog.control, dialog.chosen, True)
        return True

    async def command(self, text: str, channel: SlackChannel) -> str | None:
        """Type a slash command; the failure text, or None."""
        name, _, rest = text.partition(" ")
        known = self._world.app.commands
        if known is not None and name not in known:
            return self.does.tell(channel, self.does.t("{command} is not a valid command.", command=name))
        if known is not None and known[name].should_escape:
            rest = self._escaped(rest)
        return await self.does.command(name, rest.strip(), channel)

    async def say(self, text: str, channel: SlackChannel) -> None:
        """Send a message; CannotDo where Slack has no box to type into."""
        app = self._world.app
        if channel.kind is Kind.IM and (not app.messages_tab or app.messages_read_only):
            raise CannotDo(self.does.t("Sending messages to this app has been turned off."))
        if channel.is_archived:
            raise CannotDo(self.does.t("nobody can write in an archived channel"))
        message = self._team.post(channel, self._user.id, self._escaped(text))
        event = message.as_slack() | {"channel": channel.id, "channel_type": _CHANNEL_TYPES[channel.kind]}
        if self._team.bot.id in channel.members:
            await self.does.announce(event | {"event_ts": message.ts, "team": self._team.id})

    def _escaped(self, text: str) -> str:
        escaped = html.escape(text, quote=False)
        for user in sorted(self._team.users.values(), key=lambda user: -len(user.real_name)):
            escaped = escaped.replace(f"@{user.real_name}", f"<@{user.id}>")
        return re.sub(r"#([\w-]+)", self._channel_mention, escaped)

    def _channel_mention(self, found: re.Match[str]) -> str:
        channel = self._team.named_channel(found.group(1))
        if channel is None:
            return found.group(0)
        return f"<#{channel.id}|{channel.name if channel.kind is Kind.PUBLIC else ''}>"
