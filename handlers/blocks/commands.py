"""What is said to a command: one that was misspelt, that needs a press first, or that asks for what is there."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.blocks.block_kit import Block, Message, actions, button, message, section
from handlers.blocks.formatting import escape, people
from handlers.blocks.next_step import step_blocks
from handlers.ids import Action
from handlers.texts import Texts
from mentoring.characters import cut
from mentoring.next_step import NextStep, StepKind
from mentoring.programme.home import Home

LONGEST_VALUE = 1900
"""What a button takes along; Slack allows 2,000 characters, and codes for three characters count as they are sent."""


def did_you_mean(t: Texts, typed: str, suggestions: Sequence[str], rest: str = "") -> Message:
    """A word that is no command, with what is nearest, and with all that was typed after it."""
    shown = escape(cut(typed, 60))
    if not suggestions:
        return message(
            section(t("I don’t know “{typed}”. `/mentoring help` lists everything.", typed=shown)),
            actions(button(t("Show help"), Action.HELP)),
        )
    nearest = suggestions[0]
    return message(
        section(t("I don’t know “{typed}”. Did you mean *{command}*?", typed=shown, command=nearest)),
        actions(
            button(
                t("Yes, {command}", command=nearest), Action.SUGGESTION, typed_again(nearest, rest), style="primary"
            ),
            button(t("Show help"), Action.HELP),
        ),
    )


def typed_again(command: str, rest: str) -> str:
    """A command with what was typed after it, as the value of a button."""
    return cut(f"{command} {rest}".strip(), LONGEST_VALUE)


def needs_a_button(t: Texts, command: str, rest: str) -> Message:
    """A command that opens a form, typed as a message: Slack opens forms only after a press."""
    return message(
        section(t("*This opens a form.* Press the button to see it.")),
        actions(
            button(t("Open {command}", command=command), Action.SUGGESTION, typed_again(command, rest), style="primary")
        ),
    )


def written_to(t: Texts) -> Message:
    """The answer to anything that people write to the bot."""
    return message(
        section(t("I only know a few words, such as *status*, *agenda* or *time*. *Help* lists them all.")),
        actions(button(t("Show help"), Action.HELP), button(t("A question for now"), Action.QUESTION)),
    )


def agendas(t: Texts, shown: Home) -> Message:
    """`/mentoring agenda`: the sessions whose questions are there."""
    blocks: list[Block] = []
    for view in shown.mentorships:
        if view.agenda is not None:
            number = view.agenda.number
            said = t("*Session {number} with {partners}*", number=number, partners=people(t, view.partners))
            blocks.append(section(said, button(t("Open the agenda"), Action.AGENDA, view.agenda.id, style="primary")))
    if blocks:
        return message(*blocks)
    if shown.mentorships:
        return message(section(t("*No agenda is ready yet.* I send it in the week of each session.")))
    return message(section(t("*No agenda yet:* it comes once you have a partner.")))


def pulses(t: Texts, shown: Home) -> Message:
    """`/mentoring pulse`: the sessions about which something can be said now."""
    blocks: list[Block] = []
    for view in shown.mentorships:
        if view.pulse is not None:
            blocks += step_blocks(t, NextStep(kind=StepKind.PULSE, session=view.pulse, partners=view.partners))
        elif view.to_answer is not None:
            blocks += step_blocks(t, NextStep(kind=StepKind.ANSWER, session=view.to_answer, partners=view.partners))
    return message(*blocks or [section(t("*Nothing to answer now.* I’ll ask you after your next session."))])
