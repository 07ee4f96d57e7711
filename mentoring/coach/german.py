"""What kind of question a German sentence is, by rules of grammar: one voice beside the model of words and letters.

Advice that is told, and what leads, the model hears without any rule.
"""

from __future__ import annotations

import re

from mentoring.model import Label

_OPENERS = tuple(
    "was wie inwiefern inwieweit wozu woher wohin woran worauf woraus worin worüber worum wobei wodurch "
    "wofür womit wonach wovon wovor".split()
)
_WHY = ("warum", "wieso", "weshalb", "weswegen", "aus welchem grund")
_NARROW = (
    "wer", "wen", "wem", "wessen", "wann", "wo", "wie viel", "wie viele", "wie oft", "wie lange", "wie alt",
    "wie weit", "wie hoch", "wie spät", "wie heißt", "wie heißen", "wie lang", "seit wann", "bis wann",
    "ab wann",
)  # fmt: skip
_WHICH = r"welche[rsnm]?"
_ASKING = "|".join((*map(re.escape, (*_OPENERS, *_WHY, *_NARROW)), _WHICH))
_PREPOSITION = r"(?:an|auf|aus|bei|durch|für|gegen|in|mit|nach|ohne|über|um|unter|von|vor|zu|zwischen)"

_YOU = r"(?:du|ihr|sie|man)"
_ADVICE = re.compile(
    rf"(?:^|[,.:!] ?)(?:hast du|habt ihr|haben sie|hat man) .{{0,80}}\b(?:versucht"
    r"|probiert|ausprobiert|überlegt|gedacht|gefragt|erwogen|angesprochen|informiert)\b"
    rf"|\b(?:warum|wieso|weshalb) \w+ {_YOU}(?: \w+){{0,3}} nicht\b|\b(?:warum|wieso) nicht\b"
    rf"|\bwie wär(?:e es|['’]?s|e ein\w*)\b|\bwas wäre,? wenn {_YOU}\b|\bwas würde"
    rf" (?:passieren|geschehen),? wenn {_YOU}\b|\bwas passiert,? wenn {_YOU} (?:einfach"
    r"|mal)\b"
    rf"|\bwas (?:hältst du|halten sie|haltet ihr) davon(?:,| zu\b| wenn\b)|\bwas spricht dagegen\b"
    rf"|\b{_YOU} (?:solltest|sollten|solltet|müsstest|müssten|müsstet)\b|\b(?:solltest"
    rf"|sollten|müsstest|müssten) {_YOU} nicht\b|\ban (?:deiner|ihrer|eurer) stelle\b"
    r"|\bich würde (?!gern|mich freuen)"
    rf"|\b(?:könntest|könnten|könntet|kannst|können|könnt|willst|wollen) {_YOU} (?:doch"
    r" |denn |ihn |sie |es |ihm |ihr |das )?(?:nicht|einfach|nicht einfach|mal|doch)\b"
    r"|\bwas (?:hältst du|halten sie|haltet ihr) von einem\b|\bwas spräche dagegen\b"
    r"|^(?:warum|wieso) (?:machst|gehst|nimmst|suchst) du kein\w*\b|^hast du (?:schon"
    r" )?(?:mal |einmal )?über .{2,60} nachgedacht\b|^(?:solltest|sollten|könntest"
    r"|könnten) (?:du|sie|ihr) .{0,30}\bnicht\b|^wäre (?:ein\w*|das|es) .{0,40}\bnicht\b"
    r"|^(?:würde es|hilft (?:dir|ihnen)) (?:vielleicht |helfen)"
    r"|\bwas (?:hindert|hält) (?:dich|sie|euch) (?:daran|davon)\b|\bwäre es nicht\b"
    r"|\bhilft es vielleicht\b|\bwürde es (?:dir |ihnen |euch )?helfen,? wenn\b|\bwürde"
    r" (?:dir|ihnen) ein\w* .{2,40} helfen\b"
    rf"|\b(?:hast du|habt ihr|haben sie) .{{0,80}}\bmit .{{2,60}} (?:gesprochen|geredet)\b"
    rf"|\b{_YOU} (?:musst|müssen|müsst|könntest|könnten|könntet|kannst|können) (?:einfach"
    r"|doch|mal|dir|sich|dich|ihn|es|das|mit|dringend|unbedingt|auch)\b"
    r"|\b(?:versuch|probier|frag|sprich|rede?|geh|mach|nimm|such|schreib|sag|lass)(?:en"
    r" sie|t)? (?:doch|einfach|mal)\b|^(?:versuch|probier|frag|sag|lass)(?:en sie"
    r"|t)? (?:es|ihn|sie)\b|\bmein (?:rat|tipp)\b|\bich (?:empfehle|rate|schlage)\b"
    r"|\b(?:vielleicht|am besten) (?:solltest|sollten|wäre|hilft|fragst|fragen|sprichst"
    r"|gehst|nimmst)\b|\bmir hat (?:damals |immer ).{0,30}geholfen\b|\bes wäre (?:gut"
    r"|besser|klug|sinnvoll),? wenn\b|\bes lohnt sich\b"
)
_HANDS_OVER = re.compile(
    r"^(?:(?:hallo|hi|danke|also|und|bitte)[,! ]+(?:\w+[,!] )?)?(?:bitte )?(?:(?:erzähl"
    r"|beschreib|schilder|erklär|zeig|sag)\w* (?:sie )?(?:mir|uns|doch|mal|bitte|einmal"
    r"|etwas|mehr|ein\w*)|hilf mir,? (?:zu verstehen|das zu verstehen))\b(?! ob\b)(?!,?"
    r" ob\b)(?!,? w(?:arum|ann|er|o)\b)"
    r"|\b(?:mich (?:interessiert|würde interessieren)|ich (?:frage mich|wüsste gern\w*"
    r"|möchte (?:gern\w* )?(?:wissen|hören|verstehen)|würde gern\w* (?:wissen|hören"
    r"|verstehen|erfahren))),? (?P<asked>.*)$|\b(?:ich bin neugierig|mich beschäftigt),?"
    r" (?P<also>.*)$"
)
_CLOSED = re.compile(
    r"(?:\w+ oder \w+\?$|\w+st du\b|\w+t ihr\b|\w+en sie\b|hat\b|(?:ist|sind|war|waren"
    r"|gibt|gab|geht|ging|haben|hatte|wird|werden|würde|würden|wurde|wurden|darf|dürfte"
    r"|soll|sollen|sollte|sollten|kann|könnte|können|könnten|macht|machen|will|wollen"
    r"|muss|müssen|hilft|half|weiß|kommt|kam|läuft|lief|gefällt|gefiel|passt|stimmt"
    r"|lohnt|klappt|klappte"
    r"|reicht|bleibt|fühlt|findet|arbeitet|kennt|mag|spricht|treffen|sehen|essen|machst"
    r"|hört|versteht|bekommt|steht|fehlt|fällt|hattest|wolltest) )"
)
_INVITED = re.compile(
    r"(?:magst|kannst|könntest|würdest|möchtest|willst|mögen|können|könnten|würden"
    r"|möchten|wollen|dürfte|darf) (?:du|sie|ihr|ich)\b.{0,60}\b(?:erzählen|beschreiben"
    r"|schildern|zeigen|erklären|hören|fragen,? w(?:ie|as)|mehr (?:dazu )?sagen)"
)
_STACKED = re.compile(rf"(?:\bund|\boder|\baber) (?:{_ASKING}|{_PREPOSITION} welche\w*)\b")
_TAIL = re.compile(rf"[,:] *((?:{_PREPOSITION} )?(?:{_ASKING})\b.*)$")
_LEAD_IN = re.compile(
    r"(?:wenn|falls|sobald|bevor|nachdem|als|seit|angenommen|stell dir vor|denk an|im vergleich|weil)\b"
)
_PICK = re.compile(
    rf"^{_WHICH}\b.*\bam \w+sten\b"
    r"|\bwelche[rsnm]? (?:kolleg\w+|person\w*|mensch\w*|team\w*|abteilung\w*|bus|bahn"
    r"|farbe|raum|zimmer|nummer|straße|tag\w*|monat\w*|jahr\w*|uhrzeit|zahl\w*)\b"
)
""""Which" asks for a pick when it asks for the most, or for a person, a place or a date."""


