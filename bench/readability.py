"""How easily people read what the bot writes: every English golden, scored.

Flesch's reading ease, 206.835 − 1.015 × words per sentence − 84.6 × syllables per word: R. Flesch, A new readability
yardstick, Journal of Applied Psychology 32 (1948), 221-233, doi 10.1037/h0057532. 60 to 70 is plain English, 50 is
fairly hard, below 30 is for scholars. A sentence ends at a full stop, a question mark, a colon, a semicolon or a line's
end, as Flesch counts units of thought; those of fewer than eight words are left out, since one long word decides them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

GOLDENS = Path(__file__).parent.parent / "tests" / "handlers" / "blocks" / "goldens"

FEWEST_WORDS = 8
AVERAGE = 65
HARDEST = 45
SHOWN = 10

KEPT = {
    "approvals.approved": "the one message that must say, in one go, what the approval sets off, where and when",
    "swapping.swap_form": "“rule”, “checked” and “kept” are the organiser's own words for it",
    "led_sessions.too_late": "“session” is the word everywhere, and “already” says that nobody did wrong",
    "profile.between_form": "quotes what organisers read instead, word for word",
    "led_sessions.begun": "“conversation” is what Slack calls it",
    "profile.wishes_step": "“organiser” and “partner” are whom it promises about",
    "profile.topics_step": "“disability” and “experience” may not be softened",
    "opening.how_step": "“organisations” is what organisers say of themselves",
    "cohorts.announcement": "“partner” and “organisation” are the plainest words there are for them",
    "help.latest": "each line names a day and a reason",
    "data.erase_form": "what cannot be undone is listed whole, before it is done",
    "own_words.words_preview": "“agreement” and “introduction” are the names of what people get",
    "booking.called_off": "“calendar” has no shorter word",
}
"""Why a golden among the hardest stays as it is."""

_NOT_SAID = re.compile(r"^(===|▛|\[|⋮|———|~ \d|\s+(write|static|multi|check|radio|users|conv|date|time|picked)\b)| → ")
_ASKS_FIRST = re.compile(r" first asks: (.*)")
_MARKS = re.compile(r"<[@#!][^>]*>|<https?:[^>]*>|`[^`]*`|:[a-z_]+:|https?:\S+")
_ENDS = re.compile(r"(?<=[.?!:;…])[\s”\"*_)]+|\n| [–—] ")
_WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*|\d[\d:.,]*")
_GROUP = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]|[aeiouy]l)e$|(?<=[^aeioutdy])ed$|(?<=[^aeiouycgsxzh])es$")
_APART = re.compile(r"(?<![tc])i(?:a|o(?!u|n)|en[ct])|eo|ua(?!r)|creat|ying|being|doing|going")

SAID_OTHERWISE = {
    "people": 2, "everybody": 4, "somebody": 3, "anybody": 4, "something": 2, "sometimes": 2, "somewhere": 2,
    "everything": 3, "everyone": 3, "anyone": 3, "whatever": 3,
    "minutes": 2, "minute": 2, "pulse": 1, "once": 1, "twice": 1,
    "their": 1, "they’re": 1, "you’re": 1, "we’re": 1, "you’d": 1, "you’ll": 1, "i’ll": 1, "i’m": 1, "i’ve": 1,
    "it’s": 1, "that’s": 1, "there’s": 1, "don’t": 1, "can’t": 1, "didn’t": 2, "doesn’t": 2, "isn’t": 2, "won’t": 1,
    "app": 1, "area": 3, "real": 1, "ideas": 3, "idea": 3, "quiet": 2, "trial": 2, "data": 2, "ready": 2,
    "business": 2, "evening": 2, "different": 3, "favourite": 3, "questions": 2, "question": 2,
}  # fmt: skip
"""Where counting vowels goes wrong."""


@dataclass(frozen=True, kw_only=True)
class Score:
    """One golden's reading ease, and its hardest sentence."""

    name: str
    ease: float
    hardest: str


def scores(folder: Path = GOLDENS) -> list[Score]:
    """Every golden with a sentence to score, the hardest first."""
    found = [score for path in sorted(folder.glob("*.txt")) if (score := score_of(path))]
    return sorted(found, key=lambda score: score.ease)


def score_of(path: Path) -> Score | None:
    """One golden's score; None where it has no sentence of eight words."""
    said = list(dict.fromkeys(sentences(path.read_text(encoding="utf-8"))))
    if not said:
        return None
    return Score(name=path.stem, ease=ease(said), hardest=min(said, key=lambda one: ease([one])))


def sentences(golden: str) -> Iterator[str]:
    """What people read in a golden, without controls and what they hand back, in sentences of eight words and more."""
    for line in golden.splitlines():
        asked = _ASKS_FIRST.search(line)
        for part in asked[1].split(" / ") if asked else [] if _NOT_SAID.search(line) else [line]:
            for one in _ENDS.split(_MARKS.sub("Ben", part)):
                if len(_WORD.findall(one)) >= FEWEST_WORDS:
                    yield one.strip(" *_~#•-")


def ease(said: list[str]) -> float:
    """Flesch's reading ease of some sentences."""
    words = [word for one in said for word in _WORD.findall(one)]
    return 206.835 - 1.015 * len(words) / len(said) - 84.6 * sum(map(syllables, words)) / len(words)


def syllables(word: str) -> int:
    """How many a word has when said: groups of vowels, but for a silent e; a number counts as one."""
    lowered = word.casefold().replace("'", "’")
    if lowered in SAID_OTHERWISE:
        return SAID_OTHERWISE[lowered]
    if "-" in lowered:
        return sum(map(syllables, lowered.split("-")))
    plain = lowered.removesuffix("’s")
    count = len(_GROUP.findall(_SILENT.sub("", plain))) + len(_APART.findall(plain))
    return max(1, count)


def main() -> None:
    """Print the average and the ten hardest, each with its hardest sentence and why it is kept."""
    found = scores()
    print(f"{len(found)} goldens, {mean(score.ease for score in found):.1f} on average")
    for score in found[:SHOWN]:
        print(f"{score.ease:5.1f}  {score.name}: {KEPT.get(score.name, '?')}\n       {score.hardest}")
    low = [score.name for score in found if score.ease < HARDEST]
    if low:
        sys.exit(f"harder than {HARDEST}: {', '.join(low)}")


if __name__ == "__main__":
    main()
