"""WordPiece (Wu et al. 2016, as BERT uses it): a typed message as the numbers of pieces that the encoder knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

LONGEST = 96
"""Tokens that the encoder reads, both ends counted."""

HEAD = 28
"""Of a longer message the beginning and, since the ask mostly stands last, the end are read."""

LONGEST_WORD = 40
"""Letters of a word that is taken apart; a longer one is unknown."""

MOST_READ = 3_000
"""Characters of a message that are looked at."""

PAD, UNKNOWN, START, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"

_SAME = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "."}
)
_NOISE = (
    (re.compile(r"<@[^<>\s]{1,80}>|(?<!\w)@\w{1,40}"), " sam "),  # whom a message mentions is somebody with a name
    (re.compile(r"<#[^<>\s]{1,80}>|(?<!\w)#[\w-]{1,80}"), " the channel "),
    (re.compile(r"<?https?://\S{1,500}"), " this page "),
    (re.compile(r"```.{0,3000}?```|`[^`\n]{1,200}`", re.DOTALL), " this code "),
    (re.compile(r"(?<!\w):[a-z][a-z0-9_+\-]{1,40}:(?!\w)"), " "),
)
_PIECES = re.compile(r"[^\W_]+|[^\w\s]|_")


def plain(message: str) -> str:
    """The message as the encoder is to see it: lower case, no accents, mentions and addresses as plain words."""
    said = message[:MOST_READ]
    for noise, instead in _NOISE:
        said = noise.sub(instead, said)
    said = unicodedata.normalize("NFD", said.translate(_SAME).lower())
    kept = (each for each in said if unicodedata.category(each) not in ("Mn", "Cf", "Co", "Cn", "Cs", "So"))
    return " ".join("".join(kept).split())


class WordPiece:
    """Words into the longest pieces of the vocabulary, from the left."""

    def __init__(self, vocabulary: Sequence[str], longest: int = LONGEST) -> None:
        """The place of a piece is its number; a message is cut to `longest` numbers."""
        self._longest = longest
        self._numbers: Mapping[str, int] = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._numbers[UNKNOWN]

    def numbers(self, message: str) -> list[int]:
        """The message as numbers, with its start and its end marked; what is too long loses its middle."""
        found = [number for word in _PIECES.findall(plain(message)) for number in self._word(word)]
        if len(found) > self._longest - 2:
            head = self._longest * HEAD // LONGEST
            found = found[:head] + found[head + 2 - self._longest :]
        return [self._numbers[START], *found, self._numbers[END]]

    def _word(self, word: str) -> list[int]:
        pieces: list[int] = []
        start = 0
        while start < len(word) <= LONGEST_WORD:
            mark = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((each for each in ends if mark + word[start:each] in self._numbers), 0)
            if not end:
                return [self._unknown]
            pieces.append(self._numbers[mark + word[start:end]])
            start = end
        return pieces or [self._unknown]
