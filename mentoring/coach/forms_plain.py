"""The plainest open questions, for what no closer form fits: they leave the person's idea or verdict out altogether."""

from __future__ import annotations

import re

from mentoring.model import Label

_HELPED = re.compile(
    r"\b(?:would|could|might|may|wouldn't|couldn't)\b.{1,70}\b(?:help|helpful|useful"
    r"|benefit|do (?:you|your team|them) good|be of use)\b"
    r"|^(?:would|could|might) (?:a|an|some|more|less) "
)
_TRIED = re.compile(
    r"\b(?:have|has|did|hve|hav) (?:you|u|anyone|your team)(?: ever| already| not)?"
    r" (?:try|tried|ask|asked|speak|spoke|spoken|talk|talked|tell|told|look|looked"
    r"|raise|raised|suggest|suggested)\b"
    r"|^(?:ever )?tried\b"
)
_TELLS = re.compile(
    r"^(?:just |please |do |honestly[,?]? |seriously, |promise me )*(?:try|ask|talk"
    r"|take|go|get|give|keep|make|say|start|stop|don't|dont|never|always|be|think"
    r"|remember|focus|trust|listen|look|let|find|"
    r"write|speak|call|book|accept|apply|avoid|draw|set|show|share|stand|stay|step"
    r"|sleep|turn|use|wait|walk|work|pick|put|hold|hang|cut|check|bring|leave|quit"
    r"|tell|delegate|explain|cheer)\b"
)
_FROM_EXPERIENCE = re.compile(
    r"\b(?:most|some|other|many|plenty of|a lot of|lots of|successful) (?:people|teams"
    r"|\w+s)\b|\b(?:worked|works|helped|helps) (?:for )?me\b|"
    r"\bi (?:always|usually|found|find|once|remember)\b|\bwhen i (?:was|had)\b|\bmy"
    r" (?:trick|last boss|old)\b|\bhelped me\b|\ba friend of mine\b"
)
_TIME = re.compile(r"\btime (?:for|to|you)\b|\bchange\?*$")
_SOMEBODY = re.compile(r"\bis there (?:any|some)(?:body|one)|\bis there a (?:colleague|person)|\bwho could\b")
_CONSOLES = re.compile(r"^(?:just |please |do )*(?:don'?t )?be\b")
_STOPPED = re.compile(r"\bwhat(?:'s| is|s)? ?(?:stop|keep|prevent|hold|hinder)")
_ACCUSES = re.compile(
    r"^and (?:you|u)\b|^(?:so |and |but )?(?:why|who|what|when|where|which)\b|\bwrong"
    r" with you\b|\b(?:are|do|did|have|has|can) (?:you|u) (?:even|just|really|seriously"
    r"|honestly|always|at least|no\b)|"
    r"\bhow (?:dare|could you|can you)\b|\bguilty\b|\bashamed\b|\bexcuse\b|\bbecause"
    r" (?:you|of your)\b|^(?:is|could) it (?:be )?(?:that|because) (?:you|your)|^admit\b"
    r"|"
    r"\bhow (?:many|much|often|long)\b|^how\b"
    r"|^(?:so |and )?(?:you're|you are|youre|ur|u r) the one\b|^(?:was|is) it (?:the|your|all)\b.* that\b"
    r"|^(?:and |so )?(?:nobody|no one)\b"
)
_NEEDED = re.compile(r"^shouldn'?t (?:someone|somebody|anyone|anybody|we)\b")
_SHORT = 4  # words of "tea or coffee", which arranges and weighs nothing
_FELT_THEN = re.compile(
    r"^(?:so |i bet |i suppose |i guess )*(?:you|u) (?:felt|were|hated|loved|enjoyed"
    r"|must(?:'ve| have))\b|\b(?:it|that) must have\b|^(?:weren't|werent) you\b"
)
_FEELS = re.compile(
    r"^(?:so )?(?:you|u|it|that) (?:must|must b)\b|^(?:so )?(?:you're|you are|youre"
    r"|u r|ur) (?:just |obviously |clearly |really |bound to be )*(?:unhappy|happy"
    r"|tired|upset|scared|nervous|bored|fed up|angry)"
    r"|^aren't you (?:tired|fed up|worried|glad|happy|bored|scared)"
)
_PART = re.compile(r"\b(?:because|(?:is|was) it the|(?:is|was) (?:it|\w+ \w+) (?:more )?about|problem)\b")
_EACH = re.compile(
    r"\b(?:rather|prefer|(?:is|was|would) it (?:be )?better|should we|do you want to|staying|for or against)\b"
)
_KIND = re.compile(r"^(?:are|would) you (?:say you are |more |more of |a |an |call yourself )")
_VIEW = re.compile(
    r"^(?:do|would) (?:you|u) (?:really )?(?:think|believe|reckon|say|feel (?:that"
    r"|like|as if)|agree)\b(?! (?:you|we) could)|^in your (?:opinion|experience|view)\b"
)
_NEGATED = re.compile(
    r"\b(?:didn't|haven't|hasn't|don't|doesn't|weren't|aren't|never|nobody|no one|didnt|havent"
    r"|isn't|wasn't|won't|wouldn't|couldn't)\b"
)
_OWN = re.compile(
    r"\b(?:why|y|whyd|wy) (?:\w+ ){0,2}(?:you|u)\b|\bhow come (?:you|u)\b"
    r"|\breasons? (?:that |why )?(?:you|u|for your)\b"
)
_NOW = re.compile(r"\b(?:why|y|how come)(?: (?:is|are|do|does|can)\b|'s\b| can'?t\b)")
_POINTS_BACK = re.compile(r"\b(?:it(?! that\b)|this|(?<!it )that)\b")
_MINE = re.compile(r"\b(?:should|must) (?:i|we)\b|\bbother\b")


