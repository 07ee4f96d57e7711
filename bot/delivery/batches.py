"""Many small writes as one transaction: whoever comes while one runs shares the next."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Batch(Generic[Item, Result]):
    """Runs `work` on whatever has gathered, one batch at a time, and gives each item its own result.

    Nobody waits for a batch to fill: alone, an item is a batch of one. When `work` fails, it fails for its whole
    batch, since its transaction was rolled back.
    """

    def __init__(self, work: Callable[[Sequence[Item]], Awaitable[Sequence[Result]]], most: int = 50) -> None:
        """At most `most` items go together."""
        self._work = work
        self._most = most
        self._waiting: list[tuple[Item, asyncio.Future[Result]]] = []
        self._runner: asyncio.Task[None] | None = None

    async def add(self, item: Item) -> Result:
        """The result for this item."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._runner is None:
            self._runner = asyncio.create_task(self._run())
        return await future

    async def finish(self) -> None:
        """Return when nothing is being written any more."""
        while self._runner is not None:
            await asyncio.wait([self._runner])

    async def _run(self) -> None:
        """Batch after batch until nobody waits."""
        try:
            while self._waiting:
                together, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
                await self._one(together)
        finally:
            self._runner = None

    async def _one(self, together: Sequence[tuple[Item, asyncio.Future[Result]]]) -> None:
        """One batch; those who no longer wait are worked for all the same."""
        try:
            results = await self._work([item for item, _ in together])
        except BaseException as error:
            for _, future in together:
                if not future.done():
                    future.set_exception(error) if isinstance(error, Exception) else future.cancel()
            if not isinstance(error, Exception):
                raise
            return
        for (_, future), result in zip(together, results, strict=True):
            if not future.done():
                future.set_result(result)
