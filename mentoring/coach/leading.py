"""Turns of phrase that hold the answer already: tags, praise and blame, what is taken for granted."""

from mentoring.coach import words
from mentoring.coach.turns import turn, turns

# The answer is already in the question.
JUDGING = "|".join(sorted(words.JUDGING_ADJECTIVES))
AUX_NT = "(is|are|was|were|do|does|did|has|have|had|wo|will|would|could|can|ca|should|am)"
LEADING = turns(
    rf"{AUX_NT} n't (?!to )",
    r"(is|are|was|were|does|do|did|would|will|has|have|can|could) (it|that|this|he|she|they|you|we|"
    r"i|there|your [a-z]{1,20}|the [a-z]{1,20}|my [a-z]{1,20}|our [a-z]{1,20}) not (?!sure )",
    r"(do|did|would|will|can|could|shall) (you|we|you all) (also |really |not |honestly |at least |"
    r"all |still |both |finally |at last )?(agree|admit|accept|concede|confess)\b",
    r"(do|did) you (really|honestly|seriously|truly|actually|genuinely) (think|believe|want|expect|"
    r"need|feel)\b",
    r"(are|were) you (really|honestly|seriously|actually) (saying|telling|going|suggesting|sure|happy|proud)\b",
    r"(are|were) you (not )?(just|simply|only) (afraid|scared|jealous|lazy|angry|avoiding|worried|"
    r"looking for|making|trying)\b",
    r"(are|were) you (telling me|saying|suggesting) (that )?(you|they|we|he|she|it) (actually|"
    r"really|honestly|seriously|never|always|still)\b",
    r"(could|might|can|may) it (not )?be (that|because)\b",
    r"is it (just |simply |not )?that you\b",
    r"(would|is|was) it (not )?(be )?(fair|safe|right|correct|wrong) to (say|assume|think|conclude) (?!that (in|at|to|here|about|with|out) |(no|something|what|it|things|this|so) )",
    r"do you (also |not )?share (my|our|the)\b",
    r"do you (now |not |finally )?see (now|that|how wrong|how right)\b",
    r"how much (better|worse|easier|nicer|happier|smarter|faster) (is|are|was|do|did|does|would)\b",
    r"(is|was) (it|that|this) (obvious|a shame|a pity|typical)\b",
    r"am i (right|wrong|correct|not right|mistaken) (in|to|that|if|when|about|,|$)",
    r"(is|was|are) (it|that|this) (just |simply |maybe |perhaps |only |not |all )?because\b(?!.{0,80} or )",
    r"(can|could|do|did|have) you (not |n't )(see|admit|feel|notice|noticed)",
    rf"how (very |really |so |incredibly )?({JUDGING})\b(?! (of|for) (you|him|her)\b ?$)",
    r"how much (do|did|does|would) (you|your [a-z]{1,20}|they|he|she) (all |really )?(love|hate|"
    r"despise|adore|regret|dislike|miss|enjoy)\b",
    r"how (can|could|would) (you|anyone|anybody|someone|they) (possibly|seriously|honestly|even|"
    r"ever|really|actually)\b",
    r"how (can|could|do|would) (you|anyone|anybody|someone|they) (possibly|seriously|honestly)\b",
    r"how (can|could) (they|he|she|anyone|anybody|people) [^?]{1,60} (so [a-z]{2,20}ly|like (that|this)) ?$",
    r"how (can|could|do) (you|they|anyone|anybody) (even |ever )?(stand|bear|put up with|tolerate) ",
    r"(who|what|why|how|which) (would|wo|do|does|could|can|ca) n't (want|like|love|hate|be|say|"
    r"enjoy|prefer|agree)\b(?! you)",
    r"why (do|does|are|is|did|must|have|has|were|was) (you|they|he|she|we|it|"
    r"([a-z]{1,20} ){0,4}?[a-z]{1,20}) (always|never|constantly|still insist|forever|insist|"
    r"even bother|refuse to|have to make everything|make everything|such an? [a-z]{1,20})\b",
    rf"why (is|are|was|were) ([a-z']{{1,20}} ){{1,4}}(so |such |always |too |just )({JUDGING})\b",
    r"how come (you|they|he|she|we|it|(the|your|our|my) [a-z]{1,20}) (always|constantly|keep|forever|insist|refuse)\b",
    r"why (on earth|the hell|in the world|in god|the heck)\b",
    r"(what|how|who|where) (on earth|the hell|the heck)\b",
    r"how [a-z]{3,20} must ",
    r"what (did|have|had) you (do|done|say|said) to (make [^?]{1,60} (angry|upset|mad|cross|unhappy|annoyed|furious|difficult)|upset|annoy|anger|deserve|provoke) ",
    r"what (went|has gone|is going) so (very )?(wrong|badly|well|right)\b",
    r"when (are|will) (you|they|we|he|she) (finally|ever|at last) ",
    r"(who|what|how|why|where|which) (could|can|would) (possibly|ever possibly)\b",
    r"why (would|should) (anyone|anybody|someone|a sane|any)\b",
    r"what (is|was|the hell is) (so )?wrong with (?!it\b|that\b|the (machine|printer|pump|line|"
    r"engine|code|build|server|data|crane|system))",
    r"what (is|was|are|were) (it that is )?so (very )?[a-z]{3,20} (about|in|with|for)\b",
    r"(what is it that )?(makes|what makes) (our|my|your|us|me|you|the|this) [a-z ]{0,20}so "
    r"(special|great|good|bad|difficult|difficult|much better|slow|lazy|successful)\b",
    r"(would|do) you (also |not )?(say|think|feel|believe|find) (that |"
    r"too that )?([a-z]{1,20} ){1,6}(is|are|was|were) (a |an |the |too |so |very |just |really |"
    r"totally |completely |such a |such an )?("
    + JUDGING
    + r"|mistake|disaster|waste|failure|mess|joke|nightmare|worst|scandal)\b",
    r"(can|could|shall|should|will) we (all |at least |just )?agree\b",
    r"(you|you all) (surely|obviously|clearly|certainly|of course|must|must all|no doubt|will agree|"
    r"would agree|have to admit|have to agree|ca n't deny)\b",
)
# Statements that only lead when they end with a question mark or a tag.
PRESUMING = turns(
    r"(so )?you (admit|concede|confess)\b",
    rf"(and |so )?(you|they|he|she) (would |'d |do |will )?(say|think|mean|believe|find|feel) (that )?([^ ,]{{1,30}} ){{1,8}}?(is|are|was|were) "
    rf"(a |an |the |too |so |very |just |really |totally |such a )?({JUDGING}|mistake|disaster|waste|failure|mess|joke|nightmare|scandal)\b",
    r"(so )?(basically|really|actually|in other words|after all|deep down|in fact) (, )?(you|they|he|she) (just |simply )?(never|always|only|do n't|"
    r"did n't|just)\b",
    r"(you|and you|so you) (do |surely |are |will )?(realise|realize|aware) (that )?",
    r"(i|we) (just |can |will |would |'d )?(assume|assumed|presume|guess|take it|bet|suppose|"
    r"imagine|gather|trust|suspect|am sure|am certain|am guessing|am assuming|hope you agree|expect|"
    r"think you|believe you|think we|do n't think|do n't suppose)\b",
    r"(it|that|this|he|she|they|you) must (n't |not )?(be|have|feel|find|make|seem|hate|love|think|"
    r"know|get|miss|really|all)\b",
    r"(you are|you 're|are you) (not |n't )?(really |seriously |honestly )",
    r"(you|so you) (mean|are telling me|are saying) (that )?(you|they|he|she|nobody) (never|always|"
    r"still|really|actually)\b",
    r"(you|so you) (would|will|do|did|also|all) (also |all |surely )?(agree|admit)\b",
)
LOADED = turns(
    r"(our|your|my|their|this|that|such|the|his|her|these|those|what|which) (such |so |very |"
    r"totally |really |same |old |most )?(?<!most )(terrible|awful|horrible|amazing|brilliant|"
    r"wonderful|ridiculous|useless|stupid|boring|fantastic|pathetic|incompetent|lazy|toxic|hopeless|"
    r"dreadful|superb|excellent|silly|insane|outdated|awesome|perfect|incredible|arrogant|childish|"
    r"chaotic|pointless|rubbish|annoying|unfair|broken|impossible|clueless|unreasonable|selfish|"
    r"rude|bossy|tedious|dull|lousy|hideous|horrendous|insufferable|idiotic|dumb|crappy|"
    r"shitty) [a-z]",
    r"(makes|made|make) (our|my|this|us|me|the) ([a-z]{1,20} ){0,3}the (best|greatest|worst)\b",
    r"such (a|an) (mess|disaster|waste|joke|shame|nightmare|failure|pain|terrible|awful|great|"
    r"brilliant|stupid|lovely|wonderful|fantastic|bad|poor|negative|success)\b",
    rf"such an? (so |very |really )?({JUDGING}) [a-z]",
    r"(did|do|does|would|can|will|is|are|was|were|have|has) (you|we|they|it|he|she) (obviously|"
    r"surely|clearly|undoubtedly|of course)\b",
    r"(do|did|does) you (just )?(obviously|surely)\b",
)
TAG = turn(
    r"(, )?((is|are|was|were|do|does|did|has|have|had|will|would|could|can|ca|wo|should|must|am|ai) "
    r"(n't )?(it|you|they|he|she|we|i|there|this|that)( not)?) ?$"
)
TAG_ALONE = turn(
    r"(is|are|was|were|do|does|did|has|have|had|will|would|could|can|ca|wo|should|must|am|ai) "
    r"(n't )?(it|you|they|he|she|we|i|there|this|that)( not)? ?$"
)
TAKEN_FOR_GRANTED = turns(
    r"(surely|obviously|clearly|evidently|undoubtedly|admit it|let us (be honest|face it)|"
    r"everyone knows|everybody knows|we all know|as (we|you|everyone|everybody|people) (all )?knows?|no doubt|"
    r"needless to say)\b",
    r"(as [^,]{2,60} )?(you|you all|we|it|they|he|she|that|this) (would |will |must |are |is |"
    r"do )?(surely|obviously|undoubtedly)\b",
)
TAG_WORD = turn(
    r"((, )(right|admit it|no|yes|yeah|yep|correct|huh|eh|hey|true|not so|i guess|i suppose|i assume|i bet|"
    r"i imagine|i take it|surely|obviously|of course|or|or is it just me|is n't|is not|not true|"
    r"agreed|agree|or what|nah|ja|do n't you think|would n't you say|would n't you agree|is it not|"
    r"are you not|or am i wrong|am i right|ok with you|if you are honest)"
    r"|"
    r"(?<!the )(?<!all )(?<!go )(?<!be )(?<!was )(?<!is )(?<!get )(?<!it )(?<!that )(?<!this )(?<!feel )(?<!feels )(?<!felt )(?<!you )(?<!went )(?<!a )(?<!what )(?<!not )(?<!done )right|"
    r"(do|would) n't you (think|agree|say|find)( so)?|is n't it|yeah|innit) ?$"
)

VERDICT_FIRST = turn(
    r"(i (really |just |personally |honestly )?(think|find|feel|believe|thought|found)|in my "
    r"(opinion|view)|personally|to me|for me|if you ask me) (?!(that )?(i|my|myself|"
    rf"me) ).{{0,120}}\b({JUDGING}|mistake|disaster|waste|nonsense|scandal)\b"
)
