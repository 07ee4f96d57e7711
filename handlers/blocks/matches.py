"""One match of a proposal, as an organiser judges it: what both learn, how far apart they are, what can be done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from handlers.blocks.block_kit import Block, menu, section
from handlers.blocks.formatting import day, escape, people, person
from handlers.blocks.pairing_words import explained
from handlers.choices import MatchChoice
from handlers.ids import Action, pack
from handlers.texts import Texts
from mentoring.model import CohortId, Direction, Match, MemberId, Profile, Reason
from mentoring.programme.proposing import Preview
from mentoring.taxonomy import Taxonomy


def gives(match: Match) -> float:
    """The most that any of the match gives another."""
    return max((way.fit for way in match.directions), default=0.0)


def match_block(t: Texts, match: Match, preview: Preview, taxonomy: Taxonomy) -> Block:
    """The match, with a menu of what can be done about it."""
    said = explained(t, _shown(t, match, preview.profiles, taxonomy), taxonomy, person)
    notes = [_steps_apart(t, match, preview)]
    if gives(match) == 0:
        notes.append(t("*Look again:* neither has anything on the other’s list."))
    if match.met_before:
        notes.append(t.n("Were matched {count} time before.", "Were matched {count} times before.", match.met_before))
    if match.pinned:
        notes.append(t("Kept together by you."))
    notes += [_away(t, member, preview) for member in match.members if member in preview.away]
    text = "\n".join([f"*{people(t, match.members)}*", *said, *filter(None, notes)])
    return section(text, menu(Action.MATCH, _choices(t, match, preview.cohort.id)), block_id=pack(*match.members))


def _steps_apart(t: Texts, match: Match, preview: Preview) -> str:
    """How far apart they are in seniority, and their departments; never anybody's level."""
    found = [preview.profiles[member] for member in match.members if member in preview.profiles]
    if not found:
        return ""
    levels = [profile.level for profile in found]
    facts = [
        t.n("{count} step of seniority apart", "{count} steps of seniority apart", max(levels) - min(levels)),
        *dict.fromkeys(escape(profile.department) for profile in found if profile.department),
    ]
    return " · ".join(facts)


def _away(t: Texts, member: MemberId, preview: Preview) -> str:
    """Whoever is paused past the introduction: everybody waits for them."""
    return t(
        "{person} is away until {day}; their introduction waits until then.",
        person=person(member),
        day=day(t, preview.away[member]),
    )


def _choices(t: Texts, match: Match, cohort: CohortId) -> list[tuple[str, str]]:
    """What can be done with a match; of three, two can be kept together."""
    lock, forbid = pack(MatchChoice.LOCK, cohort, *match.members[:2]), pack(MatchChoice.FORBID, cohort, *match.members)
    leave = pack(MatchChoice.LEAVE, cohort, *match.members)
    if len(match.members) > 2:
        three = [(t("Keep only the first two together"), lock), (t("No two of these three"), forbid)]
        return [*three, (t("Leave these three unmatched"), leave)]
    if match.pinned:
        first = (t("No longer keep this pair"), pack(MatchChoice.UNLOCK, cohort, *match.members))
    else:
        first = (t("Keep this pair"), lock)
    return [first, (t("Not this pair"), forbid), (t("Leave these two unmatched"), leave)]


def _shown(t: Texts, match: Match, profiles: Mapping[MemberId, Profile], taxonomy: Taxonomy) -> Match:
    """The match with what people typed made harmless, and with what they keep between them kept."""
    return replace(match, directions=tuple(_shown_way(t, way, profiles, taxonomy) for way in match.directions))


def _shown_way(t: Texts, way: Direction, profiles: Mapping[MemberId, Profile], taxonomy: Taxonomy) -> Direction:
    kept = {
        taxonomy.key(topic)
        for member in (way.giver, way.receiver)
        if member in profiles
        for topic in profiles[member].between_us
    }
    return replace(way, reasons=tuple(_shown_reason(t, reason, kept, taxonomy) for reason in way.reasons))


def _shown_reason(t: Texts, reason: Reason, kept: Collection[str], taxonomy: Taxonomy) -> Reason:
    """A reason as an organiser may read it: where one of its topics is a life’s experience or was marked, neither is
    told.
    """
    if any(taxonomy.is_lived(topic) or taxonomy.key(topic) in kept for topic in (reason.sought, reason.offered)):
        said = t("a topic they keep between them")
        return replace(reason, sought=said, offered=said)
    return replace(reason, sought=escape(reason.sought), offered=escape(reason.offered))
