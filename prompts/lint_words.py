"""Words that no question of a bank may use, by language, each list with what to do instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Ban(StrEnum):
    """Why a word is not for a question between colleagues."""

    PRIVATE = "private"
    RANK = "rank"
    JARGON = "jargon"
    INCLUSIVE = "inclusive"
    ABSENT = "absent"
    SHOULD = "should"
    PRESUMPTION = "presumption"


INSTEAD: Mapping[Ban, str] = {
    Ban.PRIVATE: "“{word}” is private. Ask about work, and let people bring the rest if they want to.",
    Ban.RANK: "“{word}” sets one above the other, or sorts people by age. Ask about the person's own work.",
    Ban.JARGON: "“{word}” is office language. Say it as you would to a friend.",
    Ban.INCLUSIVE: "“{word}” leaves people out. Choose a word that means everybody.",
    Ban.ABSENT: "“{word}” asks for a verdict on somebody who is not there. Ask what the person needs.",
    Ban.SHOULD: "“{word}” carries your own opinion. Ask what would help, or what is possible.",
    Ban.PRESUMPTION: "“{word}” takes something for granted about the other person. Ask how it is for them.",
}
"""What the person who wrote the question reads."""

_ENGLISH: Mapping[Ban, tuple[str, ...]] = {
    Ban.PRESUMPTION: (
        r"still",
        r"hard(?:er)? for you",
        r"(?:do|did) you (?:avoid|fear|hide|dread)",
        r"(?:worries|fears|weaknesses) do you have",
        r"because you never",
        r"(?:have|has) finally",
    ),
    Ban.PRIVATE: (
        r"famil(?:y|ies)",
        r"child(?:ren)?",
        r"kids?",
        r"bab(?:y|ies)",
        r"pregnan\w+",
        r"husband",
        r"wife",
        r"spouse",
        r"boyfriend",
        r"girlfriend",
        r"married",
        r"marriage",
        r"divorce\w*",
        r"parents?",
        r"parenthood",
        r"health",
        r"healthy",
        r"ill(?:ness)?",
        r"sick(?:ness)?",
        r"disease",
        r"disabilit(?:y|ies)",
        r"diagnos\w+",
        r"medic(?:al|ation|ine)",
        r"therap(?:y|ist)",
        r"depress\w+",
        r"anxiety",
        r"diet",
        r"religio\w+",
        r"faith",
        r"church",
        r"mosque",
        r"temple",
        r"synagogue",
        r"pray\w*",
        r"god",
        r"politic\w*",
        r"vot(?:e|ed|ing)",
        r"elections?",
        r"trade union",
        r"salar(?:y|ies)",
        r"wages?",
        r"earn",
        r"bonus",
        r"debts?",
        r"savings",
        r"visa",
        r"nationality",
        r"ethnic\w*",
        r"race",
        r"skin",
        r"accent",
        r"gender",
        r"sexual\w*",
        r"gay",
        r"lesbian",
        r"orientation",
        r"your age",
        r"how old",
        r"retire\w*",
        r"menopause",
        r"alcohol",
        r"drink(?:ing)?",
    ),
    Ban.RANK: (
        r"seniors?",
        r"juniors?",
        r"seniority",
        r"boss(?:es)?",
        r"superiors?",
        r"subordinates?",
        r"underlings?",
        r"inferiors?",
        r"(?:my|your|our|their) (?:level|rank|grade)",
        r"higher[- ]ups?",
        r"hierarchy",
        r"people (?:above|below|under|beneath) (?:me|you|us)",
        r"(?:my|your|our|their|older|younger) generations?",
        r"older (?:people|colleagues|workers)",
        r"younger (?:people|colleagues|workers)",
        r"young people",
        r"old people",
        r"youngsters?",
        r"millennials?",
        r"boomers?",
        r"gen[- ]?[xyz]",
        r"digital natives?",
        r"newbies?",
        r"rookies?",
        r"freshers?",
        r"people like (?:you|yourself)",
        r"at your age",
        r"when i was your age",
    ),
    Ban.JARGON: (
        r"leverag\w+",
        r"synerg\w+",
        r"bandwidth",
        r"stakeholders?",
        r"kpis?",
        r"okrs?",
        r"roi",
        r"deep dive",
        r"touch base",
        r"circle back",
        r"low[- ]hanging fruit",
        r"move the needle",
        r"best practices?",
        r"actionable",
        r"learnings",
        r"deliverables?",
        r"ideat\w+",
        r"holistic\w*",
        r"paradigm",
        r"value[- ]add\w*",
        r"pain points?",
        r"takeaways?",
        r"action items?",
        r"growth mindset",
        r"comfort zone",
        r"outside the box",
        r"elephant in the room",
        r"big picture",
        r"in (?:my|your|their|someone's) shoes",
        r"utili[sz]e\w*",
        r"impactful",
        r"alignment",
        r"cascade\w*",
        r"quick wins?",
        r"core competenc\w+",
    ),
    Ban.INCLUSIVE: (
        r"guys",
        r"manpower",
        r"chairman",
        r"mankind",
        r"girls",
        r"native speakers?",
        r"crazy",
        r"insane",
        r"blacklist",
        r"whitelist",
        r"turn a blind eye",
        r"fall on deaf ears",
        r"ladies",
        r"gentlemen",
        r"man up",
    ),
    Ban.ABSENT: (
        r"wrong with (?:your|the|our|my) (?:manager|supervisor|colleagues?|team|department)",
        r"(?:worst|bad|annoying|annoys you|dislike) (?:thing )?about (?:your|the|our|my) (?:manager|colleagues?|team)",
        r"your (?:manager|colleagues?|team)(?:'s)? (?:do|does|did|doing)? ?(?:wrong|badly|mistakes?|weakness(?:es)?)",
        r"weakest (?:person|colleague|member)",
    ),
    Ban.SHOULD: (r"should(?:n't)?", r"ought to", r"supposed to"),
}
"""Patterns are matched on whole words, in lower case, with straight quotes."""

_GERMAN: Mapping[Ban, tuple[str, ...]] = {
    Ban.PRESUMPTION: (
        r"immer noch",
        r"noch immer",
        r"(?:schwer|schwierig) für dich",
        r"(?:vermeidest|verheimlichst|fürchtest) du",
        r"endlich",
    ),
    Ban.PRIVATE: (
        r"famili\w+",
        r"kind(?:er|ern|es)?",
        r"schwanger\w*",
        r"verheiratet",
        r"ehe(?:mann|frau)?",
        r"scheidung",
        r"eltern\w*",
        r"gesundheit\w*",
        r"krank\w*",
        r"diagnose\w*",
        r"therapie\w*",
        r"behinderung\w*",
        r"depress\w+",
        r"religi\w+",
        r"kirche",
        r"moschee",
        r"bete[nt]?",
        r"gott",
        r"partei\w*",
        r"politi\w+",
        r"gewerkschaft\w*",
        r"gehalt\w*",
        r"lohn",
        r"schulden",
        r"verdienst du",
        r"visum",
        r"herkunft",
        r"staatsangehörigkeit",
        r"hautfarbe",
        r"akzent",
        r"sexu\w+",
        r"schwul",
        r"lesbisch",
        r"wie alt",
        r"deinem alter",
        r"rente",
        r"ruhestand",
        r"alkohol",
    ),
    Ban.RANK: (
        r"senior\w*",
        r"junior\w*",
        r"chef\w*",
        r"vorgesetzte\w*",
        r"untergebene\w*",
        r"unterstellte\w*",
        r"(?:deine|deiner|meine|meiner|eure|eurer) (?:generation|ebene|stufe|hierarchie\w*)",
        r"hierarchie\w*",
        r"rang",
        r"(?:ältere|jüngere|junge|alte)[nr]? (?:kolleg\w+|leute|menschen|mitarbeit\w+)",
        r"die da oben",
        r"azubis?",
        r"neuling\w*",
        r"anfänger\w*",
        r"millennials?",
        r"boomer",
        r"generation [xyz]",
        r"leute wie (?:du|dich|dir)",
    ),
    Ban.JARGON: (
        r"synergi\w+",
        r"proaktiv\w*",
        r"mehrwert\w*",
        r"stakeholder\w*",
        r"commit\w*",
        r"learnings?",
        r"kpis?",
        r"augenhöhe",
        r"abholen",
        r"ins boot",
        r"elefant im raum",
        r"komfortzone",
        r"tellerrand\w*",
        r"ganzheitlich\w*",
        r"mindset",
        r"challengen",
        r"best practices?",
        r"baustelle\w*",
        r"stellschraube\w*",
        r"zielführend\w*",
    ),
    Ban.INCLUSIVE: (r"mannschaft", r"mädels?", r"jungs", r"muttersprachler\w*", r"bemannt"),
    Ban.ABSENT: (
        r"(?:nervt|stört|ärgert) dich an (?:deine\w+) \w+",
        r"schwächste\w* (?:person|kolleg\w+)",
        r"macht (?:dein|deine) \w+ falsch",
    ),
    Ban.SHOULD: (r"soll(?:te|test|ten|tet|st|t|en)?",),
}


@dataclass(frozen=True, kw_only=True)
class Banned:
    """A banned word as it was found."""

    ban: Ban
    word: str

    @property
    def instead(self) -> str:
        """What to do instead, in a sentence."""
        return INSTEAD[self.ban].format(word=self.word)


def _compile(lists: Mapping[Ban, tuple[str, ...]]) -> Mapping[Ban, re.Pattern[str]]:
    return {ban: re.compile(rf"\b(?:{'|'.join(words)})\b") for ban, words in lists.items()}


_BY_LANGUAGE = {"en": _compile(_ENGLISH), "de": _compile(_GERMAN)}


def banned_words(text: str, language: str) -> tuple[Banned, ...]:
    """The banned words in a text; for a language without lists, none."""
    said = text.casefold().replace("’", "'")
    patterns = _BY_LANGUAGE.get(language, {})
    found = ((ban, pattern.search(said)) for ban, pattern in patterns.items())
    return tuple(Banned(ban=ban, word=match[0]) for ban, match in found if match)
