"""The use cases, one module per journey. Start reading here: `Programme` is everything that Bothways can do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mentoring.programme.agreements import Agreements
from mentoring.programme.audit import Audits
from mentoring.programme.availability import Availability
from mentoring.programme.bookings import Bookings
from mentoring.programme.cohort_edits import CohortEdits
from mentoring.programme.cohorts import Cohorts
from mentoring.programme.composing import Composer
from mentoring.programme.data import Data
from mentoring.programme.delivery_log import DeliveryLog
from mentoring.programme.endings import Endings
from mentoring.programme.enrolment import Enrolments
from mentoring.programme.exits import Exits
from mentoring.programme.feedback import Feedback
from mentoring.programme.goals import Goals
from mentoring.programme.home import Homes
from mentoring.programme.invitations import Invitations
from mentoring.programme.kindness import Kindness
from mentoring.programme.led_sessions import LedSessions
from mentoring.programme.meetings import Meetings
from mentoring.programme.own_questions import OwnQuestions
from mentoring.programme.own_words import CohortWords
from mentoring.programme.pair_care import PairCare
from mentoring.programme.pair_changes import PairChanges
from mentoring.programme.pairing import Pairings
from mentoring.programme.pausing import Pauses
from mentoring.programme.planner import Planner
from mentoring.programme.questions import Questions
from mentoring.programme.readers import Readers
from mentoring.programme.reminders import Reminders
from mentoring.programme.reports import Reports
from mentoring.programme.requests import Requests
from mentoring.programme.restores import Restores
from mentoring.programme.services import Pairer, Services, Surfaces
from mentoring.programme.sessions import Sessions
from mentoring.programme.setup import SetUp
from mentoring.programme.silence import Silence
from mentoring.programme.standing import Standings
from mentoring.programme.steering import Steering
from mentoring.programme.surveys import Surveys
from mentoring.programme.takeaways import Takeaways
from mentoring.programme.who import Who

__all__ = ["Exits", "Pairer", "Programme", "Services", "Surfaces"]


class Programme:
    """Reciprocal mentoring: every journey over the same services."""

    def __init__(self, services: Services) -> None:
        """All journeys, sharing memory, directory, questions and clock."""
        self._services = services
        self.requests = Requests(services)
        self.readers = Readers(services)
        self.setup = SetUp(services)
        self.enrolment = Enrolments(services)
        self.standing = Standings(services)
        self.pauses = Pauses(services)
        self.kindness = Kindness(services)
        self.endings = Endings(services)
        self.exits = Exits(services)
        self.cohorts = Cohorts(services)
        self.pairing = Pairings(services)
        self.agreements = Agreements(services)
        self.pair_changes = PairChanges(services)
        self.pair_care = PairCare(services)
        self.steering = Steering(services)
        self.cohort_words = CohortWords(services)
        self.invitations = Invitations(services)
        self.reminders = Reminders(services)
        self.cohort_edits = CohortEdits(services)
        self.audit = Audits(services)
        self.restores = Restores(services)
        self.who = Who(services)
        self.sessions = Sessions(services)
        self.goals = Goals(services)
        self.takeaways = Takeaways(services)
        self.led_sessions = LedSessions(services)
        self.availability = Availability(services)
        self.bookings = Bookings(services)
        self.meetings = Meetings(services)
        self.silence = Silence(services)
        self.feedback = Feedback(services)
        self.questions = Questions(services)
        self.own_questions = OwnQuestions(services)
        self.reports = Reports(services)
        self.surveys = Surveys(services)
        self.data = Data(services)
        self.home = Homes(services)
        self.delivery_log = DeliveryLog(services)
        self.composer = Composer(services)
        self.planner = Planner(services)

    def over(self, **others: Any) -> Programme:
        """The same journeys over other services, such as another replica's store."""
        return Programme(replace(self._services, **others))
