"""A friendly word to several people of a cohort: whom, what they read, and afterwards how many it reached."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.blocks.block_kit import Block, Message, View, actions, button, context, divider, message, modal, section
from handlers.blocks.formatting import day, escape, in_minutes, in_words, people
from handlers.blocks.inputs import field, option, pick_radio
from handlers.blocks.report_words import amount
from handlers.ids import Action, Callback, Field
from handlers.texts import Msg, Texts, msg
from mentoring.disclosure import FEWEST, Amount
from mentoring.model import Cohort, CohortStage
from mentoring.nudges.kinds.announcement import HOLD
from mentoring.nudges.kinds.cohort_reminder import CohortReminder
from mentoring.nudges.kinds.reminded import Reminded
from mentoring.nudges.reasons import NudgeReason, SkipReason, WaitReason
from mentoring.programme.reminders import Reminding, Whom

WHY: Mapping[NudgeReason, Msg] = {
    WaitReason.WEEKLY_BUDGET: msg("had heard from me twice this week"),
    WaitReason.PAUSED: msg("are paused"),
    WaitReason.SNOOZED: msg("want quiet for now"),
    WaitReason.OUTSIDE_HOURS: msg("weren’t at work"),
    WaitReason.DAY_OFF: msg("had a day off"),
    SkipReason.MUTED: msg("don’t want such messages"),
    SkipReason.MET_ALREADY: msg("met in the meantime"),
}
"""What keeps people from a message, as it follows how many."""

ANOTHER_WHY = msg("couldn’t be reached")


def remind_form(t: Texts, found: Reminding) -> View:
    """Whom, and what they will read."""
    title = t("Remind people")
    if not found.people:
        return modal(Callback.INFORMATION, title, section(t("Nobody has joined yet.")), close=t("Back"))
    choices = [option(_whom(t, whom, len(listed)), whom.value) for whom, listed in found.people.items()]
    reads = [section(f"> {said}") for said in _reads(t, found)]
    return modal(
        Callback.REMIND,
        title,
        field(t("Whom?"), Field.WHOM, pick_radio(choices, choices[0]["value"])),
        divider(),
        context(t("They’ll read this, within their two messages a week. They won’t see that you asked:")),
        *reads,
        submit=t("Remind them"),
        close=t("Back"),
        metadata=found.cohort.id,
    )


def reminders_held(t: Texts, cohort: Cohort, number: int) -> Message:
    """After *Remind them*: five minutes to think again."""
    minutes = in_minutes(HOLD)
    said = t.n(
        "*In {minutes} minutes I’ll remind {count} person of {cohort}.* In two days I’ll tell you how many it reached.",
        "*In {minutes} minutes I’ll remind {count} people of {cohort}.* In two days I’ll tell you how many it reached.",
        number,
        minutes=in_words(t, minutes),
        cohort=escape(cohort.name),
    )
    return message(section(said), actions(button(t("Take it back"), Action.RECALL_REMINDERS, cohort.id)))


def reminders_recalled(t: Texts, cohort: Cohort) -> Message:
    """After *Take it back*."""
    return message(section(t("*Taken back.* Nobody in {cohort} hears anything.", cohort=escape(cohort.name))))


def cohort_reminder(t: Texts, content: CohortReminder, footer: Block) -> Message:
    """To somebody in the cohort: a friendly word."""
    ask = [actions(button(t("A question for now"), Action.QUESTION))] if content.partners else []
    return message(section(_said(t, content)), *ask, footer)


def reminded(t: Texts, content: Reminded) -> Message:
    """To the organiser, afterwards: counts, and nobody by name."""
    head = t("*Your reminder to {cohort} is out.*", cohort=escape(content.cohort.name))
    if content.reached.amount is Amount.UNSAID:
        few = t("With fewer than {number} people I don’t say how many it reached: it’d be about somebody.", number=10)
        return message(section(f"{head} {few}"))
    said = t("It reached {number} of {people}.", number=amount(t, content.reached), people=content.people)
    why = [
        t("• {number} {why}", number=amount(t, count), why=t(WHY.get(reason, ANOTHER_WHY)))
        for reason, count in content.kept_from.items()
    ]
    if not why:
        why = [t("Whatever kept the others from it: fewer than {fewest} each.", fewest=in_words(t, FEWEST))]
    return message(section(f"{head} {said}"), section("\n".join(why)))


def _whom(t: Texts, whom: Whom, number: int) -> str:
    if whom is Whom.NOT_MET:
        return t.n("Without a meeting so far: {count} person", "Without a meeting so far: {count} people", number)
    return t.n("All who joined: {count} person", "All who joined: {count} people", number)


def _reads(t: Texts, found: Reminding) -> list[str]:
    """What is read by those who have not met, and by the others."""
    yours, cohort = t("your partner"), found.cohort
    said = [_not_met(t, cohort, yours)] if Whom.NOT_MET in found.people else []
    return [*said, _met(t, cohort, yours if cohort.stage is CohortStage.UNDER_WAY else "")]


def _said(t: Texts, content: CohortReminder) -> str:
    partners = people(t, content.partners) if content.partners else ""
    return _not_met(t, content.cohort, partners) if content.not_met else _met(t, content.cohort, partners)


def _not_met(t: Texts, cohort: Cohort, partners: str) -> str:
    return t(
        "*You and {partners} haven’t met yet in {cohort}.* Shall it be this week? Twenty minutes are better than none.",
        partners=partners,
        cohort=escape(cohort.name),
    )


def _met(t: Texts, cohort: Cohort, partners: str) -> str:
    name = escape(cohort.name)
    if partners:
        return t(
            "*{cohort}: is your next session with {partners} in the calendar?* If the week is full, half the time will do.",
            partners=partners,
            cohort=name,
        )
    if cohort.stage is CohortStage.UNDER_WAY:
        return t("*{cohort} goes on, and I’m still looking for a partner for you.* Thank you for waiting.", cohort=name)
    return t(
        "*{cohort} starts on {day}.* Keep {minutes} minutes free that week; I’ll message you when you’re matched.",
        cohort=name,
        day=day(t, cohort.starts_on),
        minutes=cohort.minutes,
    )
