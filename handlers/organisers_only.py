"""What only organisers may press, submit or type; whoever else does is refused, and it is written in the audit log."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext

from handlers import command_parser
from handlers.ids import Action, Callback
from mentoring.errors import NoOrganiserYet, NoSuchThing, NotAnOrganiser, NotEligible
from mentoring.model import Actor
from mentoring.ports import MemoryUnavailable
from mentoring.programme import Programme

ACTIONS = frozenset(
    {
        Action.NEW_COHORT,
        Action.COHORTS,
        Action.PREVIEW_COHORT,
        Action.COHORT_LANGUAGE,
        Action.CHANGE_COHORT,
        Action.OWN_WORDS,
        Action.RECALL_REMINDERS,
        Action.CANCEL_ANNOUNCEMENT,
        Action.OPEN_PROPOSAL,
        Action.MATCH,
        Action.MATCH_AGAIN,
        Action.UNDO,
        Action.FIND_MATCH,
        Action.PAIR_AGAIN,
        Action.OPEN_SWAP,
        Action.PROPOSAL_PAGE,
        Action.PROPOSAL_BACK,
        Action.CHANGE_RULES,
        Action.END_COHORT,
        Action.RECALL,
        Action.MEETINGS,
        Action.MEETINGS_BACK,
        Action.MEETINGS_ON,
        Action.FIND_PAIR,
        Action.PAIR_CARE,
        Action.TAKE_BACK_REMINDER,
        Action.STEER,
        Action.WHO,
        Action.WHO_BACK,
        Action.WHO_ON,
        Action.FIND_PARTICIPANT,
        Action.DOWNLOAD_PEOPLE,
        Action.AFTER_RESTORE,
        Action.DOWNLOAD_WORKBOOK,
        Action.AUDIT_PAGE,
        Action.AUDIT_BACK,
        Action.REPORT,
        Action.REPORT_PAGE,
        Action.REPORT_TABLE,
        Action.SHOW_OWN_QUESTIONS,
        Action.TAKE_OUT,
        Action.DOWNLOAD_QUESTIONS,
    }
)

CALLBACKS = frozenset(
    {
        Callback.COHORT_WHAT,
        Callback.COHORT_HOW,
        Callback.COHORT_WHO,
        Callback.COHORT_PREVIEW,
        Callback.OWN_WORDS,
        Callback.SAVE_WORDS,
        Callback.INVITE,
        Callback.REMIND,
        Callback.PROPOSAL,
        Callback.SWAP,
        Callback.APPROVE_DATES,
        Callback.CHANGE_RULES,
        Callback.END_COHORT,
        Callback.END_PAIR,
        Callback.AFTER_RESTORE,
        Callback.STEER,
        Callback.EDIT_COHORT,
        Callback.EDIT_RULES,
        Callback.SAVE_COHORT,
        Callback.OWN_QUESTION,
        Callback.PASTE_QUESTIONS,
        Callback.SUPPORT,
    }
)

COMMANDS = frozenset({"cohort", "report", "organiser", "log"})

REFUSED = (NotAnOrganiser, NoOrganiserYet, NotEligible, NoSuchThing)
"""What somebody gets who may not: another workspace's organiser finds nothing here."""


def control_of(body: dict[str, Any]) -> str | None:
    """The organisers' control that a request is about, by its own name; None when it is nobody's in particular."""
    if body.get("type") == "block_actions":
        pressed: list[dict[str, Any]] = body.get("actions") or [{}]
        found = str(pressed[0].get("action_id", ""))
        if found == Action.SUGGESTION:
            return _command(pressed[0].get("value"))
        return found if found in ACTIONS else None
    if body.get("type") in ("view_submission", "view_closed"):
        found = str(body.get("view", {}).get("callback_id", ""))
        return found if found in CALLBACKS else None
    return _command(body.get("text")) if "command" in body else None


def _command(typed: object) -> str | None:
    """The organisers' command that was typed; None when it is anybody's."""
    word, _ = command_parser.split(str(typed or ""))
    return word if word in COMMANDS else None


async def write_down(error: Exception, body: dict[str, Any], context: AsyncBoltContext) -> None:
    """Write in the audit log that somebody was refused; a database that is away keeps nobody from being answered."""
    programme, actor, control = context.get("programme"), context.get("actor"), control_of(body)
    if control is None or not isinstance(error, REFUSED):
        return
    if isinstance(programme, Programme) and isinstance(actor, Actor):
        with suppress(MemoryUnavailable):
            await programme.audit.refused(actor, control)
