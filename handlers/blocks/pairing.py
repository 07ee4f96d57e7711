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
from handlers.blocks.cohorts import groups
from handlers.blocks.formatting import escape, in_minutes, in_words, listed, people, percent, person, shorten
from handlers.blocks.inputs import field, option, pick_one
from handlers.ids import Action, Callback, Field, MatchChoice, pack
from handlers.texts import Texts
from mentoring.model import CohortId, CohortStage, Direction, Match, MemberId, Proposal
from mentoring.nudges.kinds.announcement import HOLD
from mentoring.nudges.kinds.proposal_ready import ProposalReady
from mentoring.pairing import explain
from mentoring.programme.proposing import Preview
from mentoring.taxonomy import Taxonomy

PER_PAGE = 20
MOST_NAMED = 100
MOST_CHANGES = 12
MOST_DESCRIBED = 75
"""What Slack shows below an option."""


def proposal_ready(t: Texts, letter: ProposalReady) -> Message:
    """To the organiser: look, then approve; or nobody is there to pair."""
    cohort = letter.cohort
    if letter.cohort.stage is CohortStage.FINISHED:
        return _too_few(t, letter)
    said = [
        t("*Opt-in for {cohort} has closed, and the pairs are ready to look at.*", cohort=escape(cohort.name)),
        t.n(
            "{count} person joined: {groups}.",
            "{count} people joined: {groups}.",
            letter.joined,
            groups=groups(t, [2] * letter.pairs + [3] * letter.trios),
        ),
    ]
    if letter.left_over:
        said.append(
            t.n(
                "{count} person is without a match; you can see why.",
                "{count} people are without a match; you can see why.",
                letter.left_over,
            )
        )
    return message(
        section(" ".join(said)),
        section(t("Nobody is told anything until you approve.")),
        actions(button(t("Look at the pairs"), Action.OPEN_PROPOSAL, cohort.id, style="primary")),
    )


def _too_few(t: Texts, letter: ProposalReady) -> Message:
    return message(
        section(_nobody_to_pair(t, letter)),
        section(t("People may need more time, or to hear of it elsewhere: a word in a team meeting often does it.")),
        actions(button(t("Open a new cohort"), Action.NEW_COHORT)),
    )


def _nobody_to_pair(t: Texts, letter: ProposalReady) -> str:
    cohort = escape(letter.cohort.name)
    if not letter.joined:
        return t(
            "*Opt-in for {cohort} has closed, and nobody has joined, so there is nobody to pair.* The cohort ends here; "
            "profiles are kept for the next one.",
            cohort=cohort,
        )
    return t.n(
        "*Opt-in for {cohort} has closed, and {count} person has joined, so there is nobody to pair.* The cohort ends "
        "here; profiles are kept for the next one.",
        "*Opt-in for {cohort} has closed, and {count} people have joined, so there is nobody to pair.* The cohort ends "
        "here; profiles are kept for the next one.",
        letter.joined,
        cohort=cohort,
    )


