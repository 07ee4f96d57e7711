"""An agenda in plain words, for messages, calendars, screen readers and anything that shows text alone.

The words are in the language of the agenda's questions, whoever reads them: `spoken` gives that translator.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from handlers.blocks.agenda_names import PARTS, STAGES, THEMES
from handlers.blocks.formatting import in_minutes, in_words
from handlers.texts import Texts, texts
from mentoring.agenda import EVERYBODY_ANSWERS, ORDINARY, Agenda, Part, PartKind, SessionKind, Turn
from mentoring.model import Language, MemberId, Question, Theme

_HALF = timedelta(seconds=30)

Names = Mapping[MemberId, str]
"""How each member is called in a text."""


def spoken(language: str) -> Texts:
    """The translator for what stands around questions of a language, by its code or a locale such as de-AT."""
    return texts(Language.of(language))


def as_text(agenda: Agenda, names: Names) -> str:
    """The whole agenda as plain text, without markup; at most a screen or two on a phone."""
    t = spoken(agenda.language)
    head = t(
        "Session {number} of {sessions} · {minutes} minutes · {opens} opens",
        number=agenda.number,
        sessions=agenda.sessions,
        minutes=agenda.minutes,
        opens=names[agenda.opens],
    )
    notes = [note for note in (_kind(t, agenda), lean_note(t, agenda, names)) if note]
    blocks = ["\n".join([head, *notes, *_shares(t, agenda), *goals_of(t, agenda, names), listener_rule(t)])]
    blocks += [
        "\n".join([part_title(t, part, agenda, names), *part_lines(t, part, agenda, names)]) for part in agenda.parts
    ]
    return "\n\n".join(blocks)


def part_title(t: Texts, part: Part, agenda: Agenda, names: Names) -> str:
    """A part's heading with its time: "Round 2 · 6 minutes each"."""
    times = {turn.time for turn in part.turns}
    spent = duration(t, part.length if len(times) != 1 else min(times))
    if len(times) == 1:
        spent = t("{time} each", time=spent)
    return f"{_heading(t, part, agenda, names)} · {spent}"


def part_lines(t: Texts, part: Part, agenda: Agenda, names: Names) -> tuple[str, ...]:
    """What to do in a part, a line for each thing, without the heading."""
    if part.kind is PartKind.NEXT:
        return (_next(t, agenda),)
    if part.kind is PartKind.PAUSE:
        return (t("Stand up, look outside, get some water."),)
    lines = _uneven(t, part, names)
    if part.kind is PartKind.OPENER and agenda.asks_steps:
        return (*lines, *_steps(t, agenda, names), _everybody(t, part, names))
    if part.kind is PartKind.GOAL:
        lines.append(t("Whoever shares tells what happened to them, rather than what to do."))
    if part.kind is PartKind.TEACH:
        return (*lines, *_teaching(t, part, names))
    if part.kind is PartKind.REVIEW:
        lines.append(t("Open your agreement for a moment: keep it, or change it together."))
    if part.kind in EVERYBODY_ANSWERS:
        return (*lines, _everybody(t, part, names))
    return (*lines, *(line for turn in part.turns for line in _asking(t, turn, names)))


def listener_rule(t: Texts) -> str:
    """The one line for whoever listens."""
    return t("When you listen: let them finish, then ask one follow-up question.")


def lean_note(t: Texts, agenda: Agenda, names: Names) -> str:
    """Why this agenda differs, in the same words to everybody; empty when it does not."""
    lean = agenda.lean
    notes = []
    if lean.quieter:
        notes.append(_opening(t, agenda, names[agenda.opens]))
    if lean.quieter and lean.longer:
        time = duration(t, agenda.time_of(lean.quieter))
        notes.append(
            t("{name} also gets a few extra minutes this time: {time}.", name=names[lean.quieter], time=time),
        )
    if agenda.kind in ORDINARY and (lean.repair or lean.role_swap):
        notes.append(_talk_about_talking(t, agenda))
    return " ".join(filter(None, notes))


def goals_of(t: Texts, agenda: Agenda, names: Names) -> tuple[str, ...]:
    """What each came to learn, a line for each, as far as this session takes it up."""
    return tuple(
        t("{name} is learning: {topics}", name=names[learner], topics=", ".join(filter(None, topics)))
        for learner, topics in agenda.goals.items()
        if any(topics)
    )


def in_lines(t: Texts, agenda: Agenda, parts: Iterable[Part], names: Names) -> list[str]:
    """These parts of it, each in a line without its questions; goals that follow one another share one."""
    lines, before = [], None
    for part in parts:
        title = part_title(t, part, agenda, names)
        if part.learner and part.kind is before:
            continue
        if part.learner:
            title = t(
                "Your goals, {name}’s first · {time} each",
                name=names[part.learner],
                time=duration(t, min(turn.time for turn in part.turns)),
            )
        elif part.kind is PartKind.OPENER and agenda.asks_steps:
            title = t("{part}: the step each of you named last time", part=title)
        lines.append(title)
        before = part.kind
    return lines


def _talk_about_talking(t: Texts, agenda: Agenda) -> str:
    if agenda.goals:
        return (
            t("One question is about how you talk with each other.")
            if agenda.lean.repair
            else t("With one question you look at work from each other’s place.")
        )
    return (
        t("The first round is about how you talk with each other.")
        if agenda.lean.repair
        else t("In the first round you look at work from each other’s place.")
    )


def shared_steps(t: Texts, agenda: Agenda, names: Names) -> list[str]:
    """The steps that people named last time, of those who shared theirs."""
    if not agenda.asks_steps:
        return []
    return [t("{name}: “{step}”", name=names[each], step=step) for each, step in agenda.steps.items() if each in names]


