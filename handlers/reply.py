"""How a listener answers: in a form, beside what was pressed, in the place of an old message, or in direct messages."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.blocks.block_kit import Message, View
from handlers.blocks.help import loading
from handlers.slack_words import word_of
from handlers.texts import Texts

logger = logging.getLogger(__name__)

Body = dict[str, Any]

CLOSED = frozenset({"not_found", "view_not_found"})
"""What Slack says of a form that is open no more."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """Where a message in somebody's direct messages is."""

    channel: str
    ts: str


class Unanswered(Exception):
    """Slack did not take an answer to what somebody did; its own word for why."""


class Reply:
    """The answer to one request of Slack's; every listener may ask for it by the name `reply`."""

    def __init__(self, client: AsyncWebClient, body: Body, respond: AsyncRespond | None, member: str, t: Texts) -> None:
        """Nothing is said yet; `t` is the translator into the person's language."""
        self.t = t
        self._client = client
        self._body = body
        self._respond = respond if body.get("response_url") else None
        self._member = member
        self._begun: str | None = None

    @property
    def in_a_form(self) -> bool:
        """Whether a form is open before the person: one begun just now, or the one in which they pressed something."""
        return self._begun is not None or self._pressed_in_a_form

    @property
    def pressed_on(self) -> str:
        """Slack's name for the message whose button was pressed; empty where it was something else."""
        return str((self._body.get("message") or {}).get("ts", ""))

    async def begin(self, title: str) -> None:
        """Open a form at once, since Slack waits three seconds; `show` fills it in when the facts are there."""
        self._begun = await self._open(loading(self.t, title))

    async def show(self, form: View) -> None:
        """The form, in the place of the one that was begun, or opened now: on top of the form in which they are."""
        if self._begun is not None:
            await self.redraw(form, self._begun)
        else:
            await self._open(form)

    async def redraw(self, form: View, view_id: str | None = None) -> None:
        """Draw a form anew that is open already: the one in which the person is, or that of the id.

        Whoever has closed it meanwhile wants to see it no more, and is told nothing.
        """
        try:
            await self._client.views_update(view_id=view_id or self._body["view"]["id"], view=form)
        except SlackApiError as error:
            if word_of(error) not in CLOSED:
                raise
            logger.info("A form was closed before it was drawn", extra={"action": "form_closed"})

    async def say(self, said: Message) -> None:
        """To the person alone: beside what they typed or pressed, else in the direct messages. Raises Unanswered."""
        if self._respond is not None:
            await self._answer(self._respond, said, instead=False)
        else:
            await self.tell(said)

    async def instead(self, said: Message) -> None:
        """In the place of the message whose button was pressed; where there is none, as `say`. Raises Unanswered."""
        if self._respond is not None and self._body.get("message"):
            await self._answer(self._respond, said, instead=True)
        else:
            await self.say(said)

    async def below(self, said: Message, without: str) -> None:
        """Under what the pressed message says, in the place of the button that was pressed. Raises Unanswered."""
        above = self._body.get("message") or {}
        kept = [block for each in above.get("blocks", []) for block in _left_of(each, without)]
        text = "\n".join(filter(None, [above.get("text"), said.text]))
        await self.instead(replace(said, text=text, blocks=(*kept, *said.blocks)))

    async def tell(self, said: Message) -> Told:
        """In the direct messages, where somebody acted without a message to answer to (App Home, a form)."""
        posted = await self._client.chat_postMessage(
            channel=self._member, text=said.text, blocks=list(said.blocks), unfurl_links=False
        )
        return Told(channel=str(posted["channel"]), ts=str(posted["ts"]))

    async def link_to(self, channel: str, ts: str) -> str:
        """A link to a message that opens in Slack, wherever somebody presses it; to the app where it is gone."""
        try:
            found = await self._client.chat_getPermalink(channel=channel, message_ts=ts)
        except SlackApiError:
            return self.link_to_app()
        return str(found["permalink"])

    def link_to_app(self) -> str:
        """A link to the conversation with this app."""
        team = (self._body.get("team") or {}).get("id", "")
        return f"https://slack.com/app_redirect?app={self._body.get('api_app_id', '')}&team={team}"

    async def hand(self, name: str, title: str, content: str | bytes) -> None:
        """A file, in the direct messages."""
        opened = await self._client.conversations_open(users=self._member)
        await self._client.files_upload_v2(channel=opened["channel"]["id"], filename=name, title=title, content=content)

    async def share(self, channel: str, name: str, title: str, content: str) -> None:
        """A file for everybody in a conversation; where Slack does not take it, each can still have their own."""
        try:
            await self._client.files_upload_v2(channel=channel, filename=name, title=title, content=content)
        except (SlackClientError, OSError) as error:
            facts = {"action": "file_not_shared", "error": type(error).__name__}
            logger.warning("A file could not be shared in a conversation", extra=facts)

    async def replace(self, said: Message) -> None:
        """In the place of the message whose button was pressed, for everybody who reads it."""
        channel, ts = self._body["channel"]["id"], self._body["message"]["ts"]
        await self._client.chat_update(channel=channel, ts=ts, text=said.text, blocks=list(said.blocks))

    @property
    def _pressed_in_a_form(self) -> bool:
        view: View = self._body.get("view") or {}
        return view.get("type") == "modal" and self._body.get("type") == "block_actions"

    async def _open(self, form: View) -> str:
        put = self._client.views_push if self._pressed_in_a_form else self._client.views_open
        opened = await put(trigger_id=self._body["trigger_id"], view=form)
        view: View = opened["view"]
        return str(view["id"])

    @staticmethod
    async def _answer(respond: AsyncRespond, said: Message, *, instead: bool) -> None:
        answered = await respond(
            text=said.text,
            blocks=list(said.blocks),
            response_type="ephemeral",
            replace_original=instead,
            unfurl_links=False,
        )
        if answered.status_code != HTTPStatus.OK:
            raise Unanswered(f"{answered.status_code} {answered.body}")


def _left_of(block: dict[str, Any], without: str) -> list[dict[str, Any]]:
    """A block without the button of an action; nothing of one that had no other."""
    if block.get("type") != "actions":
        return [block]
    kept = [each for each in block["elements"] if each.get("action_id") != without]
    return [{**block, "elements": kept}] if kept else []
