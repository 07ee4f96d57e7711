"""The use cases, one module per journey. Start reading here: `Programme` is everything that Bothways can do."""

from __future__ import annotations

from mentoring.programme.cohorts import Cohorts
from mentoring.programme.data import Data
from mentoring.programme.desk import Desk, Pairer, Surfaces
from mentoring.programme.enrolment import Enrolments
from mentoring.programme.exits import Exits
from mentoring.programme.feedback import Feedback
from mentoring.programme.home import Homes
from mentoring.programme.meetings import Meetings
from mentoring.programme.own_questions import OwnQuestions
from mentoring.programme.pairing import Pairings
from mentoring.programme.pausing import Pauses
from mentoring.programme.planner import Planner
from mentoring.programme.questions import Questions
from mentoring.programme.reports import Reports
from mentoring.programme.sessions import Sessions
from mentoring.programme.setup import SetUp
from mentoring.programme.why import Whys
from mentoring.programme.writing import Writing

__all__ = ["Desk", "Exits", "Pairer", "Programme", "Surfaces"]


class Programme:
    """Reciprocal mentoring: every journey at one desk."""

    def __init__(self, desk: Desk) -> None:
        """All journeys, sharing the desk's memory, directory, questions and clock."""
        self.desk = desk
        self.setup = SetUp(desk)
        self.enrolment = Enrolments(desk)
        self.pauses = Pauses(desk)
        self.exits = Exits(desk)
        self.cohorts = Cohorts(desk)
        self.pairing = Pairings(desk)
        self.sessions = Sessions(desk)
        self.meetings = Meetings(desk)
        self.feedback = Feedback(desk)
        self.questions = Questions(desk)
        self.own_questions = OwnQuestions(desk)
        self.reports = Reports(desk)
        self.data = Data(desk)
        self.home = Homes(desk)
        self.why = Whys(desk)
        self.writing = Writing(desk)
        self.planner = Planner(desk)
