"""Turns of phrase that hand the floor over: "tell me about", "I wonder", "would you mind explaining"."""

from mentoring.coach.turns import RELATE, turn, turns

# The asker hands the floor over; what follows decides.
_SOME = (
    r"(a bit |a little |a little bit |some |please |briefly |maybe |perhaps |just |kindly |"
    r"honestly |exactly |again |quickly |now |once more |in your own words |in a few words |"
    r"in short )"
)
_OBJECT = r"((with |to |for )?(me|us) (all )?)?"
_SPEAK = (
    rf"(tell {_OBJECT}|tell (the|your|that) ([a-z]{{2,20}} )?story |share |explain {_OBJECT}|describe {_OBJECT}|walk (me|us) |talk (me|us) |take "
    r"(me|us) (through|back|along) ?|show (me|us) |"
    r"say (some )?|give (me|us) |help (me|us) (to )?(understand|see|get|imagine|learn|picture) ?|"
    r"let (me|us) (know|understand|hear|in on) |elaborate |expand |"
    r"paint (me|us) |talk about |talk more |speak about |recall |clarify |outline |unpack |go into |"
    r"teach (me|us) |enlighten |fill me in |be more specific |put into words |sum up |name )"
)
INVITATION = turns(
    rf"(please |just |kindly |do |go on , |go on and |so |now |then |first )?(please )?{_SPEAK}",
    r"(i|we) ((would|'d|will) (really |just |also |so |very much |dearly |still |simply )?(like|"
    r"love|appreciate|enjoy|be (very |really |so |quite )?(curious|interested|keen|happy|glad|eager|"
    r"grateful)|want)|(really |just |also )?want|am (very |really |so |quite |just |also |"
    r"genuinely |still )?(curious|interested|interesting|keen|eager|wondering|trying)|(do |just |often |sometimes |also |"
    r"always )?(wonder|wondered)|was (just |also |really |only )?(wondering|curious|thinking|hoping|"
    r"interested)|have (been|always|often) (always |just |really )?(wondering|wondered|curious|"
    r"asking myself)|need|ask myself|keep (asking myself|wondering)|hope|wish)"
    r" ?(if i may ask |though |to )?((know|hear|learn|understand|find out|see|ask( you)?|listen|"
    r"get to know|discover|explore|hear from you|know from you|hear you|hear your|be told|"
    r"pick your brain|figure out|you to (tell|describe|explain|share|show|walk|talk)( to)?( me|"
    r" us)?( through)?|(that )?you (could|would|might) (tell|share|explain|describe|walk|talk|show)( with)?( me| us)?( through)?|if you (could |would |can )?(tell|told|share|shared|explain|explained|"
    r"describe|described|walk|talk)(ed)?( with)?( me| us)?( through)?|it if you (could |"
    r"would )?(tell|told|share|shared|explain|explained)( me| us)?) ?)?(more |a bit more |"
    r"a little more |a bit |all |better |from you )?(about |in |on |of |into |to (know|hear|learn|"
    r"understand|see|find out|ask)( more)?( about)? |for |as to |, |: )?",
    r"(i|we) (have )?(never|always|often|just|also) (actually |really )?(asked|wanted to (ask|know)|meant to ask|wanted to hear) (you )?(about )?",
    r"(that |it |this |which )?(makes|made) me (wonder|curious)( about| to know)? ?(, )?",
    r"(would |will )?(love|like|be (curious|interested|keen|glad|happy)|happy|glad|eager) to (know|"
    r"hear|learn|understand|see) (more )?(about )?",
    r"(been |just |always |often |still )?(curious|wondering|interested|keen) (to (know|hear|learn|"
    r"understand|see) )?(about |in )?",
    r"(it would be|it is|would be|it 'd be) (really |very |so |also )?(great|interesting|nice|good|"
    r"lovely|helpful|wonderful|useful) (to|if) (know|hear|learn|understand|see|find out|you (could|"
    r"would|can)? ?(tell|share|explain|describe)( me| us)?) ?(more )?(about )?",
    r"(my|the|one|a|another|here is my|here is a|so my|just a|quick|i have a|i have one|"
    r"i have got a|i got a|i just have a|i have another) (big |first |only |next |last |main |real |"
    r"simple |small |quick |short |second |stupid |silly |other |honest )?(question|thing i (would|"
    r"'d) like to (ask|know)|one|q)( for you| to you| from me| i have| would be| today| is| here|"
    r" about that| then| : | ,| would| was| about| on| that){0,4} ",
    r"(any|have you any|do you have any|have you got any|got any) (idea|clue|thoughts? on|sense of|"
    r"sense|idea of) (?=what|how|why|who|which|where|when)",
    r"(i|we) (do n't|do not|never) (really |quite |fully )?(understand|know|get|see) "
    r"(yet )?(?=(what|how|why) )(?=.{3,200}\?$)",
    r"(remember|thinking back to|think back to|think of|think about) (a time |the time |when )",
)
# "Is there any chance you could show me …", "would it be possible to hear …", "any chance of you explaining …".
_ASKED_NICELY = (
    r"(do you (think|reckon) you (can|could|might) (please |maybe |just )?|(any|is there any|is there a|would there be any|would there be a|there would n't be any|a) (chance|way|possibility)( at all)? "
    r"((that )?(you|i) (can|could|would|might|may) (please |maybe |perhaps |just |possibly |also |briefly |quickly )?|of (you |your |me )?|to )|"
    r"(is it|would it be|will it be|might it be|it would be) (at all )?(ok|okay|alright|possible|fine|all right|too much)( for you| with you)? "
    r"(to (ask you to )?|if (i|you) (could |can )?|for (me|you|us) to |that you )|"
    r"(can|could|may|might) i (ask|get|trouble|bother|invite|beg) you to (please |maybe |just |briefly |quickly )?)"
)
POLITE = turns(
    rf"{_ASKED_NICELY}({RELATE}) ?",
    r"(can|could|would|will|might|may) (n't )?you (please |maybe |perhaps |possibly |kindly |just |"
    r"be able to |be willing to |be so kind (to|as to|and) |be happy to |be open to |like to |"
    r"care to |want to |be ok to |be up for |be comfortable |also |first |then |ever |"
    rf"try to ){{0,2}}{_SPEAK}",
    r"(would|do|will) you (n't )?(mind|be ok with|be comfortable|be up for|be open to|care|fancy) "
    r"(to )?(telling|tell|sharing|share|explaining|explain|describing|describe|walking|walk|talking|"
    r"talk|saying|say|giving|showing|taking|helping|elaborating|expanding|going into|my asking|"
    r"me asking|if i ask|if i asked|teaching|letting)( to)?( with)?( me| us)? ?(know |through |"
    r"understand |you )?",
    r"(mind|care) (to )?(telling|tell|sharing|share|explaining|explain|describing|describe|walking|talking|saying|elaborating|"
    r"showing|my asking|me asking|if i ask|if i asked)( to)?( with)?( me| us)? ?(through )?",
    r"(are|would|were) you (able|willing|happy|comfortable|ok|okay|up for|open) ?(to |with |"
    r"enough to )?(be )?(tell|telling|share|sharing|explain|explaining|describe|say|walk|talk|"
    r"talking)( about| through)?( with)?( me| us)? ?",
    r"(may|can|could|might|shall) i (just |please |maybe |also |quickly |be so bold to |"
    r"be nosy and )?(ask|know|hear|learn|enquire|inquire)( you)? ?(a bit |"
    r"a little )?(more )?(about )?",
    r"(is it|would it be|will it be) (ok|okay|alright|possible|fine|all right)( for you| with you)? "
    r"(to|if i|if you) (ask(ed)?|tell|told|share|shared|explain|explained)( me| us| you)? ?(about )?",
    r"(do|did|would|have|can|could) you (maybe |perhaps |happen to |still |also |actually |"
    r"by any chance |ever |already )?(know|remember|recall|have (an |any )?(idea|clue|sense|feeling|"
    r"picture)( of)?|any idea|got any idea|have a (feeling|sense|clear (idea|picture))( of)?|"
    r"think of|say|see|noticed|notice|found out|figure out|tell|figured out) (?=what|how|why|who|"
    r"whom|whose|which|when|where|for what|in what|to whom|by when)(?!(what|how) i (mean|meant|"
    r"am saying))",
    r"(do|would) you (want|like|care) to (tell|share|say|talk|explain|describe)( with| to)?( me|"
    r" us)? ?(a bit |a little |something )?(more )?(about )?",
)
AFTER_OPENER = turn(
    rf"(({_SOME}|me |us |you |your thoughts on |your view on |your view of |about |more about |more |"
    r"on |of |through |to me |with me |just |to know |to hear |how to |in |into |from your (side|"
    r"view|perspective|point of view) |from you |, |: |something |anything |to ask |is |ask |know |"
    r"the following |that |, if you do n't mind , |if you do n't mind |if i may |if i may ask |"
    r"if it is ok |if you like |in your (opinion|view) )){0,6}"
)
NOT_AN_ASK = turn(
    r"(let me know (if|when|once|whether|how it)|show (me|us) (up)|say (hi|hello|goodbye|thank)|"
    r"tell (me|us) (about it)? ?$|i (hope|wish|need|want) "
    r"(?!to (know|hear|learn|understand|ask|see|find out) ))"
)
ASKS_FOR_MORE = turn(
    r"(please |just |so |and |now |then |do |kindly |go on and )?(can |could |would |will |may |"
    r"might |do you (want|mind|like) |are you |would you )?.{0,60}?"
    r"\b(tell(ing)? (me|us)|tell(ing)? (the|your|that) ([a-z]{2,20} )?story|share|sharing|explain(ing)?|describ(e|ing)|walk(ing)? (me|us)|"
    r"talk(ing)? (me|us)|talk(ing)? (about|more)|take (me|us) (through|back)|taking (me|us) through|"
    r"say(ing)? (some )?(more|a bit|a little|something)|elaborat(e|ing)|expand(ing)?|help (me|us) "
    r"(to )?(understand|see|imagine|picture|get)|helping me understand|"
    r"hear (more |a bit |all |your |from |you )?|know more|learn more|learn about|know about|"
    r"understand (more|better|your)|hear about|give (me|us) (an?|some|your|more)|giving (me|us) "
    r"(an?|some)|show (me|us)|paint (me|us)|recall|clarify|outline|unpack|go into|going into|"
    r"enlighten|fill me in|put into words|curious about your?|interested in (your?|hearing|learning)|"
    r"wondering about your?|your (own |honest |personal )?(view|views|take|"
    r"thoughts|story|experience|experiences|perspective|opinion|impression|impressions|insights?|feedback|thinking|ideas)|think of a time|think back|"
    r"teach (me|us)|be more specific|ask about|ask you about)\b"
)
A_THING = turn(
    r"\b(give|show|tell|send|teach) (me|us) (a (hand|minute|second|call|ring|copy)|the (file|slides|"
    r"report|way|link|number|address|time|name|date|document)|your (slides|phone|number|mail|email|"
    r"address|notes|file|report))\b"
    r"|\bshar(e|ing) ([a-z]{1,12} ){0,3}(slides|file|files|link|screen|document|doc|notes|calendar|"
    r"report|recording|deck|spreadsheet|location|folder)\b"
)
