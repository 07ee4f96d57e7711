"""What people do to a sentence when they type it: fillers in front, lower case, slips of a finger."""

from __future__ import annotations

from random import Random

FRONTS = (
    "hi", "hey", "hello", "ok so", "so", "well", "um", "erm", "right", "just a quick one:", "quick question:",
    "thanks!", "hey, hope you're well.", "good morning!", "hi there,", "one more thing:", "and", "but",
    "also", "by the way,", "btw", "ok", "oh,", "sorry,", "thanks for that.", "interesting.",
    "that makes sense.", "i see.", "got it.", "hmm,", "before we go on,", "out of curiosity,",
    "if you don't mind,", "just curious:", "honest question:", "morning!", "hi sam,", "dear tom,", "@sam",
    "hey team,", "fair enough.", "no worries.", "great, thank you.", "now,", "so tell me,", "actually,",
    "maybe a silly question, but", "hope the week is going well.", "sorry to bother you.", "yes.", "i agree.",
)  # fmt: skip
TAILS = (
    "thanks!", "thank you", "cheers", "please", "pls", "no rush.", "if you don't mind.", "if i may ask.",
    "take your time.", "and please take your time.", "just curious.", "just wondering.", "no pressure.",
    "whenever you have time.", "in your view?", "for you?", "with everything going on?", "sorry to ask.", "haha",
    "lol", "if that's ok.", "by the way?", "these days?",
)  # fmt: skip
TOLD_TAILS = (
    "thanks!", "thanks again", "cheers", "haha", "lol", "no rush.", "by the way.", "just so you know.", "anyway.",
    "tbh", "to be honest.", "see you soon.", "speak soon!", "so yeah", "x",
)  # fmt: skip
SHORTER = {
    "you": "u", "your": "ur", "are": "r", "because": "bc", "about": "abt", "with": "w", "please": "pls",
    "people": "ppl", "really": "rly", "what": "wat", "to": "2", "for": "4", "and": "n", "though": "tho",
    "would": "wd", "have": "hav", "something": "sth", "somebody": "sb", "don't": "dont", "i'm": "im", "the": "teh",
}  # fmt: skip
FRONT, TAIL, LOWER, UNMARKED, SWAPPED, NO_APOSTROPHE, SHORTENED, SHOUTED = 0.35, 0.06, 0.15, 0.12, 0.1, 0.08, 0.06, 0.01
"""How often each of them happens."""

_NOT_BEFORE_TELLING = ("so tell me,", "quick question:", "just a quick one:", "honest question:")


def typed(text: str, chance: Random, *, asks: bool) -> str:
    """The sentence as somebody else might have typed it; what asks nothing gets no front or tail of a question.

    Both lose their closing mark alike, or else a missing mark would tell that something is asked.
    """
    if chance.random() < FRONT:
        front = chance.choice(FRONTS)
        if asks or not (front in _NOT_BEFORE_TELLING or "question" in front or "curi" in front):
            text = f"{front} {text}"
    if chance.random() < UNMARKED:
        text = text.rstrip("?!. ") or text
    if chance.random() < TAIL:
        text = f"{text} {chance.choice(TAILS if asks else TOLD_TAILS)}"
    if chance.random() < SHORTENED:
        text = " ".join(SHORTER.get(word.lower(), word) for word in text.split())
    if chance.random() < NO_APOSTROPHE:
        text = text.replace("'", "").replace("’", "")
    if chance.random() < SWAPPED:
        text = _slip(text, chance)
    if chance.random() < SHOUTED:
        text = text.upper()
    return text.lower() if chance.random() < LOWER else text


def _slip(text: str, chance: Random) -> str:
    """Two neighbouring letters change places, or one is left out."""
    at = chance.randrange(max(len(text) - 2, 1))
    pair = text[at : at + 2]
    if not pair.isalpha() or len(pair) < 2:
        return text
    return text[:at] + (pair[::-1] if chance.random() < 0.6 else pair[0]) + text[at + 2 :]
