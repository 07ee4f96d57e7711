"""App Home, direct messages, and what can be done about any message."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond, AsyncSay
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.blocks import enrolment as enrolment_blocks
from handlers.blocks import help as blocks
from handlers.ids import Action, MoreChoice, unpack
from handlers.talk import Body, answer, fill_form, open_form
from mentoring.model import Actor
from mentoring.programme import Programme
from mentoring.timeline import local_day

SNOOZE = {MoreChoice.SNOOZE_DAY: 1, MoreChoice.SNOOZE_WEEK: 7}
"""Days of each snooze."""


def register(app: AsyncApp) -> None:
    """App Home, messages to the bot, and the menu under each message."""
    app.event("app_home_opened")(home_opened)
    app.event("message")(written_to)
    app.action(Action.MORE)(more)


async def home_opened(event: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """Somebody looks at App Home: draw it as things are now."""
    if event.get("tab") == "home":
        await programme.desk.surfaces.home_opened(actor.workspace, actor.member)


async def written_to(event: dict[str, Any], say: AsyncSay) -> None:
    """Somebody writes to the bot: say what it understands."""
    if event.get("channel_type") == "im" and not event.get("subtype") and not event.get("bot_id"):
        said = blocks.written_to()
        await say(text=said.text, blocks=list(said.blocks))


async def more(
    ack: AsyncAck,
    body: Body,
    action: dict[str, Any],
    respond: AsyncRespond,
    client: AsyncWebClient,
    context: AsyncBoltContext,
    actor: Actor,
    programme: Programme,
) -> None:
    """Snooze, pause, or *Why am I getting this?*"""
    await ack()
    choice, nudge = unpack(action["selected_option"]["value"], 2)
    if choice in SNOOZE:
        days = SNOOZE[MoreChoice(choice)]
        await programme.enrolment.snooze(actor, programme.desk.clock() + timedelta(days=days))
        await answer(respond, blocks.snoozed(days))
    elif choice == MoreChoice.PAUSE:
        context["opened_view"] = view_id = await open_form(client, body, enrolment_blocks.loading("Pause"))
        standing = await programme.enrolment.pausable(actor)
        today = local_day(programme.desk.clock(), standing.member.tz)
        await fill_form(client, view_id, enrolment_blocks.pause_form(today))
    else:
        context["opened_view"] = view_id = await open_form(client, body, enrolment_blocks.loading("Why this message?"))
        found = await programme.why.one(actor, nudge)
        await fill_form(client, view_id, blocks.why(found.nudge))
