"""Questions: an open question of the bank, and when it fits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LONGEST_WORDS = 20
"""A question of more words is asked in two breaths, and forgotten by the second."""


class QuestionStage(StrEnum):
    """What a question is for: GROW's four (Whitmore) as a menu, and the moments around them."""

    MEETING = "meeting"
    CONTRACT = "contract"
    OPENER = "opener"
    GOAL = "goal"
    REALITY = "reality"
    OPTIONS = "options"
    WILL = "will"
    REFLECT = "reflect"
    CLOSE = "close"
    REPAIR = "repair"


class Asker(StrEnum):
    """Who is best placed to ask a question: the more senior side, the more junior side, or either."""

    SENIOR = "senior"
    JUNIOR = "junior"
    BOTH = "both"


class Theme(StrEnum):
    """What a question is about."""

    CAREER = "career"
    SKILLS = "skills"
    CULTURE = "culture"
    DECISIONS = "decisions"
    NETWORK = "network"
    POWER = "power"
    WELLBEING = "wellbeing_at_work"
    CHANGE = "change"
    BELONGING = "belonging"


@dataclass(frozen=True, kw_only=True)
class Question:
    """An open question of the bank. `depth` 1–3; `min_session`/`max_session` bound when it fits (0: no bound).

    `looks_ahead`: it speaks of a next meeting, so it does not suit the last session. `looks_back`: it speaks of several
    sessions, so it suits a review.
    """

    id: str
    text: str
    stage: QuestionStage
    asker: Asker
    theme: Theme
    depth: int
    minutes: int
    follow_ups: tuple[str, ...]
    method: str
    min_session: int = 1
    max_session: int = 0
    source: str = "original"
    status: str = "active"
    looks_ahead: bool = False
    looks_back: bool = False
