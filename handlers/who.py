"""Who takes part in a cohort, in an organiser's hands."""

from __future__ import annotations

import asyncio
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers.blocks import who as blocks
from handlers.ids import Action, unpack
from handlers.pages.people_workbook import people_workbook
from handlers.reply import Body, Reply
from mentoring.model import Actor, CohortId, MemberId
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """The list, its pages, its search and its spreadsheet."""
    app.action(Action.WHO)(open_list)
    app.action(Action.WHO_BACK)(turn_page)
    app.action(Action.WHO_ON)(turn_page)
    app.action(Action.FIND_PARTICIPANT)(find)
    app.action(Action.DOWNLOAD_PEOPLE)(download)
    app.action(Action.DOWNLOAD_WORKBOOK)(download_workbook)


async def open_list(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Who takes part*."""
    await ack()
    await reply.begin(reply.t("Who takes part"))
    await reply.show(blocks.listed(reply.t, await programme.who.list(actor, CohortId(action["value"]))))


async def turn_page(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """The page before, or the next."""
    await ack()
    cohort, page = unpack(action["value"], 2)
    who = await programme.who.list(actor, CohortId(cohort))
    await reply.redraw(blocks.listed(reply.t, who, int(page) if page.isdecimal() else 0))


async def find(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], body: Body, actor: Actor, programme: Programme
) -> None:
    """*Find somebody*."""
    await ack()
    cohort, _ = unpack(body["view"]["private_metadata"], 2)
    found = action.get("selected_user")
    who = await programme.who.list(actor, CohortId(cohort))
    await reply.redraw(blocks.listed(reply.t, who, found=MemberId(found) if found else None))


async def download(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Download as CSV*: a file in the direct messages."""
    await ack()
    made = await programme.who.sheet(actor, CohortId(action["value"]))
    await reply.hand("bothways-people.csv", blocks.sheet_title(reply.t), "\ufeff" + blocks.sheet(reply.t, made))
    await reply.tell(blocks.sheet_sent(reply.t))


async def download_workbook(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Download for Excel*: a file in the direct messages."""
    await ack()
    made = await programme.who.sheet(actor, CohortId(action["value"]))
    book = await asyncio.to_thread(people_workbook, reply.t, made)
    await reply.hand("bothways-people.xlsx", blocks.sheet_title(reply.t), book)
    await reply.tell(blocks.sheet_sent(reply.t))
