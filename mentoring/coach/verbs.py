"""Forms of English verbs: from "tried" and "trying" to "try", and back to "trying"."""

from collections.abc import Mapping

from mentoring.coach.lexicon import VERBS

# base: past, past participle
_IRREGULAR = """
be was been|become became become|begin began begun|bring brought brought|build built built|buy bought bought|
catch caught caught|choose chose chosen|come came come|cost cost cost|cut cut cut|deal dealt dealt|do did done|
draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feel felt felt|fight fought fought|find found found|
fly flew flown|forget forgot forgotten|freeze froze frozen|get got got|give gave given|go went gone|grow grew grown|
hand handed handed|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|keep kept kept|know knew known|
lead led led|learn learnt learnt|leave left left|lend lent lent|let let let|lose lost lost|make made made|
mean meant meant|meet met met|pay paid paid|put put put|quit quit quit|read read read|ride rode ridden|ring rang rung|
rise rose risen|run ran run|say said said|see saw seen|sell sold sold|send sent sent|set set set|shake shook shaken|
show showed shown|shut shut shut|sit sat sat|sleep slept slept|speak spoke spoken|spend spent spent|
split split split|stand stood stood|steal stole stolen|stick stuck stuck|swear swore sworn|take took taken|
teach taught taught|tell told told|think thought thought|throw threw thrown|understand understood understood|
wake woke woken|wear wore worn|win won won|write wrote written
"""
_FORMS: list[tuple[str, str, str]] = [
    (base, past, participle)
    for base, past, participle in (row.split() for row in _IRREGULAR.replace("\n", "").split("|"))
]
_BASE: Mapping[str, str] = {form: base for base, *forms in _FORMS for form in forms if form != base} | {
    "were": "be", "is": "be", "are": "be", "am": "be", "has": "have", "does": "do", "goes": "go", "lying": "lie",
    "dying": "die", "gotten": "get", "being": "be", "seeing": "see",
}  # fmt: skip
_PASTS = frozenset(past for _, past, _ in _FORMS)
_PARTICIPLES = frozenset(participle for _, _, participle in _FORMS)
_PARTICIPLE_OF: Mapping[str, str] = {base: participle for base, _, participle in _FORMS}
_PAST_OF: Mapping[str, str] = {base: past for base, past, _ in _FORMS}
_VOWELS = frozenset("aeiou")
_STATES = frozenset("had was were could knew got woke felt wanted needed liked loved lived did".split())
_NO_GERUNDS = frozenset(
    "bring thing nothing something anything everything string spring sting swing cling morning evening".split()
)
# Regular verbs whose stem ends in a silent e, where the last letters do not tell.
_SILENT_E = frozenset(
    "mak tak giv hav us writ mov chang manag shar us liv lov lik decid prepar invit propos choos clos driv leav "
    "handl schedul delegat negotiat postpon reduc improv serv solv believ achiev receiv creat updat organis organiz realis "
    "realiz practis practic advis rais refus complet compar challeng engag encourag arrang judg charg describ "
    "rewrit combin divid simplify automat imagin ignor car stor hir fir shap hop cop rid tim nam not quot vot phon "
    "escalat collaborat celebrat facilitat appreciat evaluat communicat concentrat dedicat estimat relocat rotat "
    "shift-chang us exercis outsourc replac notic introduc produc announc balanc danc experienc influenc voic rescu "
    "continu argu valu pursu welcom com becom overcom resum assum consum interfer ensur measur captur secur explor "
    "observ resolv involv dissolv reserv deserv prov approv remov smil fil compil bas eras purchas promis surpris "
    "analys criticis prioritis summaris apologis recognis emphasis structur pric forc enforc sourc trad upgrad provid "
    "guid hid rul schedul settl struggl handl tackl juggl doubl tripl singl enabl troubl".split()
)
# Short verbs that double their last letter.
_DOUBLING = frozenset(
    "stop plan swap cut put set sit run get let quit hit drop skip chat shut plug step split begin win dig ban map scan rob beg hug jog log tag slip ship trip shop chop clap wrap stir occur refer prefer commit admit permit forget spin swim trim".split()
)


def base(form: str) -> str:
    """The base of a past form, a participle, a gerund or a third person: "tried" → "try", "making" → "make"."""
    if form in _BASE:
        return _BASE[form]
    if form.endswith("ing") and len(form) > 4 and form not in _NO_GERUNDS:
        return _restored(form[:-3])
    if form.endswith("ied") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith("ed") and len(form) > 4:
        return _restored(form[:-2])
    return form


def _restored(stem: str) -> str:
    """A stem with its silent e back, or with its doubled letter single; a verb that exists comes first."""
    single = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    for candidate in (stem, stem + "e", single):
        if candidate in VERBS:
            return candidate
    if stem in _SILENT_E:
        return stem + "e"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in _DOUBLING:
        return stem[:-1]
    return stem


def past(verb: str) -> str:
    """The past tense of a base: "take" → "took", "try" → "tried", "stop" → "stopped"."""
    if verb in _PAST_OF:
        return _PAST_OF[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if verb in _DOUBLING else "") + "ed"


def participle(verb: str) -> str:
    """The past participle of a base: "take" → "taken", "hire" → "hired"."""
    return _PARTICIPLE_OF.get(verb) or past(verb)


def is_verb(form: str) -> bool:
    """Whether a word is a form of a verb that people commonly use: "tried", "goes", "plan"; not "yoga"."""
    return base(form) in VERBS or third_person_to_base(form) in VERBS


def is_gerund(word: str) -> bool:
    """Whether a word is the -ing form of a verb that people commonly use: "going", not "morning"."""
    return word.endswith("ing") and base(word) in VERBS and base(word) != word


def is_adverb(word: str) -> bool:
    """Whether a word ends as an adverb does and is no verb: "simply", not "apply"."""
    return word.endswith("ly") and word not in VERBS


def is_participle(word: str) -> bool:
    """Whether a word may be a past participle: "stopped", "given"."""
    return word in _PARTICIPLES or (word.endswith("ed") and len(word) > 4)


def third_person_to_base(form: str) -> str:
    """ "works" → "work", "tries" → "try", "does" → "do"."""
    if form in _BASE:
        return _BASE[form]
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def third_person(verb: str) -> str:
    """The form after "she": "work" → "works", "try" → "tries", "do" → "does", "be" → "is"."""
    if verb in ("be", "have"):
        return "is" if verb == "be" else "has"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def gerund(verb: str) -> str:
    """The -ing form of a base: "try" → "trying", "make" → "making", "stop" → "stopping"."""
    if verb in ("be", "see", "flee", "agree", "dye"):
        return verb + "ing"
    if verb in ("lie", "die", "tie"):
        return verb[:-2] + "ying"
    if verb in _DOUBLING:
        return verb + verb[-1] + "ing"
    return (verb[:-1] if verb.endswith("e") and len(verb) > 2 else verb) + "ing"


def is_past(word: str) -> bool:
    """Whether a word looks like a past tense."""
    return word in _PASTS or (word.endswith("ed") and len(word) > 4 and word not in ("need", "indeed", "speed", "feed"))


def is_action_past(word: str) -> bool:
    """Whether a word tells of a deed: "told", "stopped", and not of a state, as "had" and "knew" do."""
    return word not in _STATES and is_past(word)
