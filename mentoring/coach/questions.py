"""An ask where a clause begins: by an auxiliary, by a question word, or by handing over the floor."""

from bisect import bisect_right
from collections.abc import Sequence

from mentoring.coach import advising, advising_openly, asking, inviting, leading, requesting, wh, words
from mentoring.coach.clause import Ask, Clause, Form
from mentoring.coach.labels import Label


def ask_at(clause: Clause, at: int) -> Ask | None:
    """The ask that begins at this word, if one does."""
    text = clause.text[clause.starts[at] :]
    span = clause.first(advising.ADVICE, at)
    excused = span and (requesting.is_favour(text) or requesting.asks_for_a_story(text))
    if (span and not excused) or requesting.is_for_somebody_else(text):
        return clause.ask(Label.ADVICE, _plain_form(clause, at), at, span or clause.span(at, at + 1))
    return _requested(clause, at, text) or _opened(clause, at) or _auxiliary(clause, at) or _question_word(clause, at)


def _requested(clause: Clause, at: int, text: str) -> Ask | None:
    """ "I wanted to ask you to read my application", "any chance you could send me your notes": a yes or a no."""
    if not requesting.is_favour(text) or clause.texts[at] in words.AUXILIARIES:
        return None
    return clause.ask(Label.CLOSED, Form.EMBEDDED, at, clause.span(at, at + 1))


def _plain_form(clause: Clause, at: int) -> Form:
    return Form.QUESTION_WORD if clause.texts[at] in words.WH_WORDS else Form.AUXILIARY


def _opened(clause: Clause, at: int) -> Ask | None:
    """ "Tell me …", "I wonder …", "could you say …": what follows decides."""
    polite = clause.first(inviting.POLITE, at)
    span = polite or clause.first(inviting.INVITATION, at)
    if not span or inviting.NOT_AN_ASK.match(clause.text, clause.starts[at]):
        return None
    end = next((i for i in range(at, len(clause.words)) if clause.words[i].start >= span[1]), len(clause.words))
    while end > at + 1 and clause.texts[end - 1] in words.WH_WORDS | {"if", "whether"}:
        end -= 1
    after = inviting.AFTER_OPENER.match(clause.text, clause.starts[end]) if end < len(clause.words) else None
    inner = bisect_right(clause.starts, after.end() - 1) if after and after.group() else end
    return _complement(clause, at, inner, span, polite=polite is not None)


def _complement(clause: Clause, at: int, inner: int, span: tuple[int, int], *, polite: bool) -> Ask | None:
    texts = clause.texts
    word = texts[inner] if inner < len(texts) else ""
    if advised := clause.first(advising.ADVICE, inner) if inner < len(texts) else None:
        return clause.ask(Label.ADVICE, Form.EMBEDDED, inner, advised)
    if word in ("if", "whether"):
        if advised := clause.first((advising_openly.IF_YOU_CONSIDERED,), inner):
            return clause.ask(Label.ADVICE, Form.EMBEDDED, inner, advised)
        return clause.ask(Label.CLOSED, Form.EMBEDDED, inner, clause.span(at, inner))
    if word in words.WH_WORDS or wh.leading_preposition(texts, inner):
        if texts[inner + 1 : inner + 2] == ("to",) and texts[at] in ("do", "did", "can", "could", "have"):
            return None
        hint = clause.first(leading.LEADING, inner)
        label = Label.LEADING if hint else wh.label_of(texts, inner)
        return clause.ask(label, Form.EMBEDDED, inner, hint or clause.span(inner, wh.last_of_cue(texts, inner)))
    if _hands_over(clause, at, inner, polite=polite):
        return clause.ask(Label.OPEN, Form.INVITATION, at, span)
    if inner < len(texts) and texts[inner] in words.AUXILIARIES and clause.is_subject(inner + 1):
        return _auxiliary(clause, inner)
    return None


def _hands_over(clause: Clause, at: int, inner: int, *, polite: bool) -> bool:
    """Whether an opener without a question word still gives the floor: "tell me about", not "I'd like a coffee"."""
    text = clause.text[clause.starts[at] :]
    if inviting.A_THING.search(text) or inviting.NOT_AN_ASK.match(text):
        return False
    found = inviting.ASKS_FOR_MORE.match(text)
    if not found:
        return False
    return polite or inner < len(clause.texts) or clause.texts[-1] not in ("me", "us", "understand", "see", "know")


