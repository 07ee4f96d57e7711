"""A person in the pretend workspace, who acts by the labels they see and reads what is on their screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from simulator.actions import Dialog, Hands
from simulator.delivery import PostOffice
from simulator.errors import NotVisible
from simulator.filling import screen_errors
from simulator.locators import FOR_BUTTONS, Control, Surface, buttons, fields, find, option_named, words
from simulator.model import Json, User
from simulator.screen import Screen, SeenMessage, SeenView
from simulator.team import Team
from simulator.texts import texts_for


class Person:
    """Somebody with hands and eyes.

    Acting is by visible label and returns when the bot has acknowledged (and, unless the simulator was told otherwise,
    all has settled). After each act `failure` is Slack's own failure text, or None; `errors` are the complaints on the
    open modal, {label: sentence}. Looking for something that is not there raises NotVisible and says what is.
    """

    def __init__(self, team: Team, user: User, office: PostOffice) -> None:
        """A person who has just come in."""
        self.user = user
        self._team = team
        self._world = team.world
        self._screen = Screen(team, user)
        self._hands = Hands(team, user, office, self._screen)
        self.called: Callable[[str], str] = str
        """What may stand on their screen for a label or an option that a script names in English."""

    def __repr__(self) -> str:
        """By name."""
        return f"<{self.name}>"

    def __str__(self) -> str:
        """Their name, so that a person can be given where a name is asked for."""
        return self.name

    @property
    def id(self) -> str:
        """Their user id."""
        return self.user.id

    @property
    def name(self) -> str:
        """Their real name."""
        return self.user.real_name

    # What they see.

    @property
    def failure(self) -> str | None:
        """What Slack itself said of the last act when the bot did not answer as it must, or None."""
        return self._hands.failure

    @property
    def dialog(self) -> Dialog | None:
        """The question that is open before an action with `confirm`, if any."""
        return self._hands.dialog

    @property
    def sees(self) -> list[SeenMessage]:
        """Every message that they can see, newest last."""
        return self._screen.messages()

    def inbox(self, in_: str | SeenMessage | None = None) -> list[SeenMessage]:
        """The messages from others that they can see, newest last; `in_` one conversation only."""
        channel = self._hands.channel(in_) if in_ else None
        return [message for message in self._screen.messages(channel) if not message.is_own]

    @property
    def latest(self) -> SeenMessage:
        """The newest message from somebody else; NotVisible when there is none."""
        for channel, message in reversed(self._screen.stored()):
            if message.author != self.id:
                return self._screen.seen(channel, message)
        raise NotVisible(f"{self.name} sees no message")

    @property
    def modal(self) -> SeenView | None:
        """The modal on top, if one is open."""
        return self._screen.modal()

    @property
    def home(self) -> SeenView | None:
        """The Home tab, if one was published to them."""
        return self._screen.home()

    @property
    def errors(self) -> dict[str, str]:
        """The complaints on the open modal, {label: sentence}."""
        modal = self.modal
        return modal.errors if modal else {}

    @property
    def screen(self) -> Screen:
        """All that they have before them, conversation by conversation."""
        return self._screen

    # What they do.

    async def types(self, text: str, *, in_: str | SeenMessage | None = None) -> None:
        """Send a slash command or a message: to the bot, or `in_` a channel by name or a message's conversation."""
        self._hands.begin()
        channel = self._hands.channel(in_) if in_ else self._team.dm(self.id)
        self._hands.at_home = False
        if text.startswith("/"):
            self._hands.failure = await self._hands.command(text, channel)
        else:
            await self._hands.say(text, channel)
        await self._hands.settle()

    async def fills(self, given: Mapping[str, Any] | None = None, /, **by_keyword: Any) -> None:
        """Fill in fields of the open modal by label; a keyword such as `offers` finds «What I can offer»."""
        for label, wanted in (dict(given or {}) | by_keyword).items():
            control = await self._hands.look(partial(self._field, label), f"no field {label!r}")
            await self._hands.fill(control, self._meant(wanted))

    async def submits(self) -> None:
        """Press the modal's submit button. What Slack's own screen refuses is not sent, and is in `errors`."""
        view = await self._hands.look(self._hands.modal, "no modal")
        self._hands.begin()
        if not view.content.get("submit"):
            raise NotVisible(f"{self.name}'s modal {self.modal and self.modal.title!r} has no submit button")
        view.errors = screen_errors(view, texts_for(self.user.locale))
        if not view.errors:
            self._hands.failure = await self._hands.does.submit(view)
        await self._hands.settle()

    async def cancels(self, *, everything: bool = False) -> None:
        """Close the modal on top by its Cancel button, or all modals by the cross."""
        view = await self._hands.look(self._hands.modal, "no modal")
        self._hands.begin()
        self._hands.failure = await self._hands.does.close(view, everything=everything)
        await self._hands.settle()

    async def presses(
        self,
        label: str,
        *,
        on: SeenMessage | None = None,
        in_: str | None = None,
        nth: int | None = None,
        beside: str | None = None,
        confirm: bool | None = None,
    ) -> None:
        """Press a button, or a line of an overflow menu, by its text.

        Looks on the open modal, else on what came last: messages, Home. `on` a message seen before (even one that has
        changed since), `in_` "home" or a conversation, `nth` or `beside` where several are called so. An action with
        `confirm` opens `dialog` first, whose buttons are pressed alike; `confirm=True` answers it at once.
        """
        if await self._hands.answers(self.called(label)):
            return

        def look() -> Control | None:
            for name in self._names(label):
                shown = (buttons(place) for place in self._hands.places(on, in_))
                if found := find(shown, name, nth=nth, beside=beside, rules=FOR_BUTTONS):
                    return found
            return None

        control = await self._hands.look(look, f"no button {label!r}")
        await self._hands.act(control, _pressed(control), confirm)

    async def chooses(
        self,
        label: str,
        *options: Any,
        on: SeenMessage | None = None,
        in_: str | None = None,
        nth: int | None = None,
        beside: str | None = None,
        confirm: bool | None = None,
    ) -> None:
        """Choose in a select, radio group, checkboxes, picker or overflow menu by the words on or above it."""
        options = tuple(map(self._meant, options))

        def look() -> Control | None:
            for name in self._names(label):
                shown = (fields(place) for place in self._hands.places(on, in_))
                if found := find(shown, name, nth=nth, beside=beside):
                    return found
            return None

        control = await self._hands.look(look, f"nothing to choose called {label!r}")
        if control.element["type"] == "overflow":
            option = option_named(control.element["options"], str(options[0]))
            await self._hands.act(control, {"selected_option": option}, confirm)
            return
        several = control.element["type"].startswith("multi_") or control.element["type"] == "checkboxes"
        await self._hands.fill(control, list(options) if several else options[0], confirm)

    async def opens_home(self) -> None:
        """Open the bot's Home tab."""
        self._hands.begin()
        self._hands.at_home = True
        await self._opened("home")

    async def opens_messages(self) -> None:
        """Open the bot's Messages tab."""
        self._hands.begin()
        self._hands.at_home = False
        await self._opened("messages")

    async def uses_shortcut(self, name: str) -> None:
        """Use a global shortcut by its name."""
        self._hands.begin()
        listed = [item for item in self._world.app.shortcuts if item.type == "global"]
        wanted = next((item for item in listed if words(item.name) == words(name)), None)
        if wanted is None:
            raise NotVisible(f"{self.name} finds no shortcut {name!r}; there is: {[s.name for s in listed]}")
        self._hands.failure = await self._hands.does.shortcut(wanted.callback_id)
        await self._hands.settle()

    def reads(self, in_: str | SeenMessage) -> None:
        """Look at a conversation, so that nothing in it is unread any more."""
        channel = self._hands.channel(in_)
        newest = max(channel.messages, default="0")
        if channel.last_read.get(self.id) != newest:
            channel.last_read[self.id] = newest
            self._world.feed.tell("read", team=self._team.id, user=self.id, channel=channel.id)

    # Addressed by ids, for a page that draws the controls itself.

    async def acts_on(self, place: Surface, block_id: str, action_id: str, value: Any = None) -> None:
        """Press or set the element with these ids; `value` as `fills` takes it, or an option's text."""
        shown = {(c.block["block_id"], c.element["action_id"]): c for c in [*buttons(place), *fields(place)]}
        control = shown.get((block_id, action_id))
        if control is None:
            raise NotVisible(f"nothing with the ids {block_id!r}, {action_id!r} is there")
        if control.element["type"] == "button":
            await self._hands.act(control, _pressed(control), True)
        elif control.element["type"] == "overflow":
            chosen = option_named(control.element["options"], value)
            await self._hands.act(control, {"selected_option": chosen}, True)
        else:
            await self._hands.fill(control, value, True)

    def place(self, *, channel: str | None = None, ts: str | None = None, home: bool = False) -> Surface:
        """A message by its ids, the Home tab, or else the open modal; NotVisible when it is not there."""
        if channel and ts:
            here = self._team.channels.get(channel)
            message = here.messages.get(ts) if here and self.id in here.members else None
            if message and message.only_for in (None, self.id):
                return Surface(message=message)
            raise NotVisible("that message is not there")
        view = self._team.shelf.homes.get(self.id) if home else self._hands.modal()
        if view is None:
            raise NotVisible("there is no Home tab" if home else "no modal is open")
        return Surface(view=view)

    # How.

    def _names(self, label: str) -> tuple[str, ...]:
        """How a control may be called: in their language, or in that of a conversation in which others read, too."""
        return tuple(dict.fromkeys((self.called(label), label)))

    def _field(self, label: str) -> Control | None:
        return next((found for name in self._names(label) if (found := self._hands.field(name))), None)

    def _meant(self, wanted: Any) -> Any:
        """Options by what stands on the screen; anything else as it is."""
        if isinstance(wanted, list):
            return [self._meant(each) for each in wanted]
        return self.called(wanted) if isinstance(wanted, str) else wanted

    async def _opened(self, tab: str) -> None:
        home = self._team.shelf.homes.get(self.id)
        event: Json = {
            "type": "app_home_opened",
            "user": self.id,
            "channel": self._team.dm(self.id).id,
            "tab": tab,
        }
        if home and tab == "home":
            event["view"] = home.as_slack(self._world.app.app_id, self._team.bot.bot_id or "")
        await self._hands.does.announce(event)
        await self._hands.settle()


def _pressed(control: Control) -> Json:
    if control.option is not None:
        return {"selected_option": control.option}
    button = control.element
    value = {"value": button["value"]} if "value" in button else {}
    return {"text": button["text"], **value}
