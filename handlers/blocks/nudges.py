"""From a letter to the message that people read: the one place that knows which journey draws which letter."""

from __future__ import annotations

from handlers.blocks import cohorts, enrolment, feedback, pairing, partners, reports, sessions
from handlers.blocks.block_kit import Message
from handlers.blocks.help import footer
from mentoring.nudges.content import (
    AgendaLetter,
    Alarm,
    Announcement,
    CohortStarted,
    DayBefore,
    DidYouMeet,
    Introduction,
    LeftOver,
    NudgeContent,
    OrganiserWelcome,
    PartnerAway,
    PartnerLeft,
    ProposalReady,
    ReportLetter,
    Thanks,
)
from mentoring.nudges.model import Nudge


def draw(letter: NudgeContent, nudge: Nudge) -> Message:  # noqa: C901 - a table of contents reads better in one piece
    """The message of a letter."""
    match letter:
        case OrganiserWelcome():
            return reports.organiser_welcome(letter)
        case Announcement():
            return cohorts.announcement(letter)
        case DayBefore():
            return enrolment.day_before(letter, footer(nudge))
        case ProposalReady():
            return pairing.proposal_ready(letter)
        case Introduction():
            return partners.introduction(letter, footer(nudge))
        case CohortStarted():
            return cohorts.started(letter)
        case LeftOver():
            return partners.left_over(letter)
        case AgendaLetter():
            return sessions.agenda(letter, footer(nudge))
        case DidYouMeet():
            return feedback.did_you_meet(letter, footer(nudge))
        case PartnerAway():
            return partners.partner_away(letter)
        case PartnerLeft():
            return partners.partner_left(letter)
        case Thanks():
            return reports.thanks(letter, footer(nudge))
        case ReportLetter():
            return reports.report(letter.report)
        case Alarm():
            return reports.alarm(letter)
