"""Planning a session: questions in both directions for every part, and the same agenda again from what was stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mentoring.agenda.goal_turns import about_goal, choose_for_goal, plan_goal_place
from mentoring.agenda.layout import PlacedPart, lay_out, opener_of, turn_order, turn_time
from mentoring.agenda.parts import Agenda, AgendaFacts, Part, PartKind, Past, Turn
from mentoring.agenda.shape import kind_of
from mentoring.errors import Refusal
from mentoring.model import Asker, MemberId, PlannedQuestion, Question, QuestionStage, Theme
from mentoring.ports.questions import QuestionBank
from mentoring.questions.selection import Memory, Moment, NothingLeft, choose, depth_allowed, first_word, role_of

THEMED = frozenset(
    {QuestionStage.OPENER, QuestionStage.GOAL, QuestionStage.REALITY, QuestionStage.OPTIONS, QuestionStage.WILL}
)
ROLE_SWAP = "Role reversal (Moreno)"
"""Where what they share decides; elsewhere the moment itself is the theme."""

_CONTRACT_DEPTH = 2
"""An agreement may go a little deeper than anything else in a first session."""


class SwappedAlready(Refusal):
    """One Swap a round: here is the second question already."""


class NoQuestionToSwap(Refusal):
    """There is no question to swap in this part."""


def plan_agenda(facts: AgendaFacts, past: Past, bank: QuestionBank) -> Agenda:
    """A new agenda, its questions chosen now; `Agenda.planned` is what to store.

    Where the bank has nothing left to fit, the asker brings a question of their own.
    """
    if not bank.goals:
        facts = replace(facts, goals={})
    planned: list[PlannedQuestion] = []
    for place in lay_out(facts):
        about_goals = place.kind is PartKind.GOAL or place.about_goals
        plan_place = plan_goal_place if about_goals else _plan_place
        planned.extend(plan_place(place, facts, past, bank, planned))
    return agenda_of(facts, planned, bank)


def agenda_of(facts: AgendaFacts, planned: Iterable[PlannedQuestion], bank: QuestionBank) -> Agenda:
    """The agenda of the questions as stored, nothing chosen anew; one that left the bank becomes a blank."""
    stored = tuple(planned)
    opens = opener_of(facts, stored)
    return Agenda(
        number=facts.number,
        sessions=facts.sessions,
        minutes=facts.minutes,
        kind=kind_of(facts.number, facts.sessions),
        opens=opens,
        parts=tuple(_part(place, facts, stored, bank, opens) for place in lay_out(facts, stored)),
        lean=facts.lean,
        planned=stored,
        language=bank.language,
        steps=facts.steps,
    )


def swap(
    facts: AgendaFacts,
    past: Past,
    planned: Iterable[PlannedQuestion],
    bank: QuestionBank,
    *,
    place: int,
    answerer: MemberId | None = None,
) -> tuple[PlannedQuestion, ...]:
    """The stored questions with one exchanged: that of `answerer` in a round, that of all in an opener or takeaway.

    `place` is `PlannedQuestion.round`. What was swapped away stands in `instead_of`. Raises SwappedAlready (one Swap a
    round), NothingToSwap, or NothingLeft.
    """
    stored = tuple(planned)
    here = [item for item in stored if item.round == place]
    if any(item.instead_of for item in here):
        raise SwappedAlready
    slot = next((slot for slot in lay_out(facts, stored) if slot.index == place), None)
    if slot is None:
        raise NoQuestionToSwap
    out = [item for item in here if slot.common or answerer in {None, item.answerer}][: None if slot.common else 1]
    if not out:
        raise NoQuestionToSwap
    kept = [item for item in stored if item not in out]
    gone = {out[0].question} | {item.instead_of for item in stored}
    away = replace(past, rejected=past.rejected | gone)
    asker = None if slot.common else out[0].asker
    if out[0].learner is not None:
        chosen = choose_for_goal(slot, out[0], facts, away, bank, kept)
    else:
        chosen = _choose(slot, asker, [item.answerer for item in out], facts, away, bank, kept).id
    return tuple(replace(item, question=chosen, instead_of=item.question) if item in out else item for item in stored)


def _plan_place(
    place: PlacedPart, facts: AgendaFacts, past: Past, bank: QuestionBank, before: Sequence[PlannedQuestion]
) -> list[PlannedQuestion]:
    planned: list[PlannedQuestion] = []
    if not place.stages:
        return planned
    order = turn_order(place, facts.members, opener_of(facts, before))
    try:
        if place.common:
            question = _choose(place, None, facts.members, facts, past, bank, before)
            return [_planned(question, asker, answerer, place) for asker, answerer in order]
    except NothingLeft:
        return planned
    for asker, answerer in order:
        try:
            question = _choose(place, asker, [answerer], facts, past, bank, [*before, *planned])
        except NothingLeft:
            continue
        planned.append(_planned(question, asker, answerer, place))
    return planned


def _planned(question: Question, asker: MemberId, answerer: MemberId, place: PlacedPart) -> PlannedQuestion:
    return PlannedQuestion(question=question.id, asker=asker, answerer=answerer, round=place.index)


def _choose(
    place: PlacedPart,
    asker: MemberId | None,
    answerers: Sequence[MemberId],
    facts: AgendaFacts,
    past: Past,
    bank: QuestionBank,
    others: Sequence[PlannedQuestion],
) -> Question:
    """A question for a place, new to everybody who answers and unlike the session's `others`."""
    role = role_of(facts.levels[asker], facts.levels[answerers[0]]) if asker else Asker.BOTH
    moment = Moment(
        stages=place.stages,
        asker=role,
        number=facts.number,
        depth=_depth(place, facts),
        themes=facts.themes if THEMED.issuperset(place.stages) else frozenset(),
        minutes=-(-place.each // 60),
        spent=_themes(others, bank),
        begun=_first_words(others, bank),
        method=ROLE_SWAP if place.role_swap else "",
        last=facts.number == facts.sessions,
        back=place.back,
        either=asker is not None and role is Asker.BOTH,
    )
    asked = frozenset[str]().union(*(past.asked.get(answerer, frozenset()) for answerer in answerers))
    memory = Memory(
        asked=asked | {item.question for item in others},
        rejected=past.rejected,
        off_limits=past.off_limits,
        used=past.used,
    )
    seed = f"{facts.seed}:{facts.number}:{place.index}:{'+'.join(answerers)}"
    return choose(bank.active(), moment, memory, seed=seed)


def _depth(place: PlacedPart, facts: AgendaFacts) -> int:
    allowed = depth_allowed(facts.number, safe=facts.safe)
    return max(allowed, _CONTRACT_DEPTH) if QuestionStage.CONTRACT in place.stages else allowed


def _themes(planned: Iterable[PlannedQuestion], bank: QuestionBank) -> tuple[Theme, ...]:
    found = (_lookup(bank, item.question) for item in planned)
    return tuple(question.theme for question in found if question)


def _first_words(planned: Iterable[PlannedQuestion], bank: QuestionBank) -> tuple[str, ...]:
    """How the questions begin; one that everybody answers counts once."""
    found = (_lookup(bank, each) for each in dict.fromkeys(item.question for item in planned))
    return tuple(first_word(question.text) for question in found if question)


def _lookup(bank: QuestionBank, question: str) -> Question | None:
    try:
        return bank.by_id(question)
    except KeyError:
        return None


def _asked(bank: QuestionBank, item: PlannedQuestion | None, facts: AgendaFacts) -> Question | None:
    """What was planned, as it is asked: with its topic where it is about a goal."""
    if item is None:
        return None
    if item.learner is None:
        return _lookup(bank, item.question)
    return about_goal(bank, replace(item, goal=facts.named(item.goal)))


def _part(
    place: PlacedPart, facts: AgendaFacts, stored: Sequence[PlannedQuestion], bank: QuestionBank, opens: MemberId
) -> Part:
    here = {item.answerer: item for item in stored if item.round == place.index}
    turns = (
        Turn(
            answerer=answerer,
            asker=asker,
            time=turn_time(place, facts, answerer),
            question=_asked(bank, here.get(answerer), facts),
            topics=facts.teaches.get(answerer, ()) if place.kind is PartKind.TEACH else (),
            goal=facts.named(here[answerer].goal) if answerer in here else "",
            learner=here[answerer].learner if answerer in here else place.learner,
        )
        for asker, answerer in turn_order(place, facts.members, opens)
    )
    return Part(
        kind=place.kind,
        index=place.index,
        turns=tuple(turns) if place.each else (),
        time=place.shared_time,
        swapped=any(item.instead_of for item in here.values()),
    )
