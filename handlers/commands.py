"""`/mentoring` and the word after it: which journey each one begins."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import agreement, booking, cohorts, command_parser, enrolment, goals, kindness, notes, questions
from handlers.blocks import audit as audit_blocks
from handlers.blocks import board as board_blocks
from handlers.blocks import commands as command_blocks
from handlers.blocks import data as data_blocks
from handlers.blocks import help as blocks
from handlers.blocks import home as home_blocks
from handlers.blocks import leaving
from handlers.blocks import led_sessions as led_session_blocks
from handlers.blocks import own_questions as own_question_blocks
from handlers.blocks import questions as question_blocks
from handlers.blocks import set_up as set_up_blocks
from handlers.blocks.block_kit import Message
from handlers.ids import COMMAND, Action
from handlers.reply import Reply
from handlers.texts import Texts
from mentoring.model import Actor, MemberId
from mentoring.programme import Programme

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
    reply: Reply
    actor: Actor
    programme: Programme

    @property
    def t(self) -> Texts:
        """The translator into the language of whoever typed it."""
        return self.reply.t


async def mentoring(ack: AsyncAck, reply: Reply, command: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """`/mentoring …`"""
    await ack()
    word, rest = command_parser.split(command.get("text", ""))
    await run(word, Typed(rest=rest, reply=reply, actor=actor, programme=programme))


async def run_suggestion(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Yes, join*: run what was meant."""
    await ack()
    word, rest = command_parser.split(action.get("value", ""))
    await run(word, Typed(rest=rest, reply=reply, actor=actor, programme=programme))


