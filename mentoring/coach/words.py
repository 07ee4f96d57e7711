"""The small word lists that the coach reads grammar with: function words, not vocabulary."""

AUXILIARIES = frozenset(
    "do does did is are am was were be have has had can could will would shall should may might must".split()
)
WH_WORDS = frozenset("what how why who whom whose when where which whereabouts".split())
NARROW_WH = frozenset("who whom whose when where which whereabouts".split())
SUBJECT_PRONOUNS = frozenset(
    "you i he she it we they this that these those there anyone anybody someone somebody everyone everybody nobody "
    "anything something everything nothing one people yours mine".split()
)
DETERMINERS = frozenset(
    "the a an your my our his her their its any some all both most many each every other no another "
    "this that these those".split()
)
CONJUNCTIONS = frozenset("and or but so then plus & because".split())
PREPOSITIONS = frozenset(
    "about across after against along among around as at before behind below beside besides between beyond by despite "
    "down during except for from in inside into like near of off on onto out outside over past per since than through "
    "throughout till to toward towards under until up upon via with within without regarding concerning".split()
)
SUBORDINATORS = frozenset(
    "if when whenever while as after before since once because although though unless until given where wherever "
    "whereas assuming provided even".split()
)
ADVERBS = frozenset(
    "just simply maybe perhaps ever already also even not n't actually really yet never possibly always still again "
    "honestly seriously currently usually normally often sometimes now then too very quite rather so soon today "
    "tomorrow here there enough else exactly first anyway instead together alone only at_least please kindly ideally".split()
)
# Words that may stand before a question without changing it.
OPENERS = frozenset(
    "so and but ok okay well also anyway anyhow now then first firstly second secondly third finally lastly just "
    "honestly please actually oh ah hm hmm um uh er or right alright yes yeah no sorry btw hi hello hey dear "
    "hiya thanks thx cheers great good nice cool maybe perhaps curious question q plus otherwise next besides "
    "frankly personally basically like mate look listen tbh ngl fyi genuinely ooh aha gosh still morning afternoon evening wow really seriously today".split()
)
GREETINGS = frozenset(
    "hi hello hey hiya dear morning afternoon evening hallo hola bonjour ciao greetings yo howdy thanks thank thx "
    "cheers congratulations congrats welcome bye goodbye".split()
)
# Degree words after "how": the answer is a number or a point on a scale.
DEGREES = frozenset(
    "many much long often old far big soon fast frequently likely large small tall high close late early quickly "
    "recently sure confident satisfied happy comfortable important ready certain well hard difficult easy busy "
    "useful regularly few little quick slow strong strongly".split()
)
# "What time", "what year": a wh-word that asks for one fact.
FACT_NOUNS = frozenset(
    "time year day date month week age percentage percent proportion share number grade band department school "
    "university college company employer city town country floor shift size colour color language languages point "
    "hour hours days score rank building site office team unit ward".split()
)
# "What is your job title": a fact again, this time after the verb.
FACT_PROPERTIES = (
    "name names date number title job title age deadline email salary address birthday phone number size budget "
    "surname start date end date exact date postcode password code link url pin capital price cost weight height extension "
    "id version headcount distance temperature total wifi deadline currency".split()
)
JUDGING_ADJECTIVES = frozenset(
    "terrible awful horrible great amazing brilliant wonderful ridiculous useless stupid boring fantastic pathetic "
    "incompetent lazy toxic hopeless dreadful unfair annoying annoyed bad nasty silly superb excellent lovely crazy "
    "insane disastrous messy rubbish pointless outdated disappointing disappointed awesome perfect incredible "
    "angry frustrating frustrated ashamed jealous ungrateful arrogant childish chaotic broken shocking scared "
    "afraid stubborn upset embarrassing embarrassed weak poor impressive grateful clueless impossible unreasonable selfish rude "
    "bossy unprofessional dull tedious".split()
)
# Verbs that state a feeling or a state: "why don't you like …" asks, "why don't you ask …" advises.
STATIVE_VERBS = frozenset(
    "like want feel think believe trust know have agree enjoy care love see understand need hate prefer mind seem "
    "belong matter get find hear notice remember respect value fit mean realise realize".split()
)
EVERYDAY = frozenset(
    "good great fine nice ok okay well sure ready busy free true right wrong happy sad late early new old".split()
)
