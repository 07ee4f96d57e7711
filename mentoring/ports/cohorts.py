"""Memory of cohorts: their life, who opted in, the pairing that waits for approval."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from mentoring.model import (
    Cohort,
    CohortId,
    CohortStage,
    Enrolment,
    MemberId,
    Proposal,
)


class CohortRepository(Protocol):
    """The dated runs of one workspace."""

    async def get(self, cohort: CohortId) -> Cohort | None:
        """The cohort, or None."""
        ...

    async def put(self, cohort: Cohort) -> None:
        """Insert or replace everything but the stage of an existing row, and what its organisers were told."""
        ...

    async def all(self) -> Sequence[Cohort]:
        """All cohorts that can be read, newest start first; one that cannot be hides no other."""
        ...

    async def remove(self, cohort: CohortId) -> None:
        """Forget the cohort with its enrolments, its proposal, its mentorships and all that belongs to them."""
        ...

    async def advance(self, cohort: CohortId, before: CohortStage, after: CohortStage) -> bool:
        """Move the stage atomically; False when it was not `before` any more."""
        ...

    async def count_joined(self, cohort: CohortId, joined: int) -> None:
        """Keep how many had joined when opt-in closed; the first time counts."""
        ...

    async def say_needs(self, cohort: CohortId, said: Sequence[str]) -> None:
        """Keep what the weekly word has told the organisers of."""
        ...

    async def look_again(self, cohort: CohortId, at: datetime | None) -> None:
        """When the planner must look at this cohort again; None for never."""
        ...


class EnrolmentRepository(Protocol):
    """Who opted in to which cohort."""

    async def get(self, cohort: CohortId, member: MemberId) -> Enrolment | None:
        """The enrolment, whatever its state, or None."""
        ...

    async def put(self, enrolment: Enrolment) -> None:
        """Insert or replace (unique by cohort and member)."""
        ...

    async def of_cohort(self, cohort: CohortId) -> Sequence[Enrolment]:
        """All enrolments of a cohort in every state, by time."""
        ...

    async def count(self, cohort: CohortId) -> int:
        """How many take part in a cohort now."""
        ...

    async def of_member(self, member: MemberId) -> Sequence[Enrolment]:
        """All enrolments of a person in every state, newest first."""
        ...


class ProposalRepository(Protocol):
    """The one proposed pairing of each cohort that waits for approval."""

    async def get(self, cohort: CohortId) -> Proposal | None:
        """The proposal, or None."""
        ...

    async def put(self, proposal: Proposal) -> None:
        """Replace the cohort's proposal, whatever its version."""
        ...

    async def put_in_place_of(self, version: int | None, proposal: Proposal) -> bool:
        """Keep a proposal that was made from that version (None: from none); False when it is another (atomic)."""
        ...
