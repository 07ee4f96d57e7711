"""Help: what can be typed, why a message comes and how to have fewer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.blocks.block_kit import Block, Message, View, actions, context, menu, message, modal, section
from handlers.blocks.formatting import day, in_days, in_words, often, person
from handlers.blocks.reasons import to_the_reader
from handlers.choices import MoreChoice
from handlers.ids import Action, Callback, pack
from handlers.texts import Msg, Texts, msg
from mentoring.model import MemberId
from mentoring.nudges.model import MUTABLE, Nudge, NudgeKind, NudgeState
from mentoring.nudges.rules import PER_WEEK, WEEK

KINDS: Mapping[NudgeKind, Msg] = {
    NudgeKind.ORGANISER_WELCOME: msg("you became an organiser"),
    NudgeKind.ANNOUNCEMENT: msg("an organiser opened a cohort"),
    NudgeKind.LAST_CALL: msg("opt-in for a cohort closes soon"),
    NudgeKind.WARNING: msg("you joined a cohort, and pairing is tomorrow"),
    NudgeKind.PROPOSAL_READY: msg("you organise a cohort whose pairs are ready"),
    NudgeKind.INTRODUCTION: msg("you joined a cohort, and this is your partner"),
    NudgeKind.INTRODUCTION_WAITS: msg("you joined a cohort, and your partner is away"),
    NudgeKind.REARRANGED: msg("your pairing changes"),
    NudgeKind.COHORT_STARTED: msg("a cohort was announced here, and it has started"),
    NudgeKind.LEFT_OVER: msg("you joined a cohort and have no partner yet"),
    NudgeKind.AGENDA: msg("a session of your mentorship is due"),
    NudgeKind.DID_YOU_MEET: msg("a session of your mentorship was due"),
    NudgeKind.PARTNER_AWAY: msg("your partner is away for a while"),
    NudgeKind.PARTNER_LEFT: msg("your pairing has ended"),
    NudgeKind.STILL_QUIET: msg("a session of your mentorship is still open"),
    NudgeKind.STAY_OR_STOP: msg("two sessions of your mentorship went by"),
    NudgeKind.PARTNER_ASKED: msg("I’m asking your partner how they’d like to go on"),
    NudgeKind.NEW_PARTNER: msg("your pairing has ended, and you may want a new partner"),
    NudgeKind.SET_ASIDE: msg("your pairing has ended"),
    NudgeKind.NOT_MEETING: msg("you organise a cohort in which some aren’t meeting"),
    NudgeKind.LEFT_OUT: msg("you took part, and your account has changed"),
    NudgeKind.WELCOME_BACK: msg("your account is active again"),
    NudgeKind.MOVED: msg("you take part, and your time zone has changed"),
    NudgeKind.THANKS: msg("your cohort is complete"),
    NudgeKind.REPORT: msg("you organise a cohort, and its report is ready"),
    NudgeKind.SURVEY: msg("you took part in a cohort half a year ago"),
    NudgeKind.ALARM: msg("you’re an organiser"),
    NudgeKind.AFTER_RESTORE: msg("you’re an organiser"),
    NudgeKind.APPROVAL_REMINDER: msg("you organise here, and pairs wait for an approval"),
    NudgeKind.STILL_LOOKING: msg("you take part in a cohort, and nobody has fitted so far"),
    NudgeKind.STARTS_LATER: msg("you joined a cohort, and it starts later"),
    NudgeKind.DATES_MOVED: msg("you joined a cohort, and its dates have moved"),
    NudgeKind.COHORT_CANCELLED: msg("you joined a cohort, and it doesn’t take place"),
    NudgeKind.PLANNING_STUCK: msg("you’re an organiser, and something needs you"),
    NudgeKind.BACK_AGAIN: msg("you’re an organiser, and messages go out again"),
    NudgeKind.AGREEMENT_WAITS: msg("you have a partner, and your agreement waits for you"),
    NudgeKind.AGREEMENT_NEWS: msg("your partner signed or changed your agreement"),
    NudgeKind.PAIR_REMINDER: msg("you have a partner, and your next session is still open"),
    NudgeKind.ORGANISER_WEEK: msg("you organise a cohort in which something needs you"),
    NudgeKind.TIME_PROPOSED: msg("one of you suggests a time to meet"),
    NudgeKind.TIME_BOOKED: msg("you agreed on a time to meet"),
    NudgeKind.TIME_CALLED_OFF: msg("a time to meet was cancelled"),
    NudgeKind.SESSION_TOMORROW: msg("you agreed on a time to meet, and it comes next"),
    NudgeKind.SESSION_SOON: msg("you agreed on a time to meet, and it begins in a moment"),
    NudgeKind.GOES_ON: msg("one of you three has left, and you go on as two"),
    NudgeKind.LAST_LINE: msg("your pairing has ended, and this was its conversation"),
    NudgeKind.THANK_YOU: msg("your partner thanks you"),
    NudgeKind.THANKS_POSTED: msg("somebody thanks their partner, and both wanted it posted"),
    NudgeKind.ACCORD_ASKED: msg("your partner suggests something for both of you"),
    NudgeKind.ACCORD_MADE: msg("you and your partner want the same"),
    NudgeKind.COHORT_REMINDER: msg("you joined a cohort, and this is a friendly reminder"),
    NudgeKind.REMINDED: msg("you reminded people of a cohort"),
    NudgeKind.CHANNEL_MOVED: msg("a cohort that was announced here has moved to another channel"),
    NudgeKind.COHORT_CHANGED: msg("you joined a cohort, and an organiser changed it"),
}
"""Why a message comes, as it follows "because"."""


def help_text(
    t: Texts, commands: Mapping[str, Msg], for_organisers: Mapping[str, Msg], organisers: Sequence[MemberId]
) -> Message:
    """Everything that can be typed, with one line each."""
    blocks: list[Block] = [
        section(t("*Mentoring that goes both ways*: you learn from your partner, and your partner learns from you.")),
        section(_each_command(t, commands)),
    ]
    if for_organisers:
        blocks.append(section(_each_command(t, for_organisers)))
    named = ", ".join(map(person, organisers))
    blocks.append(
        context(
            t("Organised by {organisers}.", organisers=named)
            if named
            else t("A workspace admin can type `/mentoring setup`.")
        )
    )
    return message(*blocks)


def _each_command(t: Texts, commands: Mapping[str, Msg]) -> str:
    return "\n".join(f"`/mentoring {word}` {t(said)}" for word, said in commands.items())


def loading(t: Texts, title: str) -> View:
    """What opens at once while the rest is looked up."""
    return modal(Callback.LOADING, title, section(t("One moment, please …")), close=t("Close"))


WITHOUT_A_WORD = frozenset({NudgeKind.INTRODUCTION, NudgeKind.AGENDA})
"""A hello and an agenda remind of nothing: they have the menu, and do not offer to be put off."""


def footer(t: Texts, nudge: Nudge) -> Block:
    """Under every message that nobody asked for: quieter, and why."""
    choices = [
        (t("Snooze for a day"), pack(MoreChoice.SNOOZE_DAY, nudge.id)),
        (t("Snooze for a week"), pack(MoreChoice.SNOOZE_WEEK, nudge.id)),
        (t("Pause until a day"), pack(MoreChoice.PAUSE, nudge.id)),
        (t("Why am I getting this?"), pack(MoreChoice.WHY, nudge.id)),
        *([(t("Mute this kind"), pack(MoreChoice.MUTE, nudge.id))] if nudge.kind in MUTABLE else []),
    ]
    more = menu(Action.MORE, choices)
    if nudge.kind in WITHOUT_A_WORD:
        return actions(more, block_id="more")
    return section(t("_Not now? Snooze it._"), more, block_id="more")


def why(t: Texts, nudge: Nudge) -> View:
    """The answer to *Why am I getting this?*"""
    return modal(
        Callback.INFORMATION,
        t("Why this message?"),
        section(t("Because {why}. It was due on {day}.", why=t(KINDS[nudge.kind]), day=day(t, nudge.due_at.date()))),
        section(
            t(
                "I write at most {often} in {days} days of my own accord, within your working hours. Snooze, "
                "pause or leave at any time; `/mentoring why` shows the latest messages, those I didn’t send "
                "too.",
                often=often(t, PER_WEEK),
                days=in_words(t, in_days(WEEK)),
            )
        ),
        close=t("Close"),
    )


def latest(t: Texts, nudges: Sequence[Nudge]) -> Message:
    """*Why did I (not) get this?* for the latest messages."""
    if not nudges:
        return message(section(t("I haven’t written to you yet, and nothing is planned.")))
    head = t("*The latest messages to you*")
    return message(section("\n".join([head, *(_line(t, nudge) for nudge in nudges)])))


def snoozed(t: Texts, days: int) -> Message:
    """After a snooze."""
    until = t("*Snoozed until tomorrow at this time.*") if days == 1 else t("*Snoozed for a week.*")
    return message(section(f"{until} {t('What’s due by then comes afterwards, if it still matters.')}"))


def _line(t: Texts, nudge: Nudge) -> str:
    return t(
        "• {day}, because {why}: {state}",
        day=day(t, nudge.due_at.date()),
        why=t(KINDS[nudge.kind]),
        state=_state(t, nudge),
    )


def _state(t: Texts, nudge: Nudge) -> str:
    why = to_the_reader(t, nudge.reason, nudge.reason_until) if nudge.reason else ""
    match nudge.state:
        case NudgeState.SENT:
            return t("sent")
        case NudgeState.SKIPPED:
            return t("not sent ({reason})", reason=why)
        case NudgeState.EXPIRED:
            return t("not sent ({reason})", reason=why or t("it was too late to be useful"))
        case NudgeState.DEAD:
            return t("not sent (Slack refused it)")
        case NudgeState.UNKNOWN:
            return t("sent, as far as I can tell")
    return t("waits ({reason})", reason=why) if why else t("planned")
