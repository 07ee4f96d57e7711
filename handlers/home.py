"""App Home, and what can be done about any message."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers.blocks import help as blocks
from handlers.blocks import kindness as kindness_blocks
from handlers.choices import MoreChoice
from handlers.enrolment import ask_until_when
from handlers.ids import Action, unpack
from handlers.reply import Reply
from mentoring.model import Actor
from mentoring.programme import Programme

SNOOZE = {MoreChoice.SNOOZE_DAY: 1, MoreChoice.SNOOZE_WEEK: 7}
"""Days of each snooze."""


def register(app: AsyncApp) -> None:
    """App Home, and the menu under each message."""
    app.event("app_home_opened")(home_opened)
    app.action(Action.MORE)(more)


async def home_opened(event: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """Somebody looks at App Home: draw it as things are now."""
    if event.get("tab") == "home":
        await programme.home.opened(actor)


async def more(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """Snooze, pause, or *Why am I getting this?*"""
    await ack()
    choice, nudge = unpack(action["selected_option"]["value"], 2)
    if choice in SNOOZE:
        days = SNOOZE[MoreChoice(choice)]
        await programme.pauses.snooze(actor, timedelta(days=days))
        await reply.say(blocks.snoozed(reply.t, days))
    elif choice == MoreChoice.PAUSE:
        await ask_until_when(reply, actor, programme)
    elif choice == MoreChoice.MUTE:
        found = await programme.delivery_log.one(actor, nudge)
        muted = await programme.kindness.mute_also(actor, found.nudge.kind)
        await reply.say(kindness_blocks.hears(reply.t, muted))
    else:
        await reply.begin(reply.t("Why this message?"))
        found = await programme.delivery_log.one(actor, nudge)
        await reply.show(blocks.why(reply.t, found.nudge))
    await programme.silence.heard_from(actor)
