"""Turns of phrase that give a sentence away, as regular expressions over plain lower-case words.

Each is matched at the start of a clause in which words stand one space apart. Every repetition is bounded, so no
input can make one of them run away.
"""

import re

Pattern = re.Pattern[str]
Turns = tuple[Pattern, ...]

ADVERB = (
    r"(just|simply|maybe|perhaps|possibly|ever|already|also|even|not|n't|actually|really|yet|never|"
    r"always|still|again|at least|by any chance|instead|first|then|now|finally|"
    r"at some point|seriously|honestly|strongly|really strongly|highly|ever yet|probably|definitely)"
)
ADV = rf"({ADVERB} ){{0,3}}+"  # possessive: what follows an adverb is never read as another adverb
YOU = r"(you both|you all|you guys|you two|the two of you|both of you|you and [a-z]{2,20}|you|one)"
WORD = r"[^ ]{1,60}"

# Things that people are told to do; used only where a clause already has the form of a suggestion.
DO = (
    "ask|talk|speak|tell|try|suggest|delegate|write|propose|start|stop|set|arrange|negotiate|push|say|invite|find|use|"
    "move|swap|hand|let|take|make|give|offer|raise|go|get|change|call|contact|email|mail|phone|ring|check|look|read|"
    "learn|practise|practice|prepare|plan|book|apply|join|leave|quit|resign|refuse|wait|insist|bring|put|keep|work|"
    "focus|be|do|have|explain|show|share|split|reduce|cut|drop|skip|postpone|reach|involve|meet|schedule|block|"
    "consider|ignore|challenge|confront|volunteer|switch|turn|run|build|hire|train|document|send|add|remove|escalate|"
    "complain|report|approach|attend|sign|pick|choose|accept|rest|relax|slow|step|sit|see|think|discuss|present|pair|"
    "shadow|reschedule|automate|outsource|divide|combine|simplify|organise|organize|rewrite|test|follow|record"
)
# … and more of them, for places where only a deed can stand; as a first word many of these are nouns.
DEED = (
    DO
    + "|walk|visit|knock|introduce|sleep|breathe|count|draw|pause|thank|apologise|apologize|delay|cancel|close|open|order|"
    "pay|sell|buy|teach|mentor|coach|dare|demand|forward|limit|lower|print|query|quote|repeat|request|review|save|stick|"
    "store|study|update|warn|watch|wear|inform|notify|involve|repair|replace|rename|redo|restart|return|retrain|"
    "specialise|specialize|subscribe|teach|translate|trust|type|upload|wrap|zoom|hold|host|improve|increase|interview|"
    "link|list|listen|measure|mention|negotiate|note|nominate|observe|organise|outline|park|perform|praise|price|print|"
    "promote|publish|question|recruit|register|rehearse|rely|rent|research|reserve|retire|revise|rotate|scan|scrap|search|"
    "seek|shift|shorten|sort|stand|state|stay|stretch|submit|support|tackle|time|track|travel|treat|upgrade|vote|warm|"
    "rephrase|reorder|relocate|hang|forget|feed|dress|eat|drink|chat|bake|cook|clean|catch|cover|copy|claim|charge|carry"
)
BETTER = (
    r"(help|helpful|useful|worth|wise|wiser|smart|smarter|sensible|better|easier|best|good|nice|"
    r"an idea|a good idea|an option|"
    r"an alternative|worthwhile|a solution|the answer|possible for you|an improvement|fairer|"
    r"more useful|more helpful|more effective|quicker|simpler|safer|a thought|worth a try|worth it|"
    r"kinder|healthier|clever|cleverer)"
)
GERUND = r"[a-z\-]{2,30}ing\b"
# What a person can be asked to do with words alone: a request for it is an invitation, whatever its grammar.
RELATE = (
    r"((tell|show|teach|give|walk|talk|take|help|guide|let) (me|us)|telling (me|us)|(show|teach|giv|walk|talk|tak|help|guid)ing (me|us)|"
    r"hear(ing)? (about |from |more |how |what |your )|learn(ing)? (about |more |how you|what you)|know(ing)? (about |more |how |what |why )|"
    r"(say|saying|talk|talking|speak|speaking) (a bit |a little |some )?(more |about )|"
    r"(explain|describ|outlin|recall|summaris|unpack)(e|ing)?(?! ([^ ,]{1,30} ){1,4}to (him|her|them|the|your|his|their)) |"
    r"shar(e|ing)(?! ([^ ,]{1,30} ){1,4}with (him|her|them|the|your|his|their)) )"
)
MAKE_IT = (
    rf"(n't )?(it|that|this) (n't |not )?{ADV}((be )?(a bit |much |a lot |far |more )?{BETTER}|make "
    r"(more |some |any )?sense|be time|pay off|hurt) "
)


def turn(text: str) -> Pattern:
    """One turn of phrase; a plain bracket only groups."""
    return re.compile(re.sub(r"\((?!\?)", "(?:", text))


def turns(*texts: str) -> Turns:
    """Turns of phrase that are tried one after the other."""
    return tuple(map(turn, texts))
