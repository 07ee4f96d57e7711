"""Opening a cohort and following it, as its organiser does in Slack."""

from __future__ import annotations

import asyncio
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import forms
from handlers.blocks import board as blocks
from handlers.blocks import opening as opening_blocks
from handlers.blocks import reports as report_blocks
from handlers.blocks import steering as steering_blocks
from handlers.blocks.block_kit import Message
from handlers.forms import Invalid, carried, carried_cohort, carry, carry_cohort
from handlers.ids import Action, Callback, Field
from handlers.pages import report_page, report_table
from handlers.refusals import worded
from handlers.reply import Body, Reply
from handlers.texts import Texts
from mentoring.errors import NoSuchThing, NothingToReport, NoUsableChannel, Refusal
from mentoring.model import Actor, Cohort, CohortId, CohortStage, Language
from mentoring.programme import Programme
from mentoring.programme.reports import ReportView


def register(app: AsyncApp) -> None:
    """Everything about a cohort before and after pairing."""
    app.action(Action.NEW_COHORT)(press_new)
    app.action(Action.COHORTS)(show_all)
    app.action(Action.PREVIEW_COHORT)(open_preview)
    app.action(Action.COHORT_LANGUAGE)(change_language)
    app.action(Action.CHANGE_COHORT)(change_draft)
    app.action(Action.CANCEL_ANNOUNCEMENT)(cancel_announcement)
    app.action(Action.REPORT)(show_report)
    app.action(Action.REPORT_PAGE)(download_page)
    app.action(Action.REPORT_TABLE)(download_table)
    app.view(Callback.COHORT_WHAT)(what_given)
    app.view(Callback.COHORT_HOW)(how_given)
    app.view(Callback.COHORT_WHO)(who_given)
    app.view(Callback.COHORT_PREVIEW)(send)
    app.view_closed(Callback.COHORT_PREVIEW)(keep_draft)


async def open_new(reply: Reply, actor: Actor, programme: Programme) -> None:
    """The first step of a new cohort."""
    await reply.begin(reply.t("New cohort"))
    suggestion = await programme.cohorts.suggestion(actor)
    await reply.show(opening_blocks.what_step(reply.t, suggestion, carry(carry_cohort(suggestion)), None))


async def press_new(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*Open a new cohort*."""
    await ack()
    await open_new(reply, actor, programme)


async def what_given(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """Step 1 is in: show step 2."""
    draft = _draft(view, actor)
    await programme.setup.require(actor)
    try:
        today = (await programme.enrolment.standing(actor)).today
        draft = forms.cohort_what(reply.t, view, draft, today)
        await programme.cohorts.require_channel(actor.workspace, draft.channel)
    except Refusal as refusal:
        sentence = worded(reply.t, refusal).replace(f"<#{draft.channel}>", reply.t("that channel"))
        raise Invalid({Field.CHANNEL: sentence}) from refusal
    if await programme.cohorts.is_taken(actor, draft):
        raise Invalid({Field.NAME: reply.t("A cohort of that name goes on already. Give this one another name.")})
    await ack(response_action="push", view=opening_blocks.how_step(reply.t, draft, carry(carry_cohort(draft))))


async def how_given(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """Step 2 is in: show step 3."""
    await programme.setup.require(actor)
    draft = forms.cohort_how(reply.t, view, _draft(view, actor))
    await ack(response_action="push", view=opening_blocks.who_step(reply.t, draft, carry(carry_cohort(draft))))


async def who_given(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """Step 3 is in: keep the draft and show the preview in its place."""
    await programme.setup.require(actor)
    kept = await programme.cohorts.draft(actor, forms.cohort_who(reply.t, view, _draft(view, actor)))
    metadata = carry({"id": kept.id, "after": True})
    await ack(response_action="update", view=opening_blocks.preview(reply.t, kept, metadata, after_steps=True))


async def open_preview(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Open the preview* of a draft."""
    await ack()
    await reply.begin(reply.t("Preview"))
    view = await programme.cohorts.changeable(actor, CohortId(action["value"]))
    await reply.show(opening_blocks.preview(reply.t, view.cohort, carry({"id": view.cohort.id})))


async def change_language(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], body: Body, actor: Actor, programme: Programme
) -> None:
    """The language of what the channel reads, chosen in the preview, which shows it at once."""
    await ack()
    view = body["view"]
    chosen = Language.of(action["selected_option"]["value"])
    draft = await programme.cohorts.speak(actor, _previewed(view), chosen)
    after_steps = bool(view.get("previous_view_id"))
    await reply.redraw(opening_blocks.preview(reply.t, draft, view["private_metadata"], after_steps=after_steps))


