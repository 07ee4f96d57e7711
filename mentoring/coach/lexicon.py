"""Common verbs of work and talk in their base form, so that a noun is never bent into a verb."""

VERBS = frozenset(
    """
    accept achieve act adapt add address adjust admit adopt advise afford agree aim allow announce answer apologise
    apologize appear apply appoint appreciate approach approve argue arrange arrive ask assess assign assume attend
    automate avoid back bake balance be bear beat become begin behave believe belong block blame book borrow bother
    break breathe bring build buy calculate call calm cancel care carry catch celebrate challenge change charge chase
    chat check choose claim clean clear climb close coach collect combine come commit communicate compare complain
    complete concentrate confirm confront connect consider consult contact continue control convince cook cooperate
    cope copy correct cost count cover create criticise cry cut dance dare deal decide declare decline dedicate defend
    delay delegate deliver demand deny depend describe deserve design develop dig disagree disappear discover discuss
    divide do document doubt draft draw dream dress drink drive drop earn ease eat edit email employ empty encourage
    end engage enjoy enter escalate escape establish evaluate examine exist expand expect experience explain explore
    express face fail fall fear feed feel fight figure fill find finish fire fit fix fly focus follow force forget
    forgive form forward found freeze gain gather get give go greet grow guess guide handle hang happen hate have
    hear help hesitate hide hire hit hold hope host hurt identify ignore imagine implement impress improve include
    increase influence inform insist inspect inspire install interrupt interview introduce invent invest invite
    involve join judge jump justify keep kick kill knock know lack land last laugh launch lay lead learn leave lend
    let lie lift like limit link listen live look lose love maintain make manage mark master matter mean measure meet
    mention mentor mind miss mix motivate move name need negotiate note notice notify observe obtain occur offer open
    operate order organise organize outsource overcome own pack paint park participate pass pause pay perform persuade
    phone pick plan plant play point postpone practise practice praise pray prefer prepare present press pretend proofread
    prevent print prioritise promise promote propose protect protest prove provide publish pull punish push put qualify
    question quit raise reach react read realise realize rebuild receive recognise recognize recommend record recover
    recruit redesign reduce refer reflect refuse regret rehearse reject relax rely remain remember remind remove rent
    repair repeat replace reply report request require reread research reschedule resign resist resolve respect respond
    rest restart retire retrain return review revise reward rewrite rise risk role-play rotate run rush save say scan
    scare schedule score scrap search see seem select sell send separate serve set settle shadow shake share shift
    shout show shrink shut sign simplify sing sit skip sleep slow smile solve sort speak specialise spend split spread
    staff stand start state stay steer step stick stop store stretch struggle study submit succeed sue suffer suggest suit
    summarise supervise supply support suppose surprise survive suspect swap swim switch tackle take talk teach tell
    test text thank think thrive throw tidy tire touch track trade train transfer translate travel treat trigger trust
    try turn type understand update upgrade upload use value visit volunteer vote wait wake walk want warn wash waste
    watch wear weigh welcome win wish withdraw wonder work worry write yell yield zoom interfere overwork unwind lower
    ruin spoil destroy damage cause harm hurry bully insult offend cheat fool gossip dominate heal bore annoy upset frustrate excite thrill scrub weld sew knit sail row dive cycle hike camp fish hunt farm sweep mop fax
    """.split()
)

# Verbs that more often stand as nouns: after an adjective or another noun they name a thing.
OFTEN_NOUNS = frozenset(
    """
    count address aim answer approach balance bear block book break call care challenge change charge chat check claim coach
    control copy cost cover cut deal delay demand design document doubt draft dream dress drink drive end experience
    face fear fight figure fire fit fix focus force form gain guide help hold hope host influence interview judge jump
    knock lack land launch lead lift limit link look love mark master matter mentor mind mix move name need note notice
    offer order park pass pause pay pick plan plant play point practice praise present press print promise protest
    question raise record report request research respect rest return review reward risk role-play run rush scan
    schedule score search set shadow shake share shift shout show sign smile sort split spread staff stand start state
    step stick stop store study support surprise swap swim switch talk test text touch track trade train transfer
    travel treat trust turn type update upgrade use value visit vote wait walk waste watch welcome win wish work worry
    attempt benefit result process project contract conflict contact access impact feedback shop farm fish camp team
    """.split()
)
