"""A session's agenda as the people of a mentorship see it: who asks, who answers, how long, and what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from handlers.blocks import booking
from handlers.blocks.agenda_text import (
    goals_of,
    in_lines,
    lean_note,
    listener_rule,
    part_lines,
    part_title,
    shared_steps,
    spoken,
    why_this,
)
from handlers.blocks.agreement import open_button
from handlers.blocks.balance import looking_back_blocks
from handlers.blocks.block_kit import (
    LONGEST_SECTION,
    Block,
    Message,
    View,
    actions,
    button,
    context,
    menu,
    message,
    modal,
    section,
)
from handlers.blocks.formatting import day, escape, people, person, shorten, zone_name
from handlers.blocks.goals import change_goals
from handlers.blocks.inputs import field, pick_day, pick_time
from handlers.blocks.led_sessions import start_button
from handlers.blocks.notes import beside_the_agenda
from handlers.blocks.surveys import survey_row
from handlers.blocks.word_count import words
from handlers.ids import Action, Callback, Field, pack
from handlers.texts import Texts, msg
from mentoring.agenda import Agenda, Part, PartKind, SessionKind, Turn
from mentoring.model import CohortId, MemberId, MentoringSession, Mentorship, Wave
from mentoring.nudges.kinds.agenda import AgendaContent
from mentoring.programme.meetings import SuggestedTime
from mentoring.programme.sessions import SessionView
from mentoring.timeline import zone

MOST_WORDS = 170
"""What a phone shows of an agenda at a glance; `Detail` says what goes first, since the form has all of it."""

_QUIET = frozenset({PartKind.PAUSE, PartKind.TAKEAWAY, PartKind.NEXT})

SWAPS = (msg("Swap the first question"), msg("Swap the second question"), msg("Swap the third question"))


@dataclass(frozen=True, kw_only=True)
class Detail:
    """How much of an agenda its message says: shared steps, characters of everybody's topics, parts without a question."""

    steps: bool = True
    topics: int = 120
    quiet_parts: bool = True


DETAILS = (
    Detail(),
    Detail(topics=64),
    Detail(steps=False, topics=64),
    Detail(steps=False, topics=52),
    Detail(steps=False, topics=40, quiet_parts=False),
    Detail(steps=False, topics=24, quiet_parts=False),
)
"""From the fullest on; the first that stays within `MOST_WORDS` is taken."""


def agenda(t: Texts, letter: AgendaContent, footer: Block) -> Message:
    """The agenda in short: goals, who opens, a line for each part; its questions are in the form."""
    back = looking_back_blocks(t, letter.looking_back)
    tools = _tools(t, letter.session, letter.mentorship, letter.agenda)
    asked = _survey(t, letter.agenda, letter.cohort.id)
    meet = booking.on_agenda(t, letter.session, letter.mentorship.members, letter.booked)
    for detail in DETAILS:
        short = _in_short(t, letter.agenda, letter.session, detail, booked=letter.booked is not None)
        blocks = [*short, *back, meet, tools, *asked, footer]
        if words(blocks) <= MOST_WORDS:
            break
    return message(*blocks)


def agenda_view(t: Texts, view: SessionView, footer: Block) -> Message:
    """The agenda in short, in the place of one from an earlier version that had its questions in it."""
    meet = booking.on_agenda(t, view.session, view.mentorship.members, view.booked)
    back = looking_back_blocks(t, view.looking_back)
    tools = _tools(t, view.session, view.mentorship, view.agenda)
    asked = _survey(t, view.agenda, view.mentorship.cohort)
    own = _in_short(t, view.agenda, view.session, DETAILS[0], booked=view.booked is not None)
    return message(*own, *back, meet, tools, *asked, footer)


def _survey(t: Texts, planned: Agenda, cohort: CohortId) -> Sequence[Block]:
    """The middle session brings the survey of the middle."""
    return survey_row(t, cohort, Wave.MIDDLE) if planned.kind is SessionKind.MIDDLE else ()


