"""Questions about a goal: put into words with its topic, and chosen so that nobody hears one twice."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mentoring.model import TOPIC, Asker, GoalQuestion, GoalSide, GoalStage, Question, QuestionStage, Theme
from mentoring.questions.selection import NothingLeft
from mentoring.taxonomy import Taxonomy

MINUTES = 4
"""What an answer takes, give or take; the turn decides."""

_APART = "~"
"""Between a question's id and the topic that it was asked about: with another topic it is another question."""

_PREFIX = f"{TOPIC}: "
_EDGES = " \t.,;:!?…-–—"
_DOES = re.compile(
    r"(?:how )?to\b|\w{2,}ing(?:$| (?:a|across|and|apart|as|at|by|for|from|how|in|my|of|on|over|the|to|up|well|what|"
    r"with|without)\b)",
    re.IGNORECASE,
)
"""How a topic begins that is surely something to do: *Speaking up*, *how to say no*; *Building regulations* is not."""

_AS_STAGE: Mapping[GoalStage, QuestionStage] = {
    GoalStage.BEGIN: QuestionStage.GOAL,
    GoalStage.EXPLORE: QuestionStage.REALITY,
    GoalStage.PRACTISE: QuestionStage.OPTIONS,
    GoalStage.LOOK_BACK: QuestionStage.REFLECT,
    GoalStage.NEXT_STEP: QuestionStage.WILL,
}
"""Where each stands in GROW (Whitmore)."""


def as_topic(text: str) -> str:
    """A topic as it stands before a question: one line, no mark at its edges, a capital where it begins."""
    words = " ".join(text.split()).strip(_EDGES)
    first = words.split(" ", 1)[0]
    return words[:1].upper() + words[1:] if first.islower() else words


def plain(text: str) -> str:
    """A question without its topic."""
    sentence = text.removeprefix(_PREFIX)
    return sentence[:1].upper() + sentence[1:]


def worded(text: str, topic: str) -> str:
    """A question with its topic before it; without one, the question alone."""
    named = as_topic(topic)
    return f"{named}: {text.removeprefix(_PREFIX)}" if named else plain(text)


def is_done(topic: str, taxonomy: Taxonomy) -> bool:
    """Whether a topic is surely something that people do, so that they can try it; a view from elsewhere is not."""
    known = taxonomy.by_id.get(taxonomy.resolve(topic) or "")
    if known is not None and known.lived:
        return False
    return bool(_DOES.match(known.label if known else topic.strip()))


@dataclass(frozen=True, kw_only=True)
class GoalMoment:
    """What one turn about a goal calls for: `stages` best first; `doing` as `is_done` says; `last`: nothing follows."""

    topic: str
    stages: tuple[GoalStage, ...]
    side: GoalSide
    doing: bool = False
    last: bool = False


@dataclass(frozen=True, kw_only=True)
class GoalMemory:
    """What must not come again, as ids of `asked_id`: those `asked` of whoever answers, and those `rejected` by the
    pair. `used`: how often each question was asked in the workspace, whatever the topic.
    """

    asked: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    used: Mapping[str, int] = field(default_factory=dict)


def asked_id(question: str, topic: str) -> str:
    """The id of a question about a topic; it says nothing of the topic to whoever reads it."""
    digest = hashlib.blake2b(as_topic(topic).casefold().encode(), digest_size=4).hexdigest()
    return f"{question}{_APART}{digest}"


def template_id(asked: str) -> str:
    """The id of the question in the bank."""
    return asked.partition(_APART)[0]


def about(question: GoalQuestion, topic: str, asked: str) -> Question:
    """The question as it is asked about a topic, under the id by which it was planned."""
    return Question(
        id=asked,
        text=worded(question.text, topic),
        stage=_AS_STAGE[question.stage],
        asker=Asker.BOTH,
        theme=Theme.SKILLS,
        depth=1,
        minutes=MINUTES,
        follow_ups=(question.follow_up,),
        method="GROW",
        looks_ahead=question.looks_ahead,
    )


def choose_about(
    questions: Sequence[GoalQuestion], moment: GoalMoment, memory: GoalMemory, *, seed: int | str
) -> GoalQuestion:
    """The best question for a turn; the same facts and seed choose the same one. Raises NothingLeft.

    One that the answerer has never heard, of the better stage, the least used, and last a draw by the seed.
    """
    asked = {template_id(one) for one in memory.asked}
    rejected = {template_id(one) for one in memory.rejected}
    fitting = [
        question
        for question in questions
        if question.side is moment.side
        and question.stage in moment.stages
        and (moment.doing or not question.doing)
        and not (moment.last and question.looks_ahead)
        and question.id not in rejected
        and asked_id(question.id, moment.topic) not in memory.asked
    ]
    if not fitting:
        raise NothingLeft
    return min(
        fitting,
        key=lambda question: (
            question.id in asked,
            moment.stages.index(question.stage),
            memory.used.get(question.id, 0),
            hashlib.blake2b(f"{seed}:{question.id}".encode(), digest_size=8).digest(),
        ),
    )
