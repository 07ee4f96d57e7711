"""What people read of their partner: the introduction, having none yet, one who is away, one who has left."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.blocks.agreement import open_button
from handlers.blocks.block_kit import Block, Message, actions, button, message, section
from handlers.blocks.booking import find_a_time, first_to_write
from handlers.blocks.endings import thank_button
from handlers.blocks.formatting import day, escape, listed, people, person
from handlers.blocks.goals import choose_goals
from handlers.blocks.late_joining import becomes_three, still_waiting
from handlers.blocks.roles import own_roles
from handlers.blocks.surveys import survey_row
from handlers.ids import Action
from handlers.texts import Texts
from mentoring.model import Cohort, Direction, MemberId, Wave
from mentoring.nudges.kinds.introduction import Introduction
from mentoring.nudges.kinds.introduction_waits import IntroductionWaits
from mentoring.nudges.kinds.left_over import LeftOver
from mentoring.nudges.kinds.partner_away import PartnerAway
from mentoring.nudges.kinds.partner_left import PartnerLeft
from mentoring.nudges.kinds.rearranged import Rearranged
from mentoring.report import wave_closes_on

MOST_TOPICS = 4
"""So many of somebody's other topics are named, either way."""


def introduction(t: Texts, letter: Introduction, footer: Block) -> Message:
    """To the people of a new mentorship: who each is, what flows both ways, and the way to a time to meet."""
    members = letter.mentorship.members
    blocks: list[Block] = [section(f"{_greeting(t, members, letter.cohort)} {_both_teach(t, members)}")]
    blocks += [section(_portrait(t, member, letter)) for member in members]
    blocks.append(find_a_time(t, _first_meeting(t, letter), None, letter.mentorship.id))
    blocks.append(choose_goals(t, letter.mentorship.id, open_button(t, letter.mentorship.id)))
    if (closes := wave_closes_on(letter.cohort, Wave.START)) and letter.first_session <= closes:
        blocks += survey_row(t, letter.cohort.id, Wave.START)
    blocks.append(footer)
    return message(*blocks)


def left_over(t: Texts, letter: LeftOver) -> Message:
    """To someone without a match: what happens next."""
    cohort = escape(letter.cohort.name)
    if letter.too_few:
        return message(
            section(
                t(
                    "*{cohort} doesn’t start: nobody else has joined.* Your profile is kept, and the next "
                    "cohort’s announcement has a Join button. Thank you for being the first.",
                    cohort=cohort,
                )
            )
        )
    if letter.no_time:
        return message(
            section(
                t(
                    "*I have no partner for you in {cohort}, and no session is left.* I’m sorry. Your profile is kept, and "
                    "the next cohort’s announcement has a Join button.",
                    cohort=cohort,
                )
            )
        )
    if letter.late:
        return still_waiting(t, letter)
    return message(
        section(
            t(
                "*{cohort} has started, and I have no partner for you yet.* That happens when nobody fits "
                "your hours, languages or wishes. You’re first in line: I’ll introduce you as soon as "
                "somebody is free.",
                cohort=cohort,
            )
        ),
        actions(button(t("Edit my profile"), Action.EDIT_PROFILE), button(t("Leave the cohort"), Action.LEAVE)),
    )


def partner_away(t: Texts, letter: PartnerAway) -> Message:
    """To a partner: the other is away for a while."""
    return message(
        section(
            t(
                "*{partner} is away until {until}.* If a session falls into that time, its agenda waits where it can. "
                "There’s nothing you need to do.",
                partner=person(letter.who),
                until=day(t, letter.until),
            )
        )
    )


def introduction_waits(t: Texts, content: IntroductionWaits) -> Message:
    """To somebody whose partner is away when they would be introduced."""
    return message(
        section(
            t(
                "*I have a partner for you in {cohort}. They’re away until {until}.* I’ll introduce you both when they’re "
                "back. Nothing to do until then.",
                cohort=escape(content.cohort.name),
                until=day(t, content.until),
            )
        )
    )


def rearranged(t: Texts, content: Rearranged) -> Message:
    """To everybody whose mentorship ends so that somebody who waits gets a partner."""
    if content.joined_late:
        return becomes_three(t, content)
    return message(section(f"{_why_it_changes(t, content)} {_how_it_changes(t, content)}"))


def _why_it_changes(t: Texts, content: Rearranged) -> str:
    return t(
        "*Your pairing in {cohort} changes.* Somebody had no partner any more, and this way everybody has one.",
        cohort=escape(content.cohort.name),
    )


