"""Optimistic run, with a savepoint for each nudge once it has failed: a mistake about one nudge stays with that one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

T = TypeVar("T")

Guard = Callable[[AsyncConnection], AbstractAsyncContextManager[None]]
"""What the programme is asked within."""


class OptimisticRunFailed(Exception):
    """The programme raised where no savepoint could undo what it had done, so that its transaction is lost."""


async def optimistically(work: Callable[[Guard], Awaitable[T]]) -> T:
    """Do the work, a transaction of its own, without savepoints; if the programme raised, once more, with them.

    Two more statements for each nudge would cost more than everything else that is done for it.
    """
    try:
        return await work(_without_a_savepoint)
    except OptimisticRunFailed:
        return await work(_with_a_savepoint)


@asynccontextmanager
async def _without_a_savepoint(_connection: AsyncConnection) -> AsyncIterator[None]:
    try:
        yield
    except Exception as error:
        raise OptimisticRunFailed from error


@asynccontextmanager
async def _with_a_savepoint(connection: AsyncConnection) -> AsyncIterator[None]:
    async with connection.begin_nested():
        yield
