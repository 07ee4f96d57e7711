"""A time for a session, as Slack tells us of it: find, suggest, pick, move, cancel."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers import calendar, forms
from handlers.blocks import booking as blocks
from handlers.blocks import booking_forms as form_blocks
from handlers.blocks import published_calendars as calendar_blocks
from handlers.blocks import sessions as session_blocks
from handlers.forms import Invalid
from handlers.ids import Action, Callback, Field, unpack
from handlers.refusals import worded
from handlers.reply import Reply
from handlers.texts import texts
from mentoring.errors import LinkNotTaken, MeetingInThePast, TimeTooFar
from mentoring.model import Actor, MentorshipId, SessionId
from mentoring.programme import Programme
from mentoring.programme.bookings import BookingView
from mentoring.scheduling.booking import BookingOutcome

LINKS = (Action.TO_GOOGLE, Action.TO_OUTLOOK, Action.TO_HUDDLE)

CHANGES = frozenset({BookingOutcome.BOOKED, BookingOutcome.MOVED, BookingOutcome.CALLED_OFF})
"""What a calendar has to know."""

EARLIEST, LATEST = 0, 4_102_444_800
"""A moment in a button is a second between 1970 and 2100; anything else is forged and means no time at all."""


def register(app: AsyncApp) -> None:
    """Everything about a session's time."""
    app.action(Action.TIME)(find_a_time)
    app.action(Action.OTHER_TIMES)(other_times)
    app.action(Action.OWN_TIME)(own_time)
    app.action(Action.PICK_TIME)(pick_time)
    app.action(Action.CALL_OFF)(call_off)
    app.view(Callback.TIME)(suggest)
    app.view(Callback.OWN_TIME)(suggest_own)
    app.action(Action.MY_CALENDAR)(open_my_calendar)
    app.action(Action.FORGET_CALENDAR)(forget_my_calendar)
    app.view(Callback.MY_CALENDAR)(use_my_calendar)
    for action in LINKS:
        app.action(action)(follow_link)


async def find_a_time(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Find a time*, *Move it*, *None of these*."""
    await ack()
    session, mentorship = unpack(action.get("value", ""), 2)
    await open_form(reply, actor, programme, session, mentorship)


async def open_form(reply: Reply, actor: Actor, programme: Programme, session: str = "", mentorship: str = "") -> None:
    """The form for a session, or for the next one of a mentorship, or of any."""
    await reply.begin(reply.t("Find a time"))
    among = MentorshipId(mentorship) if mentorship else None
    known = SessionId(session) if session else await programme.bookings.next_session(actor, among)
    await reply.show(form_blocks.time_form(reply.t, await programme.bookings.view(actor, known)))


async def other_times(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Other times*: the next page, in the same form."""
    await ack()
    session, page = unpack(action.get("value", ""), 2)
    view = await programme.bookings.view(actor, SessionId(session), int(page) if page.isdecimal() else 0)
    await reply.redraw(form_blocks.time_form(reply.t, view))


async def own_time(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Propose my own*: a day and a time."""
    await ack()
    await reply.begin(reply.t("Propose my own"))
    view = await programme.bookings.view(actor, SessionId(unpack(action.get("value", ""), 1)[0]))
    await reply.show(form_blocks.own_time_form(reply.t, view))


async def suggest(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Suggest these*: the times as they were shown."""
    session, round_, times = unpack(view["private_metadata"], 3)
    moments = [_moment(each) for each in times.split(form_blocks.AND) if each]
    kept = await programme.bookings.propose(actor, SessionId(session), moments, _number(round_))
    await ack(response_action="update", view=form_blocks.time_form(reply.t, kept))


async def suggest_own(ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Suggest it*: a time of one's own."""
    day, at = forms.meeting(reply.t, view)
    session, round_ = unpack(view["private_metadata"], 2)
    try:
        kept = await programme.bookings.propose_own(actor, SessionId(session), day, at, _number(round_))
    except (MeetingInThePast, TimeTooFar) as refusal:
        raise Invalid({Field.DAY: worded(reply.t, refusal)}) from refusal
    await ack(response_action="update", view=form_blocks.time_form(reply.t, kept))


async def open_my_calendar(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*Use my calendar*."""
    await ack()
    await reply.begin(reply.t("Use my calendar"))
    await reply.show(calendar_blocks.my_calendar_form(reply.t, await programme.availability.of(actor)))


async def use_my_calendar(
    ack: AsyncAck, reply: Reply, view: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Use it*: a link."""
    try:
        await programme.availability.publish(actor, forms.link(reply.t, view))
    except LinkNotTaken as refusal:
        raise Invalid({Field.LINK: worded(reply.t, refusal)}) from refusal
    await ack(response_action="update", view=calendar_blocks.my_calendar_kept(reply.t))


async def forget_my_calendar(ack: AsyncAck, reply: Reply, actor: Actor, programme: Programme) -> None:
    """*Stop using my calendar*."""
    await ack()
    await programme.availability.forget(actor)
    await reply.redraw(calendar_blocks.my_calendar_forgotten(reply.t))


async def pick_time(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*This suits me*."""
    await ack()
    session, round_, at = unpack(action.get("value", ""), 3)
    view = await programme.bookings.pick(actor, SessionId(session), _moment(at), _number(round_), reply.pressed_on)
    await _answer(reply, view)
    await _to_calendars(reply, view)


async def call_off(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Cancel this time*."""
    await ack()
    session, sequence = unpack(action.get("value", ""), 2)
    view = await programme.bookings.call_off(actor, SessionId(session), _number(sequence))
    if reply.in_a_form:
        await reply.redraw(form_blocks.time_form(reply.t, view))
    else:
        await reply.say(blocks.time_now(reply.t, view))
    await _to_calendars(reply, view)


async def follow_link(ack: AsyncAck) -> None:
    """A link was opened: nothing to do, but Slack wants an answer."""
    await ack()


async def _answer(reply: Reply, view: BookingView) -> None:
    """What is true now, where the person pressed; and why, where nothing was changed."""
    if reply.in_a_form:
        await reply.redraw(form_blocks.time_form(reply.t, view))
        return
    await reply.replace(blocks.proposal_now(texts(view.together), view))
    if view.outcome in (BookingOutcome.OWN, BookingOutcome.OUTDATED):
        await reply.say(blocks.time_now(reply.t, view))


async def _to_calendars(reply: Reply, view: BookingView) -> None:
    """The file that puts the time into calendars, or takes it out again, where both can open it."""
    channel = view.mentorship.channel
    if view.outcome in CHANGES and channel is not None:
        number, t = view.session.number, texts(view.together)
        await reply.share(
            channel,
            calendar.file_name(number),
            session_blocks.calendar_title(t, number),
            calendar.shared_file(t, view),
        )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else -1


def _moment(text: str) -> datetime:
    """The moment in a value; long past for what is none, which nobody proposed."""
    seconds = _number(text)
    return datetime.fromtimestamp(seconds if EARLIEST <= seconds <= LATEST else EARLIEST, UTC)
