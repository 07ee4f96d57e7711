"""Turns of a led session: equal to the second, one effect of two presses, and on where it was after an outage."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.agenda import LENGTHS, Agenda, AgendaFacts, PartKind, Past, agenda_of, plan_agenda, swap, who_opens
from mentoring.led_sessions import (
    FORGOTTEN_AFTER,
    LATE,
    LONGEST_STRETCH,
    MORE,
    LedEnding,
    LedSession,
    TurnIsOver,
    asked_anew,
    begin,
    end,
    longer,
    move_on,
    next_turn,
    stop,
)
from mentoring.model import (
    CohortId,
    Level,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    SessionId,
)
from mentoring.programme.led_sessions import next_of
from prompts.loader import load_bank

A, B, C = MemberId("UA"), MemberId("UB"), MemberId("UC")
NOON = datetime(2027, 2, 1, 12, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
BANK = load_bank()


def facts(people: int = 2, minutes: int = 30, number: int = 2) -> AgendaFacts:
    members = (A, B, C)[:people]
    levels = {A: Level.LEADING, B: Level.STARTING, C: Level.PRACTISING}
    opens = who_opens(members, number)
    return AgendaFacts(members=members, levels=levels, number=number, sessions=6, minutes=minutes, opens=opens, seed=7)


def agenda(people: int = 2, minutes: int = 30, number: int = 2) -> Agenda:
    return plan_agenda(facts(people, minutes, number), Past(), BANK)


def led(people: int = 2, minutes: int = 30, number: int = 2) -> LedSession:
    """A session that has just begun."""
    pair, members = MentorshipId("pair"), (A, B, C)[:people]
    mentorship = Mentorship(id=pair, cohort=CohortId("spring"), members=members, directions=(), began_at=NOON)
    session = MentoringSession(id=SessionId("s"), mentorship=pair, number=number, due_on=NOON.date(), opens=A)
    return begin(agenda(people, minutes, number), session, mentorship, NOON)


def shares(session: LedSession) -> set[timedelta]:
    return {session.time_of(member) for member in session.members}


@pytest.mark.parametrize(("people", "minutes", "number"), tuple(product((2, 3), LENGTHS, (1, 2, 3, 6))))
def test_left_to_itself_it_takes_its_minutes_and_each_switch_is_at_its_second(
    people: int, minutes: int, number: int
) -> None:
    session, at, switches = led(people, minutes, number), NOON, [NOON]
    assert len(shares(session)) == 1
    while not session.is_over:
        at += SECOND
        before, session = session, move_on(session, at)
        if session.at != before.at:
            switches.append(at)
    assert session.ending is LedEnding.DONE
    assert session.ended_at == NOON + timedelta(minutes=minutes)
    assert [b - a for a, b in zip(switches, [*switches[1:], at], strict=True)] == [t.time for t in session.turns]


def test_a_late_tick_does_not_make_the_next_turn_shorter_or_longer() -> None:
    session = led()
    late = session.turn_ends_at + 4 * SECOND
    assert move_on(session, late).turn_began_at == session.turn_ends_at


def test_after_an_outage_the_turn_went_on_and_the_others_get_as_much() -> None:
    session = led()
    back = session.turn_ends_at + 3 * MINUTE
    here = move_on(move_on(session, back), back + SECOND)
    assert (here.at, here.turns[0].time) == (1, session.turns[0].time + 3 * MINUTE)
    assert here.turn.time == session.turns[1].time + 3 * MINUTE
    assert len(shares(here)) == 1


def test_after_a_long_outage_it_is_over_and_was_no_meeting() -> None:
    session = led()
    over = move_on(session, session.turn_ends_at + FORGOTTEN_AFTER + SECOND)
    assert over.ending is LedEnding.FORGOTTEN
    assert not over.was_a_meeting


def test_two_who_press_next_at_once_end_one_turn() -> None:
    once = next_turn(led(), 0, A, NOON + MINUTE)
    with pytest.raises(TurnIsOver):
        next_turn(once, 0, B, NOON + MINUTE)


def test_next_for_a_turn_that_time_ended_ends_nothing() -> None:
    session = led()
    with pytest.raises(TurnIsOver):
        next_turn(session, 0, A, session.turn_ends_at)


def test_longer_is_for_both_and_two_presses_are_one() -> None:
    session = led()
    first, other = session.turn.answerer, session.turns[1].answerer
    assert first
    assert other
    once = longer(session, 0, 0, A, NOON + SECOND)
    assert (once.turns[0].time, once.turns[1].time) == (session.turns[0].time + MORE, session.turns[1].time + MORE)
    with pytest.raises(TurnIsOver):
        longer(once, 0, 0, B, NOON + SECOND)


def test_longer_has_an_end() -> None:
    session = led()
    for times in range(LONGEST_STRETCH):
        session = longer(session, 0, times, A, NOON)
    with pytest.raises(TurnIsOver):
        longer(session, 0, LONGEST_STRETCH, A, NOON)


@pytest.mark.parametrize("people", [2, 3])
def test_whoever_has_no_turn_left_gets_one_when_the_last_grows(people: int) -> None:
    session = led(people)
    while any(turn.answerer for turn in session.turns[session.at + 1 :]):
        session = next_turn(session, session.at, A, NOON)
    grown = longer(session, session.at, 0, A, NOON)
    added = [turn for turn in grown.turns if turn.added]
    assert [turn.time for turn in added] == [MORE] * (people - 1)
    assert added[0].question == session.turn.question
    assert len(shares(grown)) == 1


def test_another_question_leaves_times_and_turns_in_place() -> None:
    session = next_turn(next_turn(led(), 0, A, NOON), 1, A, NOON)
    assert session.turn.kind is PartKind.ROUND
    known, old = facts(), agenda()
    planned = swap(known, Past(), old.planned, BANK, place=session.turn.part, answerer=session.turn.answerer)
    new = asked_anew(session, agenda_of(known, planned, BANK))
    assert new.turn.question != session.turn.question
    assert replace(new.turn, question="", follow_up="", can_swap=True) == replace(
        session.turn, question="", follow_up=""
    )
    assert [turn.time for turn in new.turns] == [turn.time for turn in session.turns]
    assert asked_anew(new, agenda_of(known, planned, BANK)) is new


def test_stopped_soon_it_was_no_meeting_and_later_it_was() -> None:
    assert not stop(led(), A, NOON + MINUTE).was_a_meeting
    session = led()
    while session.at < 5:
        session = move_on(session, session.turn_ends_at)
    stopped = stop(session, A, session.turn_began_at)
    assert stopped.was_a_meeting
    assert stopped.pressed == (A,)
    with pytest.raises(TurnIsOver):
        stop(stopped, B, session.turn_began_at)


def test_the_session_that_people_mean_is_after_the_last_one_held() -> None:
    def sessions(*said: str) -> list[MentoringSession]:
        """A letter each: held, offered, or coming."""
        first = MentoringSession(id=SessionId("s"), mentorship=MentorshipId("m"), number=1, due_on=NOON.date(), opens=A)
        held, offered = {"h": NOON.date()}, {"h": NOON, "o": NOON}
        return [
            replace(first, number=number, held_on=held.get(letter), offered_at=offered.get(letter))
            for number, letter in enumerate(said, start=1)
        ]

    meant = {"ccc": 1, "occ": 1, "ooc": 2, "hcc": 2, "ohc": 3, "hoc": 2, "hhh": None}
    found = {said: next_of(sessions(*said)) for said in meant}
    assert {said: one.number if one else None for said, one in found.items()} == meant


PRESSES = st.sampled_from(("next", "longer", "stale", "wait", "wait", "long wait", "stop"))


@given(
    people=st.sampled_from((2, 3)),
    minutes=st.sampled_from(LENGTHS),
    acts=st.lists(st.tuples(PRESSES, st.sampled_from((A, B)), st.integers(0, 400)), max_size=40),
)
def test_whatever_is_pressed_and_however_late_all_have_the_same_time(
    people: int, minutes: int, acts: list[tuple[str, MemberId, int]]
) -> None:
    session, now = led(people, minutes), NOON
    for kind, who, seconds in acts:
        now += timedelta(seconds=seconds)
        before = session
        try:
            match kind:
                case "next":
                    session = next_turn(session, session.at, who, now)
                case "longer":
                    session = longer(session, session.at, session.turn.stretched, who, now)
                case "stale":
                    session = next_turn(session, session.at - 1, who, now)
                case "stop" if seconds > 350:
                    session = stop(session, who, now)
                case "long wait":
                    now += LATE + timedelta(seconds=seconds)
                    session = move_on(session, now)
                case _:
                    session = move_on(session, now)
        except TurnIsOver:
            session = move_on(session, now)
        holds(before, session, now)


def holds(before: LedSession, after: LedSession, now: datetime) -> None:
    assert len(shares(after)) == 1
    assert after.at >= before.at
    assert after.version >= before.version
    assert after.turns[: before.at] == before.turns[: before.at]
    shown = [replace(each, version=0, turns=()) for each in (before, after)]
    if shown[0] != replace(shown[1], pressed=before.pressed):
        assert after.version > before.version
    if before.is_over:
        assert after == before
    if not after.is_over:
        assert after.turn_began_at <= now < after.turn_ends_at
    assert end(after, now, LedEnding.CUT_SHORT).is_over
