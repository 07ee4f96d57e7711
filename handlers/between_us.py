"""Topics that somebody keeps between themselves and their partner, chosen while they fill in their profile."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import profile as blocks
from handlers.forms import carried, carry, chosen
from handlers.ids import Action, Callback, Field
from handlers.reply import Reply
from mentoring.model import Actor, Level, Offer, Profile
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """A form on top of the profile's first step."""
    app.action(Action.BETWEEN_US)(choose)
    app.view(Callback.BETWEEN_US)(keep)


async def choose(ack: AsyncAck, reply: Reply, body: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Keep a topic between us two*: from what the first step holds at this moment."""
    await ack()
    taxonomy = (await programme.enrolment.profile(actor)).taxonomy
    draft = {**carried(body["view"]), **forms.topics_so_far(body["view"], taxonomy)}
    topics = list(dict.fromkeys([*draft["offers"], *draft["seeks"]]))
    await reply.show(blocks.between_form(reply.t, topics, draft.get("between", []), taxonomy, carry(draft)))


async def keep(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Keep*: the first step below says which."""
    draft = carried(view)
    await ack()
    taxonomy = (await programme.enrolment.profile(actor)).taxonomy
    kept = [str(topic) for topic in chosen(view, Field.BETWEEN_US) or []]
    shown = Profile(
        member=actor.member,
        level=Level.STARTING,
        offers=tuple(Offer(topic=str(topic)) for topic in draft.get("offers", [])),
        seeks=tuple(map(str, draft.get("seeks", []))),
        between_us=frozenset(kept),
    )
    onwards = carry({"cohort": draft.get("cohort", ""), "joins": bool(draft.get("joins")), "between": kept})
    await reply.redraw(blocks.topics_step(reply.t, shown, taxonomy, onwards), view["root_view_id"])
