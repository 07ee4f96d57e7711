"""From a typed message to sentences of plain lower-case words, each of which knows where it stood."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from mentoring.coach.spelling import meant

LONGEST_MESSAGE = 3_000  # characters that are read; a Slack command line holds no more, and what follows is ignored
QUOTE = "@quote"
NAME = "@name"
LINK = "@link"

_SMILEYS = re.compile(r"[:;]-?[)(DPp/](?![\w/])|:[a-z0-9_+\-]{1,40}:|<3")
_PIECES = re.compile(
    r"<[@#!][^<>\s]{1,80}>"  # a Slack mention
    r"|https?://\S{1,500}"
    r"|\d+(?:[.:,]\d+){1,3}"
    r"|[^\W_]+(?:['\-&][^\W_]+){0,3}"
    r"|\.{2,}|\n+|[?!.,;:/()\"'\-&+]"
)
_SAME = str.maketrans(
    {
        "’": "'", "‘": "'", "‛": "'", "´": "'", "`": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "―": "-", "−": "-", "…": "…", "\r": "\n", "\t": " ", "¿": " ", "？": "?", "؟": "?",
        "！": "!", "‽": "?", "。": ".",
    }
)  # fmt: skip
_ABBREVIATIONS = frozenset("e g eg ie etc mr mrs ms dr prof st vs approx inc ltd".split())
_WHAT_I_WOULD = frozenset("recommend suggest advise love like say go ask be rather just talk wait try".split())
_SAYS_YOU_ARE = frozenset("always still so not too the a an very really just never here there from".split())
_PAUSES = frozenset(",;:-()/")
_ENDS = frozenset(".?!")


@dataclass(frozen=True, kw_only=True)
class Word:
    """One word or pause. `text` is what was meant, in lower case; `shown` is how to write it back to the person."""

    text: str
    shown: str
    start: int
    end: int
    inside: tuple["Word", ...] = field(default=(), repr=False)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """Words up to a full stop or a question mark; `asked` tells whether it ended with one."""

    words: tuple[Word, ...]
    asked: bool

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words as they were meant, in lower case."""
        return tuple(word.text for word in self.words)


def _clean(message: str) -> tuple[str, list[int]]:
    """The message in plain characters, and for each of them its place in the original."""
    plain: list[str] = []
    places: list[int] = []
    for place, character in enumerate(message[:LONGEST_MESSAGE]):
        if "\ud800" <= character <= "\udfff" or unicodedata.category(character) in ("Cf", "Cn", "Co"):
            continue
        kept = unicodedata.normalize("NFKC", character.translate(_SAME)) if not character.isascii() else character
        kept = "..." if character == "…" else kept.translate(_SAME)
        for part in kept if kept.isprintable() or kept == "\n" else " ":
            plain.append(part)
            places.append(place)
    return "".join(plain), places


def _pieces(message: str) -> list[Word]:
    plain, places = _clean(message)
    plain = _SMILEYS.sub(lambda found: " " * len(found.group()), plain)
    words: list[Word] = []
    for found in _PIECES.finditer(plain):
        raw = found.group()
        start, end = places[found.start()], places[found.end() - 1] + 1
        if raw[0] == "-" and not (plain[found.end() : found.end() + 1].isspace() or plain[found.start() - 1].isspace()):
            continue
        words.extend(_spell(raw, start, end, loose=plain[found.start() - 1 : found.start()].isspace()))
    return words


def _spell(raw: str, start: int, end: int, *, loose: bool) -> list[Word]:
    """One piece as one or two words: "don't" is read as do and n't."""
    if raw[0] == "<":
        _, bar, called = raw.strip("<>").partition("|")
        return [Word(text=NAME, shown=f"{raw[1]}{called}" if bar and called else raw, start=start, end=end)]
    if raw.startswith("http"):
        return [Word(text=LINK, shown=raw, start=start, end=end)]
    if raw in ("&", "+"):
        return [Word(text="and", shown="and", start=start, end=end)]
    if raw == "/" and not loose:
        return [Word(text="or", shown="or", start=start, end=end)]
    if not raw[0].isalnum():
        text = "..." if raw.startswith("..") else raw
        return [Word(text=text, shown=text, start=start, end=end)]
    texts = meant(raw)
    if texts == (raw.lower(),):
        return [Word(text=texts[0], shown=raw, start=start, end=end)]
    return [Word(text=text, shown=text, start=start, end=end) for text in texts]


