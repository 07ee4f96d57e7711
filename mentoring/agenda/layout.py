"""Laying out a session: its parts in order, whose turn it is in each, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction

from mentoring.agenda.parts import EVERYBODY_ANSWERS, ORDINARY, AgendaFacts, PartKind
from mentoring.agenda.shape import Slot, kind_of, slots
from mentoring.balance import Lean
from mentoring.model import MemberId, PlannedQuestion, QuestionStage

_MORE = Fraction(1, 5)
"""As 60 to 40: the quieter side gets a fifth more than an equal part, and the others make room for it."""


@dataclass(frozen=True, kw_only=True)
class PlacedPart:
    """A part at its place: `index` in the agenda, `turn` among the parts in which one asks another.

    `backwards`: which way round the circle of three asks; another way in the next round, and in the next session.
    """

    index: int
    turn: int
    kind: PartKind
    each: int
    shared: int
    stages: tuple[QuestionStage, ...]
    backwards: bool = False
    role_swap: bool = False

    @property
    def common(self) -> bool:
        """Whether everybody answers the same question."""
        return self.kind in EVERYBODY_ANSWERS

    @property
    def back(self) -> bool:
        """Whether it looks back over several sessions."""
        return self.kind is PartKind.REVIEW or (self.kind is PartKind.ROUND and QuestionStage.REFLECT in self.stages)

    @property
    def shared_time(self) -> timedelta:
        """Time that belongs to nobody alone."""
        return timedelta(seconds=self.shared)

    def settled(self, stored: Sequence[PlannedQuestion]) -> PlacedPart:
        """The place as its stored questions say: a round with none was taught in, a teaching part with some asked.

        A pulse may be edited after an agenda was sent; what people have in hand stays as it is.
        """
        asked = any(item.round == self.index for item in stored)
        if self.kind is PartKind.TEACH and asked:
            return replace(self, kind=PartKind.ROUND)
        return self


def who_opens(members: Sequence[MemberId], number: int, lean: Lean | None = None) -> MemberId:
    """Who opens session `number` (from 1): turn about, or the quieter side when the mentorship leans."""
    return (lean.quieter if lean else None) or members[(number - 1) % len(members)]


def opener_of(facts: AgendaFacts, stored: Sequence[PlannedQuestion]) -> MemberId:
    """Who opens: whoever answers first in what is stored, or as the facts say."""
    first = next((item.answerer for item in stored if item.round == 0), None)
    return first or facts.lean.quieter or facts.opens


def lay_out(facts: AgendaFacts) -> tuple[PlacedPart, ...]:
    """The parts of a session as its kind and the balance of the pair have it. Raises KeyError for an odd length."""
    kind = kind_of(facts.number, facts.sessions)
    shape = slots(kind, facts.minutes, len(facts.members), facts.number)
    places, turn = [], 0
    for index, slot in enumerate(shape):
        places.append(_place(index, turn, slot, facts.number))
        turn += slot.kind in {PartKind.ROUND, PartKind.REVIEW, PartKind.TEACH}
    return _leaning(places, facts.lean) if kind in ORDINARY else tuple(places)


def _place(index: int, turn: int, slot: Slot, number: int) -> PlacedPart:
    return PlacedPart(
        index=index,
        turn=turn,
        kind=slot.kind,
        each=slot.each,
        shared=slot.common,
        stages=slot.stages,
        backwards=(turn + number) % 2 == 1,
    )


def _leaning(places: list[PlacedPart], lean: Lean) -> tuple[PlacedPart, ...]:
    """The same parts with what a lean changes: a repair or role-swap question first, and always a teaching part."""
    rounds = [place for place in places if place.kind is PartKind.ROUND]
    first, last = rounds[0], rounds[-1]
    if lean.repair:
        places[first.index] = replace(first, stages=(QuestionStage.REPAIR,))
    elif lean.role_swap:
        places[first.index] = replace(first, stages=(QuestionStage.OPTIONS,), role_swap=True)
    teaches = any(place.kind is PartKind.TEACH for place in places)
    if lean.quieter and not teaches and last is not first:
        places[last.index] = replace(last, kind=PartKind.TEACH, stages=())
    return tuple(places)


def turn_order(place: PlacedPart, members: Sequence[MemberId], opens: MemberId) -> list[tuple[MemberId, MemberId]]:
    """(asker, answerer) in order: everybody asks once and answers once, and each time another begins.

    In an opener, a takeaway and a teaching part whoever opens comes first.
    """
    count, first = len(members), members.index(opens)
    if place.common or place.kind is PartKind.TEACH:
        answerers = [members[(first + at) % count] for at in range(count)]
        return [(answerers[at - 1], answerer) for at, answerer in enumerate(answerers)]
    start, step = first + place.turn % 2, -1 if place.backwards else 1
    circle = [members[(start + step * at) % count] for at in range(count)]
    return [(asker, circle[(at + 1) % count]) for at, asker in enumerate(circle)]


def turn_time(place: PlacedPart, facts: AgendaFacts, answerer: MemberId) -> timedelta:
    """How long someone has in a part: the same for all, or a fifth more for the quieter side when that is due."""
    if not (facts.lean.longer and facts.lean.quieter):
        return timedelta(seconds=place.each)
    others = len(facts.members) - 1
    share = 1 + _MORE if answerer == facts.lean.quieter else 1 - _MORE / others
    return timedelta(seconds=float(place.each * share))