def agenda_form(t: Texts, view: SessionView) -> View:
    """The whole agenda with its questions, each of which can be swapped: for everybody, and nothing else changes."""
    title = t("Session {number}", number=view.session.number)
    why = actions(button(t("Why these questions?"), Action.WHY_QUESTION, view.session.id))
    looks_back = view.agenda.kind in (SessionKind.MIDDLE, SessionKind.LAST)
    notes = beside_the_agenda(t, view.notes, everything=looks_back) if view.notes else []
    return modal(Callback.INFORMATION, title, *_body(t, view.agenda, view.session), why, *notes, close=t("Close"))


def calendar_form(t: Texts, offered: SuggestedTime, partners: Sequence[MemberId]) -> View:
    """When they have agreed to meet."""
    session = offered.view.session
    local = offered.suits.astimezone(zone(offered.tz)) if offered.suits else None
    return modal(
        Callback.CALENDAR,
        t("Add to calendar"),
        section(
            t(
                "When do you meet {partners} for session {number}? You get a calendar file with the agenda, to open or to "
                "send on.",
                partners=people(t, partners),
                number=session.number,
            )
        ),
        field(t("Day"), Field.DAY, pick_day(local.date() if local else None)),
        field(
            t("Time"),
            Field.TIME,
            pick_time(local.time() if local else None),
            hint=t("In your time zone, {tz}.", tz=zone_name(t, offered.tz)),
        ),
        submit=t("Make the file"),
        close=t("Cancel"),
        metadata=session.id,
    )


def calendar_title(t: Texts, number: int) -> str:
    """What Slack shows over the calendar file."""
    return t("Session {number} for your calendar", number=number)


def calendar_view(t: Texts, number: int, *, off: bool) -> View:
    """While the file of an agreed time is on its way, or that which takes it out again."""
    said = t("*The calendar file of session {number} is in our direct messages.*", number=number)
    then = (
        t("Open it, and your calendar takes the time out.")
        if off
        else t("Open it, and your calendar offers to add it.")
    )
    return modal(Callback.INFORMATION, t("Add to calendar"), section(f"{said} {then}"), close=t("Close"))


def calendar_file(t: Texts, number: int) -> Message:
    """After the file was made."""
    return message(
        section(
            t(
                "*Session {number} is in the file above.* Open it, and your calendar offers to add it. Another time later? "
                "Make a new file: it replaces this one.",
                number=number,
            )
        )
    )


def why_questions(t: Texts, view: SessionView) -> View:
    """*Why these questions?*, each with its reason."""
    asked = {turn.question: turn for part in view.agenda.parts for turn in part.turns if turn.question}
    own = spoken(view.agenda.language)
    blocks = [
        section(
            "\n".join(
                [
                    t("“{question}”", question=escape(question.text)),
                    why_this(
                        own,
                        question,
                        person(turn.answerer),
                        themes=view.themes,
                        learner=person(turn.learner) if turn.learner else "",
                    ),
                ]
            )
        )
        for question, turn in asked.items()
    ]
    return modal(Callback.INFORMATION, t("Why these questions?"), *blocks, close=t("Close"))


def _names(plan: Agenda) -> dict[MemberId, str]:
    return {turn.answerer: person(turn.answerer) for part in plan.parts for turn in part.turns}


