"""A workspace's own questions are its own, and come back as they were kept."""

from __future__ import annotations

from dataclasses import replace

from storage.database import Database
from tests.storage.facts import ELSEWHERE, HERE, an_own_question


async def test_own_questions_come_back_by_id_and_stay_in_their_workspace(database: Database) -> None:
    first, second = an_own_question("own-01"), an_own_question("own-02", "What would you show a visitor first?")
    async with database.transaction(HERE) as tx:
        await tx.own_questions.put(second)
        await tx.own_questions.put(first)
    async with database.transaction(ELSEWHERE) as tx:
        assert list(await tx.own_questions.all()) == []
    async with database.transaction(HERE) as tx:
        assert list(await tx.own_questions.all()) == [first, second]


async def test_a_question_taken_out_of_use_is_kept(database: Database) -> None:
    retired = replace(an_own_question(), status="retired")
    async with database.transaction(HERE) as tx:
        await tx.own_questions.put(an_own_question())
        await tx.own_questions.put(retired)
        assert list(await tx.own_questions.all()) == [retired]
