"""How the minutes of a session are divided, for two people and for three.

Short turns in quick alternation serve liking and closeness better than long ones (Sprecher et al. 2013,
J. Exp. Soc. Psychol. 49:860), so nobody gets half an hour at a stretch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentoring.agenda.parts import PartKind, SessionKind
from mentoring.model import QuestionStage

LENGTHS = (30, 45, 60)


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A part before its questions are chosen: seconds for each turn, or seconds that belong to nobody alone.

    A part about a goal is that of the member who comes `learner_at` after whoever opens, for the `goal_round`th time.
    """

    kind: PartKind
    each: int = 0
    common: int = 0
    stages: tuple[QuestionStage, ...] = ()
    learner_at: int = 0
    goal_round: int = 0


def kind_of(number: int, sessions: int) -> SessionKind:
    """Which kind session `number` of `sessions` is; a middle one needs at least three."""
    if number == 1:
        return SessionKind.ONLY if sessions == 1 else SessionKind.FIRST
    if number == sessions:
        return SessionKind.LAST
    return SessionKind.MIDDLE if number == (sessions + 1) // 2 else SessionKind.USUAL


def slots(kind: SessionKind, minutes: int, people: int, number: int, *, goals: bool = False) -> tuple[Slot, ...]:
    """The parts of a session in order, at least half of it about `goals` where there are any and it is not the first.

    Raises KeyError for a length other than 30, 45 or 60, or a crowd.
    """
    shapes = _GOAL_SHAPES if goals and kind is not SessionKind.FIRST else _SHAPES
    rows = shapes[people, minutes]
    written = rows[kind if kind in rows else SessionKind.FIRST]
    rounds = sum(1 for letter, _ in written if letter == "r")
    made: list[Slot] = []
    at = goal_round = 0
    for letter, seconds in written:
        if letter == "g":
            made += [
                Slot(kind=PartKind.GOAL, each=seconds, learner_at=learner, goal_round=goal_round)
                for learner in range(people)
            ]
            goal_round += 1
        elif letter == "r":
            made.append(Slot(kind=PartKind.ROUND, each=seconds, stages=_menu(kind, at, rounds, number)))
            at += 1
        else:
            made.append(_slot(letter, seconds, kind))
    return tuple(made)


def _slot(letter: str, seconds: int, kind: SessionKind) -> Slot:
    part, stages = _LETTERS[letter]
    if part in {PartKind.PAUSE, PartKind.NEXT}:
        return Slot(kind=part, common=seconds)
    if part is PartKind.OPENER and kind in (SessionKind.FIRST, SessionKind.ONLY):
        stages = (QuestionStage.MEETING, QuestionStage.OPENER)
    if part is PartKind.TAKEAWAY and kind is SessionKind.LAST:
        stages = (QuestionStage.REFLECT, QuestionStage.CLOSE)
    return Slot(kind=part, each=seconds, stages=stages)


def _menu(kind: SessionKind, at: int, rounds: int, number: int) -> tuple[QuestionStage, ...]:
    """What round `at` may ask about, best first: from wanting and seeing to choosing and doing, turn about."""
    if kind is SessionKind.LAST:
        return (QuestionStage.CLOSE, QuestionStage.REFLECT)
    if kind is SessionKind.FIRST:
        if at == 0:
            return (QuestionStage.MEETING, QuestionStage.CONTRACT)
        return (QuestionStage.GOAL,) if at == rounds - 1 and rounds > 2 else (QuestionStage.CONTRACT,)
    if kind is SessionKind.ONLY:
        return (QuestionStage.MEETING, QuestionStage.GOAL) if at == 0 else (QuestionStage.GOAL, QuestionStage.REALITY)
    early, late = (QuestionStage.GOAL, QuestionStage.REALITY), (QuestionStage.OPTIONS, QuestionStage.WILL)
    if at == 0:
        return _turn_about(early, number)
    if at == rounds - 1:
        return _turn_about(late, number)
    return _turn_about((QuestionStage.REALITY, QuestionStage.OPTIONS), number)


def _turn_about(stages: tuple[QuestionStage, QuestionStage], number: int) -> tuple[QuestionStage, QuestionStage]:
    return stages if number % 2 == 0 else (stages[1], stages[0])


_LETTERS: Mapping[str, tuple[PartKind, tuple[QuestionStage, ...]]] = {
    "o": (PartKind.OPENER, (QuestionStage.OPENER,)),
    "t": (PartKind.TEACH, ()),
    "v": (PartKind.REVIEW, (QuestionStage.REFLECT,)),
    "k": (PartKind.TAKEAWAY, (QuestionStage.REFLECT,)),
    "p": (PartKind.PAUSE, ()),
    "n": (PartKind.NEXT, ()),
}
"""The letters: o opener · g a part about the goal of each, with two turns · r round · t teach · v review · k takeaway ·
p pause · n next steps; seconds for each turn, or in all for p and n. Every row fills its minutes exactly: a test adds
them up.
"""


def _row(text: str) -> Sequence[tuple[str, int]]:
    return [(word[0], int(word[1:])) for word in text.split()]


