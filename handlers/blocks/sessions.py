"""A session's agenda as the people of a mentorship see it: who asks, who answers, how long, and what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.blocks import booking
from handlers.blocks.agenda_text import lean_note, listener_rule, part_lines, part_title, spoken, why_this
from handlers.blocks.block_kit import Block, Message, View, actions, button, context, menu, message, modal, section
from handlers.blocks.formatting import day, escape, people, person
from handlers.blocks.inputs import field, pick_day, pick_time
from handlers.ids import Action, Callback, Field, pack
from handlers.texts import Texts, msg
from mentoring.agenda import Agenda, Part, Turn
from mentoring.model import MemberId, MentoringSession
from mentoring.nudges.kinds.agenda import AgendaContent
from mentoring.programme.meetings import SuggestedTime
from mentoring.programme.sessions import SessionView
from mentoring.timeline import zone

SWAPS = (msg("Swap the first question"), msg("Swap the second question"), msg("Swap the third question"))


def agenda(t: Texts, letter: AgendaContent, footer: Block) -> Message:
    """The agenda, with times to meet."""
    meet = booking.on_agenda(t, letter.session, letter.mentorship.members, letter.booked, letter.times)
    return message(*_body(t, letter.agenda, letter.session), meet, _tools(t, letter.session), footer)


def agenda_view(t: Texts, view: SessionView, footer: Block) -> Message:
    """The agenda drawn again, after a swap."""
    meet = booking.on_agenda(t, view.session, view.mentorship.members, view.booked)
    return message(*_body(t, view.agenda, view.session), meet, _tools(t, view.session), footer)


def agenda_form(t: Texts, view: SessionView) -> View:
    """The agenda to look at, from App Home; questions are swapped in the conversation, where everybody sees it."""
    blocks = [
        {name: part for name, part in block.items() if name != "accessory"}
        for block in _body(t, view.agenda, view.session)
    ]
    title = t("Session {number}", number=view.session.number)
    return modal(Callback.INFORMATION, title, *blocks, close=t("Close"))


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
            hint=t("In your time zone, {tz}.", tz=offered.tz),
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
    asked = {turn.question: turn.answerer for part in view.agenda.parts for turn in part.turns if turn.question}
    own = spoken(view.agenda.language)
    blocks = [
        section(
            "\n".join(
                [
                    t("“{question}”", question=escape(question.text)),
                    why_this(own, question, person(answerer), themes=view.themes),
                ]
            )
        )
        for question, answerer in asked.items()
    ]
    return modal(Callback.INFORMATION, t("Why these questions?"), *blocks, close=t("Close"))


def _body(t: Texts, plan: Agenda, session: MentoringSession) -> list[Block]:
    names = {turn.answerer: person(turn.answerer) for part in plan.parts for turn in part.turns}
    head = t(
        "*Session {number} of {sessions}: {minutes} minutes, in the week of {day}.* {opens} opens.",
        number=plan.number,
        sessions=plan.sessions,
        minutes=plan.minutes,
        day=day(t, session.due_on),
        opens=names.get(plan.opens, person(plan.opens)),
    )
    own = spoken(plan.language)
    blocks = [section(f"{head} {lean_note(own, plan, names)}".strip()), context(listener_rule(own))]
    blocks += [_part(t, part, plan, names, session) for part in plan.parts]
    return blocks


def _part(t: Texts, part: Part, plan: Agenda, names: dict[MemberId, str], session: MentoringSession) -> Block:
    own = spoken(plan.language)
    lines = [line.strip() for line in part_lines(own, _defused(part), plan, names)]
    text = "\n".join([f"*{part_title(own, part, plan)}*", *lines])
    return section(text, _swap(t, part, session), block_id=f"part-{part.index}")


def _defused(part: Part) -> Part:
    """The part with everything that people wrote made harmless: topics, and an organisation's own questions."""
    return replace(part, turns=tuple(_defused_turn(turn) for turn in part.turns))


def _defused_turn(turn: Turn) -> Turn:
    asked = turn.question
    if asked is not None:
        asked = replace(asked, text=escape(asked.text), follow_ups=tuple(map(escape, asked.follow_ups)))
    return replace(turn, question=asked, topics=tuple(map(escape, turn.topics)))


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


def _tools(t: Texts, session: MentoringSession) -> Block:
    return actions(
        button(t("Add to calendar"), Action.CALENDAR, session.id),
        button(t("Why these questions?"), Action.WHY_QUESTION, session.id),
    )
