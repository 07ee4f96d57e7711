"""Turns of phrase in which the asker's own solution hides behind a question mark: advice in disguise."""

from mentoring.coach import words
from mentoring.coach.turns import ADV, BETTER, DEED, DO, GERUND, MAKE_IT, RELATE, WORD, YOU, turns

STATIVE = "|".join(sorted(words.STATIVE_VERBS))

_HELPS = (
    r"(help|work|be (a |an |of )?(real |good |possible |better )?(option|alternative|possibility|idea|solution|way "
    r"(out|forward)|start|useful|helpful|worth|worthwhile|possible|feasible|realistic|doable|thinkable|use|enough|sufficient|better|smarter|"
    r"something|good|nice))\b"
)

_IMPROVES = (
    rf"({_HELPS}|make (it |that |things |this |you |your |the |more |for )|save |solve |fix |ease |speed |reduce |prevent |"
    r"give you |do the trick|do you good)"
)

# "Has it crossed your mind to ask her?", "any reason you couldn't wait?": a thought put into the other person's head.
_PLANTED = turns(
    rf"(have|has|had|did) (n't )?(you|it) {ADV}(given?|give|spared?|put) (any |some |much |a |more |serious )?(thought|"
    r"consideration|a thought) (to|into) ",
    rf"(has|did|does|had) (n't )?(it|the (idea|thought|possibility)|that) {ADV}(occur(red)?|cross(ed)?|come|came|enter(ed)?|dawn(ed)?|"
    rf"struck|strike) (to |on |into )?(you|your (mind|head|thoughts)) {ADV}(to|that|of|for) ",
    r"(is|was|has|have|are) (you |it |that |there )?(ever )?(been )?(on|in) your (radar|mind|list) to ",
    rf"(any|is there any|is there a|a|no) (chance|way|possibility|reason) (that |why )?(you|you two|one) (just |simply )?(could|can|might|"
    rf"would|do|ca|can|do n't|ca n't|could n't|would n't|have n't) {ADV}(n't )?(?!{RELATE})({DEED}) ",
    rf"(any|is there any|is there a) (chance|possibility) of (you |your )?(?!{RELATE})({GERUND}) ",
)

# "Would a checklist help?", "is asking for a mentor an option?": a solution, offered.
_OFFERED = turns(
    rf"(is|was|would|could|might|will|wo|does|may) (n't )?(just |simply )?({GERUND}) (?!(n't )?(here|there|part|what|how|something you|the) )"
    rf"([^ ,]{{1,30}} ){{0,10}}?{_HELPS}",
    rf"(would|could|might|may|wo|will) (n't )?(a|an|some|more|another|one|fewer|less|shorter|longer|regular|weekly|daily|better) "
    rf"([^ ,]{{1,30}} ){{1,7}}?(also |not |at least )?{_IMPROVES}",
    rf"(do|would) (n't )?you {ADV}(think|believe|feel|reckon|say|suppose|guess|imagine|find) (that )?(?!(you|i|we|he|she|they) )([^ ,]{{1,30}} ){{1,8}}?"
    rf"(would|could|might|may|'d) (also |maybe |not |n't )?{_IMPROVES}",
    rf"(is|was) (n't )?({GERUND}) ([^ ,]{{1,30}} ){{0,10}}?((an|not an|a) (option|possibility|alternative|idea|solution)|out of the question|possible|"
    r"worth (it|a try|considering|thinking)|on the table) ",
    rf"(could|can) you {ADV}(see|picture) yourself {ADV}({GERUND}) ",
    r"(would|will|could|might) (n't )?(you|it|that|things|life|work) ([^ ,]{1,30} ){0,3}?(better|easier|happier|calmer|faster|simpler|more) if you ",
    r"what would it take (for you )?(to )?(finally|just|simply|at last) ",
    rf"(are|would) you (be )?{ADV}open to (?!(tell|shar|walk|talk|explain|describ|say)ing )({GERUND}) ",
    rf"(is|would|could|might) (that|this|it|(a|an|more|some) [a-z]{{3,20}}) (also )?(be )?(something|anything|an option|a possibility|possible) (that )?(you (could|can|might|would)|for you(?! to {RELATE})) ",
    rf"(any|is there any|is there a|what|what is the|a) reason (for you )?not to ({DEED}) ",
)

