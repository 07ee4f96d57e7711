"""*Remind people*: whom, how many and with what words is shown first, and it is held for five minutes."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import reminders as blocks
from handlers.ids import Action, Callback
from handlers.reply import Reply
from mentoring.model import Actor, CohortId
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """The form is opened from the menu beside a cohort."""
    app.view(Callback.REMIND)(remind)
    app.action(Action.RECALL_REMINDERS)(take_back)


async def show(reply: Reply, actor: Actor, programme: Programme, cohort: CohortId) -> None:
    """*Remind people*, in the menu beside a cohort."""
    await reply.show(blocks.remind_form(reply.t, await programme.reminders.look(actor, cohort)))


async def remind(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Remind them*."""
    found = await programme.reminders.look(actor, CohortId(view["private_metadata"]))
    whom = forms.whom(reply.t, view, found.people)
    cohort, number = await programme.reminders.remind(actor, found.cohort.id, whom)
    await ack(response_action="clear")
    await reply.tell(blocks.reminders_held(reply.t, cohort, number))


async def take_back(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Take it back*, within five minutes."""
    await ack()
    cohort = await programme.reminders.take_back(actor, CohortId(action["value"]))
    await reply.instead(blocks.reminders_recalled(reply.t, cohort))
