"""What people see while a session is led, and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from handlers.blocks import led_sessions
from mentoring.agenda import PartKind
from mentoring.led_sessions import LONGEST_STRETCH, LedEnding, LedSession, LedTurn
from mentoring.model import MemberId, MentorshipId, SessionId
from mentoring.programme.led_sessions import CanBegin, LedView
from tests.handlers.blocks.cases.kind import Cases, Drawn
from tests.handlers.blocks.samples import AMINA, BEN, CHIARA, NOW, Samples, T


def drawn(samples: Samples) -> Cases:
    """All of it."""
    led = _led(samples, BEN, AMINA)
    view = LedView(led=led)
    session = samples.session
    return {
        "led_sessions.led_session": _turns(led) | _over(samples, led),
        "led_sessions.switch": {
            "asks": led_sessions.switch(T, replace(led, at=2)),
            "answers": led_sessions.switch(T, led),
            "a pause": led_sessions.switch(T, replace(led, at=5)),
        },
        "led_sessions.too_late": {
            "goes on": led_sessions.too_late(T, view),
            "is over": led_sessions.too_late(T, LedView(led=_ended(led, LedEnding.DONE))),
        },
        "led_sessions.goes_on": {"": led_sessions.goes_on(T, view)},
        "led_sessions.begun": {"": led_sessions.begun(T, view, (BEN,))},
        "led_sessions.could_begin": {
            "ready": led_sessions.could_begin(T, (CanBegin(session=session, partners=(BEN,), goes_on=False),)),
            "goes on": led_sessions.could_begin(T, (CanBegin(session=session, partners=(BEN, CHIARA), goes_on=True),)),
        },
    }


def _led(samples: Samples, *members: MemberId) -> LedSession:
    """A session with one turn of each kind; the questions are the organisation's own."""
    first, second = members[:2]
    turn = LedTurn(part=0, kind=PartKind.OPENER, time=timedelta(seconds=90), asker=second, answerer=first)
    asked = replace(turn, kind=PartKind.ROUND, time=timedelta(minutes=5), question=f"What about {samples.own}?")
    return LedSession(
        session=SessionId("session-2"),
        mentorship=MentorshipId("mentorship-1"),
        number=2,
        members=members,
        turns=(
            replace(turn, question="What was good this week?", can_swap=True),
            replace(turn, asker=first, answerer=second),
            replace(asked, part=1, follow_up=f"And what else about {samples.own}?", can_swap=True),
            replace(asked, part=1, question="", asker=first, answerer=second),
            replace(asked, part=2, kind=PartKind.TEACH, question="", topics=("Negotiation", samples.own)),
            LedTurn(part=3, kind=PartKind.PAUSE, time=timedelta(minutes=2)),
            replace(turn, part=4, kind=PartKind.TAKEAWAY),
            replace(turn, part=4, kind=PartKind.ROUND, added=True, stretched=LONGEST_STRETCH),
            LedTurn(part=5, kind=PartKind.NEXT, time=timedelta(minutes=3)),
        ),
        began_at=NOW,
        turn_began_at=NOW,
    )


def _turns(led: LedSession) -> dict[str, Drawn]:
    """Each turn as it goes on."""
    names = ("opener", "opener without a question", "round", "a question of their own", "teach", "pause", "takeaway")
    shown = {name: replace(led, at=at) for at, name in enumerate((*names, "as much time", "the last turn"))}
    shown["opener, with pings"] = replace(led, pings=True)
    return {name: led_sessions.led_session(T, LedView(led=each)) for name, each in shown.items()}


def _ended(led: LedSession, ending: LedEnding, after: timedelta = timedelta(minutes=20)) -> LedSession:
    return replace(led, ending=ending, ended_at=led.began_at + after)


def _over(samples: Samples, led: LedSession) -> dict[str, Drawn]:
    done, three = _ended(led, LedEnding.DONE), _ended(_led(samples, BEN, AMINA, CHIARA), LedEnding.DONE)
    soon = timedelta(minutes=1)
    over = {
        "over, nobody said so": LedView(led=done),
        "over, one said so": LedView(led=done, confirmed=(AMINA,)),
        "over, counted": LedView(led=done, confirmed=(AMINA, BEN), counted=True),
        "over, three, nobody said so": LedView(led=three),
        "over, three, two said so": LedView(led=three, confirmed=(AMINA, BEN)),
        "over, three, counted": LedView(led=three, confirmed=(AMINA, BEN, CHIARA), counted=True),
        "stopped soon": LedView(led=_ended(led, LedEnding.STOPPED, soon)),
        "stopped soon, and they had met": LedView(led=_ended(led, LedEnding.STOPPED, soon), confirmed=(BEN,)),
        "forgotten": LedView(led=_ended(led, LedEnding.FORGOTTEN)),
        "forgotten, counted": LedView(led=_ended(led, LedEnding.FORGOTTEN), confirmed=(AMINA, BEN), counted=True),
        "cut short": LedView(led=_ended(led, LedEnding.CUT_SHORT)),
    }
    return {name: led_sessions.led_session(T, view) for name, view in over.items()}
