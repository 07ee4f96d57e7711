"""One question for now, and the coach's word on a question of one's own."""

from __future__ import annotations

from handlers.blocks.block_kit import Block, Message, View, actions, button, context, message, modal, section
from handlers.blocks.formatting import escape, people
from handlers.blocks.inputs import field, write
from handlers.ids import Action, Callback, Field
from mentoring.agenda import why_this
from mentoring.coach import Judgement, Label
from mentoring.programme.questions import Given

MOST_TYPED = 300
LONGEST_VALUE = 1900

LABELS = {
    Label.ADVICE: "Advice in disguise",
    Label.LEADING: "Leading",
    Label.CLOSED: "Closed",
    Label.STACKED: "Several at once",
    Label.WHY: "A why question",
    Label.NARROW: "Narrow",
    Label.OPEN: "Open",
    Label.NOT_A_QUESTION: "Not a question",
}

GERMAN_LABELS = {
    Label.ADVICE: "Ein Rat im Gewand einer Frage",
    Label.LEADING: "Lenkend",
    Label.CLOSED: "Geschlossen",
    Label.STACKED: "Mehrere auf einmal",
    Label.WHY: "Eine Warum-Frage",
    Label.NARROW: "Eng",
    Label.OPEN: "Offen",
    Label.NOT_A_QUESTION: "Keine Frage",
}


def label_name(judgement: Judgement) -> str:
    """What a person reads for a label, in the language of their question."""
    if not judgement.language:
        return "Another language"
    return (GERMAN_LABELS if judgement.language == "de" else LABELS)[judgement.label]


def one(given: Given) -> Message:
    """A question to ask now."""
    question = given.question
    to = f"for {people(given.partners)}" if given.partners else "to think about yourself"
    follow = "\n".join(f"• {escape(each)}" for each in question.follow_ups)
    return message(
        section(f"*A question {to}:*\n>{escape(question.text)}"),
        section(f"*If you want to go on:*\n{follow}") if follow else context("Listen, then ask one thing more."),
        *_why_it(given),
        actions(button("Another question", Action.QUESTION)),
    )


def _why_it(given: Given) -> list[Block]:
    """*Why this one?*, for a question to a partner."""
    if not given.partners:
        return []
    reasons = why_this(given.question, people(given.partners), themes=given.themes, language=given.language)
    return [context(f"*Why this one?* {reasons}")]


def coached(text: str, judgement: Judgement) -> Message:
    """The coach's word as a message that only the asker sees."""
    tools = actions(*_choices(text), button("Check another question", Action.ASK_AGAIN))
    return message(*_word(text, judgement), tools)


def coached_form(text: str, judgement: Judgement) -> View:
    """The coach's word in the form where the question was typed, which can be typed again."""
    return modal(
        Callback.ASK,
        "Make it open",
        *_word(text, judgement),
        actions(*_choices(text)),
        _typed("Try another wording"),
        submit="Look again",
    )


def _word(text: str, judgement: Judgement) -> list[Block]:
    """One label, one reason, a better wording where there is a safe one, and questions of the bank on the same theme."""
    blocks = [
        section(f">{escape(text)}"),
        section(f"*{label_name(judgement)}.* {escape(judgement.reason)}"),
    ]
    for at, rewording in enumerate(judgement.rewordings):
        use = button("Use this", Action.USE_THIS, rewording)
        blocks.append(section(f"Try: “{escape(rewording)}”", use, block_id=f"try-{at}"))
    if judgement.alike:
        blocks.append(context("Open questions on the same theme:"))
    for at, question in enumerate(judgement.alike):
        use = button("Use this", Action.USE_THIS, question)
        blocks.append(section(f"“{escape(question)}”", use, block_id=f"alike-{at}"))
    return blocks


def _choices(text: str) -> tuple[Block, ...]:
    return (
        button("Keep mine", Action.KEEP_MINE, text[:LONGEST_VALUE]),
        button("Why open questions?", Action.WHY_OPEN),
    )


def chosen(text: str) -> Message:
    """A wording to copy."""
    return message(*_yours(text))


def chosen_form(text: str) -> View:
    """A wording to copy, in the form where it was chosen."""
    return modal(Callback.INFORMATION, "Make it open", *_yours(text), close="Done")


def _yours(text: str) -> tuple[Block, ...]:
    return (
        section(f"*Yours to ask:*\n>{escape(text)}"),
        context("Only you see this. Ask it, then wait: a silence is often somebody thinking."),
    )


def ask_form() -> View:
    """A question of one's own, to be looked at."""
    return modal(
        Callback.ASK,
        "Make it open",
        section("Type a question that you would like to ask. Only you see the answer."),
        _typed("Your question"),
        submit="Look at it",
        close="Cancel",
    )


def _typed(label: str) -> Block:
    return field(
        label,
        Field.QUESTION,
        write(most=MOST_TYPED, lines=True, placeholder="Have you tried talking to your manager?"),
    )


def why_open() -> View:
    """Why open questions, on one screen."""
    return modal(
        Callback.INFORMATION,
        "Why open questions?",
        section(
            "*They leave the answer with the one who has to live with it.* Advice is yours; an answer found is theirs."
        ),
        section("*Begin with what or how.* Can, do, is and have invite a yes or a no."),
        section("*One at a time.* Two questions get half an answer each."),
        section("*Leave your own solution out.* “Have you tried …” is advice with a question mark."),
        section("*Closed is fine* for agreeing a time or checking that you understood."),
    )
