"""Taking back in Slack what we said about somebody who was erased: their conversation is emptied, others are edited."""

from __future__ import annotations

import logging
from datetime import timedelta

from bot.delivery.worker_state import WorkerState
from handlers.blocks.data import taken_back
from handlers.texts import texts
from mentoring.nudges.evidence import ApiOutcome, Evidence
from mentoring.programme.readers import language_in
from storage.outbox.removals import WHOLE, Removal, backoff, due_removals, put_off, removed

logger = logging.getLogger(__name__)

AT_A_TIME = 8
"""In one tick of ten seconds: Slack allows about fifty edits and deletions a minute."""

MOST_ATTEMPTS = 30
"""After some days that Slack spent answering nothing useful."""

WHEN_WELCOME = timedelta(hours=1)
"""How often it is tried in a workspace that refuses us."""

IS_GONE = frozenset({"message_not_found", "channel_not_found", "cant_delete_message", "cant_update_message"})
"""Nothing of ours is there any more."""


async def remove(state: WorkerState) -> int:
    """Take back what is due, as much as Slack allows; how many requests that took."""
    async with state.database.begin() as connection:
        due = await due_removals(connection, state.clock(), AT_A_TIME)
    asked = 0
    for removal in due:
        if asked >= AT_A_TIME:
            break
        asked += await (_empty(state, removal, AT_A_TIME - asked) if removal.ts == WHOLE else _edit(state, removal))
    return asked


async def _edit(state: WorkerState, removal: Removal) -> int:
    """Put a neutral sentence in the place of one message."""
    async with state.database.transaction(removal.workspace) as tx:
        t = texts(await language_in(tx, removal.channel))
    answer = await state.slack.replace(removal.workspace, removal.channel, removal.ts, taken_back(t))
    await _note(state, removal, answer, done=answer.verdict is Evidence.SENT)
    return 1


async def _empty(state: WorkerState, removal: Removal, most: int) -> int:
    """Delete some messages of a conversation, newest first; done when none is left."""
    before = removal.before or f"{state.clock().timestamp():.6f}"
    found = await state.slack.ours_before(removal.workspace, removal.channel, before)
    if isinstance(found, ApiOutcome):
        await _note(state, removal, found, done=False)
        return 1
    for ts in found[:most]:
        answer = await state.slack.delete(removal.workspace, removal.channel, ts)
        if answer.verdict is not Evidence.SENT and answer.error not in IS_GONE:
            await _note(state, removal, answer, done=False)
            return most
    if not found:
        await _note(state, removal, ApiOutcome(verdict=Evidence.SENT), done=True)
    return 1 + len(found[:most])


async def _note(state: WorkerState, removal: Removal, answer: ApiOutcome, *, done: bool) -> None:
    """Done, or later; what can never be done is logged and let go."""
    now = state.clock()
    hopeless = answer.verdict is Evidence.DEAD or removal.attempt >= MOST_ATTEMPTS
    async with state.database.begin(removal.workspace) as connection:
        if done or answer.error in IS_GONE or hopeless:
            await removed(connection, removal)
        elif answer.verdict is Evidence.PAUSE:
            await put_off(connection, removal, now + WHEN_WELCOME, counts=False)
        else:
            wait = answer.retry_after or backoff(removal.attempt)
            await put_off(connection, removal, now + wait, counts=answer.verdict is not Evidence.LIMITED)
    if hopeless and not done:
        facts = {"workspace": removal.workspace, "channel": removal.channel, "error": answer.error}
        logger.error("could not be taken back", extra=facts)
