"""How the running bot is: what the health page says, and what a scraper reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.delivery import DeliveryWorker
from bot.scheduler import SILENCE, Heartbeat
from storage.outbox.maintenance import Backlog


class Health:
    """Looks at the heartbeat and at what waits to be delivered."""

    def __init__(self, worker: DeliveryWorker, heartbeat: Heartbeat, stuck: Callable[[], int] = lambda: 0) -> None:
        """Of one process; `stuck` is how many cohorts and mentorships cannot be planned."""
        self._worker = worker
        self._heartbeat = heartbeat
        self._stuck = stuck

    async def now(self) -> dict[str, object]:
        """`ok`, the last tick, whether the database answers, and what is due since when; ids and words of nobody."""
        silence = self._heartbeat.since_last_tick
        beats = silence < SILENCE
        waiting = await self._backlog()
        page: dict[str, object] = {
            "ok": beats and waiting is not None and not self._heartbeat.failing,
            "seconds_since_last_tick": round(silence.total_seconds(), 1),
            "database": "answers" if waiting else "does not answer",
            "failing": self._heartbeat.failing,
            "stuck": self._stuck(),
        }
        if waiting is not None:
            page |= {
                "due": waiting.due,
                "uncertain": waiting.uncertain,
                "oldest_due_seconds": round(self._age(waiting).total_seconds(), 1),
            }
        return page

    async def metrics(self) -> bytes:
        """All that is counted, and what waits at this moment."""
        waiting = await self._backlog()
        if waiting is not None:
            self._worker.metrics.backlog(waiting.due, self._age(waiting))
        return self._worker.metrics.text()

    async def _backlog(self) -> Backlog | None:
        """What waits, or None when the database does not say."""
        try:
            return await self._worker.backlog()
        except (SQLAlchemyError, OSError):
            return None

    def _age(self, waiting: Backlog) -> timedelta:
        return timedelta(0) if waiting.oldest is None else max(timedelta(0), self._worker.now() - waiting.oldest)
