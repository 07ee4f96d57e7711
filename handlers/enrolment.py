"""Joining, editing, leaving, pausing, as Slack tells us of them."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import cohorts as cohort_blocks
from handlers.blocks import enrolment as blocks
from handlers.blocks import leaving
from handlers.blocks import partners as partner_blocks
from handlers.blocks import profile as profile_blocks
from handlers.choices import WayOut
from handlers.forms import Invalid, carried, carry
from handlers.ids import Action, Callback, Field
from handlers.refusals import worded
from handlers.reply import Reply
from mentoring.errors import PauseInThePast
from mentoring.model import Actor, CohortId, Profile
from mentoring.programme import Programme


def register(app: AsyncApp) -> None:
    """Everything about taking part."""
    app.action(Action.JOIN)(press_join)
    app.action(Action.EDIT_PROFILE)(edit_profile)
    app.action(Action.HOW_IT_WORKS)(how_it_works)
    app.action(Action.SKIP)(skip)
    app.action(Action.STAY)(stay)
    app.action(Action.LEAVE)(open_leave)
    app.action(Action.PAUSE)(open_pause)
    app.action(Action.RESUME)(resume)
    app.view(Callback.PROFILE_TOPICS)(topics_given)
    app.view(Callback.PROFILE_WORK)(work_given)
    app.view(Callback.PROFILE_WISHES)(profile_given)
    app.view(Callback.LEAVE)(leave)
    app.view(Callback.PAUSE)(pause)


async def open_profile(
    reply: Reply,
    actor: Actor,
    programme: Programme,
    cohort: str = "",
    *,
    named: str = "",
    joins: bool = True,
) -> None:
    """Open the profile's first step: at once, then filled in; a refusal takes its place.

    `joins` says whether saving it opts in to `cohort`, or to the one that is open; to the one `named`, if several are.
    """
    await reply.begin(reply.t("Your profile"))
    if named:
        cohort = await _cohort_named(named, actor, programme)
    if cohort:
        await programme.enrolment.joinable(actor, CohortId(cohort))
    else:
        await programme.enrolment.eligible(actor)
    start = await programme.enrolment.profile(actor)
    between = sorted(start.profile.between_us) if start.profile else []
    carried_on = carry({"cohort": cohort, "joins": joins, "between": between})
    await reply.show(profile_blocks.topics_step(reply.t, start.profile, start.taxonomy, carried_on))


async def _cohort_named(named: str, actor: Actor, programme: Programme) -> str:
    """The cohort that somebody typed after `join`; empty where none that they can join is called so."""
    said = " ".join(named.casefold().split())
    can_join = (await programme.enrolment.standing(actor)).can_join
    return next((each.id for each in can_join if " ".join(each.name.casefold().split()) == said), "")


async def press_join(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Join* on an announcement, in App Home, or after skipping."""
    await ack()
    await open_profile(reply, actor, programme, action.get("value", ""))


async def edit_profile(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*Edit my profile*."""
    await ack()
    await open_profile(reply, actor, programme, joins=False)


async def topics_given(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """Step 1 is in: show step 2 on top, so that Back leads here again."""
    start = await programme.enrolment.profile(actor)
    draft = {**carried(view), **forms.topics(reply.t, view, start.taxonomy)}
    await ack(response_action="push", view=profile_blocks.work_step(reply.t, start.profile, carry(draft)))


async def work_given(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """Step 2 is in: show step 3."""
    draft = {**carried(view), **forms.work(reply.t, view)}
    profile = (await programme.enrolment.profile(actor)).profile
    await ack(response_action="push", view=profile_blocks.wishes_step(reply.t, profile, carry(draft)))


async def profile_given(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """Step 3 is in: keep the profile, and join where that was asked for."""
    draft = carried(view)
    profile = forms.wishes(reply.t, view, draft, actor.member)
    await ack(response_action="clear")
    if draft.get("joins"):
        await _join(reply, actor, programme, profile, draft.get("cohort") or "")
    else:
        await reply.tell(blocks.saved(reply.t, await programme.enrolment.keep(actor, profile)))


async def _join(reply: Reply, actor: Actor, programme: Programme, profile: Profile, cohort: str) -> None:
    joined = await programme.enrolment.join(actor, profile, CohortId(cohort) if cohort else None)
    await reply.tell(blocks.joined(reply.t, joined))


async def how_it_works(ack: AsyncAck, reply: Reply) -> None:
    """*How it works*."""
    await ack()
    await reply.show(cohort_blocks.how_it_works(reply.t))


async def skip(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Skip this one*."""
    await ack()
    cohort = await programme.enrolment.skip(actor, CohortId(action["value"]))
    await reply.instead(blocks.skipped(reply.t, cohort))


async def stay(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Stay in*."""
    await ack()
    cohort = await programme.enrolment.staying(actor, CohortId(action["value"]))
    await reply.instead(blocks.staying(reply.t, cohort))


async def open_leave(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*Leave the cohort*."""
    await ack()
    await ask_before_leaving(reply, actor, programme)


async def ask_before_leaving(reply: Reply, actor: Actor, programme: Programme) -> None:
    """What happens, before it does."""
    await reply.begin(reply.t("Leave"))
    standing, reads = await programme.enrolment.before_leaving(actor)
    shown = [partner_blocks.partner_left(reply.t, each) for each in reads]
    await reply.show(leaving.leave_form(reply.t, standing, bool(reads), shown))


async def leave(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Leave now*, or another partner instead."""
    await ack()
    if forms.chosen(view, Field.WAY_OUT) == WayOut.ANOTHER_PARTNER:
        await programme.exits.another_partner(actor)
        await reply.tell(leaving.partner_ended(reply.t))
    else:
        await reply.tell(leaving.left(reply.t, await programme.enrolment.leave(actor)))


async def open_pause(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*Pause*."""
    await ack()
    await ask_until_when(reply, actor, programme)


async def ask_until_when(reply: Reply, actor: Actor, programme: Programme, typed: str = "") -> None:
    """A pause always has an end; a day that was typed with the command stands in the form."""
    await reply.begin(reply.t("Pause"))
    standing = await programme.pauses.pausable(actor)
    await reply.show(leaving.pause_form(reply.t, standing.today, forms.day_in(typed, after=standing.today)))


async def pause(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Pause* with its day."""
    try:
        member = await programme.pauses.pause(actor, forms.until(reply.t, view))
    except PauseInThePast as refusal:
        raise Invalid({Field.UNTIL: worded(reply.t, refusal)}) from refusal
    await ack()
    await reply.tell(leaving.paused(reply.t, member))
    await programme.silence.heard_from(actor)


async def resume(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*Resume now*."""
    await ack()
    await programme.pauses.resume(actor)
    await reply.say(leaving.resumed(reply.t))
