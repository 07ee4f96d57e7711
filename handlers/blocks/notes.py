"""What each keeps of a session: three lines, with the pulse or at any time, and a tap to share them."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.blocks.block_kit import Block, Message, View, actions, button, context, divider, message, modal, section
from handlers.blocks.formatting import escape, people, person
from handlers.blocks.inputs import field, write
from handlers.ids import Action, Callback, Field
from handlers.texts import Texts
from mentoring.model import LONGEST_NOTE, MemberId, MentoringSession, MentorshipId, SessionId, Takeaway
from mentoring.programme.takeaways import Notes, SessionNote


def inputs(t: Texts, kept: Takeaway | None) -> list[Block]:
    """Three lines to keep, each optional."""
    shared = t("Your partner sees it: you shared it.") if kept and kept.shared else ""
    return [
        field(
            t("What I take away"),
            Field.LEARNED,
            write(kept.learned if kept else "", most=LONGEST_NOTE),
            optional=True,
            hint=shared or t("Only you see it, unless you share it."),
        ),
        field(
            t("What I’ll try"),
            Field.STEP,
            write(kept.step if kept else "", most=LONGEST_NOTE),
            optional=True,
            hint=shared or t("If you meet again, you begin with it. Only you see it, unless you share it."),
        ),
        field(
            t("What I passed on"),
            Field.PASSED_ON,
            write(kept.gave if kept else "", most=LONGEST_NOTE),
            optional=True,
            hint=t("Only you see it: something to look back on at the end."),
        ),
    ]


def share_button(t: Texts, kept: Takeaway) -> Block | None:
    """The tap that shares; nothing where there is nothing to share, or it is shared already."""
    if kept.shared or not (kept.learned or kept.step):
        return None
    return button(t("Share my notes"), Action.SHARE_NOTES, kept.session)


def notes_button(t: Texts, mentorship: MentorshipId) -> Block:
    """The way to all of one's notes."""
    return button(t("My notes"), Action.NOTES, mentorship)


def notes_shared(t: Texts, partners: Sequence[MemberId]) -> Message:
    """After sharing."""
    return message(
        section(
            t(
                "*Shared.* {partners} can see what you take away and what you’ll try. If you meet again, you begin with it.",
                partners=people(t, partners),
            )
        )
    )


def notes_view(t: Texts, notes: Notes) -> View:
    """One's notes on every session so far, to write and to share, and what the partner shared."""
    blocks = [block for session in notes.begun for block in _of_session(t, notes, session)]
    if not blocks:
        blocks.append(section(t("Nothing yet. After your first session there’s room here for a line or two.")))
    blocks.append(
        context(
            t(
                "Only you see your notes, but for what you shared. Organisers see how many people keep any, and never one "
                "of them."
            )
        )
    )
    if notes.shared:
        blocks += [divider(), *(section(_from_partner(t, note)) for note in notes.shared)]
    return modal(Callback.INFORMATION, t("My notes"), *blocks, close=t("Close"))


def _of_session(t: Texts, notes: Notes, session: MentoringSession) -> list[Block]:
    """What is kept of one session, with the ways to change and to share it; or the way to write something."""
    kept = notes.of(session.id)
    if kept is None:
        said = t("*Session {number}*: nothing written.", number=session.number)
        return [section(said, write_button(t, session.id))]
    change = button(t("Change it"), Action.WRITE_NOTE, session.id)
    share = share_button(t, kept)
    note = SessionNote(number=session.number, takeaway=kept)
    return [section(_note(t, note)), actions(change, *([share] if share else []))]


def write_button(t: Texts, session: SessionId) -> Block:
    """The way to write a line on a session, at any time after it."""
    return button(t("Write it down"), Action.WRITE_NOTE, session)


def note_form(t: Texts, session: MentoringSession, kept: Takeaway | None) -> View:
    """The three lines on a session."""
    title = t("Session {number}", number=session.number)
    return modal(Callback.NOTE, title, *inputs(t, kept), submit=t("Save"), close=t("Cancel"), metadata=session.id)


def beside_the_agenda(t: Texts, notes: Notes, *, everything: bool) -> list[Block]:
    """One's own notes under an agenda that only the reader sees: of the last session, or of all when they look back."""
    own = notes.own if everything else notes.own[-1:]
    if not own:
        return []
    return [divider(), section("\n".join([t("*Your notes* (only you see this)"), *(_note(t, note) for note in own)]))]


def _note(t: Texts, note: SessionNote) -> str:
    kept = note.takeaway
    lines = [t("*Session {number}*", number=note.number)]
    if kept.learned:
        lines.append(t("I take away: {text}", text=escape(kept.learned)))
    if kept.step:
        lines.append(t("I’ll try: {text}", text=escape(kept.step)))
    if kept.gave:
        lines.append(t("I passed on: {text}", text=escape(kept.gave)))
    return "\n".join(lines)


def _from_partner(t: Texts, note: SessionNote) -> str:
    kept = note.takeaway
    lines = [t("*{name}, session {number}*", name=person(kept.member), number=note.number)]
    if kept.learned:
        lines.append(t("Takes away: {text}", text=escape(kept.learned)))
    if kept.step:
        lines.append(t("Will try: {text}", text=escape(kept.step)))
    return "\n".join(lines)
