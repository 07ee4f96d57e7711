"""The turns about what each came to learn: whoever learns is asked, whoever knows something about it tells a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mentoring.agenda.layout import PlacedPart, opener_of, turn_order
from mentoring.agenda.parts import AgendaFacts, LearningGoal, PartKind, Past, SessionKind
from mentoring.agenda.shape import kind_of
from mentoring.model import GoalSide, GoalStage, MemberId, PlannedQuestion, Question
from mentoring.ports.questions import QuestionBank
from mentoring.questions.goals import GoalMemory, GoalMoment, about, asked_id, choose_about, template_id
from mentoring.questions.selection import NothingLeft

Stages = tuple[GoalStage, ...]

_BEGIN, _EXPLORE, _PRACTISE = GoalStage.BEGIN, GoalStage.EXPLORE, GoalStage.PRACTISE
_BACK, _NEXT = GoalStage.LOOK_BACK, GoalStage.NEXT_STEP

_MENUS: Mapping[SessionKind, tuple[Stages, Stages]] = {
    SessionKind.FIRST: ((_BEGIN, _EXPLORE), (_BEGIN, _EXPLORE)),
    SessionKind.USUAL: ((_EXPLORE, _PRACTISE, _BEGIN, _NEXT), (_NEXT, _PRACTISE, _EXPLORE, _BEGIN)),
    SessionKind.MIDDLE: ((_EXPLORE, _PRACTISE, _BEGIN, _BACK), (_NEXT, _PRACTISE, _EXPLORE, _BACK)),
    SessionKind.ONLY: ((_BEGIN, _EXPLORE, _PRACTISE), (_EXPLORE, _PRACTISE, _NEXT, _BEGIN)),
    SessionKind.LAST: ((_BACK, _NEXT, _PRACTISE, _EXPLORE), (_NEXT, _BACK, _PRACTISE, _EXPLORE)),
}
"""What a goal is asked about the first time in a session and the second, best first."""

_START: tuple[Stages, Stages] = ((_BEGIN, _EXPLORE, _PRACTISE), (_EXPLORE, _PRACTISE, _NEXT, _BEGIN))
_TURNED: tuple[Stages, Stages] = ((_PRACTISE, _EXPLORE, _NEXT, _BEGIN), _MENUS[SessionKind.USUAL][1])
_REVIEW: Stages = (_BACK, _EXPLORE, _NEXT)
_STARTS_AT = 2
"""The second session is the first that is about goals; after it exploring and practising take turns."""


def plan_goal_place(
    place: PlacedPart, facts: AgendaFacts, past: Past, bank: QuestionBank, before: Sequence[PlannedQuestion]
) -> list[PlannedQuestion]:
    """The questions of a part about a goal, or of a look back on everybody's own; a blank where none is left."""
    planned: list[PlannedQuestion] = []
    for asker, answerer in turn_order(place, facts.members, opener_of(facts, before)):
        learner = place.learner or answerer
        goal = _goal(facts, learner, place)
        empty = PlannedQuestion(
            question="", asker=asker, answerer=answerer, round=place.index, goal=goal.topic, learner=learner
        )
        try:
            chosen = choose_for_goal(place, empty, facts, past, bank, [*before, *planned])
        except NothingLeft:
            continue
        planned.append(replace(empty, question=chosen))
    return planned


def choose_for_goal(
    place: PlacedPart,
    item: PlannedQuestion,
    facts: AgendaFacts,
    past: Past,
    bank: QuestionBank,
    others: Sequence[PlannedQuestion],
) -> str:
    """The id of a question for `item`, new to whoever answers and unlike the session's `others`. Raises NothingLeft."""
    goals = facts.goals.get(item.learner or item.answerer, ())
    moment = GoalMoment(
        topic=item.goal,
        stages=stages_of(place, facts),
        side=GoalSide.LEARNS if item.answerer == item.learner else GoalSide.SHARES,
        doing=any(goal.doing and goal.topic == item.goal for goal in goals),
        last=facts.number == facts.sessions,
    )
    memory = GoalMemory(
        asked=past.asked.get(item.answerer, frozenset()) | {other.question for other in others if other.learner},
        rejected=past.rejected,
        used=past.used_about_goals,
    )
    seed = f"{facts.seed}:{facts.number}:{place.index}:{item.answerer}"
    return asked_id(choose_about(bank.goals, moment, memory, seed=seed).id, item.goal)


def about_goal(bank: QuestionBank, item: PlannedQuestion) -> Question | None:
    """The planned question as it is asked; None when it left the bank."""
    template = template_id(item.question)
    found = next((question for question in bank.goals if question.id == template), None)
    return about(found, item.goal, item.question) if found else None


def stages_of(place: PlacedPart, facts: AgendaFacts) -> Stages:
    """What a part may ask about, best first."""
    if place.kind is PartKind.REVIEW:
        return _REVIEW
    kind, second = kind_of(facts.number, facts.sessions), min(place.goal_round, 1)
    if facts.number == _STARTS_AT and kind is not SessionKind.LAST:
        return _START[second]
    if kind is SessionKind.USUAL and facts.number % 2 == 0:
        return _TURNED[second]
    return _MENUS[kind][second]


def _goal(facts: AgendaFacts, learner: MemberId, place: PlacedPart) -> LearningGoal:
    """Which of somebody's goals: turn about by session, and within an hour one after the other."""
    goals = facts.goals.get(learner) or (LearningGoal(topic=""),)
    return goals[(max(facts.number - _STARTS_AT, 0) + place.goal_round) % len(goals)]
