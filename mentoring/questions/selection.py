"""Choosing a question: the right moment and asker, never twice to the same person, a shared theme first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mentoring.errors import Refusal
from mentoring.model import Asker, Question, QuestionStage, Theme
from mentoring.questions.off_limits import touches

_MIDDLE_DEPTH_FROM = 2
_DEEPEST_AFTER = 4
"""Deeper questions are earned: depth 2 from the second session, depth 3 after the fourth and when it is safe
(`mentoring.balance.safe`).
"""


class NothingLeft(Refusal):
    """Every question that fits this moment has been used."""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """What one place of an agenda calls for.

    `stages`: best first. `asker`: how the asking person stands to the answering one. `minutes`: how long the answer
    may take (0: no bound). `spent` and `begun`: themes and first words of the questions
    chosen for this session so far. `method`: only questions
    of this method, if any is left. `last`: no next session follows. `back`: reflect on several sessions, not on one.
    `either`: the two are equals, so a question for one side may be asked by either when none for both is left.
    """

    stages: tuple[QuestionStage, ...]
    asker: Asker
    number: int
    depth: int
    themes: frozenset[Theme] = frozenset()
    minutes: int = 0
    spent: tuple[Theme, ...] = ()
    begun: tuple[str, ...] = ()
    method: str = ""
    last: bool = False
    back: bool = False
    either: bool = False


@dataclass(frozen=True, kw_only=True)
class Memory:
    """What must not come again: ids `asked` of whoever answers now, ids `rejected` by this pair (swapped away), and
    topics that anybody in the pair ruled out. `used`: how often each question was planned in the workspace.
    """

    asked: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    off_limits: tuple[str, ...] = ()
    used: Mapping[str, int] = field(default_factory=dict)


def depth_allowed(number: int, *, safe: bool) -> int:
    """How deep a question may go in session `number`: 1 to 3, and 3 only when that has been earned."""
    if number > _DEEPEST_AFTER and safe:
        return 3
    return 2 if number >= _MIDDLE_DEPTH_FROM else 1


def role_of(asker: int, answerer: int) -> Asker:
    """How someone of level `asker` stands to someone of level `answerer`; equals ask what either may ask."""
    if asker == answerer:
        return Asker.BOTH
    return Asker.SENIOR if asker > answerer else Asker.JUNIOR


def fits(question: Question, moment: Moment, memory: Memory) -> bool:
    """Whether a question may be asked at this moment at all."""
    return (
        question.stage in moment.stages
        and (moment.either or question.asker in {moment.asker, Asker.BOTH})
        and question.depth <= moment.depth
        and question.min_session <= moment.number
        and (not question.max_session or moment.number <= question.max_session)
        and not (moment.last and question.looks_ahead)
        and (not moment.back or question.looks_back or question.stage is not QuestionStage.REFLECT)
        and question.id not in memory.asked
        and question.id not in memory.rejected
        and not touches(question, memory.off_limits)
    )


def choose(questions: Iterable[Question], moment: Moment, memory: Memory, *, seed: int | str) -> Question:
    """The best question for a moment; the same facts and seed choose the same one. Raises NothingLeft.

    Among those that fit: the wanted method, a shared theme, the better stage, a theme not yet touched in this session,
    an answer that fits the minutes, the least used, and last a draw by the seed.
    """
    fitting = [question for question in questions if fits(question, moment, memory)]
    if not fitting:
        raise NothingLeft
    return min(fitting, key=lambda question: (*_merit(question, moment, memory), _draw(seed, question.id)))


def _merit(question: Question, moment: Moment, memory: Memory) -> tuple[int, ...]:
    return (
        question.asker not in {moment.asker, Asker.BOTH},
        bool(moment.method) and question.method != moment.method,
        bool(moment.themes) and question.theme not in moment.themes,
        _crowds(first_word(question.text), moment.begun),
        moment.stages.index(question.stage),
        moment.spent.count(question.theme),
        bool(moment.minutes) and question.minutes > moment.minutes,
        memory.used.get(question.id, 0),
    )


def first_word(text: str) -> str:
    """The word that a question begins with, in lower case: five in a row that begin with "what" sound like a form."""
    return text.split(maxsplit=1)[0].casefold().rstrip(",")


def _crowds(word: str, begun: Sequence[str]) -> bool:
    """Whether one more question that begins with a word would make it more than half of the session's."""
    return bool(begun) and 2 * (begun.count(word) + 1) > len(begun) + 1


def _draw(seed: int | str, question: str) -> bytes:
    """A place in the draw that depends on nothing but the seed and the question."""
    return hashlib.blake2b(f"{seed}:{question}".encode(), digest_size=8).digest()
