"""A proposed pairing as its organiser judges it, changes it and approves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from handlers.blocks.block_kit import (
    Block,
    Message,
    View,
    actions,
    button,
    context,
    divider,
    menu,
    message,
    modal,
    section,
)
from handlers.blocks.formatting import count, escape, people, person, shorten
from handlers.blocks.inputs import field, option, pick_one
from handlers.ids import Action, Callback, Field, MatchChoice, pack
from mentoring.model import CohortId, CohortStage, Direction, Match, MemberId, Proposal
from mentoring.nudges.kinds.proposal_ready import ProposalReady
from mentoring.pairing import explain
from mentoring.programme.proposing import Preview
from mentoring.taxonomy import Taxonomy

PER_PAGE = 20
MOST_NAMED = 100
MOST_CHANGES = 12
MOST_DESCRIBED = 75
"""What Slack shows below an option."""


def proposal_ready(letter: ProposalReady) -> Message:
    """To the organiser: look, then approve; or nobody is there to pair."""
    cohort = letter.cohort
    if letter.cohort.stage is CohortStage.FINISHED:
        return _too_few(letter)
    made = count(letter.pairs, "pair")
    if letter.trios:
        made += f" and {count(letter.trios, 'group')} of three"
    left = f" {count(letter.left_over, 'person is', 'people are')} without a match; you can see why." * bool(
        letter.left_over
    )
    return message(
        section(
            f"*Opt-in for {escape(cohort.name)} has closed, and the pairs are ready to look at.* "
            f"{count(letter.joined, 'person', 'people')} joined: {made}.{left}"
        ),
        section("Nobody is told anything until you approve."),
        actions(button("Look at the pairs", Action.OPEN_PROPOSAL, cohort.id, style="primary")),
    )


def _too_few(letter: ProposalReady) -> Message:
    joined = count(letter.joined, "person has", "people have") if letter.joined else "nobody has"
    return message(
        section(
            f"*Opt-in for {escape(letter.cohort.name)} has closed, and {joined} joined, so there is nobody to pair.* The "
            f"cohort ends here; profiles are kept for the next one."
        ),
        section("People may need more time, or to hear of it elsewhere: a word in a team meeting often does it."),
        actions(button("Open a new cohort", Action.NEW_COHORT)),
    )


def proposal(preview: Preview, taxonomy: Taxonomy, page: int = 0) -> View:
    """Every match with both directions and reasons; submit approves."""
    cohort, made = preview.cohort, preview.proposal
    pages = max(1, -(-len(made.matches) // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = made.matches[page * PER_PAGE : (page + 1) * PER_PAGE]
    blocks: list[Block] = [section(_summary(preview)), *_changed(preview), divider()]
    for match in shown:
        blocks.append(_match(match, preview, taxonomy))
    for leftover in made.leftovers[:PER_PAGE] if page == pages - 1 else ():
        blocks.append(section(f"*Without a match:* {person(leftover.member)}. {leftover.why}"))
    if page == pages - 1:
        blocks += [context(escape(note)) for note in made.notes[:5]]
    blocks.append(divider())
    blocks.append(
        actions(
            button("Swap two people", Action.OPEN_SWAP, pack(cohort.id, page)),
            button("Pair again", Action.PAIR_AGAIN, pack(cohort.id, page)),
            *_pager(cohort.id, page, pages),
        )
    )
    return modal(
        Callback.PROPOSAL,
        "Pairs to approve",
        *blocks,
        submit="Approve" if made.matches else None,
        metadata=pack(cohort.id, page),
    )


def swap_form(preview: Preview, names: Mapping[MemberId, str]) -> View:
    """Which two change places."""
    members = sorted(preview.profiles, key=lambda member: names.get(member, member))[:MOST_NAMED]
    options = [option(names.get(member, member), member, _whereabouts(member, preview, names)) for member in members]
    return modal(
        Callback.SWAP,
        "Swap two people",
        section("They change places; every rule is checked again before anything is kept."),
        field("This person", Field.ONE, pick_one(options)),
        field("changes places with", Field.OTHER, pick_one(options)),
        submit="Swap",
        close="Back",
        metadata=preview.cohort.id,
    )


def _whereabouts(member: MemberId, preview: Preview, names: Mapping[MemberId, str]) -> str:
    """Department and partners, which tell two people of one name apart."""
    match = next((match for match in preview.proposal.matches if member in match.members), None)
    partners = [names.get(other, other) for other in match.members if other != member] if match else []
    place = f"with {' and '.join(partners)}" if partners else "without a match"
    department = preview.profiles[member].department
    return shorten(f"{department}, {place}" if department else place, MOST_DESCRIBED)


def approved(name: str, cohort_id: str) -> Message:
    """After *Approve*: five minutes to think again."""
    return message(
        section(
            f"*{escape(name)} is approved.* In five minutes I begin to introduce everybody, each pair in their "
            f"own group conversation and in their working hours, and tell the channel that it has started."
        ),
        actions(button("Take it back", Action.RECALL, cohort_id)),
    )


def recalled(name: str, cohort_id: str) -> Message:
    """After *Take it back*."""
    return message(
        section(f"*Taken back.* Nobody was told; the pairs of {escape(name)} wait for you again."),
        actions(button("Look at the pairs", Action.OPEN_PROPOSAL, cohort_id)),
    )


def _summary(preview: Preview) -> str:
    made = preview.proposal
    sizes = [len(match.members) for match in made.matches]
    threes = f" and {count(sizes.count(3), 'group')} of three" if 3 in sizes else ""
    left = count(len(made.leftovers), "person is", "people are") if made.leftovers else "nobody is"
    return (
        f"*{escape(preview.cohort.name)}:* {count(sizes.count(2), 'pair')}{threes}; {left} without a match. "
        f"{_how_good(made)}\nNobody is told until you approve. Each percentage is how much of what somebody would like "
        f"to learn their partner can offer."
    )


def _how_good(made: Proposal) -> str:
    if made.bound <= 0:
        return ""
    gap = max(0.0, 1 - made.total / made.bound)
    return "No other pairing fits better." if gap < 0.0005 else f"Within {gap:.1%} of the best fit possible."


def _changed(preview: Preview) -> list[Block]:
    """What the organiser's last change moved, and that it moved nothing."""
    if preview.changed is None:
        return []
    if preview.changed.none:
        return [section("*Changed just now:* nothing. These are the same pairs as before.")]
    named = {member: person(member) for member in preview.profiles}
    said = preview.changed.sentences(named)
    more = [f"… and {len(said) - MOST_CHANGES} more."] * (len(said) > MOST_CHANGES)
    return [section("\n".join(["*Changed just now*", *said[:MOST_CHANGES], *more]))]


