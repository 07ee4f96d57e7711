"""Joining, editing, leaving, pausing, as Slack tells us of them."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers import forms
from handlers.blocks import cohorts as cohort_blocks
from handlers.blocks import enrolment as blocks
from handlers.forms import Invalid, carried, carry
from handlers.ids import Action, Callback, Field, WayOut
from handlers.talk import Body, answer, fill_form, open_form, say, tell
from mentoring.errors import PauseInThePast
from mentoring.model import Actor, CohortId, Profile
from mentoring.programme import Programme
from mentoring.timeline import local_day


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
    body: Body,
    client: AsyncWebClient,
    context: AsyncBoltContext,
    actor: Actor,
    programme: Programme,
    cohort: str = "",
    *,
    joins: bool = True,
) -> None:
    """Open the profile's first step: at once, then filled in; a refusal takes its place.

    `joins` says whether saving it opts in to `cohort`, or to the one that is open.
    """
    context["opened_view"] = view_id = await open_form(client, body, blocks.loading("Your profile"))
    if cohort:
        await programme.enrolment.joinable(actor, CohortId(cohort))
    else:
        await programme.enrolment.eligible(actor)
    standing = await programme.enrolment.standing(actor)
    form = blocks.topics_step(standing.profile, programme.desk.taxonomy, carry({"cohort": cohort, "joins": joins}))
    await fill_form(client, view_id, form)


async def press_join(
    ack: AsyncAck,
    body: Body,
    action: dict[str, Any],
    client: AsyncWebClient,
    context: AsyncBoltContext,
    actor: Actor,
    programme: Programme,
) -> None:
    """*Join* on an announcement, in App Home, or after skipping."""
    await ack()
    await open_profile(body, client, context, actor, programme, action.get("value", ""))


async def edit_profile(
    ack: AsyncAck,
    body: Body,
    client: AsyncWebClient,
    context: AsyncBoltContext,
    actor: Actor,
    programme: Programme,
) -> None:
    """*Edit my profile*."""
    await ack()
    await open_profile(body, client, context, actor, programme, joins=False)


async def topics_given(ack: AsyncAck, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """Step 1 is in: show step 2 on top, so that Back leads here again."""
    try:
        draft = {**carried(view), **forms.topics(view, programme.desk.taxonomy)}
    except Invalid as invalid:
        await ack(response_action="errors", errors=invalid.errors)
        return
    profile = (await programme.enrolment.standing(actor)).profile
    await ack(response_action="push", view=blocks.work_step(profile, carry(draft)))


async def work_given(ack: AsyncAck, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """Step 2 is in: show step 3."""
    try:
        draft = {**carried(view), **forms.work(view)}
    except Invalid as invalid:
        await ack(response_action="errors", errors=invalid.errors)
        return
    profile = (await programme.enrolment.standing(actor)).profile
    await ack(response_action="push", view=blocks.wishes_step(profile, carry(draft)))


async def profile_given(
    ack: AsyncAck, view: dict[str, Any], client: AsyncWebClient, actor: Actor, programme: Programme
) -> None:
    """Step 3 is in: keep the profile, and join where that was asked for."""
    draft = carried(view)
    try:
        profile = forms.wishes(view, draft, actor.member)
    except Invalid as invalid:
        await ack(response_action="errors", errors=invalid.errors)
        return
    await ack(response_action="clear")
    if draft.get("joins"):
        await _join(client, actor, programme, profile, draft.get("cohort") or "")
    else:
        await tell(client, actor.member, blocks.saved(await programme.enrolment.keep(actor, profile)))


async def _join(client: AsyncWebClient, actor: Actor, programme: Programme, profile: Profile, cohort: str) -> None:
    joined = await programme.enrolment.join(actor, profile, CohortId(cohort) if cohort else None)
    await tell(client, actor.member, blocks.joined(joined))


async def how_it_works(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
    """*How it works*."""
    await ack()
    await open_form(client, body, cohort_blocks.how_it_works())


async def skip(
    ack: AsyncAck, action: dict[str, Any], respond: AsyncRespond, actor: Actor, programme: Programme
) -> None:
    """*Skip this one*."""
    await ack()
    cohort = await programme.enrolment.skip(actor, CohortId(action["value"]))
    await answer(respond, blocks.skipped(cohort), instead=True)


async def stay(
    ack: AsyncAck, action: dict[str, Any], respond: AsyncRespond, actor: Actor, programme: Programme
) -> None:
    """*Stay in*."""
    await ack()
    cohort = await programme.enrolment.staying(actor, CohortId(action["value"]))
    await answer(respond, blocks.staying(cohort), instead=True)


async def open_leave(
    ack: AsyncAck,
    body: Body,
    client: AsyncWebClient,
    context: AsyncBoltContext,
    actor: Actor,
    programme: Programme,
) -> None:
    """*Leave the cohort*: what happens, before it does."""
    await ack()
    context["opened_view"] = view_id = await open_form(client, body, blocks.loading("Leave"))
    standing, has_partner = await programme.enrolment.before_leaving(actor)
    await fill_form(client, view_id, blocks.leave_form(standing, has_partner))


async def leave(
    ack: AsyncAck, view: dict[str, Any], client: AsyncWebClient, actor: Actor, programme: Programme
) -> None:
    """*Leave now*, or another partner instead."""
    await ack()
    if forms.chosen(view, Field.WAY_OUT) == WayOut.ANOTHER_PARTNER:
        await programme.exits.another_partner(actor)
        await tell(client, actor.member, blocks.partner_ended())
    else:
        await tell(client, actor.member, blocks.left(await programme.enrolment.leave(actor)))


async def open_pause(
    ack: AsyncAck,
    body: Body,
    client: AsyncWebClient,
    context: AsyncBoltContext,
    actor: Actor,
    programme: Programme,
) -> None:
    """*Pause*: until when."""
    await ack()
    context["opened_view"] = view_id = await open_form(client, body, blocks.loading("Pause"))
    standing = await programme.enrolment.pausable(actor)
    await fill_form(client, view_id, blocks.pause_form(local_day(programme.desk.clock(), standing.member.tz)))


async def pause(
    ack: AsyncAck, view: dict[str, Any], client: AsyncWebClient, actor: Actor, programme: Programme
) -> None:
    """*Pause* with its day."""
    try:
        day = forms.until(view)
        member = await programme.enrolment.pause(actor, day)
    except Invalid as invalid:
        await ack(response_action="errors", errors=invalid.errors)
        return
    except PauseInThePast as refusal:
        await ack(response_action="errors", errors={Field.UNTIL: str(refusal)})
        return
    await ack()
    await tell(client, actor.member, blocks.paused(member))


async def resume(
    ack: AsyncAck, body: Body, respond: AsyncRespond, client: AsyncWebClient, actor: Actor, programme: Programme
) -> None:
    """*Resume now*."""
    await ack()
    await programme.enrolment.resume(actor)
    await say(body, respond, client, blocks.resumed())