def _in_short(t: Texts, plan: Agenda, session: MentoringSession, detail: Detail, *, booked: bool) -> list[Block]:
    """What fits a phone at a glance; every line is a part."""
    names, own = _names(plan), spoken(plan.language)
    short = _defused(plan, most=detail.topics // max(len(names), 1))
    shown = [part for part in short.parts if detail.quiet_parts or part.kind not in _QUIET]
    lines = [f"• {line}" for line in in_lines(own, short, shown, names)]
    lines[1:1] = shared_steps(own, short, names) if detail.steps else []
    goals = goals_of(own, short, names)
    return [
        section(_head(t, plan, session, names, booked=booked)),
        *([section("\n".join(goals))] if goals else []),
        section("\n".join(lines)),
    ]


def _body(t: Texts, plan: Agenda, session: MentoringSession) -> list[Block]:
    """Everything, with a way to swap each question."""
    names, own, whole = _names(plan), spoken(plan.language), _defused(plan)
    goals = goals_of(own, whole, names)
    blocks = [
        section(_head(t, plan, session, names)),
        *([section("\n".join(goals))] if goals else []),
        context(listener_rule(own)),
    ]
    return blocks + [_part(t, part, whole, names, session) for part in whole.parts]


def _head(
    t: Texts, plan: Agenda, session: MentoringSession, names: Mapping[MemberId, str], *, booked: bool = False
) -> str:
    """Which session it is, and who opens or why; one that is `booked` has a line for its time, and no week."""
    facts = {
        "number": plan.number,
        "sessions": plan.sessions,
        "minutes": plan.minutes,
        "day": day(t, session.due_on),
        "opens": names.get(plan.opens, person(plan.opens)),
    }
    if note := lean_note(spoken(plan.language), plan, names):
        head = t("*Session {number} of {sessions}: {minutes} minutes, in the week of {day}.*", **facts)
        return f"{head} {note}"
    if booked:
        return t("*Session {number} of {sessions}: {minutes} minutes.* {opens} opens.", **facts)
    if plan.kind is SessionKind.ONLY:
        return t("*Your one session: {minutes} minutes, in the week of {day}.* {opens} opens.", **facts)
    return t("*Session {number} of {sessions}: {minutes} minutes, in the week of {day}.* {opens} opens.", **facts)


def _part(t: Texts, part: Part, plan: Agenda, names: dict[MemberId, str], session: MentoringSession) -> Block:
    own = spoken(plan.language)
    lines = [line.strip() for line in part_lines(own, part, plan, names)]
    text = "\n".join([f"*{part_title(own, part, plan, names)}*", *lines])
    return section(text, _swap(t, part, session), block_id=f"part-{part.index}")


def _defused(plan: Agenda, most: int = LONGEST_SECTION) -> Agenda:
    """The agenda with everything that people wrote made harmless, and cut where it is longer than `most` characters:
    topics, steps, and an organisation's own questions.
    """
    parts = (replace(part, turns=tuple(_defused_turn(turn, most) for turn in part.turns)) for part in plan.parts)
    steps = {member: escape(shorten(step, most)) for member, step in plan.steps.items()}
    return replace(plan, parts=tuple(parts), steps=steps)


def _defused_turn(turn: Turn, most: int) -> Turn:
    asked = turn.question
    if asked is not None:
        asked = replace(asked, text=escape(asked.text), follow_ups=tuple(map(escape, asked.follow_ups)))
    goal = escape(shorten(turn.goal, most))
    return replace(turn, question=asked, topics=tuple(map(escape, turn.topics)), goal=goal)


def _swap(t: Texts, part: Part, session: MentoringSession) -> Block | None:
    """The way to another question, once a part: one for everybody, or one of each direction's."""
    if not part.can_swap:
        return None
    answerers = [turn.answerer for turn in part.turns if turn.question]
    if part.common or len(answerers) == 1:
        return button(t("Swap"), Action.SWAP_QUESTION, pack(session.id, part.index))
    return menu(
        Action.SWAP_QUESTION,
        [(t(label), pack(session.id, part.index, answerer)) for label, answerer in zip(SWAPS, answerers, strict=False)],
    )


OPENS_AGREEMENT = (SessionKind.FIRST, SessionKind.MIDDLE)
"""Sessions in which they look at their agreement: to make it, and to keep or change it."""


def _tools(t: Texts, session: MentoringSession, mentorship: Mentorship, plan: Agenda) -> Block:
    """What can be done about the session, what is nearest first."""
    own = [open_button(t, mentorship.id)] if plan.kind in OPENS_AGREEMENT else []
    return actions(
        start_button(t, session.id),
        button(t("See all the questions"), Action.AGENDA, session.id),
        *own,
        button(t("Add to calendar"), Action.CALENDAR, session.id),
        change_goals(t, mentorship.id),
    )
