"""A person's own data, as they ask for it in Slack."""

from __future__ import annotations

import json

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers.blocks import data as blocks
from handlers.ids import Action, Callback
from handlers.reply import Reply
from mentoring.model import Actor, ChannelId
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """See, download, erase."""
    app.action(Action.DOWNLOAD)(download)
    app.action(Action.ERASE)(open_erase)
    app.view(Callback.ERASE)(erase)


async def download(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*Download everything*: a file in the direct messages."""
    await ack()
    everything = await programme.data.export(actor)
    await reply.hand(
        "bothways-my-data.json",
        blocks.file_title(reply.t),
        json.dumps(everything, ensure_ascii=False, indent=2, default=str),
    )
    await reply.say(blocks.file_sent(reply.t))


async def open_erase(ack: AsyncAck, reply: Reply) -> None:
    """*Erase everything*: what that means, before it happens."""
    await ack()
    await reply.show(blocks.erase_form(reply.t))


async def erase(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """It is erased."""
    await ack()
    await programme.data.erase(actor)
    told = await reply.tell(blocks.erased(reply.t))
    await programme.data.unsay(actor, ChannelId(told.channel), told.ts)
