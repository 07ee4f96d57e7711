"""Turns of phrase in which the asker's own solution stands openly, or is played out in the mind: advice."""

from mentoring.coach.turns import ADV, BETTER, DO, GERUND, YOU, turn, turns

# Telling: statements and imperatives that hand over a solution.
MAYBE = turn(
    r"\b(maybe|perhaps|possibly) (you )?(just )?(could|should|can|might|want to|need to|ought|"
    r"it would|it could|it might|it is time|try|ask|talk|speak|a |an |some |just |with "
    rf"|((the|your|our) ([^ ,]{{1,30}} ){{1,4}}?|(somebody|someone|we) )(could|should) (be [a-z]{{3,20}}ed |(?!be ){DO}))"
)
HEDGE = (
    r"((i|we) (really |just |personally |honestly |strongly |do )?(think|feel|believe|guess|reckon|"
    r"suppose|find|would say|'d say) (that )?"
    r"|i (have|had|get|got) (a|the) (feeling|impression|sense) (that )?"
    r"|(it|that) (sounds|looks|seems|feels) (to me )?(like|as if|that) |sounds like |looks like "
    r"|maybe |perhaps |honestly |personally |really |definitely |in my (opinion|view|"
    r"experience) ,? ?|to be honest ,? ?"
    r"|(the way|as) i see it ,? ?"
    r"|(it|that) (is|was) (clear|obvious) (that )?|for me ,? ?|to me ,? ?|instead of [^,]{1,60}, )?"
)
TELLING = turns(
    rf"{HEDGE}{HEDGE}(you|you guys|you two|one|people like you|someone like you) {ADV}(should|ought|"
    r"ought to|shall) (?!(know|see(?! (a|an|the|your|somebody|someone) )|have|hear|be (proud|able|fine|there|here)|come with) )",
    rf"(?<!should )(?<!do )(?<!can )(?<!would )(?<!could )(?<!did )(as [^,]{{2,40}} ,? ?)?i {ADV}(recommend|"
    r"advise|suggest|would advise|would recommend|would suggest|urge) ",
    rf"{HEDGE}(it|that|a [a-z]{{2,20}}|some [a-z]{{2,20}}) (would|could|might|will) do you (some |a lot of |a world of )?good ",
    r"if i (were|was) [^?]{1,60} (i|we) (would|'d) ",
    r"(i|we) (really |just |honestly )?(think|reckon|guess|believe|feel|suspect|bet|find) (that )?(a|an|some|more|the|another) ([^ ,]{1,30} ){1,7}?"
    r"(would|could|might|will) (also |probably |really )?(sort|solve|fix|help|ease|make|do|be (better|good|enough|worth|easier))\b",
    rf"{HEDGE}you (would|'d|will|might|could) {ADV}(feel|be|sleep|work|look|get|do) (much |a lot |far |a bit )?(better|happier|calmer|safer|freer|"
    r"healthier|further|easier)\b",
    r"(one|another|the other|a second) (way|idea|option|possibility|step|approach|thing)( here| forward)? (would be|could be|might be|is|may be) (to |[a-z]+ing )",
    r"(a|one|another) (good|better|simple|nice|possible|easy|great|first) (way|idea|option|step|"
    r"start|thing|approach)( here| forward)? (would|could|might|is|may) ",
    r"(the )?(trick|key|secret|point|answer|best way)( here)? is to ",
    r"(the |my )?(trick|key|secret|answer|solution|advice|fix)( here)? is (quite |very |really |so )?(simple|easy|obvious|clear|short) , ",
    rf"{HEDGE}(i would say|i 'd say) (just |simply )?({DO}) ",
    r"let me (suggest|recommend|advise|give you) ",
    rf"{HEDGE}(you|we) (had|'d|would|will|might|may|could|are) (be |do )?{ADV}(better|best|wise|"
    r"well advised|well to)( off)? ",
    rf"{HEDGE}you {ADV}(might|may) {ADV}(want|like|wish|need|consider|try)( to)? ",
    r"if (it|that) (were|was|had been) me ",
    r"if (it|that|this) (had )?(ever )?happened to me ",
    r"(were|was) i (you|in your|him|her) ",
    r"you know what (i|we) (would|'d) (just |simply |probably |always )?(do|try|say) ((here|now|then|first|instead|next) )?(?=$|[,.?:!]|in your |if )",
    r"if i (were|was|am|had been) (you|in your|at your|him|her|your)",
    r"if i had your (job|team|role|place|position)",
    r"(in|at) your (place|shoes|position|situation|age|seat|case) ,? ?(i|we) ?(would|'d)? ",
    r"(the|one|another) (best |first |only |right |other )?thing (to do |to try |(you|one) (can|could|might|should) (do|try) )(here |now )?"
    r"(is|would be|might be) ",
    r"(my|the best|one|the only|a good|a little|some|another) (own |personal |honest |best |small |"
    r"only )?(advice|tip|recommendation|suggestion|solution|answer|hint|piece of advice)( for you|"
    r" to you| here)? (is|would|was|will|,) ",
    r"(the only|the best|the right|the obvious|the smart|the simplest|the easiest|your best|"
    r"your only) (answer|solution|way|thing|option|move|step|bet|choice|thing to do|"
    r"way forward)( here| for you| now)? (is|would be) ",
    rf"{HEDGE}(i|we) (would|'d|will|can|could|must|want to|should)? ?(like to )?{ADV}(suggest|"
    r"recommend|advise|urge|propose|encourage)( to| that| you| you to)? ",
    r"what (worked|works|helped|helps|always worked) for me (is|was) ",
    r"(let me|i will|i can|i want to|i have to) (just )?(tell you (what (to|you|i) |how to |how i )|give you (some |"
    r"a )?(advice|tip|hint)|show you how)",
    rf"{HEDGE}(it|that) (might|would|could|may|will|'d) {ADV}(be )?(a bit |much |a lot |"
    rf"far )?{BETTER} (to (?!(know|hear|learn|understand|see|find) )|if you (?!(can |could |would )?(tell|share|explain|describe) )|"
    rf"for you to |{GERUND})",
    rf"{HEDGE}(it is|it was|it seems|i think it is) (about |high |always |usually )?(best|better|time|important|worth|wise) "
    rf"(that you|for you to|to (?!you|me|us|him|her|them|the |be )[a-z]{{2,20}}|you) ",
    r"when i (had|was|faced|got|met|struggled)( [^ ]{1,30}){1,10} ,? ?i (just |simply |"
    r"always )?(went|asked|told|talked|spoke|started|stopped|took|wrote|quit|left|made|used|got|did|"
    r"tried|set|refused)\b",
)
# Telling only without a question mark: with one, these are read as checks ("you have to work nights?").
TELLING_FLAT = turns(
    rf"{HEDGE}you {ADV}(need to|have to|must|got to|have got to|need) ",
    rf"{HEDGE}you (could|can|might) (always |just |simply |also |maybe |perhaps |at least |try |"
    rf"easily ){{0,3}}({DO}) ",
    r"(all|what) you (need|have|should|ought)( to do| to)? (is|do is) ",
    r"you know what you (need|should|have|ought) ",
    rf"(i|we) (would|'d) {ADV}(?!(like|love|want|be(?! (careful|more|less|firm|firmer|honest|open|strict|patient|quick|clear|cautious) )|have|prefer|appreciate|say|hate|guess|imagine|"
    r"need|value|welcome|enjoy|describe|call|not|rather|never|think|know|agree|mind|suppose|expect|"
    r"hope|describe|also like|also love) )[a-z]{2,20} ",
)
# With a question mark, still telling.
TELLING_ASKED = turns(
    rf"{HEDGE}you (could|can|might) (always|just|simply|also|maybe|perhaps|at least|try|easily) ",
    rf"{HEDGE}you could ({DO}) ",
    rf"{HEDGE}you {ADV}(need to|have got to) (stop|start|just|be more|be less|learn|realise|understand|let) ",
    rf"(i|we) (would|'d) {ADV}(ask|talk|tell|wait|go|take|leave|write|start|stop|apply|say no|speak|"
    r"try|simply|just) ",
)
# … wherever it stands in the sentence.
TOLD_ANYWHERE = turn(r"\bif i (were|was) (you|in your)\b")
# … before a question: "you need to be firmer, how do you see that?"
TELLING_FIRST = turns(rf"{HEDGE}you {ADV}(need to|ought to|must) ")
# "Just apply, what is the worst that can happen?": telling, though a question follows.
IMPERATIVE_FIRST = turn(
    r"((just|simply|please just|always|never|do n't|first) )?"
    r"(tell|ask|talk|speak|apply|write|call|email|mail|phone|report|complain|quit|resign|refuse|book|delegate|stop|try|"
    r"confront|escalate|practise|practice|invite|propose|insist|negotiate|leave|join|hire|document|send|learn) "
    r"(?!(me|us|about (yourself|your))\b)[^?]{0,80}?(, |and )(then )?(what|how|who|when|do|does|did|would|could|can|is|are|will|have|ok|why)\b"
)
IMPERATIVE = turn(
    r"(just |simply |please just |always |never |maybe |maybe just |then just |do n't |do not |"
    r"better |definitely |first |go and |go )?"
    rf"({DO}|remember to|make sure|forget|avoid|trust|delegate|stand|act|get rid|push back|let go|"
    r"give up|come) "
)
NOT_TELLING = turn(
    r"(see (you|above|below|attached|also|the attached|there)|take care|have (a|fun|you|n't)|keep (up|in touch|me|us|it up)|get well|go (ahead|"
    r"team)|do (n't|not) (worry|know|mention|think so|forget|hesitate|be sorry|get me wrong)|"
    r"let (me|us)|say (more|hi|hello)|think (back|of|about (?![a-z]+ing ))|let n't|be right|be back|"
    r"do you|have (been|had|not)|call me|work (is|was)|"
    r"give (me|us)|tell (me|us)|show (me|us)|send (me|us)|look (at (this|that)|forward)|looking|"
    r"run(ning)? late|use of|plan for|report on|meet you|meeting|test ?$|test \d|"
    r"talk (to you|soon|later)|speak (soon|to you|later)|let you|do not worry|never mind|be (there|"
    r"in touch)|come (in|on)|no |"
    r"(plan|report|work|change|move|offer|record|train|book|test|call|mail|email|phone|cut|drop|"
    r"turn|check|hand|post|set|add|build|answer) (is|was|were|are|of|for|from|at|about|notes?|ids?|"
    r"has|had|went|with|looks|,|and) )"
)
FOR_THE_ASKER = turn(r"\b(me|us|my|our|please)\b")

