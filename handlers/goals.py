"""Choosing what to learn from this partner, as Slack tells us of it."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import goals as blocks
from handlers.ids import Action, Callback
from handlers.reply import Reply
from mentoring.model import Actor, MentorshipId
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """The form and what is chosen in it."""
    app.action(Action.GOALS)(open_goals)
    app.view(Callback.GOALS)(choose_goals)


async def open_goals(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Choose what you'd like to learn*, *Change my goals*."""
    await ack()
    await open_for(reply, actor, programme, MentorshipId(action["value"]))


async def open_for(reply: Reply, actor: Actor, programme: Programme, mentorship: MentorshipId | None = None) -> None:
    """The form about a mentorship, or about one's latest."""
    await reply.begin(reply.t("My goals"))
    await reply.show(blocks.goals_form(reply.t, await programme.goals.view(actor, mentorship)))


async def choose_goals(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """The goals are chosen."""
    topics, why = forms.goals(reply.t, view)
    await ack()
    kept = await programme.goals.choose(actor, MentorshipId(view["private_metadata"]), topics, why)
    await reply.tell(blocks.goals_kept(reply.t, kept))
    await programme.silence.heard_from(actor)
