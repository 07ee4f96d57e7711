"""How a cohort went, for its organiser and for those who took part; and what else an organiser hears: welcome and alarm."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.blocks.block_kit import Block, Message, actions, context, message, section
from handlers.blocks.cohorts import STAGES
from handlers.blocks.endings import thank_button, touch_button
from handlers.blocks.feedback import GAINS
from handlers.blocks.formatting import bar, decimal, escape, people, percent
from handlers.blocks.reasons import to_organisers
from handlers.texts import Msg, Texts, msg
from mentoring.nudges.kinds.alarm import Alarm
from mentoring.nudges.kinds.organiser_welcome import OrganiserWelcome
from mentoring.nudges.kinds.thanks import Thanks
from mentoring.nudges.model import Nudge, NudgeKind, NudgeState
from mentoring.report import FEWEST, Report

WHAT: Mapping[NudgeKind, Msg] = {
    NudgeKind.ANNOUNCEMENT: msg("the announcement"),
    NudgeKind.LAST_CALL: msg("the last call"),
    NudgeKind.COHORT_STARTED: msg("the word that the cohort has started"),
    NudgeKind.INTRODUCTION: msg("an introduction"),
    NudgeKind.AGENDA: msg("an agenda"),
    NudgeKind.PROPOSAL_READY: msg("the word that the pairs are ready"),
    NudgeKind.REPORT: msg("the report"),
}
"""What an organiser calls the messages that matter to others too."""

ANY_MESSAGE = msg("a message")

CURES: Mapping[str, Msg] = {
    "is_archived": msg("The channel is archived; unarchive it."),
    "not_in_channel": msg("I am not a member of the channel any more; type `/invite @Bothways` there."),
    "channel_not_found": msg(
        "I cannot see that conversation any more; in a private channel, type `/invite @Bothways`."
    ),
}
"""What to do about Slack's reasons for not taking a message."""

STILL_OPEN = frozenset({NudgeKind.ANNOUNCEMENT, NudgeKind.LAST_CALL})
"""Messages without which people can join all the same."""


def report(t: Texts, shown: Report) -> Message:
    """A cohort in numbers that name nobody."""
    head = t("*Report: {cohort}* ({stage})", cohort=escape(shown.cohort.name), stage=t(STAGES[shown.cohort.stage]))
    blocks: list[Block] = [section(head), section("\n".join(_counts(t, shown))), section(_gained(t, shown))]
    if shown.not_sent:
        said = sorted((to_organisers(t, why), number) for why, number in shown.not_sent.items())
        reasons = [f"• {why}: {number}" for why, number in said]
        blocks.append(section("\n".join([t("*Messages that I did not send, by reason*"), *reasons])))
    blocks.append(
        context(
            t(
                "Nothing here rests on fewer than {fewest} people and {fewest} pairs, and nobody’s answers are shown as "
                "theirs.",
                fewest=FEWEST,
            )
        )
    )
    return message(*blocks)


def _counts(t: Texts, shown: Report) -> list[str]:
    return [
        t("• Enrolled: {people}", people=_people(t, shown.enrolled)),
        t(
            "• Paired: {people} in {mentorships}",
            people=_people(t, shown.paired),
            mentorships=t.n("{count} mentorship", "{count} mentorships", shown.mentorships),
        ),
        t("• Left on the way: {number}", number=_too_few(t) if shown.left is None else shown.left),
        t("• Sessions held: {held}", held=_held(t, shown)),
    ]


def thanks(t: Texts, letter: Thanks, footer: Block) -> Message:
    """To a participant at the end."""
    complete = t("*{cohort} is complete. Thank you for teaching and for learning.*", cohort=escape(letter.cohort.name))
    return message(
        section(f"{complete} {_met(t, letter)}"),
        section(t("Your profile is kept for the next cohort, with somebody new; its announcement has a Join button.")),
        *(
            [actions(thank_button(t, letter.mentorship), touch_button(t, letter.mentorship))]
            if letter.mentorship
            else []
        ),
        footer,
    )


