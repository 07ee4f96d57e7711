"""An organisation's own questions: the list, the form with the coach's word under it, and the way to a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.blocks.block_kit import Block, Message, View, actions, button, confirm, context, message, modal, section
from handlers.blocks.formatting import count, escape
from handlers.blocks.inputs import field, option, pick_one, write
from handlers.blocks.questions import label_name
from handlers.ids import Action, Callback, Field
from mentoring.coach import Judgement
from mentoring.model import Question, QuestionStage, Theme
from mentoring.ports import Sheet

MOST_SHOWN = 20
LONGEST_QUESTION = 140
LONGEST_FOLLOW_UPS = 290
LONGEST_PASTE = 3000
WORD_BLOCK = "coachs_word"

MOMENTS: Mapping[QuestionStage, str] = {
    QuestionStage.MEETING: "Meeting each other, in a first session",
    QuestionStage.OPENER: "To begin with",
    QuestionStage.GOAL: "What somebody wants",
    QuestionStage.REALITY: "How things are now",
    QuestionStage.OPTIONS: "What could be done",
    QuestionStage.WILL: "What comes next",
    QuestionStage.REFLECT: "Looking back on the session",
    QuestionStage.CONTRACT: "The agreement, in a first session",
    QuestionStage.CLOSE: "Saying goodbye, in a last session",
    QuestionStage.REPAIR: "When one side gives more than the other",
}
THEMES: Mapping[Theme, str] = {
    Theme.CAREER: "Career",
    Theme.SKILLS: "Skills",
    Theme.CULTURE: "How things are done here",
    Theme.DECISIONS: "Decisions",
    Theme.NETWORK: "People to know",
    Theme.POWER: "Influence and conflict",
    Theme.WELLBEING: "Well-being at work",
    Theme.CHANGE: "Change",
    Theme.BELONGING: "Being oneself, belonging",
}
NOTHING_YET = "The coach's word on it appears here while you type."


def listed(questions: Sequence[Question]) -> Message:
    """Every question of one's own, and what can be done."""
    if not questions:
        head = "*No questions of your own yet.* Agendas draw on the questions that come with me; yours join them."
    else:
        head = f"*{count(len(questions), 'question')} of your own*, beside those that come with me."
    more = len(questions) - MOST_SHOWN
    return message(
        section(head),
        *(_line(question) for question in questions[:MOST_SHOWN]),
        *([context(f"And {count(more, 'more')}: the spreadsheet has them all.")] if more > 0 else []),
        actions(
            button("Add a question", Action.ADD_QUESTION, style="primary"),
            button("Download as a spreadsheet", Action.DOWNLOAD_QUESTIONS),
            button("Paste from a spreadsheet", Action.PASTE_QUESTIONS),
        ),
    )


def _line(question: Question) -> Block:
    where = f"{MOMENTS[question.stage]} · {THEMES[question.theme]}"
    taking_out = confirm(
        "Take it out of use?",
        "No new agenda will have it. Agendas that were planned with it keep it.",
        "Take it out",
        "Keep it",
    )
    return section(
        f"{escape(question.text)}\n_{where}_",
        button("Take out", Action.TAKE_OUT, question.id, confirm=taking_out),
        block_id=f"own-{question.id}",
    )


def form(word: Judgement | None = None) -> View:
    """A new question; under it the coach's word, which follows what is typed."""
    asked = field(
        "The question",
        Field.OWN_QUESTION,
        {
            **write(most=LONGEST_QUESTION, lines=True, placeholder="What would a calm day look like?"),
            "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]},
        },
        hint="Open, one thing at a time, at most 20 words.",
    )
    return modal(
        Callback.OWN_QUESTION,
        "Add a question",
        {**asked, "dispatch_action": True},
        word_block(word),
        field(
            "One or two follow-up questions, one on each line",
            Field.FOLLOW_UPS,
            write(most=LONGEST_FOLLOW_UPS, lines=True, placeholder="What helps?"),
        ),
        field("When it fits", Field.MOMENT, pick_one([option(said, stage) for stage, said in MOMENTS.items()])),
        field("What it is about", Field.THEME, pick_one([option(said, theme) for theme, said in THEMES.items()])),
        submit="Add it",
        close="Cancel",
    )


def word_block(word: Judgement | None) -> Block:
    """The coach's word, as one line under the question."""
    if word is None:
        return {**context(NOTHING_YET), "block_id": WORD_BLOCK}
    instead = f" Try: “{escape(word.rewordings[0])}”" if word.rewordings else ""
    return {**context(f"*{label_name(word)}.* {escape(word.reason)}{instead}"), "block_id": WORD_BLOCK}


def added(question: Question) -> Message:
    """After adding one."""
    return message(
        section(f"*Added.* Agendas that are planned from now on may have it:\n>{escape(question.text)}"),
        actions(
            button("Add another question", Action.ADD_QUESTION), button("Show all of ours", Action.SHOW_OWN_QUESTIONS)
        ),
    )


def taken_out(question: Question) -> Message:
    """After taking one out of use."""
    return message(
        section(f"*Out of use.* No new agenda will have “{escape(question.text)}”."),
        actions(button("Show all of ours", Action.SHOW_OWN_QUESTIONS)),
    )


def paste_form() -> View:
    """Rows out of a spreadsheet."""
    return modal(
        Callback.PASTE_QUESTIONS,
        "From a spreadsheet",
        section(
            "Download the spreadsheet first, write your questions *below the last row* and leave `id` empty. Then copy the "
            "heading row and your rows, and paste them here."
        ),
        field(
            "Heading and rows",
            Field.ROWS,
            write(most=LONGEST_PASTE, lines=True),
            hint="Needed are text, follow_up_1, stage, asker and theme. All rows are added, or none.",
        ),
        submit="Check and add",
        close="Cancel",
    )


def brought(sheet: Sheet) -> Message:
    """After pasting rows."""
    had = f" {count(sheet.unchanged, 'row was', 'rows were')} there already." if sheet.unchanged else ""
    if not sheet.questions:
        return message(section(f"*Nothing new in those rows.*{had}"))
    return message(
        section(f"*{count(len(sheet.questions), 'question')} added.*{had}"),
        actions(button("Show all of ours", Action.SHOW_OWN_QUESTIONS)),
    )


def sheet_sent() -> Message:
    """After a download."""
    return message(
        section("*The spreadsheet is in our direct messages*, as a CSV file with every question, yours at the end.")
    )
