"""Turns of phrase around a question: announcements, courtesies, exclamations, statements that only look like one."""

from mentoring.coach.turns import turn, turns

QUESTION_AHEAD = turn(
    r"((can|may|could|might) i (just |please |quickly )?ask (you )?(something|a question|one thing|"
    r"one question|a quick question|a quick one|one more thing|a personal question|this)?( personal|"
    r" about that| quickly)? ?$)"
    r"|how (should|shall|do|can) i (put|say|phrase) (it|this|that) ?$"
    r"|(and |but )?(what|how) about (you|yourself) ?$|(and |but )?you ?$"
    r"|(do you have|have you got|got) (a|one|two|five) (minute|moment|second|sec|minutes)\b"
)
WELL_BEING = turn(
    r"(how are you( doing| today| all| doing today| this morning)?|how is it going|how are things|"
    r"what is up|how do you do|you ok|are you well|all good|all well|"
    r"how is life)( , [a-z]{2,20})? ?$"
)
TRAILING_VIEW = turn(
    r"(, )?(do|would|did) you (think|say|reckon|believe|feel|suppose|guess|imagine)( so)? ?(,.{0,40})?$"
)
IF_SO = turn(
    r"((what do you (think|reckon|say)|guess what) ,(?= (what|how|why|who|which|where|when) )|if i may( ask| say( so)?)?|come on|be honest|admit it|to be honest|between us|if (so|yes|not|no|that is the case|you do|you did|you are)|in that case|in which case) ,? ?"
)
EXCLAMATION = turn(
    r"(how time |what an? (?!.{0,80}\b(do|does|did|is|are|would|could|can|have|has)\b (you|it|we|they|the|"
    r"your))|how (kind|nice|lovely|sweet|great|cool|wonderful|funny|interesting|strange|true|"
    r"amazing|generous|thoughtful|brilliant|exciting|sad|annoying)\b(?! (is|was|are|were|do|did|"
    r"would|has)\b))"
)
# A clause with a question word inside a statement: "What you said was helpful", "Which reminds me".
STATEMENT = turns(
    r"what (?!(is|was|does|has) )([a-z]{2,20}(s|ed)|made|went|came|kept|got|hit|took|felt) ((?!when |that |who |if )[a-z']{1,20} ){0,4}(is|"
    r"was) ",
    r"(how|why|what|where) i (?!(can|could|may|should|might|must|shall) )",
    r"which (is|was|are|were) (?!(the|your|our|more|harder|easier|better|worse|it|that|he|she|they|this)\b)",
    r"which (is|was) the (reason|point|problem|whole|same|worst|best)\b",
    r"which (i|we|they|he|she|it) ",
    r"which (reminds|means|explains|brings|leaves|made me|makes me|helped|worked)\b",
    r"(who|god|heaven|goodness) knows\b",
    r"(what|how|where|when|who|why) ([a-z]{1,20} ){1,8}(is|was) (that|to|when|because|how|why) ",
    r"(how|what|why|when|where) (you|i|we|they|he|she|it) ([a-z']{1,20} ){1,8}(is|was|were|are|has|"
    r"had|made|makes|will|would|helped|helps|impressed|surprised|showed|matters|worked|inspired|"
    r"meant|means|sounds|seems|looks|gave|touched|reminded|taught)\b",
)
# "I asked him: where is the money?": a question told, and not asked.
REPORTED = turn(
    r"(i|he|she|we|they|(my|our|the|his|her) [a-z]{2,20}) (then |just |once |always |later )?(asked|told|texted|wrote) (to )?"
    r"(him|her|them|me|us|myself|(my|our|the|his|her) [a-z]{2,20}) , (what|where|why|how|who|when|which|if|whether|is|are|do|did)\b"
)
VIEWS = turn(
    r"(any|your|some|what are your|other|further|more)? ?(thoughts|ideas|views|reactions|"
    r"reflections|impressions|learnings|thought)( on| about| so far| from| since| after|,| ?$)"
)
ON_A_SCALE = turn(
    r"\b(on a scale|(from|between) (0|1|zero|one) (to|and) (5|10|five|ten|100)|out of (5|10|five|"
    r"ten))\b|\bhow would you (rate|score|rank|grade)\b"
)
EITHER_OR = turn(r"what (do|would|did) you (rather|prefer|like (more|better|best)|choose|pick) ?.{0,80} or ")
# Two things to talk about, of which one is to be picked.
ABOUT_ONE = turn(r"\btalk about [^?]{1,60}? or about ")
