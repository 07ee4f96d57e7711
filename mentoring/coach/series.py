"""The asks of one sentence in order: the first, and whatever is asked on top of it."""

from collections.abc import Iterator
from dataclasses import replace

from mentoring.coach import asking, leading, wh, words
from mentoring.coach.clause import Ask, Clause, Form, clause_starts
from mentoring.coach.labels import Label
from mentoring.coach.questions import ask_at, inverted


def questions(clause: Clause, at: int) -> Iterator[Ask]:
    """The asks that are put as questions, from word `at` on."""
    previous: Ask | None = None
    for place in clause_starts(clause, at):
        if previous and clause.words[place].start <= previous.words[0].start:
            continue
        if previous is None:
            if place > at and _still_telling(clause, at, place):
                continue
            ask = None if place > at and clause.match(leading.TAG_ALONE, place) else ask_at(clause, place)
        else:
            ask = _further_ask_at(clause, place, previous)
        if ask:
            if previous:
                yield _cut(previous, ask)
            previous = ask
    if previous is None:
        previous = _unmarked(clause, at)
    if previous:
        yield previous


def _still_telling(clause: Clause, at: int, place: int) -> bool:
    """Whether "and who" goes on with a list: "we talked about when to hire and who does what"."""
    told = clause.texts[at:place]
    return (
        not clause.asked
        and clause.texts[place] in words.WH_WORDS
        and clause.texts[place - 1] in ("and", "or")
        and not (inverted(clause, place) and clause.is_subject(place + 2))
        and any(text in words.WH_WORDS for text in told)
    )


def _cut(ask: Ask, following: Ask) -> Ask:
    """The first of two asks ends where the next one begins."""
    start = following.words[0].start
    kept = [word for word in ask.words if word.start < start]
    while len(kept) > 1 and (kept[-1].text == "," or kept[-1].text in words.CONJUNCTIONS):
        kept.pop()
    return replace(ask, words=tuple(kept))


def _further_ask_at(clause: Clause, at: int, previous: Ask) -> Ask | None:
    """A second ask in the same sentence: ", and why", "or do you …"; not a relative clause or an aside."""
    texts = clause.texts
    joined = texts[at - 1] in words.CONJUNCTIONS or any(
        text in words.CONJUNCTIONS for text in texts[max(at - 2, 0) : at]
    )
    if asking.TRAILING_VIEW.match(clause.text, clause.starts[at]) and not joined:
        return None
    if leading.TAG.match(clause.text, clause.starts[at]) or leading.TAG_WORD.match(clause.text, clause.starts[at]):
        return None
    word_at = at + 1 if wh.leading_preposition(texts, at) else at
    if texts[word_at] in words.WH_WORDS and not _asks_again(
        clause, word_at, previous, joined=joined, prefixed=word_at > at
    ):
        return None
    if joined and texts[at] == "whether" and previous.form is Form.EMBEDDED:
        return clause.ask(Label.CLOSED, Form.EMBEDDED, at)
    ask = ask_at(clause, at)
    if ask and ask.label is Label.LEADING and texts[at - 1] == "or":
        return replace(ask, label=Label.CLOSED)
    return ask


def _asks_again(clause: Clause, at: int, previous: Ask, *, joined: bool, prefixed: bool) -> bool:
    texts = clause.texts
    word = texts[at]
    if texts[at + 1 : at + 2] == ("to",):
        return False
    if joined and at == len(texts) - 1:
        return True
    if prefixed:
        return (word in ("when", "what", "how", "whom", "why") and joined) or inverted(clause, at)
    if inverted(clause, at) and at + 2 < len(texts) and clause.is_subject(at + 2):
        return True
    inside = [each.text for each in previous.words if each.start < clause.words[at].start]
    if previous.form is not Form.EMBEDDED and word in inside[1:] and word != inside[0]:
        return False
    if word in ("when", "where", "which", "who", "whose", "whom"):
        return (joined and word not in ("when", "where")) or (joined and previous.form is Form.EMBEDDED)
    return True


def _unmarked(clause: Clause, at: int) -> Ask | None:
    """An ask in the middle of a run of words without any comma: "when you get stuck who do you call"."""
    texts = clause.texts
    for index in range(at + 1, len(texts) - 1):
        word = texts[index]
        if word in words.WH_WORDS and inverted(clause, index) and _breaks_in(clause, index):
            return ask_at(clause, index)
    if clause.asked and texts[at] in words.SUBORDINATORS | words.PREPOSITIONS:
        for index in range(at + 2, len(texts) - 1):
            if texts[index] in ("what", "how", "which", "who", "why") and texts[index - 1] not in _TAKES_A_QUESTION:
                return ask_at(clause, index)
    if not clause.asked and texts[at] not in words.SUBORDINATORS:
        return None
    for index in range(at + 1, len(texts) - 2):
        if (
            texts[index] in words.AUXILIARIES
            and texts[index + 1 + (texts[index + 1] == "n't")] in ("you", "we", "it", "your", "that", "this", "they")
            and texts[index - 1] not in words.SUBJECT_PRONOUNS | {"n't"}
        ):
            if index + 2 < len(texts) and texts[at] in words.SUBORDINATORS:
                return ask_at(clause, index)
    return None


# After these a question word belongs to what is known, told or meant, and asks nothing by itself.
_TAKES_A_QUESTION = (
    words.PREPOSITIONS
    | words.CONJUNCTIONS
    | frozenset(
        "know knows knew see saw hear heard learn learned understand understood told tell ask asked wonder remember forget "
        "decide decided discuss discussed say said show showed explain explained is was are were matter matters you me us them".split()
    )
)


def _breaks_in(clause: Clause, at: int) -> bool:
    """Whether a question word in mid-sentence starts an ask, and is not the object of "know" or "told"."""
    following = clause.texts[at + 2 : at + 3]
    return (
        bool(following)
        and following[0] in ("you", "we", "your", "it", "i", "they", "the")
        and clause.texts[at + 1] in words.AUXILIARIES
    )
