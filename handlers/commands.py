"""`/mentoring` and the word after it: which journey each one begins."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers import cohorts, enrolment, questions, words
from handlers.blocks import cohorts as cohort_blocks
from handlers.blocks import data as data_blocks
from handlers.blocks import enrolment as enrolment_blocks
from handlers.blocks import help as blocks
from handlers.blocks import own_questions as own_question_blocks
from handlers.blocks import questions as question_blocks
from handlers.blocks import reports as report_blocks
from handlers.blocks import set_up as set_up_blocks
from handlers.blocks.kit import Message
from handlers.ids import COMMAND, Action
from handlers.talk import Body, answer, fill_form, open_form
from mentoring.model import Actor, MemberId
from mentoring.programme import Programme
from mentoring.timeline import local_day

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)")


def register(app: AsyncApp) -> None:
    """The command, the suggestion under a typing error, and help."""
    app.command(COMMAND)(mentoring)
    app.action(Action.SUGGESTION)(run_suggestion)
    app.action(Action.HELP)(show_help)


@dataclass(frozen=True, kw_only=True)
class Typed:
    """Somebody typed a command, or pressed a button that stands for it."""

    rest: str
    body: Body
    respond: AsyncRespond
    client: AsyncWebClient
    context: AsyncBoltContext
    actor: Actor
    programme: Programme


async def mentoring(
    ack: AsyncAck,
    command: dict[str, Any],
    body: Body,
    respond: AsyncRespond,
    client: AsyncWebClient,
    context: AsyncBoltContext,
    actor: Actor,
    programme: Programme,
) -> None:
    """`/mentoring …`"""
    await ack()
    word, rest = words.split(command.get("text", ""))
    typed = Typed(
        rest=rest, body=body, respond=respond, client=client, context=context, actor=actor, programme=programme
    )
    await _run(word, typed)


async def run_suggestion(
    ack: AsyncAck,
    action: dict[str, Any],
    body: Body,
    respond: AsyncRespond,
    client: AsyncWebClient,
    context: AsyncBoltContext,
    actor: Actor,
    programme: Programme,
) -> None:
    """*Yes, join*: run what was meant."""
    await ack()
    word, rest = words.split(action.get("value", ""))
    typed = Typed(
        rest=rest, body=body, respond=respond, client=client, context=context, actor=actor, programme=programme
    )
    await _run(word, typed)


async def show_help(ack: AsyncAck, respond: AsyncRespond, actor: Actor, programme: Programme) -> None:
    """*Show help*."""
    await ack()
    await answer(respond, await _help(actor, programme))


async def _run(word: str, typed: Typed) -> None:
    begin = BEGIN.get(word)
    if begin is None:
        await answer(typed.respond, blocks.did_you_mean(word, words.meant(word)))
        return
    await begin(typed)


async def _help(actor: Actor, programme: Programme) -> Message:
    organisers = await programme.setup.organisers(actor)
    for_organisers = words.FOR_ORGANISERS if actor.member in organisers else {}
    return blocks.help_text(words.FOR_EVERYBODY, for_organisers, organisers)


async def _begin_help(typed: Typed) -> None:
    await answer(typed.respond, await _help(typed.actor, typed.programme))


async def _begin_status(typed: Typed) -> None:
    standing = await typed.programme.enrolment.standing(typed.actor)
    today = local_day(typed.programme.desk.clock(), standing.member.tz)
    await answer(typed.respond, enrolment_blocks.standing(standing, today))


async def _begin_setup(typed: Typed) -> None:
    new = await typed.programme.setup.begin(typed.actor)
    await answer(typed.respond, set_up_blocks.begun(new=new))


async def _begin_join(typed: Typed) -> None:
    await enrolment.open_profile(typed.body, typed.client, typed.context, typed.actor, typed.programme)


async def _begin_profile(typed: Typed) -> None:
    await enrolment.open_profile(typed.body, typed.client, typed.context, typed.actor, typed.programme, joins=False)


async def _begin_leave(typed: Typed) -> None:
    typed.context["opened_view"] = view_id = await open_form(
        typed.client, typed.body, enrolment_blocks.loading("Leave")
    )
    standing, has_partner = await typed.programme.enrolment.before_leaving(typed.actor)
    await fill_form(typed.client, view_id, enrolment_blocks.leave_form(standing, has_partner))


async def _begin_pause(typed: Typed) -> None:
    typed.context["opened_view"] = view_id = await open_form(
        typed.client, typed.body, enrolment_blocks.loading("Pause")
    )
    standing = await typed.programme.enrolment.pausable(typed.actor)
    today = local_day(typed.programme.desk.clock(), standing.member.tz)
    await fill_form(typed.client, view_id, enrolment_blocks.pause_form(today))


async def _begin_resume(typed: Typed) -> None:
    await typed.programme.enrolment.resume(typed.actor)
    await answer(typed.respond, enrolment_blocks.resumed())


async def _begin_question(typed: Typed) -> None:
    await answer(typed.respond, question_blocks.one(await typed.programme.questions.one(typed.actor)))


async def _begin_questions(typed: Typed) -> None:
    """For organisers their own questions; anybody else meant one for now."""
    if not await typed.programme.setup.is_organiser(typed.actor):
        await _begin_question(typed)
        return
    await answer(typed.respond, own_question_blocks.listed(await typed.programme.own_questions.all(typed.actor)))


async def _begin_ask(typed: Typed) -> None:
    await questions.ask(typed.respond, typed.client, typed.body, typed.rest, typed.programme)


async def _begin_why(typed: Typed) -> None:
    await answer(typed.respond, blocks.latest(await typed.programme.why.latest(typed.actor)))


async def _begin_data(typed: Typed) -> None:
    await answer(typed.respond, data_blocks.summary(await typed.programme.data.export(typed.actor)))


async def _begin_cohort(typed: Typed) -> None:
    if typed.rest.casefold().startswith("new"):
        await cohorts.open_new(typed.body, typed.client, typed.context, typed.actor, typed.programme)
        return
    await answer(typed.respond, cohort_blocks.overview(await typed.programme.cohorts.all(typed.actor)))


async def _begin_report(typed: Typed) -> None:
    await answer(typed.respond, report_blocks.report(await typed.programme.reports.latest(typed.actor)))


async def _begin_organiser(typed: Typed) -> None:
    named = _MENTION.search(typed.rest)
    if named is None:
        await answer(typed.respond, set_up_blocks.name_somebody())
        return
    member = MemberId(named.group(1))
    new = await typed.programme.setup.appoint(typed.actor, member)
    await answer(typed.respond, set_up_blocks.appointed(member, new=new))


BEGIN: Mapping[str, Callable[[Typed], Awaitable[None]]] = {
    "help": _begin_help,
    "status": _begin_status,
    "setup": _begin_setup,
    "join": _begin_join,
    "profile": _begin_profile,
    "leave": _begin_leave,
    "pause": _begin_pause,
    "resume": _begin_resume,
    "question": _begin_question,
    "questions": _begin_questions,
    "ask": _begin_ask,
    "why": _begin_why,
    "data": _begin_data,
    "cohort": _begin_cohort,
    "report": _begin_report,
    "organiser": _begin_organiser,
}