_SHAPES: Mapping[tuple[int, int], Mapping[SessionKind, Sequence[tuple[str, int]]]] = {
    (2, 30): {
        SessionKind.FIRST: _row("o90 r300 r300 k120 n180"),
        SessionKind.USUAL: _row("o90 r300 r300 k120 n180"),
        SessionKind.MIDDLE: _row("o90 r240 v150 r210 k120 n180"),
        SessionKind.LAST: _row("o90 r300 r300 k120 n180"),
    },
    (2, 45): {
        SessionKind.FIRST: _row("o150 r330 r330 r300 k150 n180"),
        SessionKind.USUAL: _row("o150 r360 r360 t240 k150 n180"),
        SessionKind.MIDDLE: _row("o120 r420 v150 r420 k150 n180"),
        SessionKind.LAST: _row("o150 r360 r360 r240 k150 n180"),
    },
    (2, 60): {
        SessionKind.FIRST: _row("o180 r360 r300 p120 r300 r300 k210 n180"),
        SessionKind.USUAL: _row("o180 r360 r360 p120 r300 t240 k210 n180"),
        SessionKind.MIDDLE: _row("o180 r300 r300 v150 p120 r270 t240 k210 n180"),
        SessionKind.LAST: _row("o180 r420 r420 p120 r420 k210 n180"),
    },
    (3, 30): {
        SessionKind.FIRST: _row("o60 r180 r180 k120 n180"),
        SessionKind.USUAL: _row("o60 r360 k120 n180"),
        SessionKind.MIDDLE: _row("o60 r280 v100 k100 n180"),
        SessionKind.LAST: _row("o60 r360 k120 n180"),
    },
    (3, 45): {
        SessionKind.FIRST: _row("o60 r240 r240 r180 k120 n180"),
        SessionKind.USUAL: _row("o60 r240 r240 t180 k120 n180"),
        SessionKind.MIDDLE: _row("o60 r280 v100 r280 k120 n180"),
        SessionKind.LAST: _row("o60 r330 r330 k120 n180"),
    },
    (3, 60): {
        SessionKind.FIRST: _row("o120 r240 r240 p120 r300 k180 n240"),
        SessionKind.USUAL: _row("o120 r300 r300 p120 t180 k180 n240"),
        SessionKind.MIDDLE: _row("o120 r260 v100 p120 r260 t160 k180 n240"),
        SessionKind.LAST: _row("o120 r390 p120 r390 k180 n240"),
    },
}

_GOAL_SHAPES: Mapping[tuple[int, int], Mapping[SessionKind, Sequence[tuple[str, int]]]] = {
    (2, 30): {
        SessionKind.USUAL: _row("o75 g240 r150 k105 n180"),
        SessionKind.MIDDLE: _row("o90 g210 v180 k120 n180"),
        SessionKind.LAST: _row("o75 g210 r210 k105 n180"),
        SessionKind.ONLY: _row("o90 r180 g210 k120 n180"),
    },
    (2, 45): {
        SessionKind.USUAL: _row("o90 g360 r270 k180 n180"),
        SessionKind.MIDDLE: _row("o90 g330 v150 r210 k150 n180"),
        SessionKind.LAST: _row("o90 g330 r360 k150 n180"),
        SessionKind.ONLY: _row("o150 r270 g330 k180 n180"),
    },
    (2, 60): {
        SessionKind.USUAL: _row("o120 g240 p120 g240 r360 k210 n180"),
        SessionKind.MIDDLE: _row("o120 g225 v150 p120 g225 r270 k210 n180"),
        SessionKind.LAST: _row("o120 g225 p120 g225 r420 k210 n180"),
        SessionKind.ONLY: _row("o180 r360 g225 p120 g225 k210 n180"),
    },
    (3, 30): {
        SessionKind.USUAL: _row("o60 g150 r90 k90 n180"),
        SessionKind.MIDDLE: _row("o60 g135 v120 k90 n180"),
        SessionKind.LAST: _row("o60 g135 r120 k90 n180"),
        SessionKind.ONLY: _row("o60 r120 g135 k90 n180"),
    },
    (3, 45): {
        SessionKind.USUAL: _row("o60 g225 r210 k120 n180"),
        SessionKind.MIDDLE: _row("o60 g210 v100 r140 k120 n180"),
        SessionKind.LAST: _row("o60 g210 r240 k120 n180"),
        SessionKind.ONLY: _row("o60 r180 g225 k150 n180"),
    },
    (3, 60): {
        SessionKind.USUAL: _row("o120 g285 p120 r210 k180 n240"),
        SessionKind.MIDDLE: _row("o90 g270 v120 p120 r180 k150 n240"),
        SessionKind.LAST: _row("o90 g270 p120 r270 k180 n240"),
        SessionKind.ONLY: _row("o120 r240 p120 g285 k150 n240"),
    },
}
"""Sessions about what people came to learn: half of each person's time or more stands in parts about goals. An hour of
two takes each goal up twice, so that no turn is long. Whoever has one session only meets, learns and closes in it.
"""
