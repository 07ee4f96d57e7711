"""A session's agenda as the people of a mentorship see it: who asks, who answers, how long, and what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.blocks.block_kit import Block, Message, View, actions, button, context, menu, message, modal, section
from handlers.blocks.formatting import day, escape, people, person, when
from handlers.blocks.inputs import field, pick_day, pick_time
from handlers.ids import Action, Callback, Field, pack
from mentoring.agenda import Agenda, Part, Turn, lean_note, listener_rule, part_title, why_this
from mentoring.agenda.text import part_lines
from mentoring.model import MemberId, MentoringSession
from mentoring.nudges.kinds.agenda import AgendaContent
from mentoring.programme.meetings import SuggestedTime
from mentoring.programme.sessions import SessionView
from mentoring.timeline import zone

ORDINALS = ("first", "second", "third")


def agenda(letter: AgendaContent, footer: Block) -> Message:
    """The agenda, with times to meet."""
    times = " · ".join(when(moment) for moment in letter.times)
    meet = [section(f"*When?* Times that suit everybody: {times}")] if times else []
    return message(*_body(letter.agenda, letter.session), *meet, _tools(letter.session), footer)


def agenda_view(view: SessionView, footer: Block) -> Message:
    """The agenda drawn again, after a swap."""
    return message(*_body(view.agenda, view.session), _tools(view.session), footer)


def agenda_form(view: SessionView) -> View:
    """The agenda to look at, from App Home; questions are swapped in the conversation, where everybody sees it."""
    blocks = [
        {name: part for name, part in block.items() if name != "accessory"}
        for block in _body(view.agenda, view.session)
    ]
    return modal(Callback.INFORMATION, f"Session {view.session.number}", *blocks)


def calendar_form(offered: SuggestedTime, partners: Sequence[MemberId]) -> View:
    """When they have agreed to meet."""
    session = offered.view.session
    local = offered.suits.astimezone(zone(offered.tz)) if offered.suits else None
    return modal(
        Callback.CALENDAR,
        "Add to calendar",
        section(
            f"When do you meet {people(partners)} for session {session.number}? You get a calendar file with the agenda, "
            f"to open or to send on."
        ),
        field("Day", Field.DAY, pick_day(local.date() if local else None)),
        field("Time", Field.TIME, pick_time(local.time() if local else None), hint=f"In your time zone, {offered.tz}."),
        submit="Make the file",
        close="Cancel",
        metadata=session.id,
    )


def calendar_file(number: int) -> Message:
    """After the file was made."""
    return message(
        section(
            f"*Session {number} is in the file above.* Open it, and your calendar offers to add it. Another time later? Make "
            f"a new file: it replaces this one."
        )
    )


def why_questions(view: SessionView) -> View:
    """*Why these questions?*, each with its reason."""
    asked = {turn.question: turn.answerer for part in view.agenda.parts for turn in part.turns if turn.question}
    blocks = [
        section(
            f"“{escape(question.text)}”\n{why_this(question, person(answerer), themes=view.themes, language=view.agenda.language)}"
        )
        for question, answerer in asked.items()
    ]
    return modal(Callback.INFORMATION, "Why these questions?", *blocks)


def _body(plan: Agenda, session: MentoringSession) -> list[Block]:
    names = {turn.answerer: person(turn.answerer) for part in plan.parts for turn in part.turns}
    head = (
        f"*Session {plan.number} of {plan.sessions}: {plan.minutes} minutes, in the week of {day(session.due_on)}.* "
        f"{names.get(plan.opens, person(plan.opens))} opens."
    )
    note = lean_note(plan, names)
    blocks = [section(f"{head} {note}".strip()), context(listener_rule(plan.language))]
    blocks += [_part(part, plan, names, session) for part in plan.parts]
    return blocks


def _part(part: Part, plan: Agenda, names: dict[MemberId, str], session: MentoringSession) -> Block:
    lines = [line.strip() for line in part_lines(_defused(part), plan, names)]
    text = "\n".join([f"*{part_title(part, plan)}*", *lines])
    return section(text, _swap(part, session), block_id=f"part-{part.index}")


def _defused(part: Part) -> Part:
    """The part with everything that people wrote made harmless: topics, and an organisation's own questions."""
    return replace(part, turns=tuple(_defused_turn(turn) for turn in part.turns))


def _defused_turn(turn: Turn) -> Turn:
    asked = turn.question
    if asked is not None:
        asked = replace(asked, text=escape(asked.text), follow_ups=tuple(map(escape, asked.follow_ups)))
    return replace(turn, question=asked, topics=tuple(map(escape, turn.topics)))


def _swap(part: Part, session: MentoringSession) -> Block | None:
    """The way to another question, once a part: one for everybody, or one of each direction's."""
    if not part.can_swap:
        return None
    answerers = [turn.answerer for turn in part.turns if turn.question]
    if part.common or len(answerers) == 1:
        return button("Swap", Action.SWAP_QUESTION, pack(session.id, part.index))
    return menu(
        Action.SWAP_QUESTION,
        [
            (f"Swap the {ordinal} question", pack(session.id, part.index, answerer))
            for ordinal, answerer in zip(ORDINALS, answerers, strict=False)
        ],
    )


def _tools(session: MentoringSession) -> Block:
    return actions(
        button("Add to calendar", Action.CALENDAR, session.id),
        button("Why these questions?", Action.WHY_QUESTION, session.id),
    )
