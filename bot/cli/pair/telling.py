"""A pairing in the terminal: a summary, the matches, and with `--explain` why, both ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from bot.cli.pair.summary import BINS, Summary
from handlers.blocks.pairing_words import CAUSES, explained, typed_topic, why_unmatched
from handlers.texts import texts
from mentoring.model import Cause, Language, Match, MemberId, OddOne, Profile, Unmatched
from mentoring.pairing import Oddity, OddityKind, Pairing, PairingStep, Rules, is_one_way, oddities
from mentoring.taxonomy import Taxonomy

MOST_LISTED = 40
MOST_NOTES = 12
_BAR = 24
"""Matches and leftovers listed without `--explain`; a larger cohort is read in the file that `--out` writes."""
ENGLISH = texts(Language.ENGLISH)
"""What people read on the command line is English only (docs/decisions/0014)."""
STEPS: Mapping[PairingStep, str] = {
    PairingStep.WEIGHING: "weighing who serves whom",
    PairingStep.CHOOSING: "choosing pairs",
    PairingStep.BOUNDING: "working out the best there could be",
    PairingStep.EXPLAINING: "writing down why",
    PairingStep.DONE: "done",
}
"""What a progress bar says while a large list is paired."""


def named(names: Mapping[MemberId, str]) -> Callable[[MemberId], str]:
    """How people are called here: by their name, or by their id where none is known."""
    return lambda member: names.get(member) or member


def told(
    pairing: Pairing, summary: Summary, names: Mapping[MemberId, str], rules: Rules, *, everything: bool
) -> Iterator[str]:
    """The lines to print."""
    shown = {member: name or member for member, name in names.items()}
    yield from _overview(pairing, summary)
    yield from _matches(pairing.matches, shown, rules.taxonomy, everything=everything)
    if pairing.leftovers:
        yield ""
        yield from _leftovers(pairing.leftovers, shown, rules.odd_one, everything=everything)


def topics_and_oddities(pairing: Pairing, profiles: Collection[Profile]) -> Iterator[str]:
    """What an organiser should know about the list before approving."""
    yield from map(_odd, oddities(profiles))
    yield from (typed_topic(ENGLISH, note) for note in pairing.notes)


def _odd(oddity: Oddity) -> str:
    first = oddity.members[0]
    match oddity.kind:
        case OddityKind.AVOIDS_THEMSELVES:
            return f"{first} asks not to be matched with themselves, which never happens."
        case OddityKind.OWN_MANAGER:
            return f"{first} is named as their own manager, which keeps nobody apart."
        case OddityKind.CIRCLE:
            told = " → ".join((*oddity.members, first))
            return f"The reporting line goes in a circle: {told}. Those next to each other are kept apart."


def notes_told(notes: Sequence[str]) -> Iterator[str]:
    """Notes as a list, the first dozen of them."""
    yield from (f"- {note}" for note in notes[:MOST_NOTES])
    if len(notes) > MOST_NOTES:
        yield f"- … and {len(notes) - MOST_NOTES} more; --json has them all."


def hints(pairing: Pairing, rules: Rules) -> Iterator[str]:
    """What an organiser may ask for so that more people are matched."""
    alone = [dict(leftover.causes) for leftover in pairing.leftovers]
    close = sum(causes.get(Cause.GAP, 0) > 0 and Cause.TAKEN not in causes for causes in alone)
    if close and rules.min_gap:
        kept = _counted(close, "person is", "people are")
        yield f"{kept} kept from others by seniority alone: try --min-gap {rules.min_gap - 1}."
    same = sum(causes.get(Cause.DEPARTMENT, 0) > 0 and Cause.TAKEN not in causes for causes in alone)
    if same and rules.departments_apart:
        yield f"{_counted(same, 'person is', 'people are')} kept from others of one department: try --mix-departments."
    if rules.odd_one is OddOne.TRIO and not rules.nobody_waits and any(Cause.TAKEN in causes for causes in alone):
        yield "Where a group of three would serve nobody better, people wait: --nobody-waits makes one all the same."


def _overview(pairing: Pairing, summary: Summary) -> Iterator[str]:
    threes = f" and {_counted(summary.trios, 'group')} of three" if summary.trios else ""
    left = _counted(summary.leftovers, "person is", "people are") if summary.leftovers else "nobody is"
    everybody, made = _counted(summary.people, "person", "people"), _counted(summary.pairs, "pair")
    yield f"{everybody}: {made}{threes}; {left} left over. Seed {pairing.seed}."
    if not summary.matches:
        return
    if summary.gain_nothing:
        matched = summary.people - summary.leftovers
        yield f"Gain nothing of what they seek: {summary.gain_nothing} of {_counted(matched, 'person', 'people')}."
    yield f"One-way: {summary.one_way} of {summary.matches} ({summary.one_way / summary.matches:.1%})."
    yield _how_good(summary)
    yield ""
    yield "How much of what they seek the less well served side gets:"
    most = max(summary.weaker)
    for place, count in enumerate(summary.weaker):
        if count:
            bar = "▇" * max(1, round(_BAR * count / most))
            yield f"  {100 * place // BINS:3d}–{100 * (place + 1) // BINS:3d}%  {count:5d}  {bar}"
    yield ""


def _how_good(summary: Summary) -> str:
    """How near the best the pairing is, and never praise over pairs from which nobody gains."""
    gap = 1 - summary.reached
    if summary.at_zero:
        none = (
            "No other pairs serve these people better" if summary.proved else "Hardly any other pairs serve them better"
        )
        return f"{none}, yet {_counted(summary.at_zero, 'match', 'matches')} came to 0.00: not both sides gain."
    if summary.proved:
        return "Best possible: reached, and proved over all pairs."
    return f"Best possible: at most {gap:.1%} away." if gap >= 0.0005 else "Best possible: reached."


def _matches(
    matches: Sequence[Match], names: Mapping[MemberId, str], taxonomy: Taxonomy, *, everything: bool
) -> Iterator[str]:
    listed = matches if everything else matches[:MOST_LISTED]
    for match in listed:
        yield _heading(match, names)
        if everything:
            yield from (f"    {line}" for line in explained(ENGLISH, match, taxonomy, named(names)))
    if len(listed) < len(matches):
        yield f"… and {len(matches) - len(listed)} more: --out pairs.csv writes them all, --explain prints them."


def _heading(match: Match, names: Mapping[MemberId, str]) -> str:
    marks = [
        mark
        for mark, holds in (
            ("mostly one direction", is_one_way(match)),
            ("pinned", match.pinned),
            (f"met {match.met_before}× before", match.met_before > 0),
        )
        if holds
    ]
    people = " + ".join(names.get(member, member) for member in match.members)
    return f"{match.score:.2f}  {people}" + (f"  ({', '.join(marks)})" if marks else "")


def _leftovers(
    leftovers: Sequence[Unmatched], names: Mapping[MemberId, str], odd_one: OddOne, *, everything: bool
) -> Iterator[str]:
    yield "Left over, and why:"
    listed = leftovers if everything else leftovers[:MOST_LISTED]
    for leftover in listed:
        yield f"  {names.get(leftover.member, leftover.member)}: {why_unmatched(ENGLISH, leftover, odd_one)}"
    if len(listed) < len(leftovers):
        yield f"  … and {len(leftovers) - len(listed)} more."
        first = Counter(leftover.causes[0][0] for leftover in leftovers if leftover.causes)
        causes = ", ".join(f"{ENGLISH(CAUSES[cause])} ({count} people)" for cause, count in first.most_common(3))
        yield f"  Most frequent: {causes}."


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
