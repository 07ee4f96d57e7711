"""Which language a message is in, by its small words: German or English, the two that the coach knows."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_GERMAN = frozenset(
    """
    ich du er wir ihr ihm ihn euch uns dir dich mir mich sich nicht kein keine ist sind bist seid haben habe hast habt
    hatte hattest hätte werde wirst wird wurde würde würdest könntest könnte kannst kann konntest solltest sollte sollst
    musst muss müsstest müssen möchtest möchte willst wollen wollte magst machst machen gemacht geht gehst gibt weißt
    wie warum wieso weshalb wozu woran worauf womit wofür wer wen wem wann welche welcher welches welchen und oder aber
    doch schon noch auch nur mal mit auf für bei nach von vom zum zur über unter zwischen durch ohne gegen dein deine
    deiner deinen deinem mein meine meiner meinen meinem euer eure unser unsere eine einen einem einer eines das dem des
    dass wenn weil als ob denn damit sehr immer nie mehr viel heute morgen arbeit denkst findest glaubst meinst fühlst
    hallo danke bitte erzähl beschreib ja nein
    """.split()
)
_ENGLISH = frozenset(
    """
    the you your yours i we they he she it is are am were do does did have has had what how why who whom which when where
    whether would could should can will shall might may must not and or but if of to for from with about on at by my me
    our us their them his her this that these those there been be being if than then so just any some no yes please
    """.split()
)


def is_german(text: str) -> bool:
    """Whether a message reads as German: more of its small words than of the English ones."""
    said = _WORD.findall(text.lower())
    german = sum(word in _GERMAN or any(letter in "äöüß" for letter in word) for word in said)
    english = sum(word in _ENGLISH for word in said)
    return german > english
