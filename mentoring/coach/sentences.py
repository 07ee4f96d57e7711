"""A typed message as sentences, each of which knows where it stood; quotations and code are blanked out."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_MESSAGE = 3_000
"""Characters that are read; a Slack command line holds no more, and what follows is ignored."""

MOST_SENTENCES = 60

_SAME = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "？": "?", "؟": "?", "‽": "?"}
)
_BLANKED = re.compile(
    r"```.{0,3000}?```"
    r'|"[^"\n]{1,400}"'
    r"|(?<![\w'])'[^'\n]{2,200}'(?!\w)"
    r"|<?https?://\S{1,500}"
    r"|<[@#!][^<>\n]{1,80}>"
    r"|(?<!\w):[a-z][a-z0-9_+\-]{1,40}:(?!\w)",
    re.DOTALL,
)
_SENTENCE = re.compile(r"(?:[^.?!\n]|\.(?=\w)|(?<=\b[a-z])\.(?=[a-z]\.))+[.?!…]*|[.?!]+")
_ABBREVIATED = re.compile(r"\b(mr|mrs|ms|dr|prof|st|e\.g|i\.e|etc|vs|approx)\.(?= )", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence in lower case; `start` is its place in the message, `asked` whether a question mark ends it."""

    text: str
    start: int
    asked: bool


def readable(message: str) -> str:
    """The message, character for character as long, with plain quotes, and blanks where somebody else speaks."""
    said = message[:LONGEST_MESSAGE].translate(_SAME)
    whole = said.strip()
    if len(whole) > 2 and whole[0] == whole[-1] and whole[0] in "\"'" and whole.count(whole[0]) == 2:
        said = said.replace(whole[0], " ")
    return _BLANKED.sub(lambda found: " " * len(found[0]), said)


def sentences(message: str) -> list[Sentence]:
    """The sentences that hold a letter, in order; at most MOST_SENTENCES of them."""
    said = _ABBREVIATED.sub(lambda found: found[0][:-1] + " ", readable(message))
    found = []
    for match in _SENTENCE.finditer(said):
        text = match[0]
        if any(map(str.isalpha, text)):
            start = match.start() + len(text) - len(text.lstrip())
            body = text.strip().rstrip(".!…? ")
            found.append(Sentence(text=_lower(body), start=start, asked="?" in text[len(text.rstrip("?!. …")) :]))
        if len(found) == MOST_SENTENCES:
            break
    return found


def _lower(text: str) -> str:
    """Lower case of the same length, whatever the letters."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(each.lower()[:1] for each in text)
