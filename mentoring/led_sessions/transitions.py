"""What moves a led session on: *Next*, *Another question*, *We need longer*, *Stop here*, and time.

Every press names the turn that it was about. One for a turn that is over by now changes nothing (TurnIsOver), so a
double click, two people who press at once and a message that was drawn late have one effect.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil

from mentoring.agenda.parts import Agenda, Part, PartKind, Turn
from mentoring.errors import Refusal
from mentoring.led_sessions.model import LONGEST_STRETCH, LedEnding, LedSession, LedTurn
from mentoring.model import MemberId, MentoringSession, Mentorship

MORE = timedelta(minutes=2)
"""What *We need longer* gives, to whoever answers and to everybody else."""

LATE = timedelta(seconds=30)
"""A switch that comes later than this was missed: the turn went on meanwhile, and the others get as much."""

FORGOTTEN_AFTER = timedelta(minutes=15)
"""When nobody could be told of a switch for so long, they have gone on by themselves."""


class TurnIsOver(Refusal):
    """The turn that was meant is over, or as long as it can be; what is shown now is true."""


def begin(
    agenda: Agenda,
    session: MentoringSession,
    mentorship: Mentorship,
    now: datetime,
    *,
    pings: bool = False,
    run: int = 1,
) -> LedSession:
    """The first turn begins."""
    return LedSession(
        session=session.id,
        mentorship=mentorship.id,
        number=session.number,
        members=mentorship.members,
        turns=tuple(turns_of(agenda)),
        language=agenda.language,
        began_at=now,
        turn_began_at=now,
        pings=pings,
        run=run,
    )


def turns_of(agenda: Agenda) -> Iterable[LedTurn]:
    """An agenda's turns in order, those that belong to nobody too; what takes no time is left out."""
    for part in agenda.parts:
        for turn in part.turns:
            if turn.time:
                yield _turn(part, turn)
        if part.time:
            yield LedTurn(part=part.index, kind=part.kind, time=part.time)


def move_on(led: LedSession, now: datetime) -> LedSession:
    """As things are at `now`: turns that have had their time are over, each at its own instant."""
    while not led.is_over and led.turn_ends_at <= now:
        late = now - led.turn_ends_at
        if late > FORGOTTEN_AFTER:
            return end(led, now, LedEnding.FORGOTTEN)
        if late > LATE:
            led = _grown(led, timedelta(seconds=ceil(late.total_seconds())))
            continue
        led = _after(led, led.turn_ends_at, by_itself=True)
    return led


def next_turn(led: LedSession, at: int, by: MemberId, now: datetime) -> LedSession:
    """*Next*: the turn `at` is over. Raises TurnIsOver when it was already."""
    return _after(_meant(led, at, by, now), now, by_itself=False)


def longer(led: LedSession, at: int, stretched: int, by: MemberId, now: datetime) -> LedSession:
    """*We need longer*: this turn grows, and the next of everybody else by as much.

    `stretched` is how often it had grown when that was pressed. Raises TurnIsOver when somebody else was first.
    """
    led = _meant(led, at, by, now)
    if led.turn.stretched != stretched or stretched >= LONGEST_STRETCH:
        raise TurnIsOver
    turn = replace(led.turn, stretched=stretched + 1)
    return _changed(_grown(_with(led, {led.at: turn}), MORE))


def asked_anew(led: LedSession, agenda: Agenda) -> LedSession:
    """*Another question*: the questions of the agenda as it is now, in the same turns; times stay as they are."""
    new = {(part.index, turn.answerer): _turn(part, turn) for part in agenda.parts for turn in part.turns}
    turns = {}
    for place, old in enumerate(led.turns):
        now = new.get((old.part, old.answerer)) if old.answerer else None
        if now is not None and not old.added and place >= led.at:
            turns[place] = replace(old, question=now.question, follow_up=now.follow_up, can_swap=now.can_swap)
    changed = _with(led, turns)
    return led if changed == led else _changed(changed)


def stop(led: LedSession, by: MemberId, now: datetime) -> LedSession:
    """*Stop here*, whichever turn goes on. Raises TurnIsOver when it is over already."""
    led = move_on(led, now)
    if led.is_over:
        raise TurnIsOver
    return end(_pressed(led, by), now, LedEnding.STOPPED)


def end(led: LedSession, now: datetime, ending: LedEnding) -> LedSession:
    """Over; what has ended stays as it ended."""
    return led if led.is_over else _changed(replace(led, ending=ending, ended_at=now))


def _meant(led: LedSession, at: int, by: MemberId, now: datetime) -> LedSession:
    """The session as it is, if the turn that was meant goes on."""
    led = move_on(led, now)
    if led.is_over or led.at != at:
        raise TurnIsOver
    return _pressed(led, by)


def _after(led: LedSession, at: datetime, *, by_itself: bool) -> LedSession:
    if led.coming is None:
        return end(led, at, LedEnding.DONE)
    return _changed(replace(led, at=led.at + 1, turn_began_at=at, by_itself=by_itself))


def _grown(led: LedSession, by: timedelta) -> LedSession:
    """The turn that goes on takes longer, and the next of everybody else too; who has none left gets one."""
    here = led.turn
    turns = {led.at: replace(here, time=here.time + by)}
    added: list[LedTurn] = []
    for other in led.members if here.answerer else ():
        if other == here.answerer:
            continue
        place = next((p for p, turn in enumerate(led.turns) if p > led.at and turn.answerer == other), None)
        if place is None:
            added.append(_as_much(here, other, by))
        else:
            turns[place] = replace(led.turns[place], time=led.turns[place].time + by)
    grown = _with(led, turns).turns
    return replace(led, turns=(*grown[: led.at + 1], *added, *grown[led.at + 1 :]))


def _as_much(turn: LedTurn, member: MemberId, time: timedelta) -> LedTurn:
    """A turn for somebody whose own are over, as long as another's got longer."""
    return LedTurn(
        part=turn.part,
        kind=turn.kind,
        time=time,
        answerer=member,
        asker=turn.answerer,
        question=turn.question if turn.kind in {PartKind.OPENER, PartKind.TAKEAWAY} else "",
        stretched=LONGEST_STRETCH,
        added=True,
    )


def _turn(part: Part, turn: Turn) -> LedTurn:
    asked = turn.question
    return LedTurn(
        part=part.index,
        kind=part.kind,
        time=turn.time,
        answerer=turn.answerer,
        asker=turn.asker,
        question=asked.text if asked else "",
        follow_up=next(iter(asked.follow_ups), "") if asked else "",
        topics=turn.topics,
        can_swap=part.can_swap and asked is not None,
    )


def _with(led: LedSession, turns: dict[int, LedTurn]) -> LedSession:
    return replace(led, turns=tuple(turns.get(place, turn) for place, turn in enumerate(led.turns)))


def _changed(led: LedSession) -> LedSession:
    return replace(led, version=led.version + 1)


def _pressed(led: LedSession, by: MemberId) -> LedSession:
    return led if by in led.pressed else replace(led, pressed=(*led.pressed, by))
