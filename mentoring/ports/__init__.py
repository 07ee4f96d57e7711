"""Ports, a repository for each thing remembered: what the programme needs from outside, and time and chance."""

from __future__ import annotations

from mentoring.ports.agreements import AgreementRepository
from mentoring.ports.audit import AuditRepository
from mentoring.ports.bookings import BookingRepository
from mentoring.ports.calendars import CalendarReader, CalendarRepository, CalendarUnreadable, NoCalendars
from mentoring.ports.chance import Clock, NewId, NewSeed
from mentoring.ports.classifier import Classification, Classifier
from mentoring.ports.coach import Coach
from mentoring.ports.cohorts import CohortRepository, EnrolmentRepository, ProposalRepository
from mentoring.ports.directory import Account, ChannelInfo, Directory, DirectoryAway, FoundAccounts
from mentoring.ports.endings import AccordRepository, ThanksRepository
from mentoring.ports.goals import GoalRepository, TakeawayRepository
from mentoring.ports.kindness import MutedRepository, SupportRepository
from mentoring.ports.led_sessions import LedSessionRepository
from mentoring.ports.mentorships import MentorshipRepository, OwnQuestionRepository, PulseRepository, SessionRepository
from mentoring.ports.outbox import Inbox, NudgeRepository
from mentoring.ports.people import LookRepository, MemberRepository, ProfileRepository
from mentoring.ports.questions import GrowingBank, QuestionBank, QuestionFault, Sheet
from mentoring.ports.restores import RestoreRepository
from mentoring.ports.store import MemoryUnavailable, Store, Transaction
from mentoring.ports.surveys import ReportRepository, SurveyRepository

__all__ = [
    "AccordRepository",
    "Account",
    "AgreementRepository",
    "AuditRepository",
    "BookingRepository",
    "CalendarReader",
    "CalendarRepository",
    "CalendarUnreadable",
    "ChannelInfo",
    "Classification",
    "Classifier",
    "Clock",
    "Coach",
    "CohortRepository",
    "Directory",
    "DirectoryAway",
    "EnrolmentRepository",
    "FoundAccounts",
    "GoalRepository",
    "GrowingBank",
    "Inbox",
    "LedSessionRepository",
    "LookRepository",
    "MemberRepository",
    "MemoryUnavailable",
    "MentorshipRepository",
    "MutedRepository",
    "NewId",
    "NewSeed",
    "NoCalendars",
    "NudgeRepository",
    "OwnQuestionRepository",
    "ProfileRepository",
    "ProposalRepository",
    "PulseRepository",
    "QuestionBank",
    "QuestionFault",
    "ReportRepository",
    "RestoreRepository",
    "SessionRepository",
    "Sheet",
    "Store",
    "SupportRepository",
    "SurveyRepository",
    "TakeawayRepository",
    "ThanksRepository",
    "Transaction",
]
