"""How a listener answers: quietly to the one who asked, in place of an old message, or in an open form."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from handlers.blocks.kit import Message, View

Body = dict[str, Any]


class Unanswered(Exception):
    """Slack did not take an answer to what somebody did; its own word for why."""


async def answer(respond: AsyncRespond, said: Message, *, instead: bool = False) -> None:
    """Say it to the person alone; `instead` replaces the message whose button was pressed."""
    answered = await respond(
        text=said.text,
        blocks=list(said.blocks),
        response_type="ephemeral",
        replace_original=instead,
        unfurl_links=False,
    )
    if answered.status_code != HTTPStatus.OK:
        raise Unanswered(f"{answered.status_code} {answered.body}")


async def tell(client: AsyncWebClient, member: str, said: Message) -> None:
    """Answer in the direct messages, where somebody acted without a message to answer to (App Home, a form)."""
    await client.chat_postMessage(channel=member, text=said.text, blocks=list(said.blocks), unfurl_links=False)


async def say(body: Body, respond: AsyncRespond | None, client: AsyncWebClient, said: Message) -> None:
    """Answer where the person is: quietly beside the message they acted on, else in the direct messages."""
    if respond is not None and body.get("response_url"):
        await answer(respond, said)
    else:
        await tell(client, body["user"]["id"], said)


async def open_form(client: AsyncWebClient, body: Body, form: View) -> str:
    """Open a form at once; its id, to fill it in when the facts are there."""
    opened = await client.views_open(trigger_id=body["trigger_id"], view=form)
    view: View = opened["view"]
    return str(view["id"])


async def fill_form(client: AsyncWebClient, view_id: str, form: View) -> None:
    """Put the real form in the place of the one that was opened at once."""
    await client.views_update(view_id=view_id, view=form)