async def show_help(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*Show help*."""
    await ack()
    await reply.say(await _help(reply.t, actor, programme))


async def run(word: str, typed: Typed) -> None:
    """What the word stands for; a word that is no command gets the nearest."""
    begin = BEGIN.get(word)
    if begin is None:
        await typed.reply.say(command_blocks.did_you_mean(typed.t, word, command_parser.meant(word), typed.rest))
        return
    await begin(typed)
    if word not in LEAVES_NO_TRACE:
        await typed.programme.silence.heard_from(typed.actor)


async def _help(t: Texts, actor: Actor, programme: Programme) -> Message:
    organisers = await programme.setup.organisers(actor)
    for_organisers = command_parser.FOR_ORGANISERS if actor.member in organisers else {}
    return blocks.help_text(t, command_parser.FOR_EVERYBODY, for_organisers, organisers)


async def _begin_help(typed: Typed) -> None:
    await typed.reply.say(await _help(typed.t, typed.actor, typed.programme))


async def _begin_status(typed: Typed) -> None:
    await typed.reply.say(home_blocks.status(typed.t, await typed.programme.home.home(typed.actor)))


async def _begin_setup(typed: Typed) -> None:
    new = await typed.programme.setup.begin(typed.actor)
    await typed.reply.say(set_up_blocks.begun(typed.t, new=new))


async def _begin_join(typed: Typed) -> None:
    await enrolment.open_profile(typed.reply, typed.actor, typed.programme, named=typed.rest)


async def _begin_profile(typed: Typed) -> None:
    await enrolment.open_profile(typed.reply, typed.actor, typed.programme, joins=False)


async def _begin_leave(typed: Typed) -> None:
    await enrolment.ask_before_leaving(typed.reply, typed.actor, typed.programme)


async def _begin_pause(typed: Typed) -> None:
    await enrolment.ask_until_when(typed.reply, typed.actor, typed.programme, typed.rest)


async def _begin_resume(typed: Typed) -> None:
    await typed.programme.pauses.resume(typed.actor)
    await typed.reply.say(leaving.resumed(typed.t))


async def _begin_agreement(typed: Typed) -> None:
    await agreement.show(typed.reply, typed.actor, typed.programme)


async def _begin_goals(typed: Typed) -> None:
    await goals.open_for(typed.reply, typed.actor, typed.programme)


async def _begin_agenda(typed: Typed) -> None:
    await typed.reply.say(command_blocks.agendas(typed.t, await typed.programme.home.home(typed.actor)))


async def _begin_pulse(typed: Typed) -> None:
    await typed.reply.say(command_blocks.pulses(typed.t, await typed.programme.home.home(typed.actor)))


async def _begin_notes(typed: Typed) -> None:
    await notes.open_for(typed.reply, typed.actor, typed.programme)


async def _begin_question(typed: Typed) -> None:
    await typed.reply.say(question_blocks.one(typed.t, await typed.programme.questions.one(typed.actor)))


async def _begin_session(typed: Typed) -> None:
    ready = await typed.programme.led_sessions.ready(typed.actor)
    await typed.reply.say(led_session_blocks.could_begin(typed.t, ready))


async def _begin_questions(typed: Typed) -> None:
    """For organisers their own questions; anybody else meant one for now."""
    if not await typed.programme.setup.is_organiser(typed.actor):
        await _begin_question(typed)
        return
    await typed.reply.say(own_question_blocks.listed(typed.t, await typed.programme.own_questions.all(typed.actor)))


async def _begin_ask(typed: Typed) -> None:
    await questions.ask(typed.reply, typed.rest, typed.programme)


async def _begin_time(typed: Typed) -> None:
    await booking.open_form(typed.reply, typed.actor, typed.programme)


async def _begin_why(typed: Typed) -> None:
    await typed.reply.say(blocks.latest(typed.t, await typed.programme.delivery_log.latest(typed.actor)))


async def _begin_data(typed: Typed) -> None:
    await typed.reply.say(data_blocks.summary(typed.t, await typed.programme.data.export(typed.actor)))


async def _begin_cohort(typed: Typed) -> None:
    if typed.rest.casefold().startswith("new"):
        await cohorts.open_new(typed.reply, typed.actor, typed.programme)
        return
    await typed.reply.say(board_blocks.overview(typed.t, await typed.programme.cohorts.all(typed.actor)))


async def _begin_log(typed: Typed) -> None:
    await typed.reply.say(audit_blocks.log(typed.t, await typed.programme.audit.page(typed.actor)))


async def _begin_report(typed: Typed) -> None:
    await typed.reply.say(cohorts.shown_report(typed.t, await typed.programme.reports.latest(typed.actor)))


async def _begin_organiser(typed: Typed) -> None:
    named = _MENTION.search(typed.rest)
    if named is None:
        await typed.reply.say(set_up_blocks.name_somebody(typed.t))
        return
    member = MemberId(named.group(1))
    if typed.rest.casefold().startswith("remove"):
        gone = await typed.programme.setup.dismiss(typed.actor, member)
        await typed.reply.say(set_up_blocks.dismissed(typed.t, member, gone=gone))
        return
    new = await typed.programme.setup.appoint(typed.actor, member)
    await typed.reply.say(set_up_blocks.appointed(typed.t, member, new=new))


async def _begin_support(typed: Typed) -> None:
    await kindness.show_support(typed.reply, typed.actor, typed.programme)


async def _begin_mute(typed: Typed) -> None:
    await kindness.show_hears(typed.reply, typed.actor, typed.programme)


LEAVES_NO_TRACE = frozenset({"support"})
"""Of whoever asks for help nothing is kept, not even that they are there."""

BEGIN: Mapping[str, Callable[[Typed], Awaitable[None]]] = {
    "help": _begin_help,
    "status": _begin_status,
    "setup": _begin_setup,
    "join": _begin_join,
    "profile": _begin_profile,
    "leave": _begin_leave,
    "pause": _begin_pause,
    "resume": _begin_resume,
    "agreement": _begin_agreement,
    "goals": _begin_goals,
    "notes": _begin_notes,
    "session": _begin_session,
    "agenda": _begin_agenda,
    "pulse": _begin_pulse,
    "question": _begin_question,
    "questions": _begin_questions,
    "ask": _begin_ask,
    "time": _begin_time,
    "why": _begin_why,
    "support": _begin_support,
    "mute": _begin_mute,
    "data": _begin_data,
    "cohort": _begin_cohort,
    "report": _begin_report,
    "log": _begin_log,
    "organiser": _begin_organiser,
}
