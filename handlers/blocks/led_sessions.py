"""A session that is led turn by turn: whose turn it is, the question, until when; and what stays when it is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.blocks.agenda_text import duration
from handlers.blocks.block_kit import Block, Message, actions, button, confirm, context, message, section
from handlers.blocks.formatting import escape, people, person, time_of_day
from handlers.blocks.notes import write_button
from handlers.ids import Action, pack
from handlers.texts import Msg, Texts, msg
from mentoring.agenda import PartKind
from mentoring.led_sessions import LONGEST_STRETCH, LedEnding, LedSession, LedTurn
from mentoring.model import SessionId
from mentoring.programme.led_sessions import CanBegin, LedView

EVERYBODYS: Mapping[PartKind, Msg] = {
    PartKind.PAUSE: msg("Pause"),
    PartKind.NEXT: msg("Next date and next steps"),
}
"""What turns are called that belong to nobody."""

BY_ONESELF: Mapping[PartKind, Msg] = {
    PartKind.OPENER: msg("Say how you are as you begin."),
    PartKind.TEACH: msg("Show something useful, in small steps. Questions are welcome."),
    PartKind.TAKEAWAY: msg("Name one thing that you take with you."),
    PartKind.PAUSE: msg("Stretch, drink something, look out of a window."),
    PartKind.NEXT: msg("Choose your next date. Each of you names one small step to take before then."),
}
"""What is done in a turn without a question; in any other the asker brings one."""


def led_session(t: Texts, view: LedView) -> Message:
    """The one message of a led session, as it is now."""
    return _over(t, view) if view.led.is_over else _going_on(t, view.led)


def switch(t: Texts, led: LedSession) -> Message:
    """One line when the time of a turn was over, for those who want to hear of it."""
    return message(section(t("*Switch:* {turn} now.", turn=_who(t, led.turn))))


def too_late(t: Texts, view: LedView) -> Message:
    """A press about a turn that is over: nothing changed, and what is true now."""
    if view.led.is_over:
        return message(section(t("This session is over already, so nothing changed.")))
    return message(section(t("Nothing changed, that turn is over. Now: {turn}.", turn=_who(t, view.led.turn))))


def goes_on(t: Texts, view: LedView) -> Message:
    """Started twice: there is one session, and it goes on."""
    return message(section(t("Your session is under way already. Now: {turn}.", turn=_who(t, view.led.turn))))


def begun(t: Texts, view: LedView, partners: Sequence[str]) -> Message:
    """After a start from somewhere else than the conversation."""
    number = view.led.number
    said = t(
        "*Session {number} has begun*, in your conversation with {partners}.",
        number=number,
        partners=people(t, partners),
    )
    return message(section(said))


def could_begin(t: Texts, sessions: Sequence[CanBegin]) -> Message:
    """After `/mentoring session`: what could be started now."""
    return message(*(_could_begin(t, each) for each in sessions))


def start_button(t: Texts, session: SessionId) -> Block:
    """*Start our session*."""
    return button(t("Start our session"), Action.START_SESSION, session)


def _could_begin(t: Texts, each: CanBegin) -> Block:
    facts = {"number": each.session.number, "partners": people(t, each.partners)}
    if each.goes_on:
        return section(t("*Session {number} with {partners}* is under way, in your conversation.", **facts))
    said = t("*Session {number} with {partners}.* I lead you turn by turn, in your conversation.", **facts)
    return section(said, start_button(t, each.session.id))


def _going_on(t: Texts, led: LedSession) -> Message:
    place = t("Session {number}, turn {at} of {turns}", number=led.number, at=led.at + 1, turns=len(led.turns))
    head = f"*{_who(t, led.turn)}*"
    time = t("{time}, until {until}", time=duration(t, led.turn.time), until=time_of_day(t, led.turn_ends_at))
    coming = led.coming
    then = t("Next: {turn}.", turn=_who(t, coming)) if coming else t("This is the last turn.")
    return message(
        context(place),
        section(f"{head}\n{time}"),
        *_question(t, led.turn),
        context(then),
        _controls(t, led),
    )


def _who(t: Texts, turn: LedTurn) -> str:
    """Whose turn it is, in a few words."""
    if turn.answerer is None:
        return t(EVERYBODYS[turn.kind])
    facts = {"answerer": person(turn.answerer), "asker": person(turn.asker or turn.answerer)}
    if turn.added and not turn.question:
        return t("{answerer} gets as much time", **facts)
    if turn.kind is PartKind.TEACH:
        return t("{answerer} shows {asker} something", **facts)
    if turn.kind in {PartKind.OPENER, PartKind.TAKEAWAY}:
        return t("{answerer} answers", **facts)
    return t("{asker} asks {answerer}", **facts)


def _question(t: Texts, turn: LedTurn) -> list[Block]:
    """The question with its follow-up, or what to do without one."""
    if turn.question:
        lines = [t("“{question}”", question=escape(turn.question))]
        if turn.follow_up:
            lines.append(t("Follow-up: {question}", question=escape(turn.follow_up)))
        return [section("\n".join(lines))]
    if turn.added:
        return [section(t("Go on where you were, or ask what’s still open."))]
    said = [t(BY_ONESELF[turn.kind]) if turn.kind in BY_ONESELF else t("A question of your own: short and open.")]
    if turn.topics:
        said.append(t("For example: {topics}.", topics=", ".join(map(escape, turn.topics))))
    return [section(" ".join(said))]


def _controls(t: Texts, led: LedSession) -> Block:
    turn = pack(led.session, led.run, led.at)
    shown = [button(t("Next") if led.coming else t("Finish"), Action.LED_NEXT, turn, style="primary")]
    if led.turn.can_swap:
        shown.append(button(t("Another question"), Action.LED_ANOTHER, turn))
    if led.turn.stretched < LONGEST_STRETCH:
        value = pack(led.session, led.run, led.at, led.turn.stretched)
        shown.append(button(t("We need longer"), Action.LED_LONGER, value))
    if led.at == 0:
        label = t("Switch quietly") if led.pings else t("Ping us at each switch")
        shown.append(button(label, Action.LED_PING, pack(led.session, led.run, int(not led.pings))))
    sure = confirm(t("Stop here?"), t("The session ends for all of you."), t("Stop here"), t("Go on"))
    shown.append(button(t("Stop here"), Action.LED_STOP, pack(led.session, led.run), confirm=sure))
    return actions(*shown)


def _over(t: Texts, view: LedView) -> Message:
    led = view.led
    again = actions(start_button(t, led.session))
    match led.ending:
        case LedEnding.CUT_SHORT:
            return message(section(t("*Session {number} stopped here.*", number=led.number)))
        case LedEnding.FORGOTTEN:
            lost = t(
                "*I lost touch during session {number}*, so I stopped leading. Sorry. If you met all the same, say so.",
                number=led.number,
            )
            return message(section(lost), _did_you_meet(t, view))
    if not led.was_a_meeting and not view.confirmed:
        short = t("*Stopped.* Nothing is counted. Start session {number} again whenever you like.", number=led.number)
        return message(section(short), again)
    return message(
        section(
            t(
                "*That was session {number}.* Before you go, say it to each other: one thing I take away, and one thing "
                "I’ll try.",
                number=led.number,
            )
        ),
        context(_says_so(t, view)),
        _did_you_meet(t, view),
    )


def _did_you_meet(t: Texts, view: LedView) -> Block:
    session = view.led.session
    pulse = button(t("Two-minute pulse"), Action.PULSE, session)
    if view.counted:
        return actions(pulse, write_button(t, session))
    return actions(button(t("Yes, we met"), Action.LED_MET, session, style="primary"), pulse, write_button(t, session))


def _says_so(t: Texts, view: LedView) -> str:
    two = len(view.led.members) == 2
    if view.counted:
        return t("It’s counted: you both say that you met.") if two else t("It’s counted: you all say that you met.")
    if not view.confirmed:
        return (
            t("Did you meet? It counts when you both say so.")
            if two
            else t("Did you meet? It counts when you all say so.")
        )
    waiting = people(t, [member for member in view.led.members if member not in view.confirmed])
    said = people(t, view.confirmed)
    if len(view.confirmed) == 1:
        return t("{said} says that you met. {waiting}, one tap and it counts.", said=said, waiting=waiting)
    return t("{said} say that you met. {waiting}, one tap and it counts.", said=said, waiting=waiting)
