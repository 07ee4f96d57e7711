"""A question for now, and the coach for a question of one's own."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import questions as blocks
from handlers.command_parser import as_typed
from handlers.ids import Action, Callback
from handlers.reply import Reply
from mentoring.characters import cut
from mentoring.model import Actor
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """Everything about questions on demand."""
    app.action(Action.QUESTION)(another)
    app.action(Action.USE_THIS)(use_this)
    app.action(Action.KEEP_MINE)(use_this)
    app.action(Action.WHY_OPEN)(why_open)
    app.action(Action.ASK_AGAIN)(ask_again)
    app.shortcut(Callback.ASK_SHORTCUT)(ask_again)
    app.view(Callback.ASK)(look_at)


async def another(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*Another question*, *A question for now*."""
    await ack()
    await reply.say(blocks.one(reply.t, await programme.questions.one(actor)))
    await programme.silence.heard_from(actor)


async def use_this(ack: AsyncAck, reply: Reply, action: dict[str, Any]) -> None:
    """*Use this*, *Keep mine*: the wording, to copy."""
    await ack()
    typed = cut(forms.plain(action["value"]), blocks.LONGEST_VALUE)
    if reply.in_a_form:
        await reply.redraw(blocks.chosen_form(reply.t, typed))
    else:
        await reply.say(blocks.chosen(reply.t, typed))


async def why_open(ack: AsyncAck, reply: Reply) -> None:
    """*Why open questions?*"""
    await ack()
    await reply.show(blocks.why_open(reply.t))


async def ask_again(ack: AsyncAck, reply: Reply) -> None:
    """*Check another question*, or the shortcut: a form to type in."""
    await ack()
    await reply.show(blocks.ask_form(reply.t))


async def look_at(ack: AsyncAck, reply: Reply, view: dict[str, Any], programme: Programme) -> None:
    """The coach's word on what was typed, in the same form."""
    typed = cut(forms.question(reply.t, view), blocks.MOST_TYPED)
    judged = await programme.questions.coach(typed)
    await ack(response_action="update", view=blocks.coached_form(reply.t, typed, judged))


async def ask(reply: Reply, text: str, programme: Programme) -> None:
    """`/mentoring ask …`, or the form when nothing follows."""
    typed = cut(forms.plain(as_typed(text, reply.t)), blocks.MOST_TYPED)
    if not typed:
        await reply.show(blocks.ask_form(reply.t))
        return
    await reply.say(blocks.coached(reply.t, typed, await programme.questions.coach(typed)))
