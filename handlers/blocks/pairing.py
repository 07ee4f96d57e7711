"""A proposed pairing as its organiser judges it, changes it and approves it."""

from __future__ import annotations

from handlers.blocks.block_kit import (
    Block,
    View,
    actions,
    button,
    context,
    divider,
    modal,
    section,
)
from handlers.blocks.cohorts import groups
from handlers.blocks.formatting import escape, listed, percent, person
from handlers.blocks.inputs import pick_person
from handlers.blocks.matches import gives, match_block
from handlers.blocks.pairing_words import changed, typed_topic, why_unmatched
from handlers.blocks.waiting import moves
from handlers.ids import Action, Callback, pack
from handlers.texts import Texts
from mentoring.model import Cohort, Match, MemberId, Proposal, Unmatched
from mentoring.programme.proposing import Preview
from mentoring.taxonomy import Taxonomy

PER_PAGE = 20
MOST_NOTES = 5
MOST_CHANGES = 12


def proposal(
    t: Texts,
    preview: Preview,
    taxonomy: Taxonomy,
    page: int = 0,
    found: MemberId | None = None,
    notice: str = "",
) -> View:
    """Every match with both directions and reasons, weakest first, then who has none; submit approves on any page.

    `found`: one person alone, with their match or why they have none.
    """
    cohort, made = preview.cohort, preview.proposal
    items = _items(made, found)
    pages = max(1, -(-len(items) // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = items[page * PER_PAGE : (page + 1) * PER_PAGE]
    blocks: list[Block] = [section(notice)] if notice else []
    blocks += [section(_summary(t, preview)), *_changed(t, preview), *_in_the_way(t, preview)]
    blocks += [actions(pick_person(Action.FIND_MATCH, t("Find somebody"))), divider()]
    for item in shown:
        if isinstance(item, Match):
            blocks.append(match_block(t, item, preview, taxonomy))
        else:
            blocks.append(_unmatched(t, item, preview))
    if found is not None and not shown:
        blocks.append(section(t("*{person}* takes no part in this cohort.", person=person(found))))
    if page == pages - 1:
        blocks += [context(escape(typed_topic(t, note))) for note in made.notes[:MOST_NOTES]]
        blocks += _more_notes(t, len(made.notes) - MOST_NOTES)
    blocks += [divider(), context(_which(t, preview, page, len(shown), len(items), found))]
    blocks += _controls(t, preview, page, pages, alone=found is not None)
    return modal(
        Callback.PROPOSAL,
        t("Pairs to approve"),
        *blocks,
        submit=t("Approve") if made.matches else None,
        close=t("Close"),
        metadata=pack(cohort.id, page, made.version),
    )


def on_page(made: Proposal, page: int = 0, found: MemberId | None = None) -> list[MemberId]:
    """The people whom a page of the proposal shows, or the match of one who was looked for."""
    items = _items(made, found)
    page = min(max(page, 0), max(0, -(-len(items) // PER_PAGE) - 1))
    shown = items[page * PER_PAGE : (page + 1) * PER_PAGE]
    return [one for item in shown for one in (item.members if isinstance(item, Match) else (item.member,))]


def deserves_a_second_look(preview: Preview) -> bool:
    """Whether *Approve* asks once more: there are pairs with nothing for one another, or pages besides this one."""
    return bool(empty_pairs(preview)) or len(_items(preview.proposal, None)) > PER_PAGE


def empty_pairs(preview: Preview) -> list[Match]:
    """The matches in which two people have nothing on their lists for one another."""
    return [match for match in preview.proposal.matches if gives(match) == 0]


def weakest_first(match: Match) -> tuple[float, float, tuple[MemberId, ...]]:
    """What sorts matches: whoever gets least comes first."""
    return min((way.fit for way in match.directions), default=0.0), match.score, match.members


def _items(made: Proposal, found: MemberId | None) -> list[Match | Unmatched]:
    items: list[Match | Unmatched] = [*sorted(made.matches, key=weakest_first), *made.leftovers]
    if found is None:
        return items
    return [item for item in items if (found in item.members if isinstance(item, Match) else item.member == found)]


def _unmatched(t: Texts, leftover: Unmatched, preview: Preview) -> Block:
    without = t("*Without a match:* {person}.", person=person(leftover.member))
    by_hand = leftover.member in preview.proposal.unmatched
    again = button(t("Match them after all"), Action.MATCH_AGAIN, pack(preview.cohort.id, leftover.member))
    return section(f"{without} {why_unmatched(t, leftover, preview.cohort.odd_one)}", again if by_hand else None)


def _which(t: Texts, preview: Preview, page: int, shown: int, everything: int, found: MemberId | None) -> str:
    """What of the list is on the screen, and what is not."""
    if found is not None:
        return t("One person’s match is shown. *Show everybody* leads back to the list.")
    pairs, alone = len(preview.proposal.matches), len(preview.proposal.leftovers)
    listed_ = t.n("{count} match.", "{count} matches, weakest first.", pairs)
    if alone:
        listed_ = f"{listed_} {t('Then {alone} without one.', alone=alone)}"
    if shown == everything:
        return listed_
    first = page * PER_PAGE + 1
    on_screen = t("Shown: {first} to {last} of {all}.", first=first, last=first + shown - 1, all=everything)
    return f"{on_screen} {listed_}"


def _more_notes(t: Texts, more: int) -> list[Block]:
    return [context(t.n("{count} more note.", "{count} more notes.", more))] if more > 0 else []


def _controls(t: Texts, preview: Preview, page: int, pages: int, *, alone: bool) -> list[Block]:
    cohort = preview.cohort.id
    turns = [button(t("Show everybody"), Action.PROPOSAL_PAGE, pack(cohort, 0))] if alone else []
    if page > 0:
        turns.append(button(t("Previous page"), Action.PROPOSAL_BACK, pack(cohort, page - 1)))
    if page + 1 < pages:
        turns.append(button(t("Next page"), Action.PROPOSAL_PAGE, pack(cohort, page + 1)))
    undo = [button(t("Undo the last change"), Action.UNDO, cohort)] if preview.proposal.last else []
    return [
        *([actions(*turns)] if turns else []),
        actions(
            button(t("Swap two people"), Action.OPEN_SWAP, pack(cohort, page)),
            button(t("Pair again"), Action.PAIR_AGAIN, pack(cohort, page)),
            *undo,
        ),
        actions(
            button(t("Change the rules"), Action.CHANGE_RULES, cohort),
            button(t("End this cohort"), Action.END_COHORT, cohort),
        ),
    ]


def _in_the_way(t: Texts, preview: Preview) -> list[Block]:
    """Why nobody fits, and which dates an approval moves."""
    cohort, found = preview.cohort, []
    if not preview.proposal.matches:
        found.append(section(_nobody_fits(t, cohort)))
    elif preview.moved is not None:
        found.append(section(moves(t, cohort, preview.moved)))
    return found


def _nobody_fits(t: Texts, cohort: Cohort) -> str:
    head = t("*Nobody fits anybody, so there’s nothing to approve.*")
    rules = []
    if cohort.min_gap:
        rules.append(
            t.n(
                "two partners are at least {count} step of seniority apart",
                "two partners are at least {count} steps of seniority apart",
                cohort.min_gap,
            )
        )
    if cohort.departments_apart:
        rules.append(t("they work in different departments"))
    if not rules:
        return f"{head} {t('Look at each person’s reason below. A new cohort with more people may do it.')}"
    said = t("The rules of this cohort: {rules}.", rules=listed(t, rules))
    return f"{head} {said} {t('Change the rules, and I pair again; or end the cohort, and I tell those who joined.')}"


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
    said = changed(t, preview.changed, person)
    rest = len(said) - MOST_CHANGES
    more = [t.n("… and {count} more.", "… and {count} more.", rest)] if rest > 0 else []
    return [section("\n".join([t("*Changed just now*"), *said[:MOST_CHANGES], *more]))]