def _match(match: Match, preview: Preview, taxonomy: Taxonomy) -> Block:
    named = {member: person(member) for member in match.members}
    said = explain(_defused(match), taxonomy, named)
    notes = []
    if match.met_before:
        notes.append(f"Were matched {count(match.met_before, 'time')} before.")
    if match.pinned:
        notes.append("Kept together by you.")
    text = "\n".join([f"*{people(match.members)}*", *said, *notes])
    return section(text, menu(Action.MATCH, _choices(match, preview.cohort.id)), block_id=pack(*match.members))


def _choices(match: Match, cohort: CohortId) -> list[tuple[str, str]]:
    """What can be done with a match; of three, two can be kept together."""
    lock, forbid = pack(MatchChoice.LOCK, cohort, *match.members[:2]), pack(MatchChoice.FORBID, cohort, *match.members)
    if len(match.members) > 2:
        return [("Keep only the first two together", lock), ("No two of these three", forbid)]
    if match.pinned:
        return [
            ("No longer keep this pair", pack(MatchChoice.UNLOCK, cohort, *match.members)),
            ("Not this pair", forbid),
        ]
    return [("Keep this pair", lock), ("Not this pair", forbid)]


def _defused(match: Match) -> Match:
    """The match with what people typed made harmless, before our own mentions stand beside it."""
    return replace(match, directions=tuple(_defused_way(way) for way in match.directions))


def _defused_way(way: Direction) -> Direction:
    reasons = (replace(each, sought=escape(each.sought), offered=escape(each.offered)) for each in way.reasons)
    return replace(way, reasons=tuple(reasons))


def _pager(cohort: str, page: int, pages: int) -> list[Block]:
    if pages == 1:
        return []
    return [
        button(f"Page {(page + 1) % pages + 1} of {pages}", Action.PROPOSAL_PAGE, pack(cohort, (page + 1) % pages)),
    ]