def _how_it_changes(t: Texts, content: Rearranged) -> str:
    known = [member for member in content.after if member in content.before]
    if len(known) == len(content.after):
        return t(
            "From now on it’s you and {partners}: you know each other already, and your sessions go on as planned.",
            partners=people(t, content.after),
        )
    if known:
        return t(
            "From now on you meet {partners}; {known} you know already. I’ll introduce you in a moment.",
            partners=people(t, content.after),
            known=people(t, known),
        )
    return t(
        "From now on you meet {partners} instead of {before}. I’ll introduce you in a moment.",
        partners=people(t, content.after),
        before=people(t, content.before),
    )


def partner_left(t: Texts, letter: PartnerLeft) -> Message:
    """To those who stay: it has ended, and what comes next."""
    name = escape(letter.cohort.name)
    if letter.goes_on:
        return message(
            section(
                t(
                    "*Your group in {cohort} goes on as two.* One of you has left. The sessions stay as planned; the next "
                    "agenda comes to the two of you.",
                    cohort=name,
                )
            )
        )
    ended = t("*Your pairing in {cohort} has ended.* That’s nobody’s fault.", cohort=name)
    if letter.rematched:
        then = t("I’ve found you another partner; the introduction follows.")
    elif letter.no_time:
        then = t("No session is left in this cohort, so I won’t look for another partner. Thank you for taking part.")
    else:
        then = t(
            "You stay in the cohort, and I look for another partner for you. I’ll message you when you’re matched."
        )
    thanks = [actions(thank_button(t, letter.mentorship))] if letter.mentorship else []
    return message(section(f"{ended} {then}"), *thanks)


def _greeting(t: Texts, members: Sequence[MemberId], cohort: Cohort) -> str:
    if roles := own_roles(t, cohort):
        return t("*Hello {members}: you’re {roles} for each other.*", members=people(t, members), roles=roles)
    return t("*Hello {members}: you’re each other’s learning partners.*", members=people(t, members))


def _both_teach(t: Texts, members: Sequence[MemberId]) -> str:
    if len(members) == 2:
        return t("Both of you teach and both of you learn.")
    return t("All three of you teach and all three of you learn.")


def _portrait(t: Texts, member: MemberId, letter: Introduction) -> str:
    """Who somebody is, and what they can learn here; then whatever else they offer and seek, each topic once."""
    flows = [_flow(t, way, letter) for way in letter.mentorship.directions if way.receiver == member]
    profile = letter.profiles.get(member)
    if profile is None:
        return "\n".join([person(member), *flows])
    where = f" · {escape(profile.department)}" if profile.department else ""
    ways = letter.mentorship.directions
    given = _said([way for way in ways if way.giver == member], letter)
    taken = _said([way for way in ways if way.receiver == member], letter)
    lines = [f"*{person(member)}*{where}", *flows]
    if more := _besides([offer.topic for offer in profile.offers], given, letter):
        lines.append(t("Also offers: {topics}", topics=more) if given else t("Offers: {topics}", topics=more))
    if more := _besides(profile.seeks, taken, letter):
        lines.append(
            t("Would also like to learn: {topics}", topics=more)
            if taken
            else t("Would like to learn: {topics}", topics=more)
        )
    return "\n".join(lines)


def _said(ways: Sequence[Direction], letter: Introduction) -> frozenset[str]:
    """The topics that these ways name already."""
    return frozenset(_named(reason.sought, letter) for way in ways for reason in way.reasons)


def _besides(topics: Sequence[str], said: frozenset[str], letter: Introduction) -> str:
    """Of somebody's topics those that are not said already."""
    more = [name for topic in topics if (name := _named(topic, letter)) not in said]
    return escape(", ".join(more[:MOST_TOPICS]))


def _named(topic: str, letter: Introduction) -> str:
    return letter.topics.get(topic, topic)


def _flow(t: Texts, way: Direction, letter: Introduction) -> str:
    topics = [_named(reason.sought, letter) for reason in way.reasons]
    return t(
        "Can learn from {giver}: {topics}",
        giver=person(way.giver),
        topics=escape(listed(t, topics)) if topics else t("how the organisation looks from another seat"),
    )


def _first_meeting(t: Texts, letter: Introduction) -> str:
    facts = {"minutes": letter.cohort.minutes, "day": day(t, letter.first_session)}
    said = (
        t("*Your one session:* {minutes} minutes in the week of {day}. Its agenda comes here that day.", **facts)
        if letter.sessions == 1
        else t("*First session:* {minutes} minutes in the week of {day}. Its agenda comes here that day.", **facts)
    )
    return f"{said} {first_to_write(t, letter.mentorship.members, 1)}"