# "Have you tried …?", "have you thought of …?", "have you told her about it?"
_TRIED = turns(
    rf"(have|has|had) (n't )?{YOU} {ADV}(maybe )?(tried|try|considered|consider|explored|contemplated) ",
    rf"(have|has|had) (n't )?{YOU} {ADV}(thought|think) (about|of|to|that) (?!what |how (?!much |it would |you could )|why |who |"
    r"where |when |which )",
    r"(you )?(ever |already |also |not |never )(thought (about|of)|tried|considered) ",
    rf"(tried|considered|thought (about|of)) ({GERUND}|it |that |a |the |to )",
    rf"(have|has) (n't )?{YOU} {ADV}(looked (into|at)|asked|spoken (to|with)|talked (to|with|about)|"
    r"raised|discussed|told|informed|notified|written to|emailed|complained to|warned|consulted|sat down with|gone to|been to see|pushed back|put it in writing|written (it|that|this|them|everything) down|"
    r"made (a|yourself a) list|set (a|some|clear) |been in touch with|got(ten)? in touch|contacted|reached out|approached|"
    r"brought (it|this|that) up) ",
    rf"(did|do) (n't )?{YOU} {ADV}(try|consider|tried) ",
    rf"did (n't )?{YOU} {ADV}(think|thought) (about|of) ",
    rf"(have|had|did) (n't )?{YOU} {ADV}(thought|think|wondered|asked yourself) (about )?(what|how) [^?]{{1,60}} if you ",
    rf"(would|could|might|is) (n't )?(it|that) (be )?too much (to ask |trouble )?(to|if|for you to) (?!(ask you to )?{RELATE})",
)

# "Why not …?", "why don't you …?"
_WHY_NOT = turns(
    rf"why (ca n't|can n't|could n't|would n't) (we|{YOU}) (just|simply) ",
    rf"why (do n't|not do|do not) (we|{YOU}) {ADV}(?!({STATIVE}) )",
    rf"why (did|have) n't {YOU} (just|simply) ",
    rf"why {YOU} (do n't|do not) {ADV}({DO}) ",
    rf"why (do n't|not do|do not) we {ADV}(get (everyone|everybody|them|him|her|together|people|a|an|some|more) |have (a|an) ) ?",
    rf"why not {ADV}({DO}) ",
    rf"why not {ADV}({GERUND}) ",
)

# "What if you …?", "how about …?", "what stops you from just …?"
_WHAT_IF = turns(
    r"(and |but )?(what|how) (if|about if) (?!anything |nothing |(?![^?]{0,80}\byou )[^?]{0,60}\bhad )",
    r"(and |but )?if you (just|simply|only) (did n't|asked|told|said|left|took|went|stopped|let|waited|moved|tried|wrote|called) [^,?]{1,60}$",
    r"(how|what) about (this|that|it) (, )?(: )?(you|we|i|instead|just|next time|try|let us|from now) ",
    r"what (do|would) you say (we|you) (?!(is|are|was|were|do|did|have|need|bring|mean|learned) )",
    r"(how|what) about (?!(you|yourself|your team|your side|it|that|this|them|him|her|me|us|yours|"
    r"now|today)( ,.{0,200}| now| personally| today| this week| then)? ?$)"
    r"(?!.{1,40} (makes|helps|keeps|gives|feels|works|worries|excites|interests|is|was|has|are|do you|did you|would you) )",
    r"what (is |would be |do you think is )?(n't )?(stops?|stopping|prevents?|preventing|keeps?|"
    rf"keeping|holding|blocking) {YOU} (back )?from (just|simply) ",
    rf"what (is |would |do you think is )?(stops?|stopping|prevents?|preventing) {YOU} "
    rf"(from )?({GERUND}) (?!.{{0,20}}$)",
    rf"what (is |would )?(stops?|stopping|prevents?|preventing) {YOU} (from )?(?!(being|feeling|"
    rf"getting|reaching|achieving|progressing|moving|growing|succeeding|thriving|doing) )({GERUND}) ",
)

# "What would happen if you …?", "how would she react if you …?", "what do you think of asking …?"
_IMAGINED = turns(
    r"what (do you (think|believe|reckon|suppose|imagine) )?(would|will|could|might|'d) "
    r"(you think )?(happen|change|be different|be the worst|it (be like|look like|feel like|bring|"
    rf"cost)|(he|she|they|your {WORD}) (say|do|think|react)) if {YOU} {ADV}(?!had |were |was |could |"
    r"knew |got |woke |did n't |are |have |felt |feel |lived |wanted )",
    rf"how (do you (think|believe|reckon|suppose|imagine) )?(he|she|they|your {WORD}|it|things|"
    rf"the {WORD}) (would|will|might|could|'d) (react|feel|respond|be|go|change|look|"
    rf"work) if {YOU} {ADV}(?!had |were |was |could |knew |got |woke )",
    r"how would you feel (about (just |simply |maybe )?(?!(being|having|working|getting|living|"
    rf"training|meeting|becoming) )({GERUND}) )",
    rf"how (does|would|do) (just |simply )?({GERUND}) .{{0,60}}(sound|feel to you|look to you)\b",
    rf"what (would|do|will) you say (to|if) (a |an |the |us |we |you |i |that |this |{GERUND} )",
    r"how would it be (just |simply )?to (just |simply )?(give|ask|tell|let|hand|swap|move|drop|send|call|invite|offer|cancel|stop) ",
    rf"how (would|will|could|might) (it|that|this|things|he|she|they|your {WORD}) (be|feel|look|go|"
    rf"change|react|work|respond) if {YOU} {ADV}(?!had |were |was |could |knew |got |woke )",
    r"what (do|would) you (think|say|feel) (about|of|to) (just |simply |maybe |perhaps |"
    r"you )?(?!(being|working|having|doing|feeling|getting|living|belonging|during|anything|"
    r"something|everything|nothing|training|teaching|engineering|nursing|marketing|mentoring|"
    r"coaching|learning|writing|hearing|meeting|spring|morning|evening|building|being|bring|string|"
    rf"the|becoming|banking|accounting|manufacturing|networking) )({GERUND}) (?!(here|at|in|is|as) )",
)

