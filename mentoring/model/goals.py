"""Goals: what one wants to learn from this partner, the questions about it, and what each keeps of a session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentoring.model.ids import MemberId, MentorshipId, SessionId

MOST_GOALS = 2
"""More would not get their share of a session."""

LONGEST_GOAL = 80
"""Characters: it stands before questions, as a heading does."""

LONGEST_NOTE = 200
"""Characters of any other line that somebody keeps: one line on a phone, or two."""

TOPIC = "{topic}"
"""Where a question names the topic: always before the sentence, so that any topic fits."""


class GoalStage(StrEnum):
    """What a question about a goal is for."""

    BEGIN = "begin"
    EXPLORE = "explore"
    PRACTISE = "practise"
    LOOK_BACK = "look_back"
    NEXT_STEP = "next_step"


class GoalSide(StrEnum):
    """Who answers a question about a goal: the one who learns, or the one who shares what happened to them."""

    LEARNS = "learns"
    SHARES = "shares"


@dataclass(frozen=True, kw_only=True)
class GoalQuestion:
    """An open question about a goal; `text` has `TOPIC` before a sentence that can be read without it.

    `doing`: it fits what people do, not what they only want to see or understand. `looks_ahead`: it counts on another
    session.
    """

    id: str
    text: str
    stage: GoalStage
    side: GoalSide
    follow_up: str
    doing: bool = False
    looks_ahead: bool = False


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What a member wants to learn from their partner, and why it matters to them; `place` counts from 0.

    `topic` is an id of the taxonomy, or what they typed. Both sides of the mentorship see it, nobody else.
    """

    mentorship: MentorshipId
    member: MemberId
    place: int
    topic: str
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Takeaway:
    """What one member keeps of a session: what they learned, what they will try, what they gave.

    Theirs alone; once `shared`, their partner sees what they learned and what they will try.
    """

    session: SessionId
    member: MemberId
    at: datetime
    learned: str = ""
    step: str = ""
    gave: str = ""
    shared: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is kept."""
        return not (self.learned or self.step or self.gave)
