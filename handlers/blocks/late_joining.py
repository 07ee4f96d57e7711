"""Joining a cohort that is under way, as the channel, the person and the pair that they join read of it."""

from __future__ import annotations

from handlers.blocks.block_kit import Block, Message, actions, button, message, section
from handlers.blocks.formatting import day, deadline, escape, people
from handlers.ids import Action
from handlers.texts import Texts
from mentoring.late_joining import LateStart, late_closes_at
from mentoring.model import Cohort, CohortStage
from mentoring.nudges.kinds.left_over import LeftOver
from mentoring.nudges.kinds.rearranged import Rearranged


def join_line(t: Texts, cohort: Cohort) -> str:
    """Until when somebody can join: the line on a person's own side."""
    if cohort.stage is CohortStage.UNDER_WAY and cohort.join_until is not None:
        return t(
            "*{cohort}* is under way; you can still join until {until}.",
            cohort=escape(cohort.name),
            until=day(t, cohort.join_until),
        )
    return t(
        "*{cohort}* is open for joining until {closes}.",
        cohort=escape(cohort.name),
        closes=day(t, cohort.opt_in_closes_on),
    )


def later_line(t: Texts, cohort: Cohort) -> str:
    """While opt-in is open, to the channel: coming later is possible too, and costs sessions."""
    if cohort.join_until is None:
        return ""
    return t("Later is possible until {until}, for fewer sessions.", until=day(t, cohort.join_until))


def still_open(t: Texts, cohort: Cohort) -> list[Block]:
    """To the channel, once it is under way: until when, what it means, and Join."""
    closes = late_closes_at(cohort)
    if closes is None:
        return []
    said = t(
        "*You can still join until {until}.* You get the sessions that are left, and a partner or a place in "
        "a group of three.",
        until=deadline(t, closes, cohort.tz),
    )
    return [
        section(said),
        actions(
            button(t("Join"), Action.JOIN, cohort.id, style="primary"),
            button(t("How it works"), Action.HOW_IT_WORKS, cohort.id),
        ),
    ]


def joined_late(t: Texts, cohort: Cohort, start: LateStart, back: str = "") -> Message:
    """What joining did, what happens now and by when; `back` is what it says to whoever was paused."""
    head = t("*You have joined {cohort}.* It’s under way.", cohort=escape(cohort.name))
    left = t.n(
        "{count} session is left, in the week of {day}.",
        "{count} sessions are left, the next in the week of {day}.",
        start.sessions,
        day=day(t, start.next_on),
    )
    return message(
        section(" ".join(filter(None, (head, left, back)))),
        section(_what_now(t, start)),
        actions(button(t("Edit my profile"), Action.EDIT_PROFILE), button(t("Leave the cohort"), Action.LEAVE)),
    )


def _what_now(t: Texts, start: LateStart) -> str:
    by = day(t, start.hears_by)
    if start.third:
        return t(
            "I look for a partner among those who are waiting, today and each time somebody joins. If nobody suits, I look "
            "for a pair that you can join as the third. By {day} you hear from me either way.",
            day=by,
        )
    return t(
        "I look for a partner among those who are waiting, today and each time somebody joins. By {day} you hear from me "
        "either way.",
        day=by,
    )


def still_waiting(t: Texts, letter: LeftOver) -> Message:
    """To somebody who joined late and has no partner by the day on which they were to hear."""
    return message(
        section(
            t(
                "*I have no partner for you in {cohort} yet.* Nobody who is free fits your hours, languages or wishes. You "
                "keep your place: I look again whenever somebody is free. You can leave at any time; your profile is kept "
                "for the next cohort.",
                cohort=escape(letter.cohort.name),
            )
        ),
        actions(button(t("Edit my profile"), Action.EDIT_PROFILE), button(t("Leave the cohort"), Action.LEAVE)),
    )


def becomes_three(t: Texts, content: Rearranged) -> Message:
    """To a pair that somebody joins: what changes and why, before they are introduced."""
    new = [member for member in content.after if member not in content.before]
    return message(
        section(
            t(
                "*Your pairing in {cohort} becomes a group of three.* {new} has joined late, and nobody else is "
                "free. You keep your partner, and the three of you share the minutes equally. I’ll introduce you in a moment. "
                "If three doesn’t suit you, *{change}* in my Home tab finds you another partner.",
                cohort=escape(content.cohort.name),
                new=people(t, new),
                change=t("Change something"),
            )
        )
    )
