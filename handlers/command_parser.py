"""The words after `/mentoring`, and which one somebody may have meant."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handlers.ids import COMMAND
from handlers.texts import Msg, Texts, msg

FOR_EVERYBODY: Mapping[str, Msg] = {
    "join": msg("make your profile and join the open cohort"),
    "profile": msg("change what you offer and seek"),
    "agreement": msg("how you and your partner work together"),
    "goals": msg("choose what you’d like to learn from your partner"),
    "agenda": msg("the questions for your next session"),
    "pulse": msg("say how your last session was"),
    "session": msg("start your session: I lead you turn by turn"),
    "time": msg("find, move or cancel the time of your next session"),
    "notes": msg("write down what you take away from a session, and look at it again"),
    "question": msg("an open question for now"),
    "ask": msg("check whether your own question is open: `/mentoring ask Have you tried …?`"),
    "pause": msg("hear nothing until a day you choose; `resume` ends it early"),
    "leave": msg("leave at once; a partner learns only that the pairing has ended"),
    "mute": msg("choose what you hear from me"),
    "support": msg("whom to talk to when something was heavy"),
    "why": msg("the latest messages to you, and why you got them or not"),
    "data": msg("see, download or erase what’s stored about you"),
    "help": msg("this list"),
}

FOR_ORGANISERS: Mapping[str, Msg] = {
    "cohort": msg("every cohort and its next step"),
    "cohort new": msg("open a cohort, with a preview before anything is sent"),
    "questions": msg("questions of your own for the agendas: add, take out, spreadsheet"),
    "report": msg("how the latest cohort is going, in numbers that name nobody"),
    "log": msg("what organisers did, and what was refused"),
    "organiser @name": msg("make somebody else an organiser too; `organiser remove @name` ends it, yours too"),
}

OTHER_WORDS: Mapping[str, str] = {
    "edit": "profile",
    "me": "profile",
    "start": "join",
    "enrol": "join",
    "stop": "leave",
    "unsubscribe": "leave",
    "opt-out": "leave",
    "optout": "leave",
    "quit": "leave",
    "exit": "leave",
    "resume": "resume",
    "unpause": "resume",
    "back": "resume",
    "setup": "setup",
    "status": "status",
    "home": "status",
    "cohorts": "cohort",
    "new": "cohort new",
    "organizer": "organiser",
    "organisers": "organiser",
    "goal": "goals",
    "feedback": "pulse",
    "note": "notes",
    "takeaways": "notes",
    "coach": "ask",
    "heavy": "support",
    "unmute": "mute",
    "preferences": "mute",
    "privacy": "data",
    "when": "time",
    "meet": "time",
    "schedule": "time",
    "calendar": "time",
    "erase": "data",
    "download": "data",
    "?": "help",
}

ALL = sorted({word.split()[0] for word in (*FOR_EVERYBODY, *FOR_ORGANISERS)} | {"resume", "setup", "status"})
"""Every word that is a command by itself."""

LIKE_ENOUGH = 0.6
"""From here on a word is taken for a slip of a command: every slip of one letter is, and hardly a word that was meant.

As optimal string alignment counts it: one for a letter left out, put in, exchanged or swapped with the next.
"""

MOST_MEANT = 3

_CODE = re.compile(r"<(?P<sigil>[@#])?(?P<id>[^<>|]*)(?:\|(?P<name>[^<>]*))?>")

SOMEBODY: Mapping[str, Msg] = {"@": msg("a colleague"), "#": msg("a channel")}
"""Who or what was meant, where Slack gives a code and no name."""


def as_typed(text: str, t: Texts | None = None) -> str:
    """What a person typed, where Slack has put codes for people, channels, links and three characters.

    With a translator nothing is left of a code that comes without a name.
    """

    def named(code: re.Match[str]) -> str:
        sigil = code["sigil"] or ""
        return t(SOMEBODY[sigil]) if t and sigil and not code["name"] else f"{sigil}{code['name'] or code['id']}"

    return _CODE.sub(named, text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def split(text: str) -> tuple[str, str]:
    """The command's word, in its usual spelling, and what follows it; ("status", "") for nothing at all."""
    first, _, rest = " ".join(text.split()).partition(" ")
    if first.casefold().strip("/") == COMMAND.strip("/"):  # typed once more, as it stands in a guide
        return split(rest)
    word = as_typed(first).casefold().strip("“”\"'.,!/")
    if not word:
        return ("help" if first else "status"), ""
    usual = OTHER_WORDS.get(word, word)
    head, _, tail = usual.partition(" ")
    return head, f"{tail} {rest}".strip()


def meant(word: str) -> list[str]:
    """The commands that `word` is nearest to, best first; none when nothing is near."""
    near = process.extract(
        word.casefold(),
        [*ALL, *OTHER_WORDS],
        scorer=OSA.normalized_similarity,
        limit=MOST_MEANT,
        score_cutoff=LIKE_ENOUGH,
    )
    return list(dict.fromkeys(OTHER_WORDS.get(each, each).split()[0] for each, _, _ in near))
