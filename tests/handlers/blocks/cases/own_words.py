"""An organiser's own words, where they are typed and where they are read."""

from __future__ import annotations

from dataclasses import replace

from handlers.blocks import own_words
from mentoring.model import CohortStage, OwnWords
from mentoring.nudges.kinds.announcement import Announcement
from tests.handlers.blocks.cases.kind import Cases, Drawn, told
from tests.handlers.blocks.samples import Samples, T

WORDS = OwnWords(
    sentence="Our founders learned <!here> from their apprentices.",
    gains="An hour a month with somebody who sees what you don’t.",
    roles=("mentor", "mentee"),
)


def drawn(samples: Samples) -> Cases:
    """All of it."""
    opened, under_way = samples.at(CohortStage.OPEN), samples.at(CohortStage.UNDER_WAY)
    said = replace(opened, words=WORDS, benchmark=True)
    return {
        "own_words.words_form": {
            "empty": own_words.words_form(T, opened, "{}"),
            "filled in": own_words.words_form(T, said, "{}"),
            "under way": own_words.words_form(T, replace(under_way, words=WORDS), "{}"),
        },
        "own_words.words_preview": {
            "open": own_words.words_preview(T, said, "{}"),
            "under way": own_words.words_preview(T, under_way, "{}"),
        },
        "own_words.words_saved": {"": own_words.words_saved(T, said)},
    }


def announced_in_own_words(samples: Samples) -> dict[str, Drawn]:
    """The announcement as its organiser wrote it."""
    opened = samples.at(CohortStage.OPEN)
    typed = replace(WORDS, sentence=samples.own, gains=samples.name) if samples.own else WORDS
    return {
        "own words": told(Announcement(cohort=replace(opened, words=typed), joined=3)),
        "a sentence of theirs": told(Announcement(cohort=replace(opened, words=OwnWords(sentence="Hi.")), joined=3)),
    }
