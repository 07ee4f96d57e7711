"""What happens when a person acts: the payload goes to the bot, and its answer to their screen."""

from __future__ import annotations

from typing import Any

from handlers.texts import Texts, msg
from simulator import payloads
from simulator.delivery import COMMAND, INTERACTION, BotAnswer, Parcel, PostOffice
from simulator.errors import SlackError
from simulator.inputs import State, initial_state
from simulator.limits import view_findings
from simulator.locators import Surface
from simulator.model import SLACKBOT, Json, SlackChannel, SlackView, User
from simulator.responses import content
from simulator.screen import Screen
from simulator.team import Team
from simulator.texts import texts_for

TROUBLE = msg("We had some trouble connecting. Try again?")
FAILED = msg("{command} failed with the error `{error}`")


class Interactions:
    """One person's commands, presses and submissions; each answers with Slack's failure text, or None."""

    def __init__(self, team: Team, user: User, office: PostOffice, screen: Screen) -> None:
        """Act for this person."""
        self._team = team
        self._user = user
        self._office = office
        self._screen = screen
        self._world = team.world

    @property
    def t(self) -> Texts:
        """The language of this person's Slack."""
        return texts_for(self._user.locale)

    async def command(self, name: str, text: str, channel: SlackChannel) -> str | None:
        """Send a slash command; what it answers with appears in the conversation."""
        trigger_id = self._trigger()
        url = self._url("commands", channel)
        payload = payloads.command(self._team, self._user, channel, name, text, trigger_id=trigger_id, response_url=url)
        answer = await self._deliver(COMMAND, payload)
        if answer.problem:
            word = "operation_timeout" if answer.problem == "http_timeout" else "dispatch_failed"
            return self.tell(channel, self.t(FAILED, command=name, error=word))
        if answer.body:
            return self._say(channel, answer.body, name)
        return None

    def tell(self, channel: SlackChannel, sentence: str) -> str:
        """Have Slackbot tell this person something in a conversation; the sentence."""
        self._team.post(channel, SLACKBOT, sentence, only_for=self._user.id)
        return sentence

    def _say(self, channel: SlackChannel, body: Any, name: str) -> str | None:
        answer: Json = body if isinstance(body, dict) else {"text": str(body)}
        if not set(answer) & {"text", "blocks"}:
            return None
        try:
            text, blocks = content(self._world, answer)
        except SlackError as refusal:
            self._world.problem(f"the answer to {name} is refused: {refusal.as_answer()}")
            return self.tell(channel, self.t(FAILED, command=name, error=refusal.error))
        visible = answer.get("response_type") == "in_channel"
        self._team.post(
            channel,
            self._team.bot.id,
            text,
            blocks=blocks,
            only_for=None if visible else self._user.id,
            bot_id=self._team.bot.bot_id,
            app_id=self._world.app.app_id,
        )
        return None

    async def action(self, place: Surface, block: Json, element: Json, chosen: Json) -> str | None:
        """Send block_actions for one element; `chosen` are the action's own fields, such as a button's value."""
        action = {
            "type": element["type"],
            "action_id": element["action_id"],
            "block_id": block["block_id"],
            "action_ts": self._team.next_ts(),
            **chosen,
        }
        if place.view:
            trigger_id = self._trigger(place.view.id)
            payload = payloads.action_in_view(self._team, self._user, place.view, action, trigger_id)
        else:
            payload = self._message_action(place, action)
        return _action_failure(self.t, await self._deliver(INTERACTION, payload))

    def _message_action(self, place: Surface, action: Json) -> Json:
        message = place.message
        if message is None:
            raise SlackError("message_not_found")
        channel = self._team.channels[message.channel]
        response_id = self._world.tickets.response(self._team.id, self._user.id, channel.id, message)
        return payloads.action_in_message(
            self._team,
            self._user,
            message,
            self.state_of(place),
            action,
            trigger_id=self._trigger(),
            response_url=f"{self._world.base_url}/actions/{self._team.id}/{response_id}",
        )

    def state_of(self, place: Surface) -> State:
        """What this person has filled in on a surface so far."""
        if place.view:
            return place.view.state
        if place.message is None:
            return {}
        ref = (place.message.channel, place.message.ts)
        if ref not in self._screen.filled:
            self._screen.filled[ref] = initial_state(place.message.blocks)
        return self._screen.filled[ref]

    async def submit(self, view: SlackView) -> str | None:
        """Send view_submission and do what the answer says: close, errors, update, push or clear."""
        payload = payloads.submission(self._team, self._user, view, self._trigger(view.id))
        answer = await self._deliver(INTERACTION, payload)
        if answer.problem:
            return self.t(TROUBLE)
        try:
            self._obey(view, answer.body or {})
        except SlackError as refusal:
            self._world.problem(f"the answer to a submission is refused: {refusal.as_answer()}")
            return self.t(TROUBLE)
        self._world.feed.tell("modal", team=self._team.id, user=self._user.id, view=view.id)
        return None

    def _obey(self, view: SlackView, body: Any) -> None:
        if not isinstance(body, dict):
            raise SlackError("invalid_response", body=body)
        shelf = self._team.shelf
        match body.get("response_action"):
            case None:
                if shelf.top(self._user.id) is view:
                    shelf.close(self._user.id)
            case "errors":
                view.errors = self._known_errors(view, body.get("errors"))
            case "clear":
                shelf.clear(self._user.id)
            case "update":
                shelf.update(view, self._checked(body.get("view")))
            case "push":
                shelf.push(self._user.id, self._checked(body.get("view")))
            case other:
                raise SlackError("invalid_response_action", response_action=other)

    def _known_errors(self, view: SlackView, errors: Any) -> dict[str, str]:
        inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
        if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
            raise SlackError("invalid_errors", errors=errors, inputs=sorted(inputs))
        return {block_id: str(sentence) for block_id, sentence in errors.items()}

    def _checked(self, view: Any) -> Json:
        findings = view_findings(view, new_blocks=self._world.app.new_blocks)
        if findings or view["type"] != "modal":
            raise SlackError("invalid_arguments", response_metadata={"messages": findings})
        checked: Json = view
        return checked

    async def close(self, view: SlackView, *, everything: bool = False) -> str | None:
        """Close a modal (or the whole stack); the bot hears of it where the view asked for that."""
        shelf = self._team.shelf
        cleared = everything or bool(view.content.get("clear_on_close"))
        gone = shelf.clear(self._user.id) if cleared else shelf.close(self._user.id)
        self._world.feed.tell("modal", team=self._team.id, user=self._user.id, view=None)
        for closed in gone:
            if closed.content.get("notify_on_close"):
                await self._deliver(INTERACTION, payloads.closed(self._team, self._user, closed, is_cleared=cleared))
        return None

    async def shortcut(self, callback_id: str) -> str | None:
        """Use a global shortcut."""
        payload = payloads.shortcut(self._team, self._user, callback_id, self._trigger(), self._team.next_ts())
        return self.t(TROUBLE) if (await self._deliver(INTERACTION, payload)).problem else None

    async def suggestions(self, view: SlackView, block: Json, element: Json, typed: str) -> list[Json]:
        """Ask the bot what an external select offers for these letters."""
        payload = payloads.suggestion(self._team, self._user, view, block, element, typed)
        answer = await self._deliver(INTERACTION, payload)
        body = answer.body if isinstance(answer.body, dict) else {}
        groups = body.get("option_groups", [])
        return body.get("options") or [option for group in groups for option in group["options"]]

    async def announce(self, event: Json) -> None:
        """Let the bot hear of an event, if it subscribes to it."""
        await self._office.announce(payloads.event(self._team, event))

    async def _deliver(self, kind: str, payload: Json) -> BotAnswer:
        return await self._office.deliver(Parcel(kind=kind, payload=payload))

    def _trigger(self, view_id: str | None = None) -> str:
        return self._world.tickets.trigger(self._team.id, self._user.id, view_id)

    def _url(self, path: str, channel: SlackChannel) -> str:
        response_id = self._world.tickets.response(self._team.id, self._user.id, channel.id, from_command=True)
        return f"{self._world.base_url}/{path}/{self._team.id}/{response_id}"


def _action_failure(t: Texts, answer: BotAnswer) -> str | None:
    match answer.problem:
        case None:
            return None
        case "http_timeout":
            return t("Operation timed out. Apps need to respond within 3 seconds.")
        case "http_error":
            return t("This app responded with Status Code {status}.", status=answer.status)
        case _:
            return t(TROUBLE)