def _fold_quotes(words: list[Word]) -> list[Word]:
    """Quoted speech becomes a single word, so that what somebody else asked is not taken for the asker's question."""
    folded: list[Word] = []
    opened: dict[str, int] = {}
    for index, word in enumerate(words):
        if word.text == '"' or (word.text == "'" and _is_quote_mark(words, index, opening="'" not in opened)):
            if word.text not in opened:
                opened = {mark: at for mark, at in opened.items() if at < len(folded)} | {word.text: len(folded)}
                folded.append(word)
                continue
            at = opened.pop(word.text)
            inside = tuple(folded[at + 1 :])
            opened = {mark: place for mark, place in opened.items() if place < at}
            quote = Word(text=QUOTE, shown=QUOTE, start=folded[at].start, end=word.end, inside=inside)
            folded[at:] = [quote] if inside else []
        else:
            folded.append(word)
    return [word for word in folded if word.text not in ('"', "'")]


def _is_quote_mark(words: list[Word], index: int, *, opening: bool) -> bool:
    """Whether a single ' opens or closes a quotation, and is not the apostrophe of "the lads' room"."""
    mark = words[index]
    if opening:
        touches_next = index + 1 < len(words) and words[index + 1].start == mark.end
        touches_last = index > 0 and words[index - 1].end == mark.start and words[index - 1].text[-1].isalnum()
        return touches_next and not touches_last
    return words[index - 1].end == mark.start


def _unwrap(words: list[Word]) -> list[Word]:
    """A message that is nothing but a quotation is the person's own question in quotation marks."""
    telling = [word for word in words if word.text not in _PAUSES and word.text not in _ENDS]
    if len(telling) == 1 and telling[0].text == QUOTE:
        return [*telling[0].inside, *(word for word in words if word.text in _ENDS)]
    return words


def _ends_here(words: list[Word], index: int) -> bool:
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    capital = following is not None and following.shown[:1].isupper() and following.text != "i"
    if word.text in ("?", "!"):
        return True
    if word.text == ".":
        shortened = index > 0 and words[index - 1].text in _ABBREVIATIONS
        return following is None or not (shortened or following.text in ("e", "g", "m"))
    if word.text == "...":
        return following is None or capital
    if word.text.startswith("\n"):
        return len(word.text) > 1 or capital
    return word.text == QUOTE and capital and bool(word.inside) and word.inside[-1].text in _ENDS


def sentences(message: str) -> list[Sentence]:
    """The sentences of a message, pauses kept as ",", empty ones left out."""
    words = _unwrap(_fold_quotes(_pieces(message)))
    return split(list(_you_are(words)))


def _you_are(words: list[Word]) -> Iterator[Word]:
    """ "ur still here", "your always late", "id suggest": what was meant was "you are", "I'd"."""
    for index, word in enumerate(words):
        following = words[index + 1].text if index + 1 < len(words) else ""
        if word.text == "your" and (
            following in _SAYS_YOU_ARE or (following.endswith("ing") and word.shown.lower() == "ur")
        ):
            yield Word(text="you", shown="you", start=word.start, end=word.end)
            yield Word(text="are", shown="are", start=word.start, end=word.end)
        elif word.text == "id" and following in _WHAT_I_WOULD:
            yield Word(text="i", shown="I", start=word.start, end=word.end)
            yield Word(text="'d", shown="'d", start=word.start, end=word.end)
        else:
            yield word


def split(words: list[Word]) -> list[Sentence]:
    """Words cut into sentences at full stops, question marks, exclamation marks and new lines."""
    found: list[Sentence] = []
    current: list[Word] = []
    for index, word in enumerate(words):
        ends = _ends_here(words, index)
        if word.text == "?" and not current and found:
            found[-1] = Sentence(words=found[-1].words, asked=True)
        if word.text in _ENDS or word.text == "..." or word.text.startswith("\n"):
            if not ends and word.text != ".":
                current.append(_pause(word))
        elif word.text in _PAUSES:
            current.append(_pause(word))
        else:
            current.append(word)
        if ends and any(each.text != "," for each in current):
            found.append(Sentence(words=tuple(current), asked=word.text == "?"))
            current = []
    if any(each.text != "," for each in current):
        found.append(Sentence(words=tuple(current), asked=False))
    return found


def _pause(word: Word) -> Word:
    return Word(text=",", shown=",", start=word.start, end=word.end)
