"""Help, typing errors and refusals: always what can be done next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from handlers.blocks.block_kit import Block, Message, View, actions, button, context, menu, message, modal, section
from handlers.blocks.formatting import day, escape
from handlers.blocks.reasons import reason_words
from handlers.ids import Action, Callback, MoreChoice, pack
from mentoring.model import MemberId
from mentoring.nudges.model import Nudge, NudgeKind, NudgeState

KINDS = {
    NudgeKind.ORGANISER_WELCOME: "you became an organiser",
    NudgeKind.ANNOUNCEMENT: "an organiser opened a cohort",
    NudgeKind.LAST_CALL: "opt-in for a cohort closes soon",
    NudgeKind.WARNING: "you joined a cohort, and pairing is tomorrow",
    NudgeKind.PROPOSAL_READY: "you organise a cohort whose pairs are ready",
    NudgeKind.INTRODUCTION: "you joined a cohort, and this is your partner",
    NudgeKind.COHORT_STARTED: "a cohort was announced here, and it has started",
    NudgeKind.LEFT_OVER: "you joined a cohort and have no partner yet",
    NudgeKind.AGENDA: "a session of your mentorship is due",
    NudgeKind.DID_YOU_MEET: "a session of your mentorship was due",
    NudgeKind.PARTNER_AWAY: "your partner is away for a while",
    NudgeKind.PARTNER_LEFT: "your pairing has ended",
    NudgeKind.THANKS: "your cohort is complete",
    NudgeKind.REPORT: "you organise a cohort that is complete",
    NudgeKind.ALARM: "you are an organiser",
}


def help_text(
    commands: Mapping[str, str], for_organisers: Mapping[str, str], organisers: Sequence[MemberId]
) -> Message:
    """Everything that can be typed, with one line each."""
    blocks: list[Block] = [
        section("*Mentoring that goes both ways*: you learn from your partner, and your partner learns from you."),
        section("\n".join(f"`/mentoring {word}` {said}" for word, said in commands.items())),
    ]
    if for_organisers:
        blocks.append(section("\n".join(f"`/mentoring {word}` {said}" for word, said in for_organisers.items())))
    named = ", ".join(f"<@{member}>" for member in organisers)
    blocks.append(context(f"Organised by {named}." if named else "A workspace admin can type `/mentoring setup`."))
    return message(*blocks)


def did_you_mean(typed: str, suggestions: Sequence[str]) -> Message:
    """A word that is no command, with what is nearest."""
    shown = escape(typed[:60])
    if not suggestions:
        return message(
            section(f"I don’t know “{shown}”. `/mentoring help` lists everything."),
            actions(button("Show help", Action.HELP)),
        )
    return message(
        section(f"I don’t know “{shown}”. Did you mean *{suggestions[0]}*?"),
        actions(
            button(f"Yes, {suggestions[0]}", Action.SUGGESTION, suggestions[0], style="primary"),
            button("Show help", Action.HELP),
        ),
    )


def loading(title: str) -> View:
    """What opens at once while the rest is looked up."""
    return modal(Callback.LOADING, title, section("One moment, please …"))


def refusal(sentence: str) -> Message:
    """Why something is not possible, and what to do instead."""
    return message(section(sentence))


def refusal_view(sentence: str) -> View:
    """The same in a form that was open."""
    return modal(Callback.INFORMATION, "Not just now", section(sentence))


def broken(reference: str) -> Message:
    """Something failed on our side."""
    return message(
        section(
            f"*Something went wrong on my side, and I have noted it.* Please try again in a minute. If it happens again, "
            f"give your organiser this reference: `{reference}`."
        )
    )


MEMORY_AWAY = (
    "I can’t save or look up anything just now. Please try again in a few minutes: whoever runs me has been told."
)
MEMORY_AWAY_IN_FORM = "I can’t save anything just now. Everything you filled in is still here: please press the button again in a few minutes."
BROKEN_IN_FORM = (
    "Something went wrong on my side, and nothing was saved. Everything you filled in is still here: please try again in a "
    "minute. If it happens again, give your organiser this reference: {reference}."
)


def limited(wait: timedelta | None) -> str:
    """Slack asks for a wait before it lets us do that."""
    return f"Slack lets me do that only so often, and nothing was changed. Please try again {_after(wait)}."


def limited_in_form(wait: timedelta | None) -> str:
    """The same about a form."""
    return (
        f"Slack asks me to wait before I can save this. Everything you filled in is still here: please press the button "
        f"again {_after(wait)}."
    )


def _after(wait: timedelta | None) -> str:
    if wait is None or wait < timedelta(seconds=45):
        return "in a minute"
    return f"in {max(2, -(-int(wait.total_seconds()) // 60))} minutes"


def old_button() -> Message:
    """A control that no longer does anything."""
    return message(
        section(
            "*That button is from an earlier version of this message*, so nothing was changed. Type `/mentoring` to see "
            "where things stand."
        )
    )


def footer(nudge: Nudge) -> Block:
    """Under every message that nobody asked for: quieter, and why."""
    return section(
        "_Too much just now? Snooze it, or see why you got this._",
        menu(
            Action.MORE,
            [
                ("Snooze for a day", pack(MoreChoice.SNOOZE_DAY, nudge.id)),
                ("Snooze for a week", pack(MoreChoice.SNOOZE_WEEK, nudge.id)),
                ("Pause until a day", pack(MoreChoice.PAUSE, nudge.id)),
                ("Why am I getting this?", pack(MoreChoice.WHY, nudge.id)),
            ],
        ),
        block_id="more",
    )


def why(nudge: Nudge) -> View:
    """The answer to *Why am I getting this?*"""
    return modal(
        Callback.INFORMATION,
        "Why this message?",
        section(f"Because {KINDS[nudge.kind]}. It was due on {day(nudge.due_at.date())}."),
        section(
            "I write at most twice in seven days of my own accord, within your working hours. Snooze, pause or leave at any "
            "time; `/mentoring why` shows the latest messages, also those that I did not send."
        ),
    )


def latest(nudges: Sequence[Nudge]) -> Message:
    """*Why did I (not) get this?* for the latest messages."""
    if not nudges:
        return message(section("I have not written to you yet, and nothing is planned."))
    return message(section("*The latest messages to you*\n" + "\n".join(_line(nudge) for nudge in nudges)))


def snoozed(days: int) -> Message:
    """After a snooze."""
    said = "until tomorrow at this time" if days == 1 else "for a week"
    return message(section(f"*Snoozed {said}.* What is due by then comes afterwards, if it still matters."))


def written_to() -> Message:
    """The answer to anything that people write to the bot."""
    return message(
        section("I do not read messages, but I know a few commands. `/mentoring` shows where you stand."),
        actions(button("Show help", Action.HELP), button("A question for now", Action.QUESTION)),
    )


def _line(nudge: Nudge) -> str:
    why = reason_words(nudge.reason, nudge.reason_until) if nudge.reason else ""
    state = {
        NudgeState.SENT: "sent",
        NudgeState.SKIPPED: f"not sent ({why})",
        NudgeState.EXPIRED: f"not sent ({why or 'it was too late to be useful'})",
        NudgeState.DEAD: "not sent (Slack refused it)",
        NudgeState.UNKNOWN: "sent, as far as I can tell",
    }.get(nudge.state, f"waits ({why})" if why else "planned")
    return f"• {day(nudge.due_at.date())}, because {KINDS[nudge.kind]}: {state}"
