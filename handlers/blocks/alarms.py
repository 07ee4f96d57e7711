"""What did not arrive, as an organiser hears of it: what, to whom, why, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.blocks.block_kit import Message, message, section
from handlers.blocks.formatting import escape, people
from handlers.texts import Msg, Texts, msg
from mentoring.nudges.kinds.alarm import Alarm
from mentoring.nudges.model import Nudge, NudgeKind, NudgeState

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
    "not_in_channel": msg("I’m not in the channel any more; type `/invite @Bothways` there."),
    "channel_not_found": msg("I can’t see that conversation any more; in a private channel, type `/invite @Bothways`."),
}
"""What to do about Slack's reasons for not taking a message."""

STILL_OPEN = frozenset({NudgeKind.ANNOUNCEMENT, NudgeKind.LAST_CALL})
"""Messages without which people can join all the same."""


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
                    "*Something needs you:* I can’t tell whether {message} {where} was sent. Ask if it arrived.",
                    **facts,
                )
            )
        )
    lost = t("*Something needs you:* {message} {where} wasn’t sent.", **facts)
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
