"""Taking back in Slack what we said about somebody who was erased: their conversation is emptied, others are edited."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.delivery.worker_state import WorkerState
from handlers.blocks.data import taken_back
from handlers.texts import texts
from mentoring.model import ChannelId, MemberId, WorkspaceId
from mentoring.nudges.evidence import ApiOutcome, Evidence
from storage.erasures import ensure_key, mark_of
from storage.outbox.removals import (
    NAMING,
    WHOLE,
    Removal,
    backoff,
    due_removals,
    look_before,
    put_off,
    removed,
)

logger = logging.getLogger(__name__)

Take = Callable[[WorkspaceId, ChannelId, str], Awaitable[ApiOutcome]]
"""Takes back one message, by its timestamp."""

Wanted = Callable[[frozenset[MemberId]], bool]
"""Whether a message goes, by whom it names."""

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
        asked += await _taken(state, removal, AT_A_TIME - asked)
    return asked


async def _taken(state: WorkerState, removal: Removal, most: int) -> int:
    """Take back one message, all of a conversation or what names somebody in it; how many requests that took."""
    if removal.ts == WHOLE:
        return await _each(state, removal, most, lambda _: True, state.slack.delete)
    if removal.ts.startswith(NAMING):
        return await _each(state, removal, most, await _naming(state, removal), _edit(state, removal))
    answer = await _edit(state, removal)(removal.workspace, removal.channel, removal.ts)
    await _note(state, removal, answer, done=answer.verdict is Evidence.SENT)
    return 1


async def _naming(state: WorkerState, removal: Removal) -> Wanted:
    """Whether whoever was erased is among those whom a message names: they are known by a hash alone."""
    mark = removal.ts.removeprefix(NAMING)
    async with state.database.begin(removal.workspace) as connection:
        key = await ensure_key(connection, removal.workspace)
    return lambda named: any(mark_of(key, each) == mark for each in named)


def _edit(state: WorkerState, removal: Removal) -> Take:
    """Puts a neutral sentence in the place of a message, in the language of those who read it."""
    said = taken_back(texts(removal.language))
    return lambda workspace, channel, ts: state.slack.replace(workspace, channel, ts, said)


async def _each(state: WorkerState, removal: Removal, most: int, wanted: Wanted, take: Take) -> int:
    """Take back some messages of a conversation, newest first; done when there is nothing older to look at."""
    before = removal.before or f"{state.clock().timestamp():.6f}"
    page = await state.slack.ours_before(removal.workspace, removal.channel, before)
    if isinstance(page, ApiOutcome):
        await _note(state, removal, page, done=False)
        return 1
    found = [ts for ts, named in page.naming.items() if wanted(named)]
    for ts in found[:most]:
        answer = await take(removal.workspace, removal.channel, ts)
        if answer.verdict is not Evidence.SENT and answer.error not in IS_GONE:
            await _note(state, removal, answer, done=False)
            return most
    if page.oldest is None:
        await _note(state, removal, ApiOutcome(verdict=Evidence.SENT), done=True)
    elif len(found) <= most:
        async with state.database.begin(removal.workspace) as connection:
            await look_before(connection, removal, page.oldest)
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