def _steps(t: Texts, agenda: Agenda, names: Names) -> list[str]:
    """The step that each named last time: in words only where the person shared it."""
    asked = t("First the step each of you named last time: how did it go?")
    return [asked, *shared_steps(t, agenda, names), t("No step yet? Then this:")]


def why_this(t: Texts, question: Question, answerer: str, *, themes: Collection[Theme], learner: str = "") -> str:
    """*Why this one?* in a sentence or three: a goal or a shared theme, new to whoever answers, the right moment."""
    if learner:
        about = t("It’s about what {name} came to learn.", name=learner)
        return " ".join([about, t("{name} hasn’t been asked it before.", name=answerer)])
    reasons = [t(STAGES[question.stage]), t("{name} hasn’t been asked it before.", name=answerer)]
    if question.theme in themes:
        theme = t(THEMES[question.theme])
        reasons.insert(0, t("It’s about {theme}, which matters to each of you.", theme=theme))
    return " ".join(reasons)


def duration(t: Texts, time: timedelta) -> str:
    """A length as people say it, to the nearest half minute: "2½ minutes"."""
    whole, half = divmod(round(time / _HALF), 2)
    number = f"{whole or ''}{'½' if half else ''}"
    return t.n("{number} minute", "{number} minutes", whole + half, number=number)


def _kind(t: Texts, agenda: Agenda) -> str:
    """What a session of its own kind is for; empty for a usual one."""
    match agenda.kind:
        case SessionKind.FIRST:
            return t("This first session is for agreeing how you want to talk.")
        case SessionKind.MIDDLE:
            return _halfway(t, agenda)
        case SessionKind.LAST:
            return t("This is your last session: time to look back and to say what you take with you.")
        case SessionKind.ONLY:
            return t("You have one session: time to meet, to learn from each other, and to say what you take with you.")
    return ""


def _halfway(t: Texts, agenda: Agenda) -> str:
    review = sum((part.length for part in agenda.parts if part.kind is PartKind.REVIEW), timedelta())
    return t.n(
        "You’re halfway: this session includes {number} minute to look back.",
        "You’re halfway: this session includes {number} minutes to look back.",
        in_minutes(review),
        number=in_words(t, in_minutes(review)),
    )


def _heading(t: Texts, part: Part, agenda: Agenda, names: Names) -> str:
    if part.kind is PartKind.GOAL and part.learner:
        return t("{name}’s goal", name=names[part.learner])
    if part.kind is PartKind.ROUND and agenda.kind is SessionKind.ONLY and part.index == 1:
        return t("Getting to know each other")
    if part.kind is PartKind.ROUND and agenda.goals:
        return t("Another question")
    if part.kind is PartKind.ROUND:
        rounds = [other for other in agenda.parts if other.kind is PartKind.ROUND]
        return t("Round {number}", number=rounds.index(part) + 1)
    if part.kind is PartKind.NEXT and agenda.closes:
        return t("Thanks, and what comes after")
    return t(PARTS[part.kind])


def _next(t: Texts, agenda: Agenda) -> str:
    if agenda.closes:
        return t("Thank each other, and say how you’d like to stay in touch.")
    return t("Choose the next date. Each of you names one small step to take before then.")


def _opening(t: Texts, agenda: Agenda, name: str) -> str:
    if any(part.kind is PartKind.TEACH for part in agenda.parts):
        return t("{name} also shows something first.", name=name)
    return ""


def _shares(t: Texts, agenda: Agenda) -> list[str]:
    times = {agenda.time_of(turn.answerer) for part in agenda.parts for turn in part.turns}
    if len(times) != 1:
        return []
    return [t("You have the same time: {time} each.", time=duration(t, times.pop()))]


def _everybody(t: Texts, part: Part, names: Names) -> str:
    first = names[part.turns[0].answerer]
    if part.common is None and part.kind is PartKind.OPENER:
        return t("Say how you are as you begin, {first} first.", first=first)
    if part.common is None:
        return t("Name one thing that you take with you, {first} first.", first=first)
    if len(part.turns) == 2:
        return t("You both answer, {first} first: “{question}”", first=first, question=part.common.text)
    return t("You all answer, {first} first: “{question}”", first=first, question=part.common.text)


def _uneven(t: Texts, part: Part, names: Names) -> list[str]:
    """Who has how long, where that is not the same for all."""
    if len({turn.time for turn in part.turns}) < 2:
        return []
    return [" · ".join(f"{names[turn.answerer]}: {duration(t, turn.time)}" for turn in part.turns)]


def _asking(t: Texts, turn: Turn, names: Names) -> list[str]:
    who = {"asker": names[turn.asker], "answerer": names[turn.answerer]}
    if turn.question is None:
        return [t("{asker} asks {answerer} a question of their own: short, open, one at a time.", **who)]
    lines = [t("{asker} asks {answerer}: “{question}”", question=turn.question.text, **who)]
    if turn.question.follow_ups:
        lines.append("  " + t("Follow-up: {follow_ups}", follow_ups=" · ".join(turn.question.follow_ups)))
    return lines


def _teaching(t: Texts, part: Part, names: Names) -> list[str]:
    lines = [_in_turn(t, [names[turn.answerer] for turn in part.turns])]
    lines.extend(
        "  " + t("{name} could show: {topics}", name=names[turn.answerer], topics=", ".join(turn.topics))
        for turn in part.turns
        if turn.topics
    )
    return lines


def _in_turn(t: Texts, order: list[str]) -> str:
    first, second, *more = order
    if not more:
        return t("Show each other something useful: first {first}, then {second}.", first=first, second=second)
    return t(
        "Show each other something useful: first {first}, then {second}, then {third}.",
        first=first,
        second=second,
        third=more[0],
    )
