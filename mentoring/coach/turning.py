"""A statement in the order of a question: "the workshop helped you" is read as "did the workshop help you"."""

from collections.abc import Sequence

from mentoring.coach import verbs, words
from mentoring.coach.clause import Ask, Form
from mentoring.coach.reading import Word


def from_auxiliary(ask: Ask) -> Sequence[Word]:
    """The words from the auxiliary on; "if you enjoy the work" is read as "do you enjoy the work"."""
    parts = _without_fillers(ask.words)
    while ask.form is Form.STATEMENT and len(parts) > 1 and parts[0].text in words.OPENERS | {","}:
        if parts[1].text == "or":
            break
        parts = parts[1:]
    told = ask.form is Form.STATEMENT and parts[0].text in ("you", "it", "they", "he", "she", "there", "that", "this")
    asked_if = ask.form is Form.EMBEDDED and parts[0].text in ("if", "whether")
    if not (told or asked_if):
        return parts
    parts = parts if told else parts[1:]
    return turned_round(parts) if len(parts) > 1 else parts


def turned_round(parts: list[Word]) -> list[Word]:
    """A statement in the order of a question: "the workshop helped you" → "did the workshop help you"."""
    if (
        parts[0].text == "you"
        and len(parts) > 2
        and parts[1].text in ("guys", "all", "two", "always", "already", "just")
    ):
        parts = [parts[0], *parts[2:]]
    second = parts[1]
    if second.text in words.AUXILIARIES and not (second.text in ("have", "had") and not _perfect(parts)):
        return [second, parts[0], *parts[2:]]
    if parts[0].text == "you" and second.text.endswith("ing"):
        return [_auxiliary_word("are", parts), *parts]
    if parts[0].text == "you":
        past = verbs.is_past(second.text) and second.text not in ("have", "had", "put", "let")
        bare = verbs.base(second.text) if past else second.text
        verb = Word(text=bare, shown=bare, start=second.start, end=second.end)
        return [_auxiliary_word("did" if past else "do", parts), parts[0], verb, *parts[2:]]
    for at in range(1, min(len(parts), 6)):
        if parts[at].text in words.AUXILIARIES:
            return [parts[at], *parts[:at], *parts[at + 1 :]]
        if verbs.is_past(parts[at].text) and verbs.is_verb(parts[at].text):
            bare = verbs.base(parts[at].text)
            verb = Word(text=bare, shown=bare, start=parts[at].start, end=parts[at].end)
            return [_auxiliary_word("did", parts), *parts[:at], verb, *parts[at + 1 :]]
    return parts


def _without_fillers(parts: Sequence[Word]) -> list[Word]:
    """ "did you sleep at all before the exam", "do you cook as well": without what adds nothing."""
    texts = [part.text for part in parts]
    empty: set[int] = set()
    for at in range(1, len(texts) - 1):
        also = texts[at : at + 2] == ["as", "well"] and texts[at + 2 : at + 3] != ["as"]
        if also or texts[at : at + 2] == ["at", "all"]:
            empty |= {at, at + 1}
    return [part for at, part in enumerate(parts) if at not in empty]


def _perfect(parts: Sequence[Word]) -> bool:
    """ "you have met her", not "you have experience"."""
    following = [part.text for part in parts[2:4] if part.text not in words.ADVERBS]
    return bool(following) and (verbs.is_participle(following[0]) or following[0] == "been")


def _auxiliary_word(text: str, parts: Sequence[Word]) -> Word:
    return Word(text=text, shown=text, start=parts[0].start, end=parts[0].start)
