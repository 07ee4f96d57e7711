"""Asking the programme inside a transaction of many nudges, so that its mistake about one stays with that one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

Result = TypeVar("Result")

Guard = Callable[[AsyncConnection], AbstractAsyncContextManager[None]]
"""What the programme is asked within."""


class Stumbled(Exception):
    """The programme raised where no savepoint could undo what it had done, so that its transaction is lost."""


async def guarded(work: Callable[[Guard], Awaitable[Result]]) -> Result:
    """Do the work, which is a transaction of its own, in good faith; after a stumble once more, with savepoints.

    Two more statements for each nudge would cost more than everything else that is done for it.
    """
    try:
        return await work(_in_good_faith)
    except Stumbled:
        return await work(_with_a_savepoint)


@asynccontextmanager
async def _in_good_faith(_connection: AsyncConnection) -> AsyncIterator[None]:
    try:
        yield
    except Exception as error:
        raise Stumbled from error


@asynccontextmanager
async def _with_a_savepoint(connection: AsyncConnection) -> AsyncIterator[None]:
    async with connection.begin_nested():
        yield
