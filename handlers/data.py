"""A person's own data, as they ask for it in Slack."""

from __future__ import annotations

import json

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from handlers.blocks import data as blocks
from handlers.ids import Action, Callback
from handlers.talk import Body, open_form, say, tell
from mentoring.model import Actor
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """See, download, erase."""
    app.action(Action.DOWNLOAD)(download)
    app.action(Action.ERASE)(open_erase)
    app.view(Callback.ERASE)(erase)


async def download(
    ack: AsyncAck, body: Body, respond: AsyncRespond, client: AsyncWebClient, actor: Actor, programme: Programme
) -> None:
    """*Download everything*: a file in the direct messages."""
    await ack()
    everything = await programme.data.export(actor)
    opened = await client.conversations_open(users=actor.member)
    await client.files_upload_v2(
        channel=opened["channel"]["id"],
        filename="bothways-my-data.json",
        title="Everything that Bothways has stored about me",
        content=json.dumps(everything, ensure_ascii=False, indent=2, default=str),
    )
    await say(body, respond, client, blocks.file_sent())


async def open_erase(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
    """*Erase everything*: what that means, before it happens."""
    await ack()
    await open_form(client, body, blocks.erase_form())


async def erase(ack: AsyncAck, client: AsyncWebClient, actor: Actor, programme: Programme) -> None:
    """It is erased."""
    await ack()
    await programme.data.erase(actor)
    await tell(client, actor.member, blocks.erased())
