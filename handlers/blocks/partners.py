"""What people read of their partner: the introduction, having none yet, one who is away, one who has left."""

from __future__ import annotations

from handlers.blocks.block_kit import Block, Message, actions, button, message, section
from handlers.blocks.formatting import day, escape, people, person, when
from handlers.ids import Action
from mentoring.model import Direction, MemberId
from mentoring.nudges.kinds.introduction import Introduction
from mentoring.nudges.kinds.introduction_waits import IntroductionWaits
from mentoring.nudges.kinds.left_over import LeftOver
from mentoring.nudges.kinds.partner_away import PartnerAway
from mentoring.nudges.kinds.partner_left import PartnerLeft
from mentoring.nudges.kinds.rearranged import Rearranged


def introduction(letter: Introduction, footer: Block) -> Message:
    """To the people of a new mentorship: three lines on each, both directions, three times to meet."""
    members = letter.mentorship.members
    greeting = f"*Hello {people(members)}: you are each other’s mentoring partners.*"
    blocks: list[Block] = [
        section(
            f"{greeting} Both of you teach and both of you learn."
            if len(members) == 2
            else f"{greeting} All three of you teach and all three of you learn."
        )
    ]
    blocks += [section(_portrait(member, letter)) for member in members]
    blocks += [section(_flow(way, letter)) for way in letter.mentorship.directions]
    blocks.append(section(_first_meeting(letter)))
    blocks.append(footer)
    return message(*blocks)


def left_over(letter: LeftOver) -> Message:
    """To someone without a match: what happens next."""
    if letter.too_few:
        return message(
            section(
                f"*{escape(letter.cohort.name)} does not start: nobody else has joined.* Your profile is kept, and the "
                f"next cohort’s announcement has a Join button. Thank you for being the first."
            )
        )
    if letter.no_time:
        return message(
            section(
                f"*I have no partner for you in {escape(letter.cohort.name)}, and no session is left.* I’m sorry. Your "
                f"profile is kept, and the next cohort’s announcement has a Join button."
            )
        )
    return message(
        section(
            f"*{escape(letter.cohort.name)} has started, and I have no partner for you yet.* That happens when nobody "
            f"fits your hours, languages or wishes. You are first in line: as soon as a place opens I introduce you."
        ),
        actions(button("Edit my profile", Action.EDIT_PROFILE), button("Leave the cohort", Action.LEAVE)),
    )


def partner_away(letter: PartnerAway) -> Message:
    """To a partner: the other is away for a while."""
    return message(
        section(
            f"*{person(letter.who)} is away until {day(letter.until)}.* If a session falls into that time, its agenda "
            f"waits where it can. You need not do anything."
        )
    )


def introduction_waits(letter: IntroductionWaits) -> Message:
    """To somebody whose partner is away when they would be introduced."""
    return message(
        section(
            f"*I have a partner for you in {escape(letter.cohort.name)}. They’re away until {day(letter.until)}.* I’ll "
            f"introduce you both when they’re back. Nothing to do until then."
        )
    )


def rearranged(letter: Rearranged) -> Message:
    """To everybody whose mentorship ends so that somebody who waits gets a partner."""
    stay = [member for member in letter.after if member in letter.before]
    change = (
        f"From now on you meet {people(letter.after)}; {people(stay)} you know already."
        if stay
        else f"From now on you meet {people(letter.after)} instead of {people(letter.before)}."
    )
    return message(
        section(
            f"*Your pairing in {escape(letter.cohort.name)} changes.* Somebody had no partner any more, and this way "
            f"everybody has one. {change} I’ll introduce you in a moment."
        )
    )


def partner_left(letter: PartnerLeft) -> Message:
    """To those who stay: it has ended, and what comes next."""
    name = escape(letter.cohort.name)
    if letter.goes_on:
        return message(
            section(
                f"*Your group in {name} goes on as two.* One of you has left. The sessions stay as planned; the next "
                f"agenda comes to the two of you."
            )
        )
    then = "You stay in the cohort, and I look for another partner for you. You hear from me as soon as there is one."
    if letter.rematched:
        then = "I have found you another partner; the introduction follows."
    elif letter.no_time:
        then = "No session is left in this cohort, so I won’t look for another partner. Thank you for taking part."
    return message(section(f"*Your pairing in {name} has ended.* That is nobody’s fault. {then}"))


def _portrait(member: MemberId, letter: Introduction) -> str:
    profile = letter.profiles.get(member)
    if profile is None:
        return person(member)
    offers = _topics([offer.topic for offer in profile.offers], letter)
    where = f" · {escape(profile.department)}" if profile.department else ""
    return f"*{person(member)}*{where}\nOffers: {offers}\nWould like to learn: {_topics(profile.seeks, letter)}"


def _topics(topics: tuple[str, ...] | list[str], letter: Introduction) -> str:
    return escape(", ".join(letter.topics.get(topic, topic) for topic in topics[:4]))


def _flow(way: Direction, letter: Introduction) -> str:
    topics = [letter.topics.get(reason.sought, reason.sought) for reason in way.reasons]
    what = escape(" and ".join(topics)) if topics else "how the organisation looks from another seat"
    return f"*What {person(way.receiver)} can learn from {person(way.giver)}:* {what}"


def _first_meeting(letter: Introduction) -> str:
    times = "\n".join(f"• {when(moment)}" for moment in letter.times)
    suits = f"\nTimes that suit everybody’s working hours:\n{times}" if times else ""
    return (
        f"*First session:* {letter.cohort.minutes} minutes in the week of {day(letter.first_session)}. "
        f"Its agenda comes here that day.{suits}"
    )
