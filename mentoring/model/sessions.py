"""Sessions: the meetings of a mentorship, with the questions planned for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from mentoring.model.ids import MemberId, MentorshipId, SessionId


class Met(StrEnum):
    """A participant’s answer to the question whether a session took place."""

    YES = "yes"
    NOT_YET = "not yet"
    SKIPPED = "skipped"


@dataclass(frozen=True, kw_only=True)
class PlannedQuestion:
    """A question on a session's agenda, with who asks it and who answers.

    `round` is the part's place in the agenda, the opener being 0. `instead_of`: what was swapped away for it. `goal` is
    the topic that it is about, as it is read, and `learner` who came to learn that; neither for any other question.
    """

    question: str
    asker: MemberId
    answerer: MemberId
    round: int
    instead_of: str = ""
    goal: str = ""
    learner: MemberId | None = None


@dataclass(frozen=True, kw_only=True)
class MentoringSession:
    """One meeting of a mentorship: due in the week of `due_on`, held once every member says so.

    `moved` counts how often it was given another day. `offered_at` is when its agenda arrived: people are asked only
    about what was offered. `touched` has when each member last did anything about it (a press, a form, a message to the
    bot): who has not is silent.
    """

    id: SessionId
    mentorship: MentorshipId
    number: int
    due_on: date
    opens: MemberId
    answers: Mapping[MemberId, Met] = field(default_factory=dict)
    held_on: date | None = None
    moved: int = 0
    offered_at: datetime | None = None
    touched: Mapping[MemberId, datetime] = field(default_factory=dict)
    questions: tuple[PlannedQuestion, ...] = ()
