"""The parts of an agenda as plain values: who asks whom, for how long, and what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from functools import cached_property

from mentoring.balance import Lean
from mentoring.model import Level, MemberId, PlannedQuestion, Question, Theme
from mentoring.questions.goals import template_id

NO_LEAN = Lean()


class PartKind(StrEnum):
    """What happens in a part of a session."""

    OPENER = "opener"
    ROUND = "round"
    TEACH = "teach"
    GOAL = "goal"
    REVIEW = "review"
    TAKEAWAY = "takeaway"
    PAUSE = "pause"
    NEXT = "next"


class SessionKind(StrEnum):
    """Sessions of their own kind: the first agrees, the middle one reviews, the last one closes; an only one meets,
    takes up the goals, and closes.
    """

    FIRST = "first"
    USUAL = "usual"
    MIDDLE = "middle"
    LAST = "last"
    ONLY = "only"


ORDINARY = frozenset({SessionKind.USUAL, SessionKind.MIDDLE})
"""Sessions that the balance may change; a first, a last and an only one have a purpose of their own."""


@dataclass(frozen=True, kw_only=True)
class LearningGoal:
    """What somebody came to learn, as an agenda takes it up.

    `topic` as people read it, empty where none is known; `doing`: it is something that people do; `known_by`: the
    partners who offer it.
    """

    topic: str
    doing: bool = False
    known_by: frozenset[MemberId] = frozenset()


@dataclass(frozen=True, kw_only=True)
class AgendaFacts:
    """What an agenda is made from, besides the questions.

    `members` in the mentorship's order; `opens` begins, unless `lean` names a quieter side. `minutes` is 30, 45 or 60.
    `themes`: what they share. `teaches`: topics that each can show the others. `safe`: deep questions are earned.
    `goals`: what each came to learn, one at least; without any, a session is general. `steps`: those that members named
    last time and let the others see. `named`: how a goal's topic is called in the language of whoever reads.
    """

    members: tuple[MemberId, ...]
    levels: Mapping[MemberId, Level]
    number: int
    sessions: int
    minutes: int
    opens: MemberId
    seed: int | str
    lean: Lean = NO_LEAN
    themes: frozenset[Theme] = frozenset()
    teaches: Mapping[MemberId, tuple[str, ...]] = field(default_factory=dict)
    safe: bool = False
    goals: Mapping[MemberId, tuple[LearningGoal, ...]] = field(default_factory=dict)
    steps: Mapping[MemberId, str] = field(default_factory=dict)
    named: Callable[[str], str] = str


@dataclass(frozen=True, kw_only=True)
class Past:
    """What came before: ids asked of each member, ids this pair swapped away, topics that anybody ruled out, and how
    often each question was planned in the workspace.
    """

    asked: Mapping[MemberId, frozenset[str]] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    off_limits: tuple[str, ...] = ()
    used: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def used_about_goals(self) -> Mapping[str, int]:
        """How often each question about goals was planned, whatever the topic."""
        found = Counter[str]()
        for asked, times in self.used.items():
            found[template_id(asked)] += times
        return found


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One person's time: `answerer` speaks for `time`, asked by `asker`.

    In an opener or a takeaway everybody answers the same question. Without a question the asker brings one of their
    own; in a teaching part the answerer shows one of `topics`. A turn about a goal has its `learner`, and the `goal` as
    people read it (empty where its topic is not known any more).
    """

    answerer: MemberId
    asker: MemberId
    time: timedelta
    question: Question | None = None
    topics: tuple[str, ...] = ()
    goal: str = ""
    learner: MemberId | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a session. `index` is its place in the agenda, the opener being 0. `time` belongs to nobody alone."""

    kind: PartKind
    index: int
    turns: tuple[Turn, ...] = ()
    time: timedelta = timedelta()
    swapped: bool = False

    @property
    def common(self) -> Question | None:
        """The question that everybody answers, in an opener or a takeaway."""
        return self.turns[0].question if self.turns and self.kind in EVERYBODY_ANSWERS else None

    @property
    def learner(self) -> MemberId | None:
        """Whose goal the part is about; nobody's in particular where each looks back on their own."""
        return self.turns[0].learner if self.turns and self.kind is PartKind.GOAL else None

    @property
    def goal(self) -> str:
        """The topic that the part is about; empty where there is none."""
        return self.turns[0].goal if self.learner else ""

    @property
    def can_swap(self) -> bool:
        """Whether the part's question may still be exchanged: once a part, and only where there is one."""
        return not self.swapped and any(turn.question for turn in self.turns)

    @property
    def length(self) -> timedelta:
        """How long the part takes."""
        return sum((turn.time for turn in self.turns), self.time)


EVERYBODY_ANSWERS = frozenset({PartKind.OPENER, PartKind.TAKEAWAY})


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """A session's plan. The times of all members are equal to the second, or 60/40 when the balance asks for it.

    `language` is that of its questions, and so of the words around them.
    """

    number: int
    sessions: int
    minutes: int
    kind: SessionKind
    opens: MemberId
    parts: tuple[Part, ...]
    lean: Lean
    planned: tuple[PlannedQuestion, ...]
    language: str = "en"
    steps: Mapping[MemberId, str] = field(default_factory=dict)

    @property
    def goals(self) -> Mapping[MemberId, tuple[str, ...]]:
        """What the session takes up of what each came to learn, by member in the order of the parts."""
        found: dict[MemberId, tuple[str, ...]] = {}
        for part in self.parts:
            if part.learner and part.goal not in found.get(part.learner, ()):
                found[part.learner] = (*found.get(part.learner, ()), part.goal)
        return found

    @property
    def asks_steps(self) -> bool:
        """Whether it begins with the step that each named last time."""
        return self.number > 1 and bool(self.goals)

    @property
    def closes(self) -> bool:
        """Whether no session follows, so that it ends with thanks."""
        return self.kind in (SessionKind.LAST, SessionKind.ONLY)

    def goal_time_of(self, member: MemberId) -> timedelta:
        """How long a member answers questions about what somebody came to learn."""
        turns = (turn for part in self.parts for turn in part.turns if turn.answerer == member)
        return sum((turn.time for turn in turns if turn.learner and turn.question), timedelta())

    def time_of(self, member: MemberId) -> timedelta:
        """How long a member has to answer and to show, in all."""
        turns = (turn for part in self.parts for turn in part.turns if turn.answerer == member)
        return sum((turn.time for turn in turns), timedelta())

    @property
    def length(self) -> timedelta:
        """How long the session takes."""
        return sum((part.length for part in self.parts), timedelta())
