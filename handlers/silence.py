"""Stay, stop, back again, a new partner: what people answer where one of them was quiet, as Slack tells us of it."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers.blocks import silence as blocks
from handlers.ids import Action
from handlers.reply import Reply
from mentoring.model import Actor, CohortId, MentorshipId
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """One tap each; *Later* is the pause that everybody has."""
    app.action(Action.QUIET_STAY)(stay)
    app.action(Action.QUIET_STOP)(stop)
    app.action(Action.COME_BACK)(come_back)
    app.action(Action.NEW_PARTNER)(take_new_partner)


async def stay(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Stay*."""
    await ack()
    found = await programme.silence.stay(actor, MentorshipId(action["value"]))
    await reply.instead(blocks.stays(reply.t, found.partners_of(actor.member)))


async def stop(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Stop*."""
    await ack()
    cohort = await programme.silence.stop(actor, MentorshipId(action["value"]))
    await reply.instead(blocks.stopped(reply.t, cohort))


async def come_back(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Bring me back*."""
    await ack()
    cohort = await programme.silence.come_back(actor, CohortId(action["value"]))
    await reply.instead(blocks.back(reply.t, cohort))


async def take_new_partner(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Find me a partner*."""
    await ack()
    cohort = await programme.silence.take_new_partner(actor, MentorshipId(action["value"]))
    await reply.instead(blocks.looking(reply.t, cohort))
