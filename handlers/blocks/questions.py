"""One question for now, and the coach's word on a question of one's own."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.blocks.agenda_text import spoken, why_this
from handlers.blocks.block_kit import Block, Message, View, actions, button, context, message, modal, section
from handlers.blocks.formatting import escape, people
from handlers.blocks.inputs import field, write
from handlers.ids import Action, Callback, Field
from handlers.texts import Msg, Texts, msg, pmsg
from mentoring.characters import cut
from mentoring.coach import Judgement, Label
from mentoring.programme.questions import Given

MOST_TYPED = 300
LONGEST_VALUE = 1900

LABELS: Mapping[Label, Msg] = {
    Label.ADVICE: pmsg("the coach’s label", "Advice in disguise"),
    Label.LEADING: pmsg("the coach’s label", "Leading"),
    Label.CLOSED: pmsg("the coach’s label", "Closed"),
    Label.STACKED: pmsg("the coach’s label", "Several at once"),
    Label.WHY: pmsg("the coach’s label", "A why question"),
    Label.NARROW: pmsg("the coach’s label", "Narrow"),
    Label.OPEN: pmsg("the coach’s label", "Open"),
    Label.NOT_A_QUESTION: pmsg("the coach’s label", "Not a question"),
}


ANOTHER_LANGUAGE = msg("Another language")
"""What stands in the place of a label where the coach does not know the language."""


ONLY_THESE = msg("I can only read English and German so far. Everything else here works in any language.")
"""What stands in the place of a reason there."""


def label_reason(t: Texts, judgement: Judgement) -> str:
    """Why: in the language of the question, as its better wording is; in the reader's where the coach knows it not."""
    return escape(judgement.reason) if judgement.language else t(ONLY_THESE)


def label_name(judgement: Judgement) -> str:
    """What a person reads for a label, in the language of their question."""
    if not judgement.language:
        return spoken(judgement.language)(ANOTHER_LANGUAGE)
    return spoken(judgement.language)(LABELS[judgement.label])


def one(t: Texts, given: Given) -> Message:
    """A question to ask now."""
    question = given.question
    head = (
        t("*A question for {partners}:*", partners=people(t, given.partners))
        if given.partners
        else t("*A question to think about yourself:*")
    )
    return message(
        section(f"{head}\n>{escape(question.text)}"),
        _then(t, given),
        *_why_it(t, given),
        actions(button(t("Another question"), Action.QUESTION)),
    )


def _then(t: Texts, given: Given) -> Block:
    if not given.question.follow_ups:
        return context(t("Listen, then ask one thing more."))
    follow = [f"• {escape(each)}" for each in given.question.follow_ups]
    return section("\n".join([t("*If you want to go on:*"), *follow]))


def _why_it(t: Texts, given: Given) -> list[Block]:
    """*Why this one?*, for a question to a partner."""
    if not given.partners:
        return []
    reasons = why_this(spoken(given.language), given.question, people(t, given.partners), themes=given.themes)
    return [context(f"{t('*Why this one?*')} {reasons}")]


def coached(t: Texts, text: str, judgement: Judgement) -> Message:
    """The coach's word as a message that only the asker sees."""
    tools = actions(*_choices(t, text), button(t("Check another question"), Action.ASK_AGAIN))
    return message(*_word(t, text, judgement), tools)


def coached_form(t: Texts, text: str, judgement: Judgement) -> View:
    """The coach's word in the form where the question was typed, which can be typed again."""
    return modal(
        Callback.ASK,
        t("Make it open"),
        *_word(t, text, judgement),
        actions(*_choices(t, text)),
        _typed(t, t("Try another wording")),
        submit=t("Look again"),
        close=t("Close"),
    )


def _word(t: Texts, text: str, judgement: Judgement) -> list[Block]:
    """One label, one reason, a better wording where there is a safe one, and questions of the bank on the same theme."""
    blocks = [
        section(f">{escape(text)}"),
        section(f"*{label_name(judgement)}.* {label_reason(t, judgement)}"),
    ]
    for at, rewording in enumerate(judgement.rewordings):
        use = button(t("Use this"), Action.USE_THIS, rewording)
        blocks.append(section(t("Try: “{question}”", question=escape(rewording)), use, block_id=f"try-{at}"))
    if judgement.alike:
        blocks.append(context(t("Open questions on the same theme:")))
    for at, question in enumerate(judgement.alike):
        use = button(t("Use this"), Action.USE_THIS, question)
        blocks.append(section(t("“{question}”", question=escape(question)), use, block_id=f"alike-{at}"))
    return blocks


def _choices(t: Texts, text: str) -> tuple[Block, ...]:
    return (
        button(t("Keep mine"), Action.KEEP_MINE, cut(text, LONGEST_VALUE)),
        button(t("Why open questions?"), Action.WHY_OPEN),
    )


def chosen(t: Texts, text: str) -> Message:
    """A wording to copy."""
    return message(*_yours(t, text))


def chosen_form(t: Texts, text: str) -> View:
    """A wording to copy, in the form where it was chosen."""
    return modal(Callback.INFORMATION, t("Make it open"), *_yours(t, text), close=t("Done"))


def _yours(t: Texts, text: str) -> tuple[Block, ...]:
    return (
        section("\n>".join([t("*Yours to ask:*"), escape(text)])),
        context(t("Only you see this. Ask it, then wait: a silence is often somebody thinking.")),
    )


def ask_form(t: Texts) -> View:
    """A question of one's own, to be looked at."""
    return modal(
        Callback.ASK,
        t("Make it open"),
        section(t("Type a question you’d like to ask. Only you see the answer.")),
        _typed(t, t("Your question")),
        submit=t("Look at it"),
        close=t("Cancel"),
    )


def _typed(t: Texts, label: str) -> Block:
    return field(
        label,
        Field.QUESTION,
        write(most=MOST_TYPED, lines=True, placeholder=t("Have you tried talking to your manager?")),
    )


def why_open(t: Texts) -> View:
    """Why open questions, on one screen."""
    return modal(
        Callback.INFORMATION,
        t("Why open questions?"),
        section(
            t(
                "*They leave the answer with the one who has to live with it.* Advice is yours; an answer found is "
                "theirs."
            )
        ),
        section(t("*Begin with what or how.* Can, do, is and have invite a yes or a no.")),
        section(t("*One at a time.* Two questions get half an answer each.")),
        section(t("*Leave your own solution out.* “Have you tried …” is advice with a question mark.")),
        section(t("*Closed is fine* for agreeing a time or checking that you understood.")),
        close=t("Close"),
    )
