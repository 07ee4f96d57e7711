"""The things of a programme, in the field's words: frozen values that travel from Slack to the database unchanged."""

from __future__ import annotations

from mentoring.model.agreements import AgreementPart, AgreementWords
from mentoring.model.audit import AuditEntry, OrganiserAct
from mentoring.model.board import Board, LaunchStep, Milestone, Need, NeedKind, PairProgress, SessionProgress
from mentoring.model.bookings import Booking, ProposedTime
from mentoring.model.calendars import Busy, PublishedCalendar
from mentoring.model.cohorts import Cohort, CohortStage, Enrolment, EnrolmentState, OddOne, OpenTo, OwnWords
from mentoring.model.endings import SEALED, Accord, AccordKind, ThanksNote
from mentoring.model.goals import (
    LONGEST_GOAL,
    LONGEST_NOTE,
    MOST_GOALS,
    TOPIC,
    Goal,
    GoalQuestion,
    GoalSide,
    GoalStage,
    Takeaway,
)
from mentoring.model.ids import ERASED, ChannelId, CohortId, MemberId, MentorshipId, SessionId, WorkspaceId, was_erased
from mentoring.model.judgements import Judgement, Label
from mentoring.model.matches import Direction, LastChange, Match, Proposal, Reason, Unmatched
from mentoring.model.mentorships import EndedFor, Mentorship, MentorshipState
from mentoring.model.people import (
    WORKING_WEEK,
    Actor,
    Hours,
    Language,
    Level,
    Member,
    Offer,
    Profile,
    Standing,
    Weekday,
)
from mentoring.model.pulses import Gain, Pulse, Side
from mentoring.model.questions import LONGEST_WORDS, Asker, Question, QuestionStage, Theme
from mentoring.model.restores import Restored
from mentoring.model.sessions import MentoringSession, Met, PlannedQuestion
from mentoring.model.surveys import (
    BENEFITS,
    LONGEST_QUOTE,
    PACK,
    SCALE,
    STEPS,
    UNSAID,
    Item,
    SurveyAnswer,
    Wave,
    steps_of,
)

__all__ = [
    "BENEFITS",
    "ERASED",
    "LONGEST_GOAL",
    "LONGEST_NOTE",
    "LONGEST_QUOTE",
    "LONGEST_WORDS",
    "MOST_GOALS",
    "PACK",
    "SCALE",
    "SEALED",
    "STEPS",
    "TOPIC",
    "UNSAID",
    "WORKING_WEEK",
    "Accord",
    "AccordKind",
    "Actor",
    "AgreementPart",
    "AgreementWords",
    "Asker",
    "AuditEntry",
    "Board",
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
    "Goal",
    "GoalQuestion",
    "GoalSide",
    "GoalStage",
    "Hours",
    "Item",
    "Judgement",
    "Label",
    "Language",
    "LastChange",
    "LaunchStep",
    "Level",
    "Match",
    "Member",
    "MemberId",
    "MentoringSession",
    "Mentorship",
    "MentorshipId",
    "MentorshipState",
    "Met",
    "Milestone",
    "Need",
    "NeedKind",
    "OddOne",
    "Offer",
    "OpenTo",
    "OrganiserAct",
    "OwnWords",
    "PairProgress",
    "PlannedQuestion",
    "Profile",
    "Proposal",
    "ProposedTime",
    "PublishedCalendar",
    "Pulse",
    "Question",
    "QuestionStage",
    "Reason",
    "Restored",
    "SessionId",
    "SessionProgress",
    "Side",
    "Standing",
    "SurveyAnswer",
    "Takeaway",
    "ThanksNote",
    "Theme",
    "Unmatched",
    "Wave",
    "Weekday",
    "WorkspaceId",
    "steps_of",
    "was_erased",
]