async def change_draft(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Change something*: the steps again, filled in, in the place of the preview."""
    await ack()
    draft = (await programme.cohorts.changeable(actor, CohortId(action["value"]))).cohort
    await reply.redraw(opening_blocks.what_step(reply.t, draft, carry(carry_cohort(draft)), draft.channel))


async def keep_draft(
    ack: AsyncAck, reply: Reply, view: dict[str, Any], body: Body, actor: Actor, programme: Programme
) -> None:
    """Closing everything at once with the preview on top: say that the draft is kept."""
    await ack()
    if body.get("is_cleared"):
        cohort = (await programme.cohorts.one(actor, _previewed(view))).cohort
        if cohort.stage is CohortStage.DRAFT:
            await reply.tell(opening_blocks.kept(reply.t, cohort))


async def send(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Send*: the announcement goes out in five minutes."""
    await ack(response_action="clear")
    cohort = _previewed(view)
    try:
        opened = await programme.cohorts.announce(actor, cohort)
    except NoUsableChannel as refusal:
        await reply.tell(opening_blocks.not_sent(reply.t, cohort, worded(reply.t, refusal)))
        return
    await reply.tell(opening_blocks.held(reply.t, opened))


async def cancel_announcement(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Cancel the announcement* while it is held."""
    await ack()
    found = await programme.cohorts.cancel_announcement(actor, CohortId(action["value"]))
    is_draft = found.stage is CohortStage.DRAFT
    said = opening_blocks.cancelled if is_draft else steering_blocks.move_taken_back
    await reply.say(said(reply.t, found))


async def show_all(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """Every cohort with its next step."""
    await ack()
    await reply.say(blocks.overview(reply.t, await programme.cohorts.all(actor)))


async def show_report(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Show the report*."""
    await ack()
    await reply.say(shown_report(reply.t, await programme.reports.report(actor, CohortId(action["value"]))))


async def download_page(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Download the page*: a file in the direct messages."""
    await ack()
    view = await programme.reports.report(actor, CohortId(action["value"]))
    if view.report is None:
        raise NothingToReport
    page = await asyncio.to_thread(report_page, reply.t, view.report, view.quotes)
    await reply.hand(f"report-{view.report.as_of}.html", view.report.name, page)
    await reply.say(report_blocks.report_files(reply.t))


async def download_table(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Download the table*: a file in the direct messages."""
    await ack()
    view = await programme.reports.report(actor, CohortId(action["value"]))
    if view.report is None:
        raise NothingToReport
    await reply.hand(f"report-{view.report.as_of}.csv", view.report.name, report_table(reply.t, view.report))
    await reply.say(report_blocks.report_files(reply.t))


def shown_report(t: Texts, view: ReportView) -> Message:
    """The last report, or when the first one comes."""
    return report_blocks.report(t, view.report) if view.report else report_blocks.no_report_yet(t, view)


def _draft(view: dict[str, Any], actor: Actor) -> Cohort:
    """The draft that the steps carry along. Raises NoSuchThing when it got lost."""
    draft = carried_cohort(view, actor.member)
    if draft is None:
        raise NoSuchThing
    return draft


def _previewed(view: dict[str, Any]) -> CohortId:
    """The cohort that a preview is of."""
    return CohortId(str(carried(view).get("id", "")))
