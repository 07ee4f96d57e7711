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

    `backwards`: which way round the circle of three asks; another way in the next round, and in the next session. A
    part about a goal has its `learner` and the `sharer`, who knows something about it and speaks first where
    `shares_first`. `about_goals`: a look back is on what each came to learn.
    """

    index: int
    turn: int
    kind: PartKind
    each: int
    shared: int
    stages: tuple[QuestionStage, ...]
    backwards: bool = False
    role_swap: bool = False
    learner: MemberId | None = None
    sharer: MemberId | None = None
    shares_first: bool = False
    goal_round: int = 0
    about_goals: bool = False

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
        if self.kind is PartKind.GOAL and asked:
            first = next(item for item in stored if item.round == self.index)
            learner = first.learner
            sharer = first.asker if first.answerer == learner else first.answerer
            return replace(self, learner=learner, sharer=sharer, shares_first=first.answerer == sharer)
        return self


def who_opens(members: Sequence[MemberId], number: int, lean: Lean | None = None) -> MemberId:
    """Who opens session `number` (from 1): turn about, or the quieter side when the mentorship leans."""
    return (lean.quieter if lean else None) or members[(number - 1) % len(members)]


def opener_of(facts: AgendaFacts, stored: Sequence[PlannedQuestion]) -> MemberId:
    """Who opens: whoever answers first in what is stored, or as the facts say."""
    first = next((item.answerer for item in stored if item.round == 0), None)
    return first or facts.lean.quieter or facts.opens


def lay_out(facts: AgendaFacts, stored: Sequence[PlannedQuestion] = ()) -> tuple[PlacedPart, ...]:
    """The parts of a session as its kind and the balance of the pair have it. Raises KeyError for an odd length.

    An agenda that was made stays about goals or about anything, as its `stored` questions say.
    """
    kind = kind_of(facts.number, facts.sessions)
    goals = any(item.learner for item in stored) if stored else bool(facts.goals)
    shape = slots(kind, facts.minutes, len(facts.members), facts.number, goals=goals)
    places, turn = [], 0
    for index, slot in enumerate(shape):
        place = _place(index, turn, slot, facts, opener_of(facts, stored))
        places.append(replace(place, about_goals=goals and slot.kind is PartKind.REVIEW))
        turn += slot.kind in {PartKind.ROUND, PartKind.REVIEW, PartKind.TEACH}
    laid_out = _leaning(places, facts.lean) if kind in ORDINARY else tuple(places)
    return tuple(place.settled(stored) for place in laid_out)


def _place(index: int, turn: int, slot: Slot, facts: AgendaFacts, opens: MemberId) -> PlacedPart:
    learner, sharer = _learner_and_sharer(slot, facts, opens) if slot.kind is PartKind.GOAL else (None, None)
    return PlacedPart(
        index=index,
        turn=turn,
        kind=slot.kind,
        each=slot.each,
        shared=slot.common,
        stages=slot.stages,
        backwards=(turn + facts.number) % 2 == 1,
        learner=learner,
        sharer=sharer,
        shares_first=sharer is not None and sharer == facts.lean.quieter,
        goal_round=slot.goal_round,
    )


def _learner_and_sharer(slot: Slot, facts: AgendaFacts, opens: MemberId) -> tuple[MemberId, MemberId]:
    """Whose goal a part is about, and who of the others shares: the goal of whoever opens comes first.

    Somebody who is to say more shares first: then it is the next one's goal. Of three everybody shares once, in the
    direction in which more is known, and turn about where that is the same.
    """
    members, count = facts.members, len(facts.members)
    learner_at = (members.index(opens) + slot.learner_at + (facts.lean.quieter is not None)) % count
    known = {step: sum(_knows(facts, at, (at + step) % count) for at in range(count)) for step in (1, -1)}
    turn_about = 1 if facts.number % 2 else -1
    step = max((turn_about, -turn_about), key=lambda way: known[way])
    return members[learner_at], members[(learner_at + step) % count]


def _knows(facts: AgendaFacts, learner: int, sharer: int) -> bool:
    goals = facts.goals.get(facts.members[learner], ())
    return any(facts.members[sharer] in goal.known_by for goal in goals)


def _leaning(places: list[PlacedPart], lean: Lean) -> tuple[PlacedPart, ...]:
    """The same parts with what a lean changes: a repair or role-swap question first, and always a teaching part."""
    # A short middle session about goals has no round: what its balance asks for takes the place of the look back.
    rounds = [place for place in places if place.kind is PartKind.ROUND] or [
        replace(place, kind=PartKind.ROUND, about_goals=False) for place in places if place.kind is PartKind.REVIEW
    ]
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
    if place.learner is not None and place.sharer is not None:
        order = [(place.sharer, place.learner), (place.learner, place.sharer)]
        return order[::-1] if place.shares_first else order
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
