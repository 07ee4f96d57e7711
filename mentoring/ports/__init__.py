"""What the programme needs from outside: memory, people's facts, questions, time and chance."""

from __future__ import annotations

from mentoring.ports.chance import Clock, NewId, NewSeed
from mentoring.ports.cohorts import Cohorts, Enrolments, Proposals
from mentoring.ports.directory import Channel, Directory, Person
from mentoring.ports.mentorships import Mentorships, OwnQuestions, Pulses, Sessions
from mentoring.ports.outbox import Inbox, Nudges
from mentoring.ports.people import Members, Profiles
from mentoring.ports.questions import Fault, GrowingBank, QuestionBank, Sheet
from mentoring.ports.store import Store, Transaction

__all__ = [
    "Channel",
    "Clock",
    "Cohorts",
    "Directory",
    "Enrolments",
    "Fault",
    "GrowingBank",
    "Inbox",
    "Members",
    "Mentorships",
    "NewId",
    "NewSeed",
    "Nudges",
    "OwnQuestions",
    "Person",
    "Profiles",
    "Proposals",
    "Pulses",
    "QuestionBank",
    "Sessions",
    "Sheet",
    "Store",
    "Transaction",
]