def _met(t: Texts, letter: Thanks) -> str:
    partners = people(t, letter.partners)
    if not letter.held:
        return t("It did not work out with {partners} this time, and that is all right.", partners=partners)
    return t.n(
        "You met {partners} for {held} of {count} session.",
        "You met {partners} for {held} of {count} sessions.",
        letter.planned,
        partners=partners,
        held=letter.held,
    )


def organiser_welcome(t: Texts, letter: OrganiserWelcome) -> Message:
    """To a new organiser: what this is, and one next step."""
    then = [
        t(
            "*Next step:* open a cohort with `/mentoring cohort new`. You see a preview before anything is sent, and "
            "nothing is posted anywhere until you say so."
        )
    ]
    if letter.alone:
        then.append(t("A second organiser helps when you are away: `/mentoring organiser @name`."))
    return message(
        section(
            t(
                "*You are an organiser of Bothways: mentoring in which both teach and both learn.* People opt in; I pair "
                "them so that both gain, and carry them through their sessions with open questions."
            )
        ),
        section(" ".join(then)),
    )


def alarm(t: Texts, letter: Alarm) -> Message:
    """To an organiser: what did not arrive, why, and what to do."""
    failed = letter.failed
    facts = {
        "message": t(WHAT.get(failed.kind, ANY_MESSAGE)),
        "where": (
            t("to {people}", people=people(t, failed.to)) if failed.to else t("in <#{channel}>", channel=failed.channel)
        ),
    }
    if failed.state is NudgeState.UNKNOWN:
        return message(
            section(
                t(
                    "*Something needs you:* I cannot tell whether {message} {where} was sent. Ask if it has arrived.",
                    **facts,
                )
            )
        )
    lost = t("*Something needs you:* {message} {where} was not sent.", **facts)
    return message(section(f"{lost} {_cure(t, failed)}"))


def _cure(t: Texts, failed: Nudge) -> str:
    error = failed.last_error or ""
    known = next((cure for name, cure in CURES.items() if name in error), None)
    if known is None:
        return t(
            "Whoever runs Bothways can look it up: `{error}`, `{nudge}`.",
            error=escape(error) or t("no reason given"),
            nudge=failed.id[:8],
        )
    said = [t(known)]
    if failed.kind in STILL_OPEN:
        said.append(t("People can join with `/mentoring join` all the same."))
    return " ".join(said)


def _people(t: Texts, number: int) -> str:
    return t.n("{count} person", "{count} people", number)


def _too_few(t: Texts) -> str:
    return t("too few to show (fewer than {fewest} people or {fewest} pairs)", fewest=FEWEST)


def _held(t: Texts, shown: Report) -> str:
    if shown.sessions_held is None:
        return _too_few(t)
    share = shown.sessions_held / shown.sessions_planned if shown.sessions_planned else 0.0
    return t(
        "{held} of {planned} planned  {bar} {share}",
        held=shown.sessions_held,
        planned=shown.sessions_planned,
        bar=bar(share),
        share=percent(t, share),
    )


def _gained(t: Texts, shown: Report) -> str:
    if shown.answered is None or shown.mean_gain is None:
        return t("*What people gained:* {number}", number=_too_few(t))
    lines = [
        t.n(
            "*What people gained*, by the best answer of {count} person, from 0 (nothing yet) to 2 (something I will use)",
            "*What people gained*, by the best answer of each of {count} people, from 0 (nothing yet) to 2 (something I "
            "will use)",
            shown.answered,
        ),
        t("• On average: {mean} of 2", mean=decimal(t, shown.mean_gain)),
    ]
    if shown.gains is None:
        lines.append(t("• How many gained what: too few in one of the groups to show"))
    else:
        lines += [f"• {t(label)}: {shown.gains.get(gain, 0)}" for gain, label in GAINS.items()]
    return "\n".join(lines)
