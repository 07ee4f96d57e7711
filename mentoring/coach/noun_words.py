"""Word lists for noun phrases: what may stand before a noun, what ends one, and nouns that say too little."""

from mentoring.coach import words
from mentoring.coach.lexicon import OFTEN_NOUNS, VERBS

ARTICLES = frozenset(
    "the a an your my our his her their its that this these those any some both another each every no".split()
)
# Words that are no part of a name or a noun, and carry no subject.
FUNCTION_WORDS = (
    words.AUXILIARIES | words.WH_WORDS | words.SUBJECT_PRONOUNS | words.PREPOSITIONS | words.ADVERBS
    | (words.SUBORDINATORS - {"given"}) | words.CONJUNCTIONS | words.DETERMINERS
    | frozenset("to not n't me him them us myself yourself himself herself themselves be been being 'd if than "
                "yes no ok okay please , whether well ought much many more most less least own such so too".split())
)  # fmt: skip
NEVER_NOUNS = words.STATIVE_VERBS | (VERBS - OFTEN_NOUNS)
# They qualify a noun that follows.
QUALIFIERS = frozenset(
    """
    important realistic useful useless safe fair clear strange creative flawed overloaded hard new old current next
    last first second third big small good bad long short own other whole young senior junior early late open main
    final full weekly monthly daily annual real former recent different difficult easy working ongoing upcoming
    existing open-plan part night day wonderful brilliant boring terrible only great nice best worst biggest hardest
    quiet busy loud noisy strict heavy previous local public private strategic smaller bigger older younger simple shorter longer free
    """.split()
)
COMPARED = frozenset(
    """
    better worse nicer bigger faster slower cheaper quicker stronger safer simpler smarter fairer cleaner harder
    later longer shorter lower higher older younger newer lighter darker warmer colder calmer kinder stricter easier
    busier happier friendlier heavier quieter louder useful useless clear true flawed able real warm cold hot
    """.split()
)
# They say something about the noun before them, and end its phrase.
SAID_OF_A_NOUN = QUALIFIERS | words.EVERYDAY | words.JUDGING_ADJECTIVES | COMPARED
# They keep their capital, and are not what a question is about.
DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    mondays tuesdays wednesdays thursdays fridays saturdays sundays weekend weekends september october november
    december english german french spanish i i'm ok
    """.split()
)
# Too little to build a question on, unless nothing else is there.
_SAYS_LITTLE = frozenset(
    """
    shame pity same reason mess waste disaster doubt matter minute time week day bit lot moment way thing things
    while idea kind sort one point sense example chance hour hours head foot mouth mind heart hand hands age case
    place shoes position year years month months today yesterday tomorrow morning afternoon evening opinion view
    advice word words suggestion answer truth fact something anything everything nothing someone end stuff guys
    couple number question step friend break earth hell course world front person people own more less lots ones
    problem few deal money tip move two three four five six seven eight nine ten eleven twelve worst best wrong
    right lunch breakfast dinner noon midnight night nights once thought thoughts possibility option trick key
    secret wonders good home work bell ring simplest easiest feeling impression kind back north south
    """.split()
)
VAGUE = _SAYS_LITTLE | DAYS
NOUNS_IN_ING = frozenset(
    """
    meeting meetings training building opening briefing nursing teaching marketing engineering banking mentoring
    coaching hiring planning pricing funding accounting manufacturing networking testing farming housing need feed
    onboarding reporting invoicing staffing spending shipping parking filing marking grading writing feelings
    """.split()
)
