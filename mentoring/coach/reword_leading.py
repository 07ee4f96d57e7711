"""A leading question without the answer: the other person's own view of the same thing."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mentoring.coach import leading, nouns, phrases, verbs, words
from mentoring.coach.clause import Ask, Form
from mentoring.coach.reading import Word
from mentoring.coach.reword_fared import fared
from mentoring.coach.reword_told import deed_in
from mentoring.coach.turning import turned_round

_ABOUT = frozenset("of about with by at for over".split())
_FEELINGS = frozenset(
    "happy glad proud sad angry afraid scared upset ashamed jealous sure serious sick tired fed satisfied unhappy sorry "
    "mad nervous excited keen curious".split()
)
_CAUSES = frozenset("after before during about at".split())
_SEEMING = frozenset("sounds sound seems seem looks look feels feel is was".split())
_STATES = frozenset("difficult quiet loud strict late alone free busy ready new here comfortable confident".split())
_WISHES = frozenset("prefer want like love need rather hate enjoy dream".split())
# "It is obvious that", "don't you agree that": what follows is a claim, and may be false …
_CLAIMED = frozenset("obvious clear true certain evident likely sure logical".split())
_HELD = frozenset("think agree feel believe find say reckon admit see".split())
_CLAUSE = frozenset("we they he she it there people nobody everyone everybody i this that these those".split())
# … after these it is a fact, and the question is what it is like.
_STRIKING = frozenset(
    "strange weird odd funny sad nice exciting shame pity unfair lucky good bad surprising disappointing hard crazy ironic".split()
)
_TROUBLES = frozenset("bother bothers annoy worry upset hurt surprise hurts trouble".split())
_SAYING = frozenset("thinking saying assuming believing telling guessing supposing suggesting said".split())
_PAST = frozenset("was were did had been".split())
_SAID = frozenset(
    "pretty quite very rather n't not just simply really honestly always never ever constantly still ,".split()
)


def left_open(ask: Ask) -> Iterator[str]:
    """A leading question → how the other person sees, feels or experiences the same."""
    parts = _without_tag(ask.words)
    if ask.form is Form.STATEMENT and len(parts) > 2:
        yield from fared(turned_round(_in_mid_sentence(parts)))
    yield from _when(parts)
    yield from _about_a_feeling(parts)
    yield from _to_do(parts)
    yield from _that(parts)
    yield from _the_way(parts)
    yield from _rather(parts)
    yield from _things(parts)
    yield from _being(parts)
    yield from _whether(parts)
    felt = any(part.text.endswith("ed") or part.text in _FEELINGS for part in parts)
    if not felt and (deed := deed_in(parts)) and not set(deed.split()) & {"you", "yourself"}:
        yield from _about_a_deed(deed)


def _in_mid_sentence(parts: Sequence[Word]) -> list[Word]:
    """ "The workshop was great" → "the workshop …", to stand after "how was"."""
    first = parts[0]
    return [replace(first, shown=first.shown.lower()), *parts[1:]] if first.text in words.DETERMINERS else list(parts)


def _about_a_deed(deed: str) -> Iterator[str]:
    """ "don't enjoy marking" → how do you feel about marking; any other deed as it is."""
    verb, _, object_of = deed.partition(" ")
    if verb not in _WISHES:
        yield f"How do you feel about {phrases.doing(deed)}"
    elif object_of.partition(" ")[0] not in ("", "it", "to", "that", "when", "being"):
        yield f"How do you feel about {object_of}"


def _rather(parts: Sequence[Word]) -> Iterator[str]:
    """ "you'd rather be on days" → what it would mean to be on days."""
    at = next((index for index, part in enumerate(parts) if part.text == "rather"), len(parts))
    if deed := phrases.deed(parts[at + 1 :]):
        yield f"What would it mean to you to {deed}"


def _whether(parts: Sequence[Word]) -> Iterator[str]:
    """ "Isn't it obvious that we need more nurses" → what is your view on whether we do; a claim is put in doubt."""
    for index, part in enumerate(parts[:-2]):
        claims = part.text in _CLAIMED and any(each.text in ("that", "how") for each in parts[index + 1 : index + 2])
        thinks = part.text in _HELD and index > 1 and parts[index - 1].text in ("you", "also", "really", "all")
        if not (claims or thinks):
            continue
        told = list(parts[index + 1 :])
        after_that = any(part.text == "that" for part in told[:2])
        while told and told[0].text in ("that", "too", "as", ",", "well"):
            told = told[1:]
        said = list(itertools.takewhile(lambda each: each.text != ",", told))
        plural = bool(said) and said[0].text.endswith("s") and said[0].text.isalpha()
        if (
            len(said) > 2
            and said[0].text != "you"
            and (plural or after_that or said[0].text in _CLAUSE | words.DETERMINERS)
        ):
            yield f"What is your own view on whether {phrases.render(said)}"
        return


def _without_tag(parts: Sequence[Word]) -> Sequence[Word]:
    """ "He never listens, does he": the statement alone."""
    texts = [part.text for part in parts]
    for at in range(len(texts) - 1, 1, -1):
        if texts[at] == "," or (at > 2 and texts[at + 1 : at + 2] == ["n't"]):
            tail = "".join(f"{text} " for text in texts[at:])
            if leading.TAG.fullmatch(tail) or leading.TAG_WORD.fullmatch(tail):
                return parts[:at]
    return parts


def _when(parts: Sequence[Word]) -> Iterator[str]:
    """ "when the consultants ignore you" → what that is like."""
    for index, part in enumerate(parts):
        if index and part.text == "when" and index + 2 < len(parts):
            clause = phrases.render(phrases.trimmed(parts[index:]))
            past = any(verbs.is_past(word) for word in clause.lower().split())
            yield f"What {'was' if past else 'is'} it like for you {clause}"
            return


def _about_a_feeling(parts: Sequence[Word]) -> Iterator[str]:
    """ "happy about the promotion", "tired of cleaning up" → how do you feel about it."""
    for index, part in enumerate(parts[:-1]):
        feels = part.text in _FEELINGS or (part.text.endswith("ed") and len(part.text) > 4)
        rest = parts[index + 2 :]
        if not feels or parts[index + 1].text not in _ABOUT or not rest:
            continue
        rest = [each for each in rest if each.text not in ("always", "ever")]
        if rest and rest[0].text.endswith("ing"):
            yield f"How do you feel about {phrases.render(phrases.trimmed(rest))}"
        for thing in nouns.things(parts[index + 1 :])[:1]:
            yield f"How do you feel about {thing.text}"


def _being(parts: Sequence[Word]) -> Iterator[str]:
    """ "you are still angry" → what being angry means to the person."""
    texts = [part.text for part in parts]
    for index, text in enumerate(texts[:-1]):
        if text in ("are", "were", "be") and ("you" in texts[max(index - 2, 0) : index + 2]):
            told = [part for part in parts[index + 1 :] if part.text not in _SAID | {"you", "so", "such"}]
            said = told[0].text if told else ""
            felt = next((at for at, part in enumerate(told) if at and part.text in _CAUSES), None)
            if felt and (said in _FEELINGS | _STATES or said.endswith("ed")):
                yield f"How do you feel {phrases.render(phrases.trimmed(told[felt:]))}"
            if said in _FEELINGS | words.JUDGING_ADJECTIVES | _STATES or (said.endswith("ed") and len(said) > 4):
                yield f"What does being {phrases.render(phrases.trimmed(told))} mean to you"
            return


def _to_do(parts: Sequence[Word]) -> Iterator[str]:
    """ "arrogant to ignore the warning" → what it was like to do so."""
    for index, part in enumerate(parts):
        before = parts[index - 1].text if index else ""
        says = before in words.JUDGING_ADJECTIVES | words.EVERYDAY or before.endswith(("ful", "ous", "ing", "ant"))
        whom = before in ("you", "him", "her", "them") and "for" in [each.text for each in parts[:index]]
        if part.text == "to" and (says or whom or before in ("it", "hard", "difficult")) and index > 1:
            if deed := phrases.deed(parts[index + 1 :]):
                past = any(each.text in _PAST for each in parts[:index])
                yield f"What {'was' if past else 'is'} it like for you to {deed}"
            return


def _that(parts: Sequence[Word]) -> Iterator[str]:
    """ "insulting that they moved your desk" → what it is like that they did."""
    for index, part in enumerate(parts):
        before = parts[index - 1].text if index else ""
        troubled = before == "you" and parts[index - 2].text in _TROUBLES
        feels = troubled or before in words.JUDGING_ADJECTIVES | _FEELINGS | _STRIKING or before.endswith(("ing", "ed"))
        told = parts[index + 1].text if index + 2 < len(parts) else ""
        if part.text == "that" and feels and before not in _SAYING and told and told not in words.AUXILIARIES:
            clause = phrases.render(phrases.trimmed(parts[index + 1 :]))
            past = any(verbs.is_past(word) for word in clause.lower().split())
            yield f"What {'was' if past else 'is'} it like for you that {clause}"
            return


def _the_way(parts: Sequence[Word]) -> Iterator[str]:
    """ "he never listens to you" → how do you experience the way he listens to you."""
    if parts[0].text not in ("he", "she", "they") or any(part.text in ("n't", "not") for part in parts):
        return
    told = [part for part in parts[1:] if part.text not in _SAID]
    if told and verbs.is_verb(told[0].text) and told[0].text not in ("is", "are", "was", "were", "have", "has"):
        yield f"How do you experience the way {parts[0].text} {phrases.render(phrases.trimmed(told))}"


def _things(parts: Sequence[Word]) -> Iterator[str]:
    for thing in [each for each in nouns.things(parts) if not each.vague][:2]:
        if not thing.definite and not thing.plural:
            wished = any(part.text in _WISHES and parts[at - 1].text not in _SEEMING for at, part in enumerate(parts))
            yield f"What do you look for in {thing.text}" if wished else f"What is your experience with {thing.text}"
        elif thing.person:
            yield f"How do you experience working with {thing.text}"
            yield f"What is your own view of {thing.text}"
        else:
            yield f"What do you make of {thing.text}"
            yield f"What is your own view of {thing.text}"
