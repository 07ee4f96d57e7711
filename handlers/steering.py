"""Steering a cohort while it runs, as an organiser does in Slack: nothing is done before what follows was shown."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms, invitations, own_words, reminders
from handlers.blocks import steering as blocks
from handlers.forms import Invalid, carried, carry
from handlers.ids import Action, Callback, Field, SteerChoice, unpack
from handlers.refusals import worded
from handlers.reply import Reply
from mentoring.errors import DatesDoNotFit, NoSuchThing
from mentoring.model import Actor, Cohort, CohortId
from mentoring.programme import Programme
from mentoring.programme.steering import CohortEdit

OPENS: Mapping[SteerChoice, Callable[[Reply, Actor, Programme, CohortId], Awaitable[None]]] = {
    SteerChoice.WORDS: own_words.show,
    SteerChoice.INVITE: invitations.show,
    SteerChoice.REMIND: reminders.show,
}
"""Lines of the menu that lead to a journey of their own."""


def register(app: AsyncApp) -> None:
    """Everything about a cohort as a whole."""
    app.action(Action.STEER)(steer)
    app.view(Callback.STEER)(steered)
    app.view(Callback.EDIT_COHORT)(weigh)
    app.view(Callback.SAVE_COHORT)(save)


async def steer(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """A line of the menu beside a cohort: what follows is shown first."""
    await ack()
    choice, cohort = unpack(action["selected_option"]["value"], 2)
    await reply.begin(reply.t("Your cohort"))
    found = (await programme.steering.manage(actor, CohortId(cohort))).cohort
    wanted = _choice(choice)
    if wanted in OPENS:
        await OPENS[wanted](reply, actor, programme, found.id)
    elif wanted is SteerChoice.EDIT:
        await reply.show(blocks.edit_form(reply.t, found))
    else:
        await reply.show(blocks.confirm(reply.t, found, wanted))


async def steered(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """It is meant: do it."""
    choice, cohort = unpack(view["private_metadata"], 2)
    acts: Mapping[SteerChoice, Callable[[Actor, CohortId], Awaitable[Cohort]]] = {
        SteerChoice.END_EARLY: programme.steering.end_early,
        SteerChoice.CANCEL: programme.steering.cancel,
        SteerChoice.ARCHIVE: programme.steering.archive,
        SteerChoice.DELETE: programme.steering.delete,
    }
    wanted = _choice(choice)
    if wanted not in acts:
        raise NoSuchThing
    found = await acts[wanted](actor, CohortId(cohort))
    await ack(response_action="clear")
    await reply.tell(blocks.done(reply.t, found, wanted))


async def weigh(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Next*: what would change, and for whom."""
    cohort = CohortId(view["private_metadata"])
    edit = forms.cohort_edit(reply.t, view, (await programme.steering.manage(actor, cohort)).cohort)
    try:
        found = await programme.steering.weigh(actor, cohort, edit)
    except DatesDoNotFit as refusal:
        shown = Field.STARTS_ON if edit.starts_on or edit.opt_in_closes_on else Field.SESSIONS
        raise Invalid({shown: worded(reply.t, refusal)}) from refusal
    carried_on = {
        "id": cohort,
        "name": edit.name,
        "closes": edit.opt_in_closes_on.isoformat() if edit.opt_in_closes_on else None,
        "starts": edit.starts_on.isoformat() if edit.starts_on else None,
        "sessions": edit.sessions,
        "weeks": edit.every_weeks,
    }
    await ack(response_action="push", view=blocks.weigh(reply.t, found, carry(carried_on)))


async def save(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Save*: only what was changed."""
    given = carried(view)
    edit = CohortEdit(
        name=given.get("name"),
        opt_in_closes_on=_day(given.get("closes")),
        starts_on=_day(given.get("starts")),
        sessions=given.get("sessions"),
        every_weeks=given.get("weeks"),
    )
    done = await programme.steering.change(actor, CohortId(str(given.get("id", ""))), edit)
    await ack(response_action="clear")
    await reply.tell(blocks.saved(reply.t, done))


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def _choice(choice: str) -> SteerChoice:
    """What was chosen. Raises NoSuchThing for what a client of somebody's own making sends."""
    try:
        return SteerChoice(choice)
    except ValueError as error:
        raise NoSuchThing from error
