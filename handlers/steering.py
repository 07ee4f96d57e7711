"""Steering a cohort while it runs, as an organiser does in Slack: nothing is done before what follows was shown."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms, invitations, own_words, reminders
from handlers.blocks import cohort_edits
from handlers.blocks import steering as blocks
from handlers.choices import SteerChoice
from handlers.forms import Invalid, as_seen, carried, carried_edit, carry, carry_edit, carry_seen
from handlers.ids import Action, Callback, Field, unpack
from handlers.refusals import worded
from handlers.reply import Reply
from handlers.texts import Texts
from mentoring.errors import DatesDoNotFit, NoSuchThing, NoUsableChannel, Refusal
from mentoring.model import Actor, Cohort, CohortId
from mentoring.programme import Programme
from mentoring.programme.cohort_edits import BEFORE_THE_START_ONLY, CohortEdit
from mentoring.steering_errors import JoinUntilDoesNotFit

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
    app.view(Callback.EDIT_RULES)(weigh)
    app.view(Callback.SAVE_COHORT)(save)


async def steer(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """A line of the menu beside a cohort: what follows is shown first."""
    await ack()
    choice, cohort = unpack(action["selected_option"]["value"], 2)
    await reply.begin(reply.t("Your cohort"))
    found = (await programme.steering.manage(actor, CohortId(cohort))).cohort
    wanted = _choice(choice)
    form = {SteerChoice.EDIT: blocks.edit_form, SteerChoice.RULES: blocks.rules_form}.get(wanted)
    if wanted in OPENS:
        await OPENS[wanted](reply, actor, programme, found.id)
    elif form is not None:
        seen = carry({"id": found.id, "seen": carry_seen(found)})
        await reply.show(form(reply.t, found, seen))
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
    given = carried(view)
    cohort = CohortId(str(given.get("id", "")))
    seen = as_seen(given.get("seen"), (await programme.steering.manage(actor, cohort)).cohort)
    edit = forms.cohort_edit(reply.t, view, seen)
    try:
        found = await programme.cohort_edits.weigh(actor, cohort, edit)
    except (DatesDoNotFit, JoinUntilDoesNotFit, NoUsableChannel) as refusal:
        raise Invalid({_field_of(refusal, edit): _sentence(reply.t, refusal, edit)}) from refusal
    await ack(
        response_action="push", view=cohort_edits.weigh(reply.t, found, carry({"id": cohort, "edit": carry_edit(edit)}))
    )


async def save(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Save*: only what was changed."""
    given = carried(view)
    done = await programme.cohort_edits.change(
        actor, CohortId(str(given.get("id", ""))), carried_edit(given.get("edit"))
    )
    await ack(response_action="clear")
    await reply.tell(cohort_edits.saved(reply.t, done))


def _field_of(refusal: Refusal, edit: CohortEdit) -> Field:
    """Under which field a refusal stands."""
    if isinstance(refusal, NoUsableChannel):
        return Field.CHANNEL
    if isinstance(refusal, JoinUntilDoesNotFit):
        return Field.JOIN_UNTIL
    return Field.STARTS_ON if edit.fields.keys() & BEFORE_THE_START_ONLY else Field.SESSIONS


def _sentence(t: Texts, refusal: Refusal, edit: CohortEdit) -> str:
    """The refusal in words; under a field a channel's name cannot be drawn."""
    channel = edit.fields.get("channel", ("", ""))[1]
    return worded(t, refusal).replace(f"<#{channel}>", t("that channel"))


def _choice(choice: str) -> SteerChoice:
    """What was chosen. Raises NoSuchThing for what a client of somebody's own making sends."""
    try:
        return SteerChoice(choice)
    except ValueError as error:
        raise NoSuchThing from error