def _auxiliary(clause: Clause, at: int) -> Ask | None:
    """ "Do you …", "is the …": closed, unless its wording leads."""
    texts = clause.texts
    if at >= len(texts) or texts[at] not in words.AUXILIARIES:
        return None
    subject = clause.is_subject(at + 1)
    if not subject and not _subject_without_article(clause, at):
        return None
    if texts[at] == "have" and texts[at + 1] in ("a", "an", "the") and not clause.asked:
        return None
    if texts[at] == "do" and " ".join(texts[at + 1 : at + 3]) in (
        "your best",
        "your job",
        "that again",
        "it again",
        "your thing",
    ):
        return None
    if texts[at] == "do" and texts[at + 1] == "n't" and not clause.is_subject(at + 2):
        return None
    span = clause.first(leading.LEADING, at) or clause.first_loaded(at)
    if span:
        return clause.ask(Label.LEADING, Form.AUXILIARY, at, span)
    return clause.ask(Label.CLOSED, Form.AUXILIARY, at, clause.span(at, at + 1))


def _subject_without_article(clause: Clause, at: int) -> bool:
    """ "Is English your second language", "has finance approved it": a bare noun as subject."""
    following = clause.texts[at + 1] if at + 1 < len(clause.texts) else ""
    if not following[:1].isalnum() and not following.startswith("@"):
        return False
    blocked = (
        words.AUXILIARIES
        | words.PREPOSITIONS
        | words.EVERYDAY
        | words.ADVERBS
        | words.CONJUNCTIONS
        | {"let", "tell", "been", "to"}
    )
    if following in blocked or following in words.WH_WORDS:
        return clause.asked and at + 1 < len(clause.texts) and len(clause.texts) - at >= 3
    plain_subject = clause.texts[at] in ("is", "are", "was", "were", "does", "did", "has") and not following.endswith(
        ("ing", "ed")
    )
    return clause.asked or (len(clause.texts) - at >= 4 and plain_subject)


def _question_word(clause: Clause, at: int) -> Ask | None:
    """ "What …", "in which …", "how come …"."""
    texts = clause.texts
    prefixed = wh.leading_preposition(texts, at)
    word_at = at + 1 if prefixed else at
    if word_at >= len(texts) or texts[word_at] not in words.WH_WORDS:
        return None
    if not prefixed and not is_direct(clause, word_at):
        return None
    span = clause.first(leading.LEADING, word_at) or clause.first_loaded(at)
    if span:
        return clause.ask(Label.LEADING, Form.QUESTION_WORD, at, span)
    label = wh.label_of(texts, at)
    if label is Label.OPEN and asking.ON_A_SCALE.search(clause.text):
        label = Label.NARROW
    if label is Label.OPEN and clause.match(asking.EITHER_OR, word_at):
        label = Label.CLOSED
    return clause.ask(label, Form.QUESTION_WORD, at, clause.span(at, wh.last_of_cue(texts, at)))


def inverted(clause: Clause, at: int) -> bool:
    """Whether a question word is soon followed by an auxiliary and a subject: "what would you", "which part do you"."""
    texts = clause.texts
    for index in range(at + 1, min(at + 7, len(texts))):
        if texts[index] in words.AUXILIARIES:
            return clause.is_subject(index + 1) or index == at + 1
        if texts[index] in words.SUBJECT_PRONOUNS or texts[index] in words.WH_WORDS or texts[index] == ",":
            return False
    return False


def _clipped_about_you(rest: Sequence[str]) -> bool:
    """ "where u based", "what you doing later": the verb left out, as people type."""
    return 1 <= len(rest) <= 3 and (rest[0].endswith(("ing", "ed")) or rest[0] in ("from", "at"))


def _joins(clause: Clause, at: int) -> bool:
    """Whether "when they announced it" goes on to an ask of its own: "… were you surprised"."""
    rest = range(at + 2, len(clause.texts) - 1)
    told = clause.is_subject(at + 1)
    return told and any(
        inverted(clause, index) if clause.texts[index] in words.WH_WORDS else _asks_you(clause, index) for index in rest
    )


def _asks_you(clause: Clause, at: int) -> bool:
    return clause.texts[at] in words.AUXILIARIES and clause.texts[at + 1] == "you"


def is_direct(clause: Clause, at: int) -> bool:
    """Whether the question word asks, rather than joins ("when I started, …") or names ("what you said was …")."""
    texts = clause.texts
    word = texts[at]
    if texts[at + 1 : at + 2] == ("to",):
        return clause.asked or word == "how"
    if inverted(clause, at):
        return clause.asked or not clause.first(asking.STATEMENT, at)
    if not clause.asked and clause.first(asking.STATEMENT, at):
        return False
    if len(texts) - at == 1:
        return clause.asked or word == "why"
    if word in ("where", "who", "what") and texts[at + 1] == "you" and _clipped_about_you(texts[at + 2 :]):
        return True
    if word in ("when", "where", "while"):
        return clause.asked and "," not in texts[at:] and not _joins(clause, at)
    if texts[at + 1] in words.SUBJECT_PRONOUNS or texts[at + 1] in ("the", "my", "your", "our"):
        return clause.asked or (word in ("what", "how", "why") and "," not in texts[at:])
    return True