# "Suppose you said …": the asker's move played out in the mind. A wish ("imagine you could …") is none.
SUPPOSING = turn(
    r"(now |just |so |let us )?(suppose|supposing|imagine|imagining|assume|assuming|picture|say|"
    r"let us say|what happens if|how would you feel if|what would change if) (that |for a moment |"
    rf"for a second |that )?{YOU} {ADV}(?P<verb>[a-z']{{2,30}}) "
)
# "If you asked her, what would happen?", "if you moved it, would that help?": the same move, put first.
IF_YOU_DID = turn(
    rf"if (instead |perhaps |maybe )?{YOU} (were to |{ADV}(?P<verb>[a-z']{{2,30}}) )(?![^?]{{0,80}}\b(my|our) )[^?]{{1,160}}?"
    r"(, )?((what|how) (do you think )?(would|could|might) (happen|change|be different|(he|she|they|your [a-z]+|the [a-z]+|things|people|it|that) "
    r"(react|respond|say|do|feel|think|go|change|look|be))"
    r"|(would|could|might) (n't )?(that|this|it|things|he|she|they|your [a-z]+|the [a-z]+|people) )"
)
IF_YOU_CONSIDERED = turn(
    rf"(if|whether) (it|that) (would|might|could|may) {ADV}(be )?(a bit |much |more )?({BETTER}|make sense|make it easier) (to (?!(know|hear|learn) )|if you |for you to )|"
    rf"(if|whether) you (have |had |'d |'ve )?{ADV}(considered|consider|tried|thought (about|of)|"
    r"could|should|might|would consider|would try|would be open to|are open to (trying)) "
)
