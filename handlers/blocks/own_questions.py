"""An organisation's own questions: the list, the form with the coach's word under it, and the way to a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.blocks.block_kit import Block, Message, View, actions, button, confirm, context, message, modal, section
from handlers.blocks.formatting import escape
from handlers.blocks.inputs import field, option, pick_one, write
from handlers.blocks.questions import label_name, label_reason
from handlers.ids import Action, Callback, Field
from handlers.texts import Msg, Texts, msg
from mentoring.coach import Judgement
from mentoring.model import LONGEST_WORDS, Question, QuestionStage, Theme
from mentoring.ports import Sheet

MOST_SHOWN = 20
LONGEST_QUESTION = 140
LONGEST_FOLLOW_UPS = 290
LONGEST_PASTE = 3000
WORD_BLOCK = "coachs_word"
MOST_PROBLEMS = 3
"""How many problems of a pasted sheet are shown at once."""

MOMENTS: Mapping[QuestionStage, Msg] = {
    QuestionStage.MEETING: msg("Meeting each other, in a first session"),
    QuestionStage.OPENER: msg("To begin with"),
    QuestionStage.GOAL: msg("What somebody wants"),
    QuestionStage.REALITY: msg("How things are now"),
    QuestionStage.OPTIONS: msg("What could be done"),
    QuestionStage.WILL: msg("What comes next"),
    QuestionStage.REFLECT: msg("Looking back on the session"),
    QuestionStage.CONTRACT: msg("The agreement, in a first session"),
    QuestionStage.CLOSE: msg("Saying goodbye, in a last session"),
    QuestionStage.REPAIR: msg("When one side gives more than the other"),
}
THEMES: Mapping[Theme, Msg] = {
    Theme.CAREER: msg("Career"),
    Theme.SKILLS: msg("Skills"),
    Theme.CULTURE: msg("How things are done here"),
    Theme.DECISIONS: msg("Decisions"),
    Theme.NETWORK: msg("People to know"),
    Theme.POWER: msg("Influence and conflict"),
    Theme.WELLBEING: msg("Well-being at work"),
    Theme.CHANGE: msg("Change"),
    Theme.BELONGING: msg("Being oneself, belonging"),
}


def listed(t: Texts, questions: Sequence[Question]) -> Message:
    """Every question of one's own, and what can be done."""
    more = len(questions) - MOST_SHOWN
    rest = t.n(
        "And {count} more: the spreadsheet has them all.", "And {count} more: the spreadsheet has them all.", more
    )
    return message(
        section(_how_many(t, len(questions))),
        *(_line(t, question) for question in questions[:MOST_SHOWN]),
        *([context(rest)] if more > 0 else []),
        actions(
            button(t("Add a question"), Action.ADD_QUESTION, style="primary"),
            button(t("Download as a spreadsheet"), Action.DOWNLOAD_QUESTIONS),
            button(t("Paste from a spreadsheet"), Action.PASTE_QUESTIONS),
        ),
    )


def _how_many(t: Texts, number: int) -> str:
    if not number:
        return t("*No questions of your own yet.* Agendas draw on the questions that come with me; yours join them.")
    return t.n(
        "*{count} question of your own*, beside those that come with me.",
        "*{count} questions of your own*, beside those that come with me.",
        number,
    )


def _line(t: Texts, question: Question) -> Block:
    where = f"{t(MOMENTS[question.stage])} · {t(THEMES[question.theme])}"
    taking_out = confirm(
        t("Take it out of use?"),
        t("No new agenda will have it. Agendas that were planned with it keep it."),
        t("Take it out"),
        t("Keep it"),
    )
    return section(
        f"{escape(question.text)}\n_{where}_",
        button(t("Take out"), Action.TAKE_OUT, question.id, confirm=taking_out),
        block_id=f"own-{question.id}",
    )


