"""Two people change places in a proposal, and every hard rule is checked again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from mentoring.errors import NoPartnerInThat
from mentoring.model import Match, MemberId, Proposal, Unmatched, WhyUnmatched
from mentoring.pairing import BreaksARule, History, NobodyToSwap, Rules, SwapObstacle, check, score_match, total_score
from mentoring.programme.proposing import Preview


def swapped(preview: Preview, one: MemberId, other: MemberId, rules: Rules, history: History) -> Proposal:
    """The proposal with two people in each other's place; one of them may be left over.

    The pairs that come of it are kept by *Pair again*: they were made by hand.

    Raises NoPartnerInThat, NothingToSwap, BreaksARule.
    """
    proposal = preview.proposal
    for member in (one, other):
        if member not in preview.profiles:
            raise NoPartnerInThat(member=member)
    exchange = {one: other, other: one}
    if all(_moved(match, exchange) == match.members for match in proposal.matches):
        raise NobodyToSwap(a=one, b=other, why=SwapObstacle.SAME_PLACE)
    matches = tuple(_rescored(preview, match, exchange, rules, history) for match in proposal.matches)
    groups, before = {match.members for match in matches}, {match.members for match in proposal.matches}
    kept = [pin for pin in proposal.pins if pin in groups]
    kept += [(members[0], members[1]) for members in groups - before if len(members) == len(exchange)]
    return replace(
        proposal,
        matches=tuple(sorted((_held(match, kept) for match in matches), key=lambda match: match.members)),
        leftovers=tuple(
            Unmatched(member=exchange[leftover.member], reason=WhyUnmatched.MOVED_OUT)
            if leftover.member in exchange
            else leftover
            for leftover in proposal.leftovers
        ),
        pins=tuple(sorted(kept)),
        unmatched=tuple(member for member in proposal.unmatched if member not in exchange),
        total=total_score(matches),
    )


def require_rules(preview: Preview, members: Sequence[MemberId], rules: Rules, history: History) -> None:
    """Refuse a match that breaks a hard rule. Raises BreaksARule."""
    broken = check(
        [preview.profiles[member] for member in members],
        rules,
        history=history,
        forbids=preview.proposal.forbids,
        among=preview.profiles.values(),
    )
    if broken:
        raise BreaksARule(broken=broken)


def _rescored(
    preview: Preview, match: Match, exchange: Mapping[MemberId, MemberId], rules: Rules, history: History
) -> Match:
    """The match once two people have changed places, checked and scored anew where that changes it."""
    members = _moved(match, exchange)
    if members == match.members:
        return match
    require_rules(preview, members, rules, history)
    made = score_match([preview.profiles[member] for member in members], rules, history=history)
    return replace(made, by_hand=True)


def _held(match: Match, pins: Collection[tuple[MemberId, ...]]) -> Match:
    return replace(match, pinned=match.members in pins)


def _moved(match: Match, exchange: Mapping[MemberId, MemberId]) -> tuple[MemberId, ...]:
    """The members of a match once two people have changed places; two of one match change nothing."""
    return tuple(sorted(exchange.get(member, member) for member in match.members))