_TOLD_FIRST = re.compile(r"(?:das|du|sie|er|es|ihr|wir|der|die) \w+")
_LONGEST = 1_000  # characters that are looked at
_GREETING = re.compile(
    r"^(?:(?:hallo|hi|hey|moin|guten (?:morgen|tag|abend)|danke(?: dir| ihnen)?|also"
    r"|und|aber|na|so|sag mal|ok|okay|ach|ja|nein|gut|super)[,.! ]+(?:(?:frau |herr"
    r" )?\w+, )?)+"
)
"""With a question mark and no question word a sentence asks for yes or no; with its subject first it claims."""


def label_of_german(text: str) -> Label:
    """The label of one German sentence, in the coach's order of strength."""
    said = _GREETING.sub("", " ".join(text[:_LONGEST].casefold().replace("…", " ").split()))
    if invited := _HANDS_OVER.search(said):
        asked = invited["asked"] or invited["also"]
        return _by_opening(asked) if asked else Label.OPEN
    if "?" not in said:
        return Label.NOT_A_QUESTION
    if _ADVICE.search(said):
        return Label.ADVICE
    main = _main_clause(_asking_sentence(said))
    if _CLOSED.match(main) and not _INVITED.match(main):
        return Label.CLOSED
    if said.count("?") > 1 or _STACKED.search(main):
        return Label.STACKED
    return _by_opening(main)


