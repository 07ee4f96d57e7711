"""How people really type: short forms, missing apostrophes and slips of one letter, read as the word that was meant."""

from collections.abc import Mapping

_NOT = (
    "do",
    "does",
    "did",
    "is",
    "are",
    "was",
    "were",
    "have",
    "has",
    "had",
    "could",
    "would",
    "should",
    "must",
    "might",
)
_PRONOUNS = ("i", "you", "he", "she", "it", "we", "they", "that", "there", "this")
_ASKING = ("what", "how", "who", "where", "when", "why", "which")

_SHORT_FORMS = {
    "u": "you", "ya": "you", "yu": "you", "yuo": "you", "yoy": "you", "ur": "your", "yr": "your", "r": "are",
    "y": "why", "wy": "why", "wyh": "why", "hwy": "why", "whi": "why", "k": "ok", "wat": "what", "waht": "what",
    "wut": "what", "wht": "what", "whta": "what", "hwat": "what", "wath": "what", "whst": "what", "wot": "what",
    "wich": "which", "whch": "which", "wihch": "which", "witch": "which", "whitch": "which", "whn": "when",
    "wen": "when", "wehn": "when", "hw": "how", "hwo": "how", "ohw": "how", "woh": "who", "wher": "where",
    "whre": "where", "wud": "would", "wd": "would", "wld": "would", "wold": "would", "shd": "should",
    "shud": "should", "shld": "should", "cud": "could", "cld": "could", "hav": "have", "hv": "have", "haev": "have",
    "ahve": "have", "dou": "do you", "d'you": "do you", "d'ya": "do you", "dya": "do you", "didya": "did you",
    "whatcha": "what do you", "pls": "please", "plz": "please", "abt": "about", "bout": "about", "aobut": "about",
    "abou": "about", "ppl": "people", "bc": "because", "bcoz": "because", "cos": "because", "cuz": "because",
    "thru": "through", "tho": "though", "gonna": "going to", "wanna": "want to", "gotta": "got to",
    "lemme": "let me", "gimme": "give me", "innit": "is n't it", "init": "is n't it", "aint": "is n't",
    "ain't": "is n't", "cannot": "can not", "cant": "can n't", "can't": "can n't", "wont": "will n't",
    "won't": "will n't", "shan't": "shall n't", "im": "i am", "i'm": "i am", "ive": "i have", "youre": "you are",
    "yove": "you have", "youve": "you have", "youd": "you 'd", "youll": "you will", "theyre": "they are",
    "let's": "let us", "lets": "let us", "whos": "who is", "whats": "what is", "wats": "what is", "hows": "how is",
    "wheres": "where is", "whens": "when is", "whys": "why is", "thats": "that is", "theres": "there is",
    "whyd": "why did", "why'd": "why did", "howd": "how did", "how'd": "how did", "whatd": "what did",
    "what'd": "what did", "where'd": "where did", "who'd": "who would", "howre": "how are", "tel": "tell",
    "tryed": "tried", "tride": "tried", "thougt": "thought", "thougth": "thought", "thot": "thought",
    "considerd": "considered", "tnx": "thanks", "ty": "thanks", "thanx": "thanks", "idk": "i do n't know",
    "w/": "with", "n": "and", "yeh": "yeah", "yep": "yes", "prob": "probably", "tmrw": "tomorrow", "2day": "today",
    "fav": "favourite", "mgr": "manager", "mngr": "manager", "y'all": "you", "yall": "you", "iam": "i am",
    "hve": "have", "hav'nt": "have n't", "dnt": "do n't", "wdyt": "what do you think", "wdym": "what do you mean", "hbu": "how about you",
    "wbu": "what about you", "hru": "how are you", "cn": "can", "smth": "something", "sth": "something", "smbd": "somebody",
    "rly": "really", "whay": "what", "wha": "what", "talkin": "talking", "askin": "asking", "goin": "going", "doin": "doing",
    "thinkin": "thinking", "feelin": "feeling", "workin": "working", "tryin": "trying", "makin": "making",
    "gettin": "getting", "havin": "having", "tellin": "telling", "lookin": "looking", "takin": "taking",
    "stoppin": "stopping", "leavin": "leaving", "speakin": "speaking", "realy": "really", "beleive": "believe", "alot": "a lot", "whether": "whether", "wether": "whether",
}  # fmt: skip

# Words that a slip of one letter turns into; anything else that is close to one of them is left alone.
_FUNCTION_WORDS = (
    "what", "which", "where", "when", "would", "could", "should", "have", "does", "why", "tried", "thought",
    "considered", "wondering", "wonder", "think", "about", "curious", "describe", "explain", "because", "suppose",
    "imagine", "recommend", "suggest", "tell", "surely", "obviously", "isn't", "don't", "doesn't", "didn't", "wouldn't",
)  # fmt: skip

# Real words that lie one slip away from a function word.
_REAL_WORDS = frozenset(
    "that chat hat wheat whit watt wham wait want whats there here were whore wheres hence then than hen whom whole "
    "whose world mould wound cloud cold gould gold wood shoulder haven hare hate gave save cave wave rave pave halve "
    "heave shave live hive doe dose goes toes dots done tired dried cried fried tries trial though through thing thick "
    "thank thin thinks things bout above abort wander wonderful wonders drink chink thanks while whale white whine "
    "tall bell sell well cell fell hell till toll tale sure surly rely supposed imagined images image tells "
    "imagination suggests suggested recommends recommended explained explains described describes considers consider "
    "tribe trees try trying why's way shy who won wont buy guy hay whey hey haves hack half hand hard harm has had "
    "thoughts wondered wandering doses dies duet deer told tale teal teach".split()
)


def _contractions() -> dict[str, str]:
    forms = {word + "n't": f"{word} n't" for word in _NOT}
    forms |= {word + "nt": f"{word} n't" for word in _NOT}
    tails = {"'s": "is", "'re": "are", "'ve": "have", "'ll": "will", "'d": "'d"}
    for word in (*_PRONOUNS, *_ASKING):
        forms |= {word + tail: f"{word} {meant}" for tail, meant in tails.items()}
    return forms


FORMS: Mapping[str, str] = _contractions() | _SHORT_FORMS
_SLIPS_BY_LENGTH: Mapping[int, tuple[str, ...]] = {
    length: tuple(word for word in _FUNCTION_WORDS if abs(len(word) - length) <= 1) for length in range(4, 13)
}
_KNOWN = _REAL_WORDS | frozenset(_FUNCTION_WORDS)


def one_slip_apart(typed: str, meant: str) -> bool:
    """Whether one letter was dropped, added, changed, or two neighbours were swapped (Damerau distance of one)."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    a, b = typed[start:], meant[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (len(a) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b or a == b[1:]


def meant(word: str) -> tuple[str, ...]:
    """The words that a typed word stands for, in lower case: ("do", "n't") for "dont", ("what",) for "waht"."""
    lowered = word.lower()
    if lowered in FORMS:
        return tuple(FORMS[lowered].split())
    if lowered in _KNOWN or not lowered.isascii():
        return (lowered,)
    for candidate in _SLIPS_BY_LENGTH.get(len(lowered), ()):
        if candidate[0] == lowered[0] and one_slip_apart(lowered, candidate):
            return tuple(FORMS.get(candidate, candidate).split())
    return (lowered,)
