"""Thanks, staying in touch, and what partners change together, as Slack tells us of them."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import endings as blocks
from handlers.ids import Action, Callback, unpack
from handlers.reply import Reply
from mentoring.errors import NoSuchThing
from mentoring.model import AccordKind, Actor, MemberId, MentorshipId
from mentoring.programme import Programme

LATEST = "-"
"""The value of a button that is about whichever mentorship was the last."""


def register(app: AsyncApp) -> None:
    """Everything about ending well."""
    app.action(Action.THANK)(open_thanks)
    app.view(Callback.THANKS)(send_thanks)
    app.action(Action.POST_THANKS)(let_post)
    app.action(Action.ACCORD)(say_yes)
    app.action(Action.WAYS)(open_ways)


async def open_thanks(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Say thank you*."""
    await ack()
    await reply.begin(reply.t("Say thank you"))
    found = await programme.endings.before_thanks(actor, _named(action))
    await reply.show(blocks.thanks_form(reply.t, found))


async def send_thanks(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Send*."""
    words, may_post = forms.thanks(reply.t, view)
    await ack()
    mentorship = MentorshipId(view["private_metadata"])
    found = await programme.endings.thank(actor, mentorship, words, may_post=may_post)
    await reply.tell(blocks.thanks_sent(reply.t, found))


async def let_post(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Post it*: a partner agrees to be named."""
    await ack()
    mentorship, writer = unpack(action["value"], 2)
    found, everybody = await programme.endings.let_post(actor, MentorshipId(mentorship), MemberId(writer))
    await reply.below(blocks.post_agreed(reply.t, found, everybody=everybody), without=Action.POST_THANKS)


async def say_yes(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*I’d like to stay in touch*, *Suggest it*, *Yes, let’s*."""
    await ack()
    mentorship, kind, alone = unpack(action["value"], 3)
    if kind not in set(AccordKind):
        raise NoSuchThing
    said = blocks.said_yes(reply.t, await programme.endings.agree(actor, MentorshipId(mentorship), AccordKind(kind)))
    if reply.in_a_form:
        await reply.redraw(blocks.said_in_form(reply.t, said))
    elif alone == blocks.ASKED_ALONE:
        await reply.instead(said)
    else:
        await reply.say(said)
    await programme.silence.heard_from(actor)


async def open_ways(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Change something*."""
    await ack()
    await reply.begin(reply.t("Change something"))
    await reply.show(blocks.ways(reply.t, await programme.endings.together(actor, _named(action))))


def _named(action: dict[str, Any]) -> MentorshipId | None:
    value = str(action.get("value", LATEST))
    return None if value == LATEST else MentorshipId(value)
