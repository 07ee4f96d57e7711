"""Reports as they were frozen, and what one is made of: read column by column, since a cohort has tens of thousands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import (
    CohortId,
    EnrolmentState,
    MemberId,
    Mentorship,
    MentorshipId,
    WorkspaceId,
)
from mentoring.report import LedgerLine, PulseLine, Report, SessionLine
from storage.rows import Rows, in_parts
from storage.tables import (
    EnrolmentRow,
    MentorshipMemberRow,
    MentorshipRow,
    ProfileRow,
    PulseRow,
    ReportRow,
    SessionRow,
    TakeawayRow,
)


class ReportTable:
    """`mentoring.ports.ReportRepository` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The reports of one workspace."""
        self._connection = connection
        self._rows = Rows(connection, workspace, ReportRow)
        self._enrolments = Rows(connection, workspace, EnrolmentRow)
        self._mentorships = Rows(connection, workspace, MentorshipRow)
        self._members = Rows(connection, workspace, MentorshipMemberRow)
        self._sessions = Rows(connection, workspace, SessionRow)
        self._pulses = Rows(connection, workspace, PulseRow)
        self._takeaways = Rows(connection, workspace, TakeawayRow)
        self._profiles = Rows(connection, workspace, ProfileRow)

    async def freeze(self, report: Report) -> bool:
        """Keep it for good; False when that day's was frozen already (atomic)."""
        row = ReportRow(workspace_id=self._rows.workspace, cohort_id=report.cohort, as_of=report.as_of, body=report)
        return bool(await self._rows.add([row]))

    async def latest(self, cohort: CohortId) -> Report | None:
        """The last one, or None."""
        c = self._rows.c
        found = await self._rows.all(c.cohort_id == cohort, order=c.as_of.desc(), limit=1)
        return found[0].body if found else None

    async def enrolled(self, cohort: CohortId) -> Mapping[EnrolmentState, int]:
        """How many enrolments of the cohort are in each state."""
        c = self._enrolments.c
        query = select(c.state, func.count()).where(self._enrolments.where(c.cohort_id == cohort)).group_by(c.state)
        return {row.state: row[1] for row in await self._connection.execute(query)}

    async def pairs(self, cohort: CohortId) -> Sequence[Mentorship]:
        """The cohort's mentorships in every state, by id, without what flows in them."""
        c, m = self._mentorships.c, self._members.c
        columns = (c.mentorship_id, c.began_at, c.introduced_at, c.state, c.ended_at, c.ended_for)
        found = await self._read(self._mentorships, columns, c.cohort_id == cohort)
        members = defaultdict(list)
        for row in await self._among(
            self._members, (m.mentorship_id, m.member_id, m.place), m.mentorship_id, _ids(found)
        ):
            members[row["mentorship_id"]].append((row["place"], MemberId(row["member_id"])))
        return [
            Mentorship(
                id=MentorshipId(row["mentorship_id"]),
                cohort=cohort,
                members=tuple(member for _, member in sorted(members[row["mentorship_id"]])),
                directions=(),
                began_at=row["began_at"],
                introduced_at=row["introduced_at"],
                state=row["state"],
                ended_at=row["ended_at"],
                ended_for=row["ended_for"],
            )
            for row in sorted(found, key=lambda row: str(row["mentorship_id"]))
        ]

    async def sessions(self, mentorships: Iterable[MentorshipId]) -> Sequence[SessionLine]:
        """What a report needs of their sessions."""
        c = self._sessions.c
        columns = (c.session_id, c.mentorship_id, c.number, c.due_on, c.held_on)
        found = await self._among(self._sessions, columns, c.mentorship_id, mentorships)
        return [
            SessionLine(
                id=row["session_id"],
                mentorship=row["mentorship_id"],
                number=row["number"],
                due_on=row["due_on"],
                held_on=row["held_on"],
            )
            for row in found
        ]

    async def pulses(self, sessions: Iterable[SessionLine]) -> Sequence[PulseLine]:
        """What a report needs of the pulses after these sessions."""
        c = self._pulses.c
        columns = (c.member_id, c.asked, c.shared, c.gained)
        found = await self._among(self._pulses, columns, c.session_id, (each.id for each in sessions))
        return [
            PulseLine(member=row["member_id"], asked=row["asked"], shared=row["shared"], gained=row["gained"])
            for row in found
        ]

    async def ledger(self, sessions: Iterable[SessionLine]) -> Sequence[LedgerLine]:
        """Who kept lines of these sessions; the words stay in the database."""
        c = self._takeaways.c
        columns = (c.member_id, (c.learned != "").label("learned"), (c.gave != "").label("gave"))
        found = await self._among(self._takeaways, columns, c.session_id, (each.id for each in sessions))
        return [
            LedgerLine(member=row["member_id"], learned=bool(row["learned"]), gave=bool(row["gave"])) for row in found
        ]

    async def departments(self, members: Iterable[MemberId]) -> Mapping[MemberId, str]:
        """Where those of them work who say so."""
        c = self._profiles.c
        found = await self._among(self._profiles, (c.member_id, c.department), c.member_id, members)
        return {row["member_id"]: row["department"] for row in found}

    async def _read(
        self, rows: Rows[Any], columns: Sequence[ColumnElement[Any]], where: ColumnElement[bool]
    ) -> Sequence[RowMapping]:
        """Some columns of the rows that fit; no row object between."""
        found = await self._connection.execute(select(*columns).where(rows.where(where)))
        return found.mappings().all()

    async def _among(
        self, rows: Rows[Any], columns: Sequence[ColumnElement[Any]], column: ColumnElement[str], values: Iterable[str]
    ) -> list[RowMapping]:
        """Some columns of the rows whose `column` is one of the values, however many those are."""
        return [row for part in in_parts(values) for row in await self._read(rows, columns, column.in_(part))]


def _ids(found: Iterable[RowMapping]) -> list[str]:
    return [row["mentorship_id"] for row in found]
