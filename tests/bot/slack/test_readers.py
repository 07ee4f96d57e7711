"""In which language whoever presses something is answered: remembered for a moment, and English rather than late."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.slack.readers import REMEMBERED_FOR, ReaderLanguages
from mentoring.model import Actor, Language, MemberId, WorkspaceId
from mentoring.ports import MemoryUnavailable

ANNA = Actor(workspace=WorkspaceId("T1"), member=MemberId("U1"))


class Hand:
    """A clock that somebody turns."""

    def __init__(self) -> None:
        self.now = datetime(2027, 1, 11, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def answers(*found: Language | Exception | float) -> tuple[Callable[[Actor], Awaitable[Language]], list[Actor]]:
    """What is found out, one after the other: a language, an error, or a language after so many seconds."""
    asked: list[Actor] = []

    async def read(actor: Actor) -> Language:
        asked.append(actor)
        answer = found[len(asked) - 1]
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, float):
            await asyncio.sleep(answer)
            return Language.GERMAN
        return answer

    return read, asked


async def test_a_language_is_remembered_for_a_moment_and_asked_again() -> None:
    read, asked = answers(Language.GERMAN, Language.ENGLISH)
    clock = Hand()
    languages = ReaderLanguages(read, clock)

    assert [await languages.of(ANNA) for _ in range(3)] == [Language.GERMAN] * 3
    assert asked == [ANNA]
    clock.now += REMEMBERED_FOR + timedelta(seconds=1)
    assert await languages.of(ANNA) is Language.ENGLISH


@pytest.mark.parametrize("trouble", [MemoryUnavailable("away"), OSError("no way"), TimeoutError()])
async def test_where_it_cannot_be_found_out_english_is_said_and_not_remembered(trouble: Exception) -> None:
    read, asked = answers(trouble, Language.GERMAN)
    languages = ReaderLanguages(read, Hand())

    assert await languages.of(ANNA) is Language.ENGLISH
    assert await languages.of(ANNA) is Language.GERMAN
    assert len(asked) == 2


async def test_nobody_waits_for_it_longer_than_a_click_may() -> None:
    read, _ = answers(60.0)

    assert await ReaderLanguages(read, Hand(), 0.01).of(ANNA) is Language.ENGLISH


async def test_what_somebody_read_before_holds_where_it_cannot_be_found_out_anew() -> None:
    read, asked = answers(Language.GERMAN, OSError("no way"), 60.0)
    clock = Hand()
    languages = ReaderLanguages(read, clock, 0.01)

    for _ in range(3):
        assert await languages.of(ANNA) is Language.GERMAN
        clock.now += REMEMBERED_FOR + timedelta(seconds=1)
    assert len(asked) == 3