# "Would it help if you …?", "is it time you asked …?", "is there a reason you haven't …?"
_WEIGHED = turns(
    rf"(?!(does|do|did) (it|that|this) hurt )(would|could|might|will|may|does|do) {MAKE_IT}((for you )?(if|to|that|when) (?!you $){YOU}? ?|you (to|if) |"
    rf"{GERUND} |for {YOU} to )(?!i |{RELATE})",
    rf"(would|could|might) {MAKE_IT}(for {WORD} )?(to|if (you|we|they|he|she)) (?!{RELATE})",
    rf"(would|could|might) {MAKE_IT}(a |an |the |some |your )",
    rf"(is|are|was) (n't )?(it|that|this) (?!.{{0,80}} or ){ADV}(worth|an idea|a good idea|an option|an alternative|"
    rf"time|wise|better|a possibility|wiser|easier) (for you |if you |that you |you |to )?({GERUND} |"
    rf"(to )?({DO})(ed|d)? |asked |went |took |spoke |told |left |moved |started |got |let |spoken )",
    r"(is|was) (there|there n't) (a|any|some) (good )?reason (why )?(that )?you (have n't|do n't|"
    r"did n't|ca n't|can n't|could n't|would n't|are n't|not) ",
)

# "Shouldn't you …?", "couldn't somebody else …?", "isn't there someone who could …?", "wouldn't you be happier …?"
_DENIED = turns(
    r"should n't (you|we|they|he|she|someone|somebody|anyone|anybody) ",
    rf"(could|can) n't (they|he|she|we|somebody|someone|(the|your|our|his|her) {WORD}) (just|simply|maybe) ",
    rf"could n't (we|somebody|someone|somebody else|someone else|anyone else|(one of )?(the|your|our) {WORD}) ({DEED}) ",
    rf"would (you not|n't you|you) {ADV}rather (?!(have|be|like|prefer|know|see|not have|work|live) )({DEED}) (?!.{{0,80}} or )",
    r"(is|are|was) n't there (any |a |some |an |no )?(one|somebody|someone|anybody|anyone|something|anything|way|person|[a-z]{3,20})"
    r" ([^ ,]{1,30} ){0,5}?(you|who|that|to) (could|can|might|ask|talk|speak|call|help|look)",
    rf"(would|could|might|may|wo) (n't )?({YOU}|they|he|she|(your|the|our) {WORD}) {ADV}(benefit|profit|gain) from ",
    r"(would|could|might|wo) n't (that|it|this|things) (also |just |simply |already )?(solve|fix|help|save|ease|do|work|be (easier|better|simpler|enough|fairer))\b",
    r"(is|was|would) n't (the|a|your) (easiest|best|better|simplest|obvious|right|only|quickest|safest|good) (solution|way|thing|option|"
    r"answer|step|idea|move)( be)? ",
    rf"(do|would) (n't )?you {ADV}(think|say|feel|believe) (that )?(it is |it 's |this is )(about |high )?time (to|for|you) ",
    rf"(do|would) n't you {ADV}(think|say|feel|believe) (that )?you (would|'d|will|might) (be |feel |do |work )(much |a lot |far )?"
    r"(happier|better|safer|freer|stronger|calmer|healthier|more) ",
    rf"would n't (?!(you|i|it|that|this) )([^ ,]{{1,30}} ){{1,5}}?be (a |an |the )?({BETTER}|right|ideal|natural|obvious|perfect)\b",
    r"would (it|that) (really )?(be )?(so|that) (bad|terrible|wrong|awful|hard|difficult|dreadful|impossible) (just |simply )?(to|if) ",
    r"(would|are|will) (n't )?you (not )?be better (off )?",
    r"(would|are) you (not )?better off ",
)

