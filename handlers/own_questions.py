"""An organisation's own questions, as its organisers write them in Slack or bring them from a spreadsheet."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers import forms
from handlers.blocks import own_questions as blocks
from handlers.forms import Invalid
from handlers.ids import Action, Callback, Field
from handlers.reply import CLOSED, Body, Reply
from handlers.slack_words import word_of
from mentoring.model import Actor
from mentoring.ports import QuestionFault
from mentoring.programme import Programme

MEANWHILE = frozenset({"hash_conflict", *CLOSED})
"""Slack's words for: the form was drawn again meanwhile, by a later keystroke, or closed."""


def register(app: AsyncApp) -> None:
    """Everything about questions of one's own."""
    app.action(Action.SHOW_OWN_QUESTIONS)(show_all)
    app.action(Action.ADD_QUESTION)(open_new)
    app.action(Field.OWN_QUESTION)(say_a_word)
    app.view(Callback.OWN_QUESTION)(add)
    app.action(Action.TAKE_OUT)(take_out)
    app.action(Action.DOWNLOAD_QUESTIONS)(download)
    app.action(Action.PASTE_QUESTIONS)(open_paste)
    app.view(Callback.PASTE_QUESTIONS)(bring)


async def show_all(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*Show all of ours*."""
    await ack()
    await reply.say(blocks.listed(reply.t, await programme.own_questions.all(actor)))


async def open_new(ack: AsyncAck, reply: Reply) -> None:
    """*Add a question*; who may is decided when it is submitted."""
    await ack()
    await reply.show(blocks.form(reply.t))


async def say_a_word(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], body: Body, client: AsyncWebClient, programme: Programme
) -> None:
    """The coach's word on the question as far as it is typed; drawn only when it has changed."""
    await ack()
    typed = forms.plain(str(action.get("value") or ""))
    word = await programme.own_questions.word_on(typed) if typed else None
    view: dict[str, Any] = body["view"]
    if blocks.word_block(reply.t, word) in view.get("blocks", []):
        return
    try:
        await client.views_update(view_id=view["id"], hash=view.get("hash"), view=blocks.form(reply.t, word))
    except SlackApiError as error:
        if word_of(error) not in MEANWHILE:
            raise


async def add(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Add it*: kept, or what is wrong with it under the field."""
    await programme.setup.require(actor)
    wording = forms.wording(reply.t, view)
    added = await programme.own_questions.add(actor, wording)
    if added.faults:
        raise Invalid(_by_field(added.faults))
    await ack()
    await reply.tell(blocks.added(reply.t, added.question))


async def take_out(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Take out*."""
    await ack()
    question = await programme.own_questions.take_out(actor, action["value"])
    await reply.say(blocks.taken_out(reply.t, question))


async def download(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*Download as a spreadsheet*: a file in the direct messages."""
    await ack()
    sheet = await programme.own_questions.sheet(actor)
    await reply.hand("bothways-questions.csv", blocks.sheet_title(reply.t), "\ufeff" + sheet)
    await reply.say(blocks.sheet_sent(reply.t))


async def open_paste(ack: AsyncAck, reply: Reply) -> None:
    """*Paste from a spreadsheet*."""
    await ack()
    await reply.show(blocks.paste_form(reply.t))


async def bring(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Check and add*: all rows, or what is wrong with them."""
    await programme.setup.require(actor)
    sheet = await programme.own_questions.bring(actor, forms.rows(reply.t, view))
    if sheet.problems:
        raise Invalid({Field.ROWS: blocks.problems(reply.t, sheet.problems)})
    await ack()
    await reply.tell(blocks.brought(reply.t, sheet))


def _by_field(faults: tuple[QuestionFault, ...]) -> dict[str, str]:
    """The first fault of each field of the form."""
    errors: dict[str, str] = {}
    for fault in faults:
        name = Field.FOLLOW_UPS if fault.field.startswith("follow_ups") else Field.OWN_QUESTION
        errors.setdefault(name, fault.message)
    return errors
