"""Debounce of what changes under people's eyes, App Home and the live announcement: many changes, one drawing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from slack_sdk.errors import SlackClientError

from bot.slack.directory import Clients
from handlers.blocks.block_kit import Message
from handlers.blocks.cohorts import announcement
from handlers.blocks.home import home_view
from handlers.texts import texts
from mentoring.late_joining import takes_late
from mentoring.model import Actor, CohortId, Language, MemberId, WorkspaceId
from mentoring.nudges.kinds.announcement import Announcement
from mentoring.nudges.model import Nudge, NudgeState
from mentoring.ports import Clock, MemoryUnavailable, Store
from mentoring.programme.home import Home
from mentoring.programme.member_overview import enrolled

logger = logging.getLogger(__name__)

ReadHome = Callable[[Actor], Awaitable[Home]]
ReadLanguage = Callable[[Actor], Awaitable[Language]]
DrawAnswered = Callable[[Nudge], Awaitable[Message | None]]
ShowSessions = Callable[[WorkspaceId], Awaitable[None]]


class SlackSurfaces:
    """`mentoring.programme.Surfaces` over the Web API. Many changes at once end in one more drawing, not in many.

    An App Home is drawn anew for those who have opened it since this process began; everybody else's is drawn when they
    open it, so a change that concerns a thousand people costs no thousand calls.
    """

    def __init__(
        self,
        clients: Clients,
        store: Store,
        read_home: ReadHome,
        failed: Callable[[str], object] = lambda _: None,
        *,
        read_language: ReadLanguage,
        show_sessions: ShowSessions,
        draw_answered: DrawAnswered,
        clock: Clock,
    ) -> None:
        """Draws with the clients given what is remembered; `read_home` says what an App Home shows, `read_language` in
        which language somebody reads; `failed` is told of each drawing that came to nothing. `show_sessions` brings a
        workspace's led sessions up to date, `draw_answered` says what stands where a question was.
        """
        self._draw_answered = draw_answered
        self._show_sessions = show_sessions
        self._failed = failed
        self._clock = clock
        self._read_home, self._read_language = read_home, read_language
        self._clients = clients
        self._store = store
        self._drawing: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._opened: set[tuple[WorkspaceId, MemberId]] = set()

    async def announcement_changed(self, workspace: WorkspaceId, cohort: CohortId) -> None:
        """Bring the cohort's announcement up to date, soon."""
        self._soon(f"announcement {workspace} {cohort}", lambda: self._announcement(workspace, cohort))

    async def session_changed(self, workspace: WorkspaceId) -> None:
        """Bring the messages of the workspace's led sessions up to date, soon."""
        self._soon(f"session {workspace}", lambda: self._show_sessions(workspace))

    async def question_answered(self, asked: Sequence[Nudge]) -> None:
        """Let these messages say the answer that was given elsewhere, soon."""
        for nudge in asked:
            self._soon(f"answer {nudge.workspace} {nudge.id}", partial(self._answered, nudge))

    async def home_opened(self, workspace: WorkspaceId, member: MemberId) -> None:
        """Somebody looks at App Home: draw it, and keep it up to date from now on."""
        self._opened.add((workspace, member))
        await self.home_changed(workspace, member)

    async def home_changed(self, workspace: WorkspaceId, member: MemberId) -> None:
        """Bring the person's App Home up to date, soon, if they have it open."""
        if (workspace, member) not in self._opened:
            return
        self._soon(f"home {workspace} {member}", lambda: self._home(workspace, member))

    async def idle(self) -> bool:
        """Whether nothing waits to be drawn."""
        return not self._drawing

    async def drain(self) -> None:
        """Wait until everything that changed has been drawn."""
        while self._drawing:
            await asyncio.gather(*self._drawing.values(), return_exceptions=True)

    def _soon(self, what: str, draw: Callable[[], Awaitable[None]]) -> None:
        if what in self._drawing:
            self._again.add(what)
            return
        self._drawing[what] = asyncio.create_task(self._draw(what, draw))

    async def _draw(self, what: str, draw: Callable[[], Awaitable[None]]) -> None:
        try:
            while True:
                self._again.discard(what)
                await draw()
                if what not in self._again:
                    return
        except (SlackClientError, OSError, TimeoutError, MemoryUnavailable) as error:
            self._count(what)
            logger.warning("Not drawn", extra={"action": "not_drawn", "what": what, "error": type(error).__name__})
        except Exception:
            self._count(what)
            logger.exception("Not drawn", extra={"action": "not_drawn", "what": what})
        finally:
            self._drawing.pop(what, None)

    def _count(self, what: str) -> None:
        """One drawing failed; whoever opens it, or the next change, draws it again."""
        self._failed(what.partition(" ")[0])

    async def _announcement(self, workspace: WorkspaceId, cohort: CohortId) -> None:
        async with self._store.transaction(workspace) as tx:
            found = await tx.cohorts.get(cohort)
            nudge = await tx.nudges.get(found.announcement) if found and found.announcement else None
            joined = found.joined if found and found.joined is not None else len(await enrolled(tx, cohort))
        if found is None or nudge is None or nudge.state is not NudgeState.SENT or not nudge.slack_ts:
            return
        content = Announcement(cohort=found, joined=joined, takes_late=takes_late(found, self._clock()))
        drawn = announcement(texts(found.language), content)
        await self._clients(workspace).chat_update(
            channel=str(nudge.channel), ts=nudge.slack_ts, text=drawn.text, blocks=list(drawn.blocks)
        )

    async def _answered(self, nudge: Nudge) -> None:
        drawn = await self._draw_answered(nudge)
        if drawn is not None and nudge.slack_ts:
            await self._clients(nudge.workspace).chat_update(
                channel=str(nudge.channel), ts=nudge.slack_ts, text=drawn.text, blocks=list(drawn.blocks)
            )

    async def _home(self, workspace: WorkspaceId, member: MemberId) -> None:
        actor = Actor(workspace=workspace, member=member)
        home, t = await self._read_home(actor), texts(await self._read_language(actor))
        await self._clients(workspace).views_publish(user_id=member, view=home_view(t, home))
