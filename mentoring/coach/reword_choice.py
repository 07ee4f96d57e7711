"""Either-or questions: what part each plays, or what matters in choosing."""

from collections.abc import Iterator, Sequence

from mentoring.coach import nouns, phrases, verbs, words
from mentoring.coach.reading import Word

_RELATIVES = frozenset("that which who".split())


def weighed(parts: Sequence[Word]) -> Iterator[str]:
    """ "Is it the workload or the people?" → what part each plays; "early or late shifts" → what matters in choosing."""
    at = next((index for index, part in enumerate(parts) if part.text == "or" and index), None)
    if at is None or at + 1 >= len(parts) or parts[at + 1].text in words.AUXILIARIES:
        return
    second = _up_to_a_relative(phrases.trimmed(parts[at + 1 :]))
    if any(part.text == "rather" for part in parts[:at]):
        yield from _rather(parts[:at], second)
        return
    if parts[0].text in ("do", "are", "were") and any(part.text in words.PREPOSITIONS for part in second[:2]):
        start = next((index for index in range(at - 1, 1, -1) if parts[index].text in words.PREPOSITIONS), at)
        if start < at and parts[start].text == second[0].text == "about":
            yield f"What matters to you in choosing between {phrases.render(parts[start + 1 : at])} and {phrases.render(second[1:])}"
        elif start < at:
            yield f"What difference does it make to you whether it is {phrases.render(parts[start:at])} or {phrases.render(second)}"
        return
    first, other = _without_about(_in_mid_sentence(_last_option(parts[:at])), phrases.render(second))
    placed = first.split(" ")[0] in words.PREPOSITIONS
    if not first or not other or placed or " to " in f" {first} ":
        return
    if parts[0].text in ("is", "was") and parts[1].text == "it":
        yield f"What part do {first} and {other} each play"
    elif parts[0].text in ("are", "were") and parts[1].text == "you" and not first.split(" ")[0].endswith("ing"):
        yield f"How would you describe yourself, between {first} and {other}"
    yield f"What matters to you in choosing between {first} and {other}"


def _without_about(first: str, other: str) -> tuple[str, str]:
    """ "more about money", "about recognition" → the two things alone."""
    bare = first.removeprefix("more ")
    if bare.startswith("about ") and other.startswith("about "):
        return bare.removeprefix("about "), other.removeprefix("about ")
    return first, other


def _rather(before: Sequence[Word], second: Sequence[Word]) -> Iterator[str]:
    """ "Would you rather lead people or projects", "rather lead people or build things"."""
    start = next(index for index, part in enumerate(before) if part.text == "rather") + 1
    first = phrases.deed(before[start:])
    if not first:
        return
    if other := phrases.deed(second):
        yield f"What matters to you in choosing between {phrases.doing(first)} and {phrases.doing(other)}"
    else:
        thing = phrases.render(before[start + 1 :])
        yield f"What matters to you in choosing between {thing} and {phrases.render(second)}"


def _up_to_a_relative(parts: Sequence[Word]) -> Sequence[Word]:
    for index, part in enumerate(parts):
        if index and part.text in _RELATIVES:
            return parts[:index]
    return parts


def _in_mid_sentence(text: str) -> str:
    """Without the capital of a sentence's start; a weekday or "HR" keeps it."""
    head = text.split(" ", 1)[0]
    keeps = (head.isupper() and len(head) > 1) or nouns.is_day(head.lower())
    return text[:1].upper() + text[1:] if nouns.is_day(head.lower()) else text if keeps else text[:1].lower() + text[1:]


def _last_option(parts: Sequence[Word]) -> str:
    kept = list(parts)
    for index, part in enumerate(kept):
        if part.text in ("prefer", "like", "it") or (
            part.text == "you" and index == 1 and kept[0].text in ("are", "were")
        ):
            after = kept[index + 1 :]
            return phrases.render(after[2:] if [each.text for each in after[:2]] == ["more", "of"] else after)
    if kept and kept[0].text in words.AUXILIARIES:
        return ""
    return phrases.render(kept) if kept and not verbs.is_past(kept[0].text) else ""
