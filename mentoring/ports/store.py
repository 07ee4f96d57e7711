"""All memory of one workspace in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from mentoring.model import (
    CohortId,
    MentorshipId,
    WorkspaceId,
)
from mentoring.ports.cohorts import Cohorts, Enrolments, Proposals
from mentoring.ports.mentorships import Mentorships, OwnQuestions, Pulses, Sessions
from mentoring.ports.outbox import Inbox, Nudges
from mentoring.ports.people import Members, Profiles


class Transaction(Protocol):
    """Everything of one workspace, committed together or not at all."""

    workspace: WorkspaceId
    members: Members
    profiles: Profiles
    cohorts: Cohorts
    enrolments: Enrolments
    proposals: Proposals
    mentorships: Mentorships
    sessions: Sessions
    pulses: Pulses
    nudges: Nudges
    own_questions: OwnQuestions
    inbox: Inbox


class Store(Protocol):
    """Memory. Each transaction belongs to one workspace, so that no query can forget which."""

    def transaction(self, workspace: WorkspaceId) -> AbstractAsyncContextManager[Transaction]:
        """Begin; commits on a clean exit, rolls back on an error. Never call Slack inside."""
        ...

    async def cohorts_to_plan(self, now: datetime, limit: int) -> Sequence[tuple[WorkspaceId, CohortId]]:
        """Cohorts whose `look_again_at` has come, longest waiting first."""
        ...

    async def next_look(self) -> datetime | None:
        """The earliest `look_again_at` of all; None when nothing is to be looked at."""
        ...

    async def mentorships_to_plan(self, now: datetime, limit: int) -> Sequence[tuple[WorkspaceId, MentorshipId]]:
        """Active mentorships whose `look_again_at` has come, longest waiting first."""
        ...
