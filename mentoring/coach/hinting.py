"""Advice told as what others do, as what once helped, or as a deed that would do good: a hint, weaker than telling."""

from mentoring.coach.clause import Ask, Clause, Form
from mentoring.coach.labels import Label
from mentoring.coach.turns import DEED, GERUND, turns

_OTHERS = (
    r"(some|most|many|other|plenty of|lots of|a lot of|any|every|the best|(a )?(good|sensible|wise)) (of the |good |sensible |experienced |of my )?"
    r"([a-z]{3,20} ){1,2}"
)
_WHO = r"((that |who )?(i|we) (know|knew|have met|worked with|have worked with) |in your (place|position|shoes|seat) |here |like you )?"
_DEED = rf"(?!(say|see|be|have|do|make|find|get|think|let|call (it|this|that|him|her|them|me)|agree|mind) )({DEED}|leave|walk away|say (no|yes)) "
_DONE = (
    r"(walked (out|away)|left|told|asked (for|him|her|them|the|my)(?! same )|called (him|her|them|the|in)|gone (to|straight|home)|quit|resigned|"
    r"said (no|something|sorry)|reported|written (it|to|everything)|refused|complained|rung|phoned|waited|stopped|handed|insisted|applied) ?"
)
_CURES = (
    r"(clear|sort|solve|fix|help|ease|settle|save|do the (trick|job)|make a (big |huge |real )?difference|"
    r"make (it|that|things|life|you) (a lot |much |so much |a bit )?(easier|better|simpler|lighter|calmer|happier|faster|safer|fairer)|"
    r"(stop|prevent) (it|that|this|them)|go a long way|work wonders|take the pressure|do (you|them|her|him) (some |a lot of )?good|be (enough|a start))\b(?! (me|us) )"
)
_JUST = r"((just|simply|probably|at least|definitely) )?"
# What is said about the other person is thanks or interest: "it helped me to talk to you".
_NOT_YOU = r"(?![^?]{0,80}\b(you|your|yours|our|today) )"
HINTS = turns(
    rf"{_OTHERS}{_WHO}(would|'d|might) (just |simply |probably |at least |by now |at this point |have )?{_DEED}",
    rf"(all the )?other ([a-z]{{3,20}} ){{1,2}}(just|simply|always) {_DEED}",
    rf"{_OTHERS}((that |who )?(i|we) (know|knew|have met|worked with)) (just |simply |always |never )?{_DEED}",
    rf"(a|an|another|one|some|more|fewer|less|regular) ([^ ,]{{1,30}} ){{1,8}}?(would|could|might|may|'d) (probably |really |soon |well |often |maybe )?{_CURES}",
    rf"({GERUND}) (?!(is|was|are) )([^ ,]{{1,30}} ){{0,8}}?(would|could|might|may) (probably |really |soon |well |often |maybe )?{_CURES}",
    r"(there is|there 's|you have|you have got|you 've got) always (the|an?|that) (option|possibility|chance|choice|alternative) (of|to) ",
    r"(one |another |the |a |some |the only )(thing|things|trick|idea|habit) (that |which )?(always |really |has |have )?(worked|works|helped|helps|saved me|"
    rf"did it|made the difference)( well| best)?( for)?( me| us)? (was|is|were|are) {_NOT_YOU}",
    r"(i|we) (always |usually |often |eventually |once )?(found|find) (that )?(it )?(very |really |quite |so |most |more )?(useful|helpful|easier|best|better|"
    rf"works|worked) {_NOT_YOU}(to (?!(hear|see|know|learn) )|when|if|{GERUND}) ?",
    rf"it (really |always |often )?(helped|helps) (me|us) (a lot |enormously |most )?{_NOT_YOU}(to|when) ",
    r"(i|we) ((would|'d) have thought|(would|'d) have expected) (that )?([^ ,]{1,30} ){1,8}?(would|could|might|'d) ",
    r"(i|we) (would|'d) (just |simply |probably |definitely |always |never )?say (no|yes|sorry|nothing|so|that|it (to|out|straight)) ",
    r"(nobody|no one|noone) (would|will|'d) (blame|mind|hold it against|fault|judge) (you|it)( for| if| to| against)",
    rf"nothing (is )?(stops|stopping|keeps|keeping) you (from )?({GERUND}) ",
    rf"what (really |always )?(helped|helps|saved) (me|us) (most |a lot |best )?(was|is) {_NOT_YOU}",
    r"it would n't (hurt|harm|do any harm|be a bad idea|kill you) (you )?to ",
    rf"there is (nothing wrong|no shame|no harm|nothing bad) (with|in) ({GERUND}) ",
    rf"(i|we) (would|'d) {_JUST}have {_JUST}{_DONE}",
    rf"((anybody|anyone|everybody|everyone|somebody|nobody) else|{_OTHERS}{_WHO}) ?(would|'d|might) {_JUST}(have {_JUST}{_DONE}|{_DEED})",
    r"(i|we) (always|usually|often) (tell|say to|advise|remind) (my|our|the|new|people|everybody|everyone) ([a-z]{2,20} ){0,2}?(not )?to ",
    r"((sometimes|often|usually) )?it is (sometimes |often |usually )?(enough|sufficient) (to (?!(know|hear|see) )|if you )",
    r"it (is|would be) never too late (to|for) ",
)


def hinted(clause: Clause, at: int) -> Ask | None:
    """The hint that a statement gives, where it does: "most teachers I know just close the door"."""
    span = clause.first(HINTS, at)
    return clause.ask(Label.ADVICE, Form.HINT, at, span) if span else None
