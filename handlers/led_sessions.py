"""*Start our session* and the buttons of a session that is led turn by turn, as Slack tells us of them."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers.blocks import feedback as feedback_blocks
from handlers.blocks import led_sessions as blocks
from handlers.ids import Action, unpack
from handlers.reply import Body, Reply
from mentoring.model import Actor, SessionId
from mentoring.programme import Programme
from mentoring.programme.led_sessions import Pressed

NO_TURN = -1
"""What a forged value reads as: no turn has that place, so it is over."""


def register(app: AsyncApp) -> None:
    """Everything about a led session."""
    app.action(Action.START_SESSION)(start_session)
    app.action(Action.LED_NEXT)(next_turn)
    app.action(Action.LED_ANOTHER)(another_question)
    app.action(Action.LED_LONGER)(need_longer)
    app.action(Action.LED_STOP)(stop_here)
    app.action(Action.LED_PING)(ping_or_not)
    app.action(Action.LED_MET)(we_met)


async def start_session(
    ack: AsyncAck, reply: Reply, body: Body, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Start our session*; its message appears in the conversation by itself."""
    await ack()
    pressed = await programme.led_sessions.start(actor, SessionId(action.get("value", "")))
    if pressed.late:
        await reply.say(blocks.goes_on(reply.t, pressed.view))
    elif not _in_their_conversation(body):
        partners = [member for member in pressed.view.led.members if member != actor.member]
        await reply.say(blocks.begun(reply.t, pressed.view, partners))


async def next_turn(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Next*, or *Finish* in the last turn."""
    await ack()
    session, run, at = _turn(action)
    await _answer(reply, await programme.led_sessions.next_turn(actor, session, run, at))


async def another_question(
    ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme
) -> None:
    """*Another question*, in the same turn."""
    await ack()
    session, run, at = _turn(action)
    await _answer(reply, await programme.led_sessions.another_question(actor, session, run, at))


async def need_longer(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*We need longer*, for both."""
    await ack()
    session, run, at = _turn(action)
    stretched = _number(unpack(action.get("value", ""), 4)[3])
    await _answer(reply, await programme.led_sessions.longer(actor, session, run, at, stretched))


async def stop_here(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Stop here*."""
    await ack()
    session, run, _ = _turn(action)
    await _answer(reply, await programme.led_sessions.stop(actor, session, run))


async def ping_or_not(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Ping us at each switch*, *Switch quietly*."""
    await ack()
    session, run, wanted = _turn(action)
    await _answer(reply, await programme.led_sessions.ping(actor, session, run, on=wanted == 1))


async def we_met(ack: AsyncAck, reply: Reply, action: dict[str, Any], actor: Actor, programme: Programme) -> None:
    """*Yes, we met*, under the session itself."""
    await ack()
    await _answer(reply, await programme.led_sessions.met(actor, SessionId(action.get("value", ""))))


async def _answer(reply: Reply, pressed: Pressed) -> None:
    """What the message does not show by itself: that a press came late, or what an answer leads to."""
    if pressed.answered is not None:
        await reply.say(feedback_blocks.answered(reply.t, pressed.answered))
    elif pressed.late:
        await reply.say(blocks.too_late(reply.t, pressed.view))


def _turn(action: dict[str, Any]) -> tuple[SessionId, int, int]:
    """Which turn of which run a button was about."""
    session, run, at = unpack(action.get("value", ""), 3)
    return SessionId(session), _number(run), _number(at)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else NO_TURN


def _in_their_conversation(body: Body) -> bool:
    """Whether it was pressed under a message that its people share, where the session appears too."""
    channel: dict[str, Any] = body.get("channel") or {}
    return bool(body.get("message")) and channel.get("name") != "directmessage"