def proposal(t: Texts, preview: Preview, taxonomy: Taxonomy, page: int = 0) -> View:
    """Every match with both directions and reasons; submit approves."""
    cohort, made = preview.cohort, preview.proposal
    pages = max(1, -(-len(made.matches) // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = made.matches[page * PER_PAGE : (page + 1) * PER_PAGE]
    blocks: list[Block] = [section(_summary(t, preview)), *_changed(t, preview), divider()]
    for match in shown:
        blocks.append(_match(t, match, preview, taxonomy))
    for leftover in made.leftovers[:PER_PAGE] if page == pages - 1 else ():
        without = t("*Without a match:* {person}.", person=person(leftover.member))
        blocks.append(section(f"{without} {leftover.why}"))
    if page == pages - 1:
        blocks += [context(escape(note)) for note in made.notes[:5]]
    blocks.append(divider())
    blocks.append(
        actions(
            button(t("Swap two people"), Action.OPEN_SWAP, pack(cohort.id, page)),
            button(t("Pair again"), Action.PAIR_AGAIN, pack(cohort.id, page)),
            *_pager(t, cohort.id, page, pages),
        )
    )
    return modal(
        Callback.PROPOSAL,
        t("Pairs to approve"),
        *blocks,
        submit=t("Approve") if made.matches else None,
        close=t("Close"),
        metadata=pack(cohort.id, page),
    )


def swap_form(t: Texts, preview: Preview, names: Mapping[MemberId, str]) -> View:
    """Which two change places."""
    members = sorted(preview.profiles, key=lambda member: names.get(member, member))[:MOST_NAMED]
    options = [option(names.get(member, member), member, _whereabouts(t, member, preview, names)) for member in members]
    return modal(
        Callback.SWAP,
        t("Swap two people"),
        section(t("They change places; every rule is checked again before anything is kept.")),
        field(t("This person"), Field.ONE, pick_one(t, options)),
        field(t("changes places with"), Field.OTHER, pick_one(t, options)),
        submit=t("Swap"),
        close=t("Back"),
        metadata=preview.cohort.id,
    )


def _whereabouts(t: Texts, member: MemberId, preview: Preview, names: Mapping[MemberId, str]) -> str:
    """Department and partners, which tell two people of one name apart."""
    match = next((match for match in preview.proposal.matches if member in match.members), None)
    partners = [names.get(other, other) for other in match.members if other != member] if match else []
    place = t("with {partners}", partners=listed(t, partners)) if partners else t("without a match")
    department = preview.profiles[member].department
    return shorten(f"{department}, {place}" if department else place, MOST_DESCRIBED)


def approved(t: Texts, name: str, cohort_id: str) -> Message:
    """After *Approve*: five minutes to think again."""
    minutes = in_minutes(HOLD)
    return message(
        section(
            t.n(
                "*{cohort} is approved.* In {number} minute I begin to introduce everybody, each pair in their own group "
                "conversation and in their working hours, and tell the channel that it has started.",
                "*{cohort} is approved.* In {number} minutes I begin to introduce everybody, each pair in their own group "
                "conversation and in their working hours, and tell the channel that it has started.",
                minutes,
                cohort=escape(name),
                number=in_words(t, minutes),
            )
        ),
        actions(button(t("Take it back"), Action.RECALL, cohort_id)),
    )


def recalled(t: Texts, name: str, cohort_id: str) -> Message:
    """After *Take it back*."""
    return message(
        section(t("*Taken back.* Nobody was told; the pairs of {cohort} wait for you again.", cohort=escape(name))),
        actions(button(t("Look at the pairs"), Action.OPEN_PROPOSAL, cohort_id)),
    )


def _summary(t: Texts, preview: Preview) -> str:
    made = preview.proposal
    found = [_matched(t, preview)]
    if how_good := _how_good(t, made):
        found.append(how_good)
    rest = t(
        "Nobody is told until you approve. Each percentage is how much of what somebody would like to learn their "
        "partner can offer."
    )
    return f"{' '.join(found)}\n{rest}"


def _matched(t: Texts, preview: Preview) -> str:
    made = preview.proposal
    facts = {
        "cohort": escape(preview.cohort.name),
        "groups": groups(t, [len(match.members) for match in made.matches]),
    }
    if not made.leftovers:
        return t("*{cohort}:* {groups}; nobody is without a match.", **facts)
    return t.n(
        "*{cohort}:* {groups}; {count} person is without a match.",
        "*{cohort}:* {groups}; {count} people are without a match.",
        len(made.leftovers),
        **facts,
    )


def _how_good(t: Texts, made: Proposal) -> str:
    if made.bound <= 0:
        return ""
    gap = max(0.0, 1 - made.total / made.bound)
    if gap < 0.0005:
        return t("No other pairing fits better.")
    return t("Within {share} of the best fit possible.", share=percent(t, gap, 1))


def _changed(t: Texts, preview: Preview) -> list[Block]:
    """What the organiser's last change moved, and that it moved nothing."""
    if preview.changed is None:
        return []
    if preview.changed.none:
        return [section(t("*Changed just now:* nothing. These are the same pairs as before."))]
    named = {member: person(member) for member in preview.profiles}
    said = preview.changed.sentences(named)
    rest = len(said) - MOST_CHANGES
    more = [t.n("… and {count} more.", "… and {count} more.", rest)] if rest > 0 else []
    return [section("\n".join([t("*Changed just now*"), *said[:MOST_CHANGES], *more]))]


def _match(t: Texts, match: Match, preview: Preview, taxonomy: Taxonomy) -> Block:
    named = {member: person(member) for member in match.members}
    said = explain(_defused(match), taxonomy, named)
    notes = []
    if match.met_before:
        notes.append(t.n("Were matched {count} time before.", "Were matched {count} times before.", match.met_before))
    if match.pinned:
        notes.append(t("Kept together by you."))
    text = "\n".join([f"*{people(t, match.members)}*", *said, *notes])
    return section(text, menu(Action.MATCH, _choices(t, match, preview.cohort.id)), block_id=pack(*match.members))


def _choices(t: Texts, match: Match, cohort: CohortId) -> list[tuple[str, str]]:
    """What can be done with a match; of three, two can be kept together."""
    lock, forbid = pack(MatchChoice.LOCK, cohort, *match.members[:2]), pack(MatchChoice.FORBID, cohort, *match.members)
    if len(match.members) > 2:
        return [(t("Keep only the first two together"), lock), (t("No two of these three"), forbid)]
    if match.pinned:
        return [
            (t("No longer keep this pair"), pack(MatchChoice.UNLOCK, cohort, *match.members)),
            (t("Not this pair"), forbid),
        ]
    return [(t("Keep this pair"), lock), (t("Not this pair"), forbid)]


def _defused(match: Match) -> Match:
    """The match with what people typed made harmless, before our own mentions stand beside it."""
    return replace(match, directions=tuple(_defused_way(way) for way in match.directions))


def _defused_way(way: Direction) -> Direction:
    reasons = (replace(each, sought=escape(each.sought), offered=escape(each.offered)) for each in way.reasons)
    return replace(way, reasons=tuple(reasons))


def _pager(t: Texts, cohort: str, page: int, pages: int) -> list[Block]:
    if pages == 1:
        return []
    following = (page + 1) % pages
    label = t("Page {number} of {pages}", number=following + 1, pages=pages)
    return [button(label, Action.PROPOSAL_PAGE, pack(cohort, following))]
