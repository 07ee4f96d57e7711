"""Everything of one workspace within one database transaction."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import WorkspaceId
from mentoring.ports import (
    Cohorts,
    Enrolments,
    Inbox,
    Members,
    Mentorships,
    Nudges,
    OwnQuestions,
    Profiles,
    Proposals,
    Pulses,
    Sessions,
)
from storage.cohorts import CohortTable
from storage.enrolments import EnrolmentTable
from storage.inbox import InboxTable
from storage.members import MemberTable
from storage.mentorships import MentorshipTable
from storage.nudges import NudgeTable
from storage.own_questions import OwnQuestionTable
from storage.profiles import ProfileTable
from storage.proposals import ProposalTable
from storage.pulses import PulseTable
from storage.sessions import SessionTable


class Unit:
    """`mentoring.ports.Transaction` in the database."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId) -> None:
        """The tables of one workspace on a connection whose transaction has begun."""
        self.workspace = workspace
        self.members: Members = MemberTable(connection, workspace)
        self.profiles: Profiles = ProfileTable(connection, workspace)
        self.cohorts: Cohorts = CohortTable(connection, workspace)
        self.enrolments: Enrolments = EnrolmentTable(connection, workspace)
        self.proposals: Proposals = ProposalTable(connection, workspace)
        self.mentorships: Mentorships = MentorshipTable(connection, workspace)
        self.sessions: Sessions = SessionTable(connection, workspace)
        self.pulses: Pulses = PulseTable(connection, workspace)
        self.nudges: Nudges = NudgeTable(connection, workspace)
        self.own_questions: OwnQuestions = OwnQuestionTable(connection, workspace)
        self.inbox: Inbox = InboxTable(connection, workspace)