def begins_asking(text: str) -> bool:
    """Whether a sentence begins as a question does: with a question word, or a verb before "du", "Sie", "er"."""
    said = _GREETING.sub("", " ".join(text[:_LONGEST].casefold().split()))
    return bool(re.match(rf"(?:{_PREPOSITION} )?(?:{_ASKING}|{_WHICH})\b", said) or _CLOSED.match(said))


def _by_opening(main: str) -> Label:
    if _INVITED.match(main):
        return Label.OPEN
    if _begins(main, _WHY) or re.match(
        r"(?:kannst|könntest|können|könnten) (?:du|sie|ihr) (?:mir|uns) sagen,? warum\b", main
    ):
        return Label.WHY
    asked = re.sub(rf"^{_PREPOSITION} (?=(?:{_ASKING})\b)", "", main)
    if re.match(_WHICH, asked):
        return Label.NARROW if _PICK.search(main) else Label.OPEN
    if _begins(asked, _NARROW):
        return Label.NARROW
    if _begins(asked, _OPENERS):
        return Label.OPEN
    if not main.endswith("?"):
        return Label.NOT_A_QUESTION
    return Label.LEADING if _TOLD_FIRST.match(main) else Label.CLOSED


def _asking_sentence(said: str) -> str:
    """The first sentence that ends with a question mark, and whatever follows it: what was told before asks nothing."""
    before, mark, after = said.partition("?")
    return re.split(r"[.!] ", before)[-1] + mark + after


def _main_clause(said: str) -> str:
    """The asking clause: what follows a lead-in such as "Wenn du neu anfangen könntest, …"."""
    if not _LEAD_IN.match(said):
        return said
    if tail := _TAIL.search(said):
        return tail[1]
    return said.rpartition(", ")[2]


def _begins(text: str, words: tuple[str, ...]) -> bool:
    return any(re.match(rf"{re.escape(word)}\b", text) for word in words)