def plainly(label: Label, clause: str) -> str | None:
    """A plain open question instead of a clause in lower case, or None where even that would miss it."""
    if label is Label.ADVICE:
        return _advised(clause)
    if label is Label.LEADING:
        return _claimed(clause)
    if label is Label.WHY:
        return _asked_why(clause)
    return _closed(clause) if label is Label.CLOSED else None


def _claimed(clause: str) -> str | None:
    """Instead of a claim about the other person's feelings or about anything else."""
    if _FELT_THEN.search(clause):
        return "how was that for you"
    if _FEELS.search(clause):
        return "how is that for you"
    if _NEEDED.search(clause):
        return "what options do you see"
    return None if _ACCUSES.search(clause) else "how do you see it"


def _advised(clause: str) -> str | None:
    if _CONSOLES.search(clause):
        return None
    if _STOPPED.search(clause):
        return "what would you like to do"
    if _FROM_EXPERIENCE.search(clause):
        return "what has worked for you before"
    if _HELPED.search(clause):
        return "what would help you"
    if _TRIED.search(clause):
        return "what have you tried so far"
    if _TELLS.search(clause):
        return "what would you like to do"
    if _TIME.search(clause):
        return "what would you like to be different"
    return "what kind of help would you like" if _SOMEBODY.search(clause) else "what options do you see"


def _asked_why(clause: str) -> str | None:
    if re.search(r"\bdo (?:you|u) (?:think|believe)\b", clause):
        return "what do you think is behind it"
    if _MINE.search(clause):
        return "what speaks for it"
    if _OWN.search(clause):
        return "what got in the way" if _NEGATED.search(clause) else "how did you come to that"
    if _NEGATED.search(clause) or _NOW.search(clause):
        # "Why is the gate locked?": whoever reads only "What is behind that?" doesn't know behind what.
        return "what is behind that" if _POINTS_BACK.search(clause) else None
    return "how did that come about"


def _closed(clause: str) -> str | None:
    if " or " in clause and not re.search(r"\bor (?:not|so|what)\b", clause) and len(clause.split()) > _SHORT:
        if _KIND.search(clause):
            return "how would you describe yourself"
        if _PART.search(clause):
            return "what part does each of them play"
        return "what speaks for each" if _EACH.search(clause) else None
    return "how do you see it" if _VIEW.search(clause) else None
