"""An agenda in plain words, for calendars, screen readers and anything that shows text alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta

from mentoring.agenda.parts import EVERYBODY_ANSWERS, ORDINARY, Agenda, Part, PartKind, SessionKind, Turn
from mentoring.agenda.words import Words, words
from mentoring.model import MemberId, Question, Theme

_HALF = timedelta(seconds=30)

Names = Mapping[MemberId, str]
"""How each member is called in a text."""


def as_text(agenda: Agenda, names: Names) -> str:
    """The whole agenda as plain text, without markup; at most a screen or two on a phone."""
    say = words(agenda.language)
    head = say.head.format(
        number=agenda.number, sessions=agenda.sessions, minutes=agenda.minutes, opens=names[agenda.opens]
    )
    notes = [note for note in (say.kinds[agenda.kind], lean_note(agenda, names)) if note]
    blocks = ["\n".join([head, *notes, *_shares(agenda), say.listener])]
    blocks += ["\n".join(_block(part, agenda, names)) for part in agenda.parts]
    return "\n\n".join(blocks)


def part_title(part: Part, agenda: Agenda) -> str:
    """A part's heading with its time: "Round 2 · 6 minutes each"."""
    language = agenda.language
    say = words(language)
    times = {turn.time for turn in part.turns}
    spent = duration(part.length if len(times) != 1 else min(times), language)
    if len(times) == 1:
        spent = say.each.format(time=spent)
    rounds = [other for other in agenda.parts if other.kind is PartKind.ROUND]
    at = rounds.index(part) + 1 if part in rounds else 0
    parting = part.kind is PartKind.NEXT and agenda.kind is SessionKind.LAST
    title = say.goodbye if parting else say.parts[part.kind].format(at=at)
    return f"{title} · {spent}"


def part_lines(part: Part, agenda: Agenda, names: Names) -> tuple[str, ...]:
    """What to do in a part, a line for each thing, without the heading."""
    say = words(agenda.language)
    if part.kind is PartKind.NEXT:
        return (say.last if agenda.kind is SessionKind.LAST else say.next,)
    if part.kind is PartKind.PAUSE:
        return (say.pause,)
    lines = _uneven(part, names, agenda.language)
    if part.kind is PartKind.TEACH:
        return (*lines, *_teaching(part, names, say))
    if part.kind is PartKind.REVIEW:
        lines.append(say.review)
    if part.kind in EVERYBODY_ANSWERS:
        return (*lines, _everybody(part, names, say))
    return (*lines, *(line for turn in part.turns for line in _asking(turn, names, say)))


def listener_rule(language: str = "en") -> str:
    """The one line for whoever listens."""
    return words(language).listener


def lean_note(agenda: Agenda, names: Names) -> str:
    """Why this agenda differs, in the same words to everybody; empty when it does not."""
    say, lean = words(agenda.language), agenda.lean
    notes = []
    if lean.quieter:
        teaches = any(part.kind is PartKind.TEACH for part in agenda.parts)
        notes.append((say.leaning if teaches else say.opening).format(name=names[agenda.opens]))
    if lean.quieter and lean.longer:
        time = duration(agenda.time_of(lean.quieter), agenda.language)
        notes.append(say.longer.format(name=names[lean.quieter], time=time))
    if agenda.kind in ORDINARY and (lean.repair or lean.role_swap):
        notes.append(say.repairing if lean.repair else say.swapping)
    return " ".join(notes)


def why_this(question: Question, answerer: str, *, themes: Collection[Theme], language: str = "en") -> str:
    """*Why this one?* in a sentence or three: a shared theme, new to whoever answers, the right moment."""
    say = words(language)
    reasons = [say.why_stage[question.stage], say.why_new.format(name=answerer)]
    if question.theme in themes:
        reasons.insert(0, say.why_theme.format(theme=say.themes[question.theme]))
    return " ".join(reasons)


def duration(time: timedelta, language: str = "en") -> str:
    """A length as people say it, to the nearest half minute: "2½ minutes"."""
    say = words(language)
    halves = round(time / _HALF)
    if halves == 2:
        return say.minute
    whole, half = divmod(halves, 2)
    return say.minutes.format(count=f"{whole or ''}{'½' if half else ''}")


def _shares(agenda: Agenda) -> list[str]:
    times = {agenda.time_of(turn.answerer) for part in agenda.parts for turn in part.turns}
    if len(times) != 1:
        return []
    return [words(agenda.language).equal.format(time=duration(times.pop(), agenda.language))]


def _everybody(part: Part, names: Names, say: Words) -> str:
    first = names[part.turns[0].answerer]
    if part.common is None:
        return (say.arrive if part.kind is PartKind.OPENER else say.keep).format(first=first)
    answer = say.both if len(part.turns) == 2 else say.everybody
    return answer.format(first=first, question=part.common.text)


def _uneven(part: Part, names: Names, language: str) -> list[str]:
    """Who has how long, where that is not the same for all."""
    if len({turn.time for turn in part.turns}) < 2:
        return []
    return [" · ".join(f"{names[turn.answerer]}: {duration(turn.time, language)}" for turn in part.turns)]


def _block(part: Part, agenda: Agenda, names: Names) -> list[str]:
    return [part_title(part, agenda), *part_lines(part, agenda, names)]


def _asking(turn: Turn, names: Names, say: Words) -> list[str]:
    who = {"asker": names[turn.asker], "answerer": names[turn.answerer]}
    if turn.question is None:
        return [say.own.format(**who)]
    lines = [say.asks.format(**who, question=turn.question.text)]
    if turn.question.follow_ups:
        lines.append("  " + say.then.format(follow_ups=" · ".join(turn.question.follow_ups)))
    return lines


def _teaching(part: Part, names: Names, say: Words) -> list[str]:
    order = f", {say.conjunction} ".join(names[turn.answerer] for turn in part.turns)
    lines = [say.teach.format(order=order)]
    lines.extend(
        "  " + say.ideas.format(name=names[turn.answerer], topics=", ".join(turn.topics))
        for turn in part.turns
        if turn.topics
    )
    return lines
