"""The things of a programme, in the field's words: frozen values that travel from Slack to the database unchanged."""

from __future__ import annotations

from mentoring.model.bookings import Booking, ProposedTime
from mentoring.model.calendars import Busy, PublishedCalendar
from mentoring.model.cohorts import Cohort, CohortStage, Enrolment, EnrolmentState, OddOne, OpenTo
from mentoring.model.ids import ChannelId, CohortId, MemberId, MentorshipId, SessionId, WorkspaceId
from mentoring.model.judgements import Judgement, Label
from mentoring.model.matches import Direction, Match, Proposal, Reason, Unmatched
from mentoring.model.mentorships import EndedFor, Mentorship, MentorshipState
from mentoring.model.people import (
    WORKING_WEEK,
    Actor,
    Hours,
    Level,
    Member,
    Offer,
    Profile,
    Standing,
    Weekday,
)
from mentoring.model.pulses import Gain, Pulse, Side
from mentoring.model.questions import LONGEST_WORDS, Asker, Question, QuestionStage, Theme
from mentoring.model.sessions import MentoringSession, Met, PlannedQuestion

__all__ = [
    "LONGEST_WORDS",
    "WORKING_WEEK",
    "Actor",
    "Asker",
    "Booking",
    "Busy",
    "ChannelId",
    "Cohort",
    "CohortId",
    "CohortStage",
    "Direction",
    "EndedFor",
    "Enrolment",
    "EnrolmentState",
    "Gain",
    "Hours",
    "Judgement",
    "Label",
    "Level",
    "Match",
    "Member",
    "MemberId",
    "MentoringSession",
    "Mentorship",
    "MentorshipId",
    "MentorshipState",
    "Met",
    "OddOne",
    "Offer",
    "OpenTo",
    "PlannedQuestion",
    "Profile",
    "Proposal",
    "ProposedTime",
    "PublishedCalendar",
    "Pulse",
    "Question",
    "QuestionStage",
    "Reason",
    "SessionId",
    "Side",
    "Standing",
    "Theme",
    "Unmatched",
    "Weekday",
    "WorkspaceId",
]
