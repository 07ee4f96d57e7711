"""Surveys: what people say of themselves at the start, in the middle, at the end and six months later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentoring.model.ids import CohortId


class Wave(StrEnum):
    """When a survey is asked."""

    START = "start"
    MIDDLE = "middle"
    END = "end"
    LATER = "later"
    """Six months after the end."""


class Item(StrEnum):
    """What one statement of the survey is about; the wording is in `handlers/blocks/surveys.py`."""

    CONFIDENCE = "confidence"
    NETWORK = "network"
    SKILLS = "skills"
    PERSPECTIVE = "perspective"
    MOTIVATION = "motivation"
    PEOPLE_SKILLS = "people skills"
    STAYING = "staying"
    ENGAGEMENT = "engagement"
    RESPECT = "respect"
    SAFETY = "safety"
    GAVE = "gave"
    RECEIVED = "received"
    WORTH_IT = "worth it"
    THEIRS_INTEREST = "theirs interest"
    THEIRS_LEARNING = "theirs learning"
    THEIRS_VALUED = "theirs valued"
    THEIRS_DIFFERENCES = "theirs differences"
    THEIRS_CHALLENGE = "theirs challenge"
    THEIRS_RECOMMEND = "theirs recommend"


UNSAID = 0
"""The answer of somebody who prefers not to say."""

SCALE = range(1, 6)
"""From 1, disagree, to 5, agree."""

BENEFITS = (
    Item.CONFIDENCE,
    Item.NETWORK,
    Item.SKILLS,
    Item.PERSPECTIVE,
    Item.MOTIVATION,
    Item.PEOPLE_SKILLS,
    Item.STAYING,
    Item.ENGAGEMENT,
    Item.RESPECT,
)
"""What the programme is for: asked at the start, and so what can have changed."""

STEPS: Mapping[Wave, tuple[tuple[Item, ...], ...]] = {
    Wave.START: (BENEFITS[:3], BENEFITS[3:6], BENEFITS[6:]),
    Wave.MIDDLE: ((Item.CONFIDENCE, Item.SKILLS), (Item.PERSPECTIVE, Item.SAFETY), (Item.GAVE, Item.RECEIVED)),
    Wave.END: (
        BENEFITS[:4],
        BENEFITS[4:9],
        (Item.SAFETY, Item.GAVE, Item.RECEIVED, Item.WORTH_IT),
    ),
    Wave.LATER: (BENEFITS[:3], BENEFITS[3:6], BENEFITS[6:]),
}
"""Three short steps of each survey: nine, six, thirteen and nine statements."""

PACK = (
    Item.THEIRS_INTEREST,
    Item.THEIRS_LEARNING,
    Item.THEIRS_VALUED,
    Item.THEIRS_DIFFERENCES,
    Item.THEIRS_CHALLENGE,
    Item.THEIRS_RECOMMEND,
)
"""The benchmark pack: statements of a public survey, asked at the end where an organiser chose so."""


def steps_of(wave: Wave, *, benchmark: bool) -> tuple[tuple[Item, ...], ...]:
    """The steps of a survey; the pack stands before the last of them, which has room for words."""
    own = STEPS[wave]
    return (*own[:-1], PACK, own[-1]) if benchmark and wave is Wave.END else own


LONGEST_QUOTE = 300


@dataclass(frozen=True, kw_only=True)
class SurveyAnswer:
    """What one person answered so far in one survey. `link` is a keyed hash of who they are, the same in every survey.

    `quote` is what they wrote in words, `may_quote` whether it may stand in the report, without their name.
    """

    cohort: CohortId
    link: str
    wave: Wave
    answers: Mapping[Item, int]
    at: datetime
    quote: str = ""
    may_quote: bool = False
