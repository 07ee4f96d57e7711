"""Surveys: answers under keyed hashes, and the keys, each of which is destroyed in time."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from secrets import token_hex

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import CohortId, MemberId, SurveyAnswer, Wave, WorkspaceId
from storage.rows import Rows
from storage.tables import SURVEY_ANSWERS, SurveyAnswerRow, SurveyKeyRow


def link_of(key: str, member: str) -> str:
    """What a person is called under a key (HMAC-SHA-256)."""
    return hmac.new(bytes.fromhex(key), member.encode(), "sha256").hexdigest()


class SurveyTable:
    """`mentoring.ports.SurveyRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The surveys of one workspace."""
        self._rows = Rows(connection, workspace, SurveyAnswerRow)
        self._keys = Rows(connection, workspace, SurveyKeyRow)

    async def links(self, cohort: CohortId, members: Sequence[MemberId]) -> dict[MemberId, str]:
        """What each of them is called in the cohort's surveys; empty once the key is destroyed."""
        found = await self._keys.one(self._keys.c.cohort_id == cohort)
        return {member: link_of(found.key, member) for member in members} if found else {}

    async def open(self, cohort: CohortId) -> None:
        """Make the cohort's key, unless there is one."""
        await self._keys.add([SurveyKeyRow(workspace_id=self._rows.workspace, cohort_id=cohort, key=token_hex(32))])

    async def get(self, cohort: CohortId, link: str, wave: Wave) -> SurveyAnswer | None:
        """What somebody answered so far, or None."""
        c = self._rows.c
        row = await self._rows.one(c.cohort_id == cohort, c.link == link, c.wave == wave)
        return SURVEY_ANSWERS.value(row) if row else None

    async def put(self, answer: SurveyAnswer) -> None:
        """Insert or replace."""
        await self._rows.put(SURVEY_ANSWERS.row(self._rows.workspace, answer))

    async def of_cohort(self, cohort: CohortId) -> Sequence[SurveyAnswer]:
        """All answers of a cohort, in the order of hashes that name nobody."""
        c = self._rows.c
        query = select(self._rows.table).where(self._rows.where(c.cohort_id == cohort)).order_by(c.link, c.wave)
        return [SURVEY_ANSWERS.read(row) for row in (await self._rows.connection.execute(query)).mappings()]

    async def destroy_key(self, cohort: CohortId) -> None:
        """From now on nobody can say whose the answers are: the key goes, and the answers but for quotes with it."""
        await self._keys.remove(self._keys.c.cohort_id == cohort)
        c = self._rows.c
        await self._rows.remove(c.cohort_id == cohort, c.may_quote.is_(False))
        for row in await self._rows.all(c.cohort_id == cohort):
            await self._rows.remove(c.cohort_id == cohort, c.link == row.link, c.wave == row.wave)
            row.link, row.answers = token_hex(32), {}
            await self._rows.put(row)