def form(t: Texts, word: Judgement | None = None) -> View:
    """A new question; under it the coach's word, which follows what is typed."""
    asked = field(
        t("The question"),
        Field.OWN_QUESTION,
        {
            **write(most=LONGEST_QUESTION, lines=True, placeholder=t("What would a calm day look like?")),
            "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]},
        },
        hint=t("Open, one thing at a time, at most {words} words.", words=LONGEST_WORDS),
    )
    moments = [option(t(said), stage) for stage, said in MOMENTS.items()]
    return modal(
        Callback.OWN_QUESTION,
        t("Add a question"),
        {**asked, "dispatch_action": True},
        word_block(t, word),
        field(
            t("One or two follow-up questions, one on each line"),
            Field.FOLLOW_UPS,
            write(most=LONGEST_FOLLOW_UPS, lines=True, placeholder=t("What helps?")),
        ),
        field(t("When it fits"), Field.MOMENT, pick_one(t, moments)),
        field(
            t("What it’s about"),
            Field.THEME,
            pick_one(t, [option(t(said), theme) for theme, said in THEMES.items()]),
        ),
        submit=t("Add it"),
        close=t("Cancel"),
    )


def word_block(t: Texts, word: Judgement | None) -> Block:
    """The coach's word, as one line under the question."""
    if word is None:
        said = t("The coach’s word on it appears here while you type.")
    else:
        said = f"*{label_name(word)}.* {label_reason(t, word)}"
        if word.rewordings:
            said = f"{said} {t('Try: “{question}”', question=escape(word.rewordings[0]))}"
    return {**context(said), "block_id": WORD_BLOCK}


def added(t: Texts, question: Question) -> Message:
    """After adding one."""
    return message(
        section("\n>".join([t("*Added.* Agendas that are planned from now on may have it:"), escape(question.text)])),
        actions(
            button(t("Add another question"), Action.ADD_QUESTION),
            button(t("Show all of ours"), Action.SHOW_OWN_QUESTIONS),
        ),
    )


def taken_out(t: Texts, question: Question) -> Message:
    """After taking one out of use."""
    return message(
        section(t("*Out of use.* No new agenda will have “{question}”.", question=escape(question.text))),
        actions(button(t("Show all of ours"), Action.SHOW_OWN_QUESTIONS)),
    )


def paste_form(t: Texts) -> View:
    """Rows out of a spreadsheet."""
    return modal(
        Callback.PASTE_QUESTIONS,
        t("From a spreadsheet"),
        section(
            t(
                "Download the spreadsheet first, write your questions *below the last row* and leave `id` empty. Then copy "
                "the heading row and your rows, and paste them here."
            )
        ),
        field(
            t("Heading and rows"),
            Field.ROWS,
            write(most=LONGEST_PASTE, lines=True),
            hint=t("Needed are text, follow_up_1, stage, asker and theme. All rows are added, or none."),
        ),
        submit=t("Check and add"),
        close=t("Cancel"),
    )


def brought(t: Texts, sheet: Sheet) -> Message:
    """After pasting rows."""
    new = len(sheet.questions)
    said = [
        t.n("*{count} question added.*", "*{count} questions added.*", new)
        if new
        else t("*Nothing new in those rows.*")
    ]
    if sheet.unchanged:
        said.append(t.n("{count} row was there already.", "{count} rows were there already.", sheet.unchanged))
    if not new:
        return message(section(" ".join(said)))
    return message(
        section(" ".join(said)),
        actions(button(t("Show all of ours"), Action.SHOW_OWN_QUESTIONS)),
    )


def problems(t: Texts, found: Sequence[str]) -> str:
    """What is wrong with pasted rows: the first few, and how many more there are."""
    more = len(found) - MOST_PROBLEMS
    said = list(found[:MOST_PROBLEMS])
    if more > 0:
        said.append(t.n("And {count} more.", "And {count} more.", more))
    return " ".join(said)


def sheet_title(t: Texts) -> str:
    """What Slack shows over the file with all questions."""
    return t("The questions of Bothways")


def sheet_sent(t: Texts) -> Message:
    """After a download."""
    return message(
        section(t("*The spreadsheet is in our direct messages*, as a CSV file with every question, yours at the end."))
    )
