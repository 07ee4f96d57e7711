"""What a pairing has to say, in words: why two were matched, why somebody was not, and which rule stands between two.

For organisers in Slack, who read mentions, and for the command line, where people have names: `called` says which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from handlers.blocks.formatting import listed, percent
from handlers.texts import Msg, Texts, msg
from mentoring.model import Cause, Direction, Match, MemberId, OddOne, Reason, TypedTopic, Unmatched, WhyUnmatched
from mentoring.pairing import Broken, Changes, FaultKind, Flow, OneSided, ProfileFault, Rule, one_sided
from mentoring.taxonomy import Taxonomy
from mentoring.topic_words import plain, shortened

Called = Callable[[MemberId], str]
"""How a person is called: by a mention in Slack, by a name or an id elsewhere."""

A_LITTLE = 0.005
"""Half a hundredth: whatever is less, and not nothing, is never called nothing."""

CAUSES: Mapping[Cause, Msg] = {
    Cause.TAKEN: msg("matched with somebody else"),
    Cause.SAME_PERSON: msg("one and the same person"),
    Cause.INACTIVE: msg("not taking part at the moment"),
    Cause.FORBIDDEN: msg("kept apart by the organiser"),
    Cause.LANGUAGE: msg("without a shared language"),
    Cause.UNTOLD: msg("kept apart by working hours, reporting line or a wish"),
    Cause.GAP: msg("too close in seniority"),
    Cause.DEPARTMENT: msg("in the same department"),
    Cause.MET: msg("met before"),
}
"""What stands between somebody and others, as it follows their number."""

WOULD_SUIT = frozenset({Cause.TAKEN, Cause.FORBIDDEN, Cause.MET})
"""What does not speak against the two themselves. Too few hours count as a wish: none can be told from another."""

_UNTOLD = msg("{a} and {b} are kept apart by working hours, reporting line or a wish.")
BROKEN: Mapping[Rule, Msg] = {
    Rule.SELF: msg("{a} and {b} are one and the same person."),
    Rule.INACTIVE: msg("{a} and {b} aren’t both taking part at the moment."),
    Rule.FORBIDDEN: msg("{a} and {b} are kept apart by the organiser."),
    Rule.LANGUAGE: msg("{a} and {b} are without a shared language."),
    Rule.HOURS: _UNTOLD,
    Rule.GAP: msg("{a} and {b} are too close in seniority."),
    Rule.DEPARTMENT: msg("{a} and {b} are in the same department."),
    Rule.NEVER: _UNTOLD,
    Rule.LINE: _UNTOLD,
    Rule.MET: msg("{a} and {b} met before."),
}
"""A hard rule between two people."""

FAULTS: Mapping[FaultKind, Msg] = {
    FaultKind.TWICE: msg("{person} is in the list twice."),
    FaultKind.NO_ID: msg("{person} has an empty id."),
    FaultKind.STRENGTH: msg(
        "{person} offers “{given}” with a strength of {strength}; it lies between 0 (exclusive) and 1."
    ),
}
"""What is wrong with a profile."""

ONE_SIDED: Mapping[Flow, Msg] = {
    Flow.NONE: msg("{giver} and {receiver}: no topic of one is among what the other seeks."),
    Flow.ONE_WAY: msg("One direction only: {giver} to {receiver}."),
    Flow.MOSTLY_ONE_WAY: msg("Mostly one direction: {giver} to {receiver}."),
}
"""Where two serve each other unequally, or not at all."""


def why_unmatched(t: Texts, leftover: Unmatched, odd_one: OddOne) -> str:
    """Why somebody has no match, so that an organiser can act on it."""
    match leftover.reason:
        case WhyUnmatched.INACTIVE:
            return t("Not taking part at the moment.")
        case WhyUnmatched.LEFT_BY_HAND:
            return t("An organiser left them without one.")
        case WhyUnmatched.MOVED_OUT:
            return t("You moved them out of a match.")
        case WhyUnmatched.PARTNER_ERASED:
            return t("the person it was about removed their data")
    return _by_causes(t, dict(leftover.causes), odd_one)


def _by_causes(t: Texts, causes: Mapping[Cause, int], odd_one: OddOne) -> str:
    everybody = sum(causes.values())
    if not everybody:
        return t("Nobody else takes part.")
    possible = {cause: count for cause, count in causes.items() if cause in WOULD_SUIT}
    total, said = sum(possible.values()), _counted(t, possible)
    if not total:
        return t.n(
            "No possible partner: of {count} other, {causes}.",
            "No possible partner: of {count} others, {causes}.",
            everybody,
            causes=_counted(t, causes),
        )
    if Cause.TAKEN not in possible:
        return t("No partner: {total} would suit; {causes}.", total=total, causes=said)
    sentence = t.n("{count} possible partner; {causes}.", "{count} possible partners; {causes}.", total, causes=said)
    if odd_one is OddOne.WAIT:
        return f"{sentence} {t('One more person to be matched with, or a group of three, would help.')}"
    return sentence


def _counted(t: Texts, causes: Mapping[Cause, int]) -> str:
    """The causes with their numbers; a single one stands without."""
    if len(causes) == 1:
        [(cause, count)] = causes.items()
        return t(CAUSES[cause]) if count == 1 else t("all {cause}", cause=t(CAUSES[cause]))
    return ", ".join(f"{count} {t(CAUSES[cause])}" for cause, count in causes.items())


def broken_rules(t: Texts, broken: Sequence[Broken], called: Called) -> str:
    """A sentence for each rule between two people."""
    return " ".join(t(BROKEN[one.rule], a=called(one.members.a), b=called(one.members.b)) for one in broken)


def profile_faults(t: Texts, faults: Sequence[ProfileFault]) -> str:
    """A sentence for each fault of a list of people, which has ids."""
    return " ".join(
        t(FAULTS[fault.kind], person=fault.member, given=fault.given, strength=fault.strength) for fault in faults
    )


def explained(t: Texts, match: Match, taxonomy: Taxonomy, called: Called) -> tuple[str, ...]:
    """A line for each person: what they can learn and how much of what they seek it is; then, where it is, one-sided."""
    said = [_learns(t, member, match, taxonomy, called) for member in match.members]
    return (*said, *(_one_sided(t, found, called) for found in one_sided(match)))


def _one_sided(t: Texts, found: OneSided, called: Called) -> str:
    return t(ONE_SIDED[found.flow], giver=called(found.giver), receiver=called(found.receiver))


def _learns(t: Texts, receiver: MemberId, match: Match, taxonomy: Taxonomy, called: Called) -> str:
    ways = [way for way in match.directions if way.receiver == receiver]
    if len(ways) == 1:
        return t("{person} learns: {topics}", person=called(receiver), topics=direction(t, ways[0], taxonomy))
    each = (t("from {person}: {topics}", person=called(way.giver), topics=direction(t, way, taxonomy)) for way in ways)
    return t("{person} learns {each}", person=called(receiver), each="; ".join(each))


def direction(t: Texts, way: Direction, taxonomy: Taxonomy) -> str:
    """What flows one way, in few words: `Negotiation, Composing clearly (near: Plain language) · 67%`."""
    topics = ", ".join(_topic(t, reason, taxonomy) for reason in way.reasons)
    return f"{topics or t('nothing on their list')} · {_share(t, way.fit)}"


def _share(t: Texts, share: float) -> str:
    return t("under {share}", share=percent(t, 2 * A_LITTLE)) if 0 < share < A_LITTLE else percent(t, share)


def _topic(t: Texts, reason: Reason, taxonomy: Taxonomy) -> str:
    sought, offered = (shortened(taxonomy.label(topic, t.language)) for topic in (reason.sought, reason.offered))
    return sought if plain(sought) == plain(offered) else t("{topic} (near: {other})", topic=sought, other=offered)


def changed(t: Texts, changes: Changes, called: Called) -> tuple[str, ...]:
    """What differs between two pairings, a sentence each."""
    return (
        *(t("No longer together: {people}.", people=_all(t, match, called)) for match in changes.undone),
        *(t("Now together: {people}.", people=_all(t, match, called)) for match in changes.made),
        *(t("Without a match now: {person}.", person=called(member)) for member in changes.lost_place),
        *(t("Has a match now: {person}.", person=called(member)) for member in changes.found_place),
    )


def _all(t: Texts, match: Match, called: Called) -> str:
    return listed(t, map(called, match.members))


def typed_topic(t: Texts, note: TypedTopic) -> str:
    """A topic that somebody typed and no list has."""
    if note.more:
        return t("{more} more topics aren’t in the list and are matched as they stand.", more=note.more)
    typed = shortened(note.typed)
    if not note.meant:
        return t("“{topic}” is no topic of the list and is matched as it stands.", topic=typed)
    return t(
        "“{topic}” is no topic of the list and is matched as it stands; did you mean {choices}?",
        topic=typed,
        choices=_either(t, [t("“{topic}”", topic=label) for label in note.meant]),
    )


def _either(t: Texts, choices: Sequence[str]) -> str:
    first, *others = choices
    for other in others:
        first = t("{one} or {other}", one=first, other=other)
    return first
