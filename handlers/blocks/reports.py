"""How a cohort went, for its organiser and for those who took part; and what else an organiser hears: welcome and alarm."""

from __future__ import annotations

from handlers.blocks.block_kit import Block, Message, context, message, section
from handlers.blocks.feedback import GAINS
from handlers.blocks.formatting import bar, count, escape, people
from handlers.blocks.reasons import TO_ORGANISERS
from mentoring.model import Gain
from mentoring.nudges.kinds.alarm import Alarm
from mentoring.nudges.kinds.organiser_welcome import OrganiserWelcome
from mentoring.nudges.kinds.thanks import Thanks
from mentoring.nudges.model import Nudge, NudgeKind, NudgeState
from mentoring.report import FEWEST, Report

WHAT = {
    NudgeKind.ANNOUNCEMENT: "the announcement",
    NudgeKind.LAST_CALL: "the last call",
    NudgeKind.COHORT_STARTED: "the word that the cohort has started",
    NudgeKind.INTRODUCTION: "an introduction",
    NudgeKind.AGENDA: "an agenda",
    NudgeKind.PROPOSAL_READY: "the word that the pairs are ready",
    NudgeKind.REPORT: "the report",
}
"""What an organiser calls the messages that matter to others too."""

CURES = {
    "is_archived": "The channel is archived; unarchive it.",
    "not_in_channel": "I am not a member of the channel any more; type `/invite @Bothways` there.",
    "channel_not_found": "I cannot see that conversation any more; in a private channel, type `/invite @Bothways`.",
}
"""What to do about Slack's reasons for not taking a message."""

STILL_OPEN = frozenset({NudgeKind.ANNOUNCEMENT, NudgeKind.LAST_CALL})
"""Messages without which people can join all the same."""

TOO_FEW = f"too few to show (fewer than {FEWEST} people or {FEWEST} pairs)"


def report(shown: Report) -> Message:
    """A cohort in numbers that name nobody."""
    blocks: list[Block] = [
        section(f"*Report: {escape(shown.cohort.name)}* ({shown.cohort.stage})"),
        section(
            f"• Enrolled: {count(shown.enrolled, 'person', 'people')}\n"
            f"• Paired: {count(shown.paired, 'person', 'people')} in {count(shown.mentorships, 'mentorship')}\n"
            f"• Left on the way: {TOO_FEW if shown.left is None else shown.left}\n"
            f"• Sessions held: {_held(shown)}"
        ),
        section(_gained(shown)),
    ]
    if shown.not_sent:
        reasons = "\n".join(
            f"• {TO_ORGANISERS[why]}: {number}"
            for why, number in sorted(shown.not_sent.items(), key=lambda item: TO_ORGANISERS[item[0]])
        )
        blocks.append(section(f"*Messages that I did not send, by reason*\n{reasons}"))
    blocks.append(
        context(
            f"Nothing here rests on fewer than {FEWEST} people and {FEWEST} pairs, and nobody’s answers are shown as theirs."
        )
    )
    return message(*blocks)


def thanks(letter: Thanks, footer: Block) -> Message:
    """To a participant at the end."""
    met = (
        f"You met {people(letter.partners)} for {letter.held} of {count(letter.planned, 'session')}."
        if letter.held
        else f"It did not work out with {people(letter.partners)} this time, and that is all right."
    )
    return message(
        section(f"*{escape(letter.cohort.name)} is complete. Thank you for teaching and for learning.* {met}"),
        section(
            "Stay in touch if you like. Your profile is kept for the next cohort, with somebody new; its announcement has "
            "a Join button."
        ),
        footer,
    )


def organiser_welcome(letter: OrganiserWelcome) -> Message:
    """To a new organiser: what this is, and one next step."""
    more = " A second organiser helps when you are away: `/mentoring organiser @name`." if letter.alone else ""
    return message(
        section(
            "*You are an organiser of Bothways: mentoring in which both teach and both learn.* People opt in; I pair them "
            "so that both gain, and carry them through their sessions with open questions."
        ),
        section(
            f"*Next step:* open a cohort with `/mentoring cohort new`. You see a preview before anything is sent, and nothing "
            f"is posted anywhere until you say so.{more}"
        ),
    )


def alarm(letter: Alarm) -> Message:
    """To an organiser: what did not arrive, why, and what to do."""
    failed = letter.failed
    where = f"in <#{failed.channel}>" if not failed.to else f"to {people(failed.to)}"
    said = f"{WHAT.get(failed.kind, 'a message')} {where}"
    if failed.state is NudgeState.UNKNOWN:
        return message(section(f"*Something needs you:* I cannot tell whether {said} was sent. Ask if it has arrived."))
    return message(section(f"*Something needs you:* {said} was not sent. {_cure(failed)}"))


def _cure(failed: Nudge) -> str:
    error = failed.last_error or ""
    known = next((cure for name, cure in CURES.items() if name in error), None)
    if known and failed.kind in STILL_OPEN:
        known += " People can join with `/mentoring join` all the same."
    return known or f"Whoever runs Bothways can look it up: `{escape(error) or 'no reason given'}`, `{failed.id[:8]}`."


def _small(gain: Gain) -> str:
    return GAINS[gain].lower().replace(" i ", " I ")


def _held(shown: Report) -> str:
    if shown.sessions_held is None:
        return TOO_FEW
    share = shown.sessions_held / shown.sessions_planned if shown.sessions_planned else 0.0
    return f"{shown.sessions_held} of {shown.sessions_planned} planned  {bar(share)} {share:.0%}"


def _gained(shown: Report) -> str:
    if shown.answered is None or shown.mean_gain is None:
        return f"*What people gained:* {TOO_FEW}"
    scale = f"from 0 ({_small(Gain.NOTHING_YET)}) to 2 ({_small(Gain.WILL_USE)})"
    lines = [
        f"*What people gained*, by the best answer of each of {shown.answered} people, {scale}",
        f"• On average: {shown.mean_gain:.1f} of 2",
    ]
    if shown.gains is None:
        lines.append("• How many gained what: too few in one of the groups to show")
    else:
        lines += [f"• {label}: {shown.gains.get(gain, 0)}" for gain, label in GAINS.items()]
    return "\n".join(lines)