# "Should you …?", "could you just …?", "would you consider …?", "do you think you should …?", "can I suggest …?"
_NUDGED = turns(
    r"(is it|could it be|is it not|may it be|might it be) (possible |not )?(that )?you (just |"
    r"simply |maybe |perhaps )?(need|should|ought|have to|could just|must) ",
    r"are you sure (that )?you (should|need to|have to|would n't|could n't|ought) ",
    r"(fancy|care|feel like|up for|want) (to )?(try|trying|giving it a)\b",
    r"should you ",
    r"ought (n't )?you ",
    rf"(could|can) (n't )?{YOU} (not )?(just|simply|maybe|perhaps|not|at least|always|instead|try|"
    r"also try|possibly) (?!(tell|send|give|show|share|explain|help|let|describe) (me|us) )",
    rf"(could|might|may) (n't )?{YOU} {ADV}(?!(explain|share|show|describe|say|think|see|be|have|tell (the|your|that) ([a-z]{2, 20} )?story) "
    rf"(?!(to |with |it to )?(him|her|them)\b)|do )({DO}) (?!(me|us|more|a bit|a little|about yourself|"
    r"with|without|alone|under|from home|here|happy|in) )(?!.{0,60}\b(me|us|my|our)\b)",
    rf"(can|could) (n't ){YOU} {ADV}(?!see |hear |feel |understand |have |be )({DEED}|come) (?!(me|us|that) )",
    rf"can {YOU} {ADV}(ask|talk to|talk with|speak to|speak with|delegate|try|suggest|propose) "
    r"(?!(me|us) )(?!.{0,60}\b(me|us|my|our)\b)",
    rf"(would|will) you (n't )?{ADV}(consider|try|think about|be open to|be willing to (try|"
    r"consider)|be up for) (?!(tell|shar|walk|talk|explain|describ|tak|giv|show)ing )(?!(yourself) )",
    r"(would|could|might) you (be able to )?(consider|try) ",
    rf"are you {ADV}(open|willing|ready|up) (to|for) (try|trying|consider|considering|giving|testing|"
    r"experiment) ?",
    r"(do you|would you|do n't you|would n't you) (want|like|fancy|feel like) ?(to )?(try|consider|"
    rf"trying|considering|give {WORD} a (try|go)) ",
    rf"(do|would|did) (n't )?you {ADV}(think|believe|feel|reckon|say|agree|suppose|imagine|find) (that |maybe |"
    r"perhaps )?(it is |it would be |it might be |it 'd be )?(you |we )?(maybe )?(should|ought|"
    r"need to|have to|could|might|must|had better|better) ",
    rf"(do|would) (n't )?you {ADV}(think|believe|feel|reckon|say|suppose|guess|imagine|find) (that )?(it|that|this) (would|"
    rf"could|might|will|may|'d|is|was) (n't )?(be )?(a bit |much |more )?{BETTER} (to |if (?!i )|"
    rf"for you|{GERUND})",
    r"(do|would) n't you (think|believe|feel|reckon|say) (that )?(your [a-z]{2,20}|somebody|someone|they|he|she) (ought to|should) "
    r"(know|be (told|asked|warned|informed)|hear|find out|learn) ",
    rf"(do|would) (n't )?you {ADV}(think|believe|feel|reckon) (that )?({GERUND}) .{{0,60}}(would|"
    r"could|might|will|'d) (help|be better|be worth|make|work|solve|fix|be a)",
    rf"(can|may|could|might) i {ADV}(suggest|recommend|advise|propose|give you (some |a )?(advice|"
    r"tip|hint|piece)|offer (you )?(some |a )?(advice|tip|suggestion)) ",
    r"(do|did|were|are) (n't )?you (ever |already |maybe )?(know|realise|realize|aware|heard) (of the fact )?(that )?you (can|could|should|"
    r"might|may|ought|are allowed) ",
    rf"(is|would) (n't )?(there|there be) (a|any|some) way (for you to|you (can|could)) (?!{RELATE})(just|simply|{DO}) ",
    r"(what|how) would (keep|stop|prevent) you from ",
    r"(is|was) (there )?(anything|something|anybody|someone) (that is |that |which is |really |still )?"
    r"(stopping|preventing|keeping|holding|blocking) you (back )?from ",
    rf"(can|could|would) you {ADV}imagine (yourself )?({GERUND}) ",
    r"could (it|this|that) be time (to|for you) ",
    r"have you got (the )?courage to ",
    r"(could|can|would|will) you (not |n't |maybe |perhaps )?(do|try) (it |that |this |things )?(too|as well|the same|likewise|the same way|that way|like that) ",
)

# The asker's own solution, dressed as a question.
ADVICE = (*_PLANTED, *_OFFERED, *_TRIED, *_WHY_NOT, *_WHAT_IF, *_IMAGINED, *_WEIGHED, *_DENIED, *_NUDGED)
