"""Which language a message is in, by its letters and small words: English, German, or one that the coach can't read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

OTHER = ""
"""A language that the coach doesn't read."""

MOST_WORDS = 200
_FEW = 2

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SMALL: Mapping[str, frozenset[str]] = {
    "de": frozenset(
        """
    ich du er wir ihr ihm ihn euch uns dir dich mir mich sich nicht kein keine ist sind bist seid haben habe
    hast habt hatte hattest hätte werde wirst wird wurde würde würdest würden könntest könnte können kannst kann
    konntest solltest sollte sollten sollst musst muss müsstest müssen möchtest möchten möchte willst wollen
    wollte magst machst machen gemacht geht gehst gibt weißt wie warum wieso weshalb wozu woran worauf womit
    wofür wer wen wem wann welche welcher welches welchen und oder aber doch schon noch auch nur mal mit auf für
    bei nach von vom zum zur über unter zwischen durch ohne gegen dein deine deiner deinen deinem mein meine
    meiner meinen meinem euer eure unser unsere eine einen einem einer eines das dem des dass wenn weil als ob
    denn damit sehr immer nie mehr viel heute morgen arbeit denkst findest glaubst meinst fühlst hallo danke
    bitte erzähl erzählen beschreib ja nein sie ihnen ihre ihrem ihren ihrer haben herr frau guten tag nächste
    woche was wo es klar genau wieso die der alles lass vielen dank los gern wäre treibt kommt arbeitet sprich
    ruf soll daran nichts schade stimmt mahlzeit gleich hab leute viele gute besserung vorschlag
    """.split()
    ),
    "en": frozenset(
        """
    the a an you your yours i we they he she it is are am were was do does did have has had what how why who
    whom which when where whether would could should can will shall might may must not and or but if of to for
    from with about on at by my me our us their them his her this that these those there been be being than then
    so just any some no yes please in as thanks thank good ok okay u ur hey hi hello more tell ask try one all
    don't didn't it's i'm what's
    """.split()
    ),
    "es": frozenset(
        """
    el los las una unos que qué cómo como por para con del está están estás eres es son tienes tiene te tu tus
    mi su se lo le más muy pero cuando dónde quién cuál gracias hola trabajo hablar puedes podrías has hacer y
    sobre yo nos esto esta este sería quieres crees
    """.split()
    ),
    "fr": frozenset(
        """
    le les une des du que qui est es sont êtes suis avec pour dans sur pas plus vous tu nous je il elle on ton
    votre mon ma sa ses ce cette ça quoi comment pourquoi quand où merci bonjour et ou mais avez as fait faire
    travail très au aux c'est qu'est j'ai d'un quel quelle va
    """.split()
    ),
    "it": frozenset(
        """
    il lo gli una che di è sono sei siamo hai ha ho con per non più come cosa perché quando dove chi quale
    grazie ciao lavoro tuo tua mio della del nel fare fatto molto ma anche ti mi si ci questo questa potresti
    puoi
    """.split()
    ),
    "pt": frozenset(
        """
    os as uma que é são com para não mais você tu seu sua meu minha como por quê quando onde quem qual obrigado
    obrigada olá trabalho muito mas foi fazer do da dos das no na em está tem pode sobre gosta isso
    """.split()
    ),
    "nl": frozenset(
        """
    het een de en ik je jij hij zij wij jullie niet van voor met op aan bij naar wat hoe waarom wie waar wanneer
    welke is zijn ben bent heb hebt heeft kun kan zou werk dank hallo ook maar dat deze heel graag jouw mijn
    gaat
    """.split()
    ),
    "sv": frozenset(
        """
    och det att jag du han hon vi ni är var har hade inte med för på av till från vad hur varför när vem vilken
    kan skulle din ditt min mitt ett som arbete tack hej mycket om men den de
    """.split()
    ),
    "da": frozenset(
        """
    og det at jeg du han hun vi er var har havde ikke med for på af til fra hvad hvordan hvorfor hvornår hvem
    kan skulle din dit min et som arbejde tak hej meget om men
    """.split()
    ),
    "pl": frozenset(
        """
    co jak dlaczego kiedy gdzie kto czy jest są nie się to na w z do że i a ale ja ty mój twój praca pracy
    dziękuję cześć bardzo masz mam jesteś o dla po już
    """.split()
    ),
    "tr": frozenset(
        """
    ne nasıl neden niçin kim nerede ve bir bu şu ile için çok ama mı mi mu mü var yok ben sen biz siz iş değil
    daha gibi teşekkürler merhaba misin musun
    """.split()
    ),
    "id": frozenset(
        """
    apa bagaimana mengapa kenapa siapa di mana kapan yang dan atau dengan untuk tidak anda kamu saya kami adalah
    ini itu kerja pekerjaan terima kasih dari ke sudah bisa
    """.split()
    ),
}  # fmt: skip


def language_of(text: str) -> str:
    """ "en", "de" or OTHER. Few or no known small words in Latin letters are taken for English."""
    letters = [each for each in text[:1_000] if each.isalpha()]
    foreign = sum("LATIN" not in unicodedata.name(each, "LATIN") for each in letters)
    if foreign * 2 > len(letters):
        return OTHER
    said = _WORD.findall(text[:1_000].lower())[:MOST_WORDS]
    counts = {code: sum(word in small for word in said) for code, small in _SMALL.items()}
    counts["de"] += sum(any(letter in "äöüß" for letter in word) for word in said)
    best = max(counts, key=lambda code: (counts[code], code == "en", code == "de"))
    if best not in ("en", "de"):
        clear = counts[best] >= _FEW and counts[best] > max(counts["en"], counts["de"])
        best = OTHER if clear or ("¿" in text and not counts["en"]) else max(("en", "de"), key=counts.__getitem__)
    return best
