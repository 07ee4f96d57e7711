"""The words around the questions of an agenda, in each language of the bank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mentoring.agenda.parts import PartKind, SessionKind
from mentoring.model import QuestionStage, Theme


@dataclass(frozen=True, kw_only=True)
class Words:
    """Everything that an agenda says besides its questions; `{names}` are filled in."""

    head: str
    kinds: Mapping[SessionKind, str]
    parts: Mapping[PartKind, str]
    each: str
    minutes: str
    minute: str
    both: str
    everybody: str
    asks: str
    then: str
    own: str
    arrive: str
    keep: str
    teach: str
    ideas: str
    review: str
    next: str
    goodbye: str
    last: str
    pause: str
    equal: str
    longer: str
    opening: str
    leaning: str
    swapping: str
    repairing: str
    listener: str
    conjunction: str
    themes: Mapping[Theme, str]
    why_theme: str
    why_new: str
    why_stage: Mapping[QuestionStage, str]


ENGLISH = Words(
    head="Session {number} of {sessions} · {minutes} minutes · {opens} opens",
    kinds={
        SessionKind.FIRST: "This first session is for agreeing how you want to talk.",
        SessionKind.USUAL: "",
        SessionKind.MIDDLE: "You are halfway: this session includes five minutes to look back.",
        SessionKind.LAST: "This is your last session: time to look back and to say what you take with you.",
    },
    parts={
        PartKind.OPENER: "Opener",
        PartKind.ROUND: "Round {at}",
        PartKind.TEACH: "Teach me",
        PartKind.REVIEW: "Halfway review",
        PartKind.TAKEAWAY: "One thing to take away",
        PartKind.PAUSE: "Pause",
        PartKind.NEXT: "Next date and next steps",
    },
    each="{time} each",
    minutes="{count} minutes",
    minute="1 minute",
    both="You both answer, {first} first: “{question}”",
    everybody="You all answer, {first} first: “{question}”",
    asks="{asker} asks {answerer}: “{question}”",
    then="To go on: {follow_ups}",
    own="{asker} asks {answerer} a question of their own: short, open, one at a time.",
    arrive="Say how you are as you begin, {first} first.",
    keep="Name one thing that you take with you, {first} first.",
    teach="Show each other something useful: first {order}.",
    ideas="{name} could show: {topics}",
    review="Open your agreement for a moment: keep it, or change it together.",
    next="Choose the next date. Each of you names one small step to take before then.",
    goodbye="Thanks, and what comes after",
    last="Thank each other, and say how you would like to stay in touch.",
    pause="Stand up, look outside, get some water.",
    equal="You have the same time: {time} each.",
    longer="{name} also has a little more time this once: {time}.",
    opening="To keep it two-way, {name} opens this time.",
    leaning="To keep it two-way, {name} opens this time and shows something first.",
    swapping="In the first round you look at work from each other's place.",
    repairing="The first round is about how you talk with each other.",
    listener="When you listen: let the answer finish, then ask one follow-up question.",
    conjunction="then",
    themes={
        Theme.CAREER: "careers",
        Theme.SKILLS: "skills",
        Theme.CULTURE: "how people work together",
        Theme.DECISIONS: "decisions",
        Theme.NETWORK: "contacts",
        Theme.POWER: "influence",
        Theme.WELLBEING: "feeling well at work",
        Theme.CHANGE: "change",
        Theme.BELONGING: "being oneself at work",
    },
    why_theme="It is about {theme}, which matters to each of you.",
    why_new="{name} has not been asked it before.",
    why_stage={
        QuestionStage.MEETING: "It helps to meet each other before anything else.",
        QuestionStage.CONTRACT: "A first session goes better when everybody says how they want to talk.",
        QuestionStage.OPENER: "It is an easy way to arrive.",
        QuestionStage.GOAL: "It helps to know what somebody wants before talking about how.",
        QuestionStage.REALITY: "It helps to see how things are now before looking for ways on.",
        QuestionStage.OPTIONS: "By now you know each other's view, so there is room for more than one way.",
        QuestionStage.WILL: "It turns a good talk into something that gets done.",
        QuestionStage.REFLECT: "Saying what stayed with you makes it last.",
        QuestionStage.CLOSE: "A last session is the time to say what these conversations were worth.",
        QuestionStage.REPAIR: "It helps to talk about how you talk.",
    },
)

GERMAN = Words(
    head="Treffen {number} von {sessions} · {minutes} Minuten · {opens} beginnt",
    kinds={
        SessionKind.FIRST: "In diesem ersten Treffen vereinbart ihr, wie ihr miteinander reden wollt.",
        SessionKind.USUAL: "",
        SessionKind.MIDDLE: "Halbzeit: In diesem Treffen schaut ihr fünf Minuten lang zurück.",
        SessionKind.LAST: "Euer letztes Treffen: Zeit für einen Blick zurück und für das, was ihr mitnehmt.",
    },
    parts={
        PartKind.OPENER: "Ankommen",
        PartKind.ROUND: "Runde {at}",
        PartKind.TEACH: "Zeig mir etwas",
        PartKind.REVIEW: "Halbzeit",
        PartKind.TAKEAWAY: "Was ich mitnehme",
        PartKind.PAUSE: "Pause",
        PartKind.NEXT: "Nächster Termin, nächste Schritte",
    },
    each="je {time}",
    minutes="{count} Minuten",
    minute="1 Minute",
    both="Ihr antwortet beide, {first} zuerst: „{question}“",
    everybody="Ihr antwortet alle, {first} zuerst: „{question}“",
    asks="{asker} fragt {answerer}: „{question}“",
    then="Zum Weiterfragen: {follow_ups}",
    own="{asker} stellt {answerer} eine eigene Frage: kurz, offen, nur eine auf einmal.",
    arrive="Sagt zum Anfang, wie es euch geht, {first} zuerst.",
    keep="Nennt eine Sache, die ihr mitnehmt, {first} zuerst.",
    teach="Zeigt einander etwas Nützliches: zuerst {order}.",
    ideas="{name} könnte zeigen: {topics}",
    review="Schaut kurz in eure Vereinbarung: behaltet sie, oder ändert sie gemeinsam.",
    next="Sucht den nächsten Termin aus. Alle nennen einen kleinen Schritt bis dahin.",
    goodbye="Danke, und wie es weitergeht",
    last="Dankt einander, und sagt, wie ihr in Kontakt bleiben möchtet.",
    pause="Steht auf, schaut hinaus, holt euch ein Glas Wasser.",
    equal="Ihr habt gleich viel Zeit: je {time}.",
    longer="{name} hat dieses eine Mal auch etwas mehr Zeit: {time}.",
    opening="Damit beide Seiten zu Wort kommen, beginnt diesmal {name}.",
    leaning="Damit beide Seiten zu Wort kommen, beginnt diesmal {name} und zeigt zuerst etwas.",
    swapping="In der ersten Runde schaut ihr vom Platz der anderen auf die Arbeit.",
    repairing="In der ersten Runde geht es darum, wie ihr miteinander redet.",
    listener="Beim Zuhören: ausreden lassen, dann eine einzige Frage zum Weiterdenken.",
    conjunction="dann",
    themes={
        Theme.CAREER: "den Berufsweg",
        Theme.SKILLS: "Können",
        Theme.CULTURE: "das Miteinander",
        Theme.DECISIONS: "Entscheidungen",
        Theme.NETWORK: "Kontakte",
        Theme.POWER: "Einfluss",
        Theme.WELLBEING: "Wohlbefinden bei der Arbeit",
        Theme.CHANGE: "Veränderung",
        Theme.BELONGING: "das Dazugehören",
    },
    why_theme="Es geht um {theme}, und das ist euch wichtig.",
    why_new="{name} hat diese Frage noch nicht bekommen.",
    why_stage={
        QuestionStage.MEETING: "Bevor es losgeht, lernt ihr einander kennen.",
        QuestionStage.CONTRACT: "Ein erstes Treffen gelingt besser, wenn alle sagen, wie sie reden möchten.",
        QuestionStage.OPENER: "Damit kommt man leicht ins Gespräch.",
        QuestionStage.GOAL: "Es hilft zu wissen, was jemand will, bevor es um das Wie geht.",
        QuestionStage.REALITY: "Es hilft zu sehen, wie es jetzt ist, bevor ihr nach Wegen sucht.",
        QuestionStage.OPTIONS: "Ihr kennt nun die Sicht der anderen, also ist Platz für mehr als einen Weg.",
        QuestionStage.WILL: "So wird aus einem guten Gespräch etwas, das geschieht.",
        QuestionStage.REFLECT: "Was man ausspricht, bleibt länger.",
        QuestionStage.CLOSE: "Im letzten Treffen ist Zeit zu sagen, was die Gespräche wert waren.",
        QuestionStage.REPAIR: "Es hilft, darüber zu reden, wie ihr miteinander redet.",
    },
)

_BY_LANGUAGE: Mapping[str, Words] = {"en": ENGLISH, "de": GERMAN}


def words(language: str) -> Words:
    """The words of a language, by its code or a locale such as de-AT; English for any other."""
    return _BY_LANGUAGE.get(language.partition("-")[0].casefold(), ENGLISH)
