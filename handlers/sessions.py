"""Agendas, *Did you meet?* and the pulse, as Slack tells us of them."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers import calendar, forms
from handlers.blocks import feedback as feedback_blocks
from handlers.blocks import sessions as blocks
from handlers.blocks.agenda_text import spoken
from handlers.forms import Invalid
from handlers.ids import Action, Callback, Field, unpack
from handlers.refusals import worded
from handlers.reply import Body, Reply
from mentoring.errors import MeetingInThePast
from mentoring.model import Actor, MemberId, Met, SessionId
from mentoring.programme import Programme
from mentoring.programme.bookings import BookingView

MET = {Action.MET_YES: Met.YES, Action.MET_NOT_YET: Met.NOT_YET, Action.MET_SKIPPED: Met.SKIPPED}


def register(app: AsyncApp) -> None:
    """Everything about a session."""
    app.action(Action.SWAP_QUESTION)(swap_question)
    app.action(Action.WHY_QUESTION)(why_questions)
    app.action(Action.AGENDA)(open_agenda)
    for action in MET:
        app.action(action)(did_meet)
    app.action(Action.PULSE)(open_pulse)
    app.view(Callback.PULSE)(give_pulse)
    app.action(Action.CALENDAR)(open_calendar)
    app.view(Callback.CALENDAR)(make_file)


async def swap_question(
    ack: AsyncAck,
    reply: Reply,
    action: dict[str, Any],
    body: Body,
    client: AsyncWebClient,
    actor: Actor,
    programme: Programme,
) -> None:
    """*Swap*, in the form with the questions: another one, for everybody; times and all the rest stay.

    A message of an earlier version has its questions in it, and so their Swap: it becomes a short one, and the form
    opens.
    """
    await ack()
    if not reply.in_a_form:
        await reply.begin(reply.t("Agenda"))
    value = action.get("value") or action.get("selected_option", {}).get("value", "")
    session, part, answerer = unpack(value, 3)
    place = int(part) if part.isdecimal() else -1
    for_all, whose = "message" in body, MemberId(answerer) if answerer else None
    view = await programme.sessions.swap(actor, SessionId(session), place, whose, for_all=for_all)
    form = blocks.agenda_form(reply.t, view)
    if not for_all:
        await reply.redraw(form)
        return
    await reply.show(form)
    drawn = blocks.agenda_view(spoken(view.agenda.language), view, body["message"]["blocks"][-1])
    await client.chat_update(
        channel=body["channel"]["id"], ts=body["message"]["ts"], text=drawn.text, blocks=list(drawn.blocks)
    )


async def why_questions(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Why these questions?*"""
    await ack()
    await reply.begin(reply.t("Why these questions?"))
    view = await programme.sessions.view(actor, SessionId(action["value"]))
    await reply.show(blocks.why_questions(reply.t, view))


async def open_agenda(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Agenda of session 3*, in App Home."""
    await ack()
    await reply.begin(reply.t("Agenda"))
    view = await programme.sessions.view(actor, SessionId(action["value"]))
    await reply.show(blocks.agenda_form(reply.t, view))


async def did_meet(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Yes, we met*, *Not yet*, *Not this time*; after a yes the pulse opens."""
    await ack()
    met = MET[Action(action["action_id"])]
    result = await programme.feedback.did_meet(actor, SessionId(action["value"]), met, reply.pressed_on)
    await reply.instead(feedback_blocks.answered(reply.t, result))


async def open_pulse(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Two-minute pulse*."""
    await ack()
    await reply.begin(reply.t("Two-minute pulse"))
    session, mentorship, given = await programme.feedback.pulse_of(actor, SessionId(action["value"]))
    partners = mentorship.partners_of(actor.member)
    _, kept = await programme.takeaways.of(actor, session.id)
    form = feedback_blocks.pulse_form(reply.t, session.id, session.number, partners, given, kept)
    await reply.show(form)


async def give_pulse(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """The pulse is in. What somebody keeps is kept first, so that it is not lost where the pulse comes too late."""
    asked, shared, gained = forms.pulse(reply.t, view)
    notes = forms.notes(reply.t, view)
    await ack()
    session = SessionId(view["private_metadata"])
    kept = await programme.takeaways.keep(actor, session, **notes)
    pulse = await programme.feedback.give_pulse(actor, session, asked=asked, shared=shared, gained=gained)
    await reply.tell(feedback_blocks.pulse_kept(reply.t, pulse, kept.of(session)))


async def open_calendar(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Add to calendar*: the file for the time that they agreed on, or: when is it?"""
    await ack()
    await reply.begin(reply.t("Add to calendar"))
    known = await programme.bookings.last_known(actor, SessionId(action["value"]))
    if known.booking.starts_at is not None:
        await reply.show(blocks.calendar_view(reply.t, known.session.number, off=known.booking.booked is None))
        await _hand_file(reply, actor, programme, known)
        return
    offered = await programme.meetings.suggest(actor, SessionId(action["value"]))
    await reply.show(blocks.calendar_form(reply.t, offered, offered.view.mentorship.partners_of(actor.member)))


async def make_file(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Make the file*: the session at that time, in the direct messages."""
    day, at = forms.meeting(reply.t, view)
    try:
        meeting = await programme.meetings.meeting(actor, SessionId(view["private_metadata"]), day, at)
    except MeetingInThePast as refusal:
        raise Invalid({Field.DAY: worded(reply.t, refusal)}) from refusal
    await ack()
    number = meeting.view.session.number
    name, title = calendar.file_name(number), blocks.calendar_title(reply.t, number)
    await reply.hand(name, title, calendar.file_of(reply.t, meeting))
    await reply.tell(blocks.calendar_file(reply.t, number))


async def _hand_file(reply: Reply, actor: Actor, programme: Programme, known: BookingView) -> None:
    """The time that they agreed on, with the agenda; or what takes it out of a calendar again."""
    number, at = known.session.number, known.booking.booked
    name, title = calendar.file_name(number), blocks.calendar_title(reply.t, number)
    if at is None:
        await reply.hand(name, title, calendar.shared_file(reply.t, known))
        return
    meeting = await programme.meetings.agreed(actor, known, at)
    await reply.hand(name, title, calendar.file_of(reply.t, meeting))
