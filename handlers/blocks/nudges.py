"""From a letter to the message that people read: the one place that knows which journey draws which letter."""

from __future__ import annotations

from handlers.blocks import cohorts, enrolment, feedback, pairing, partners, reports, sessions
from handlers.blocks.block_kit import Message
from handlers.blocks.help import footer
from handlers.texts import Texts
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


def draw(t: Texts, letter: NudgeContent, nudge: Nudge) -> Message:  # noqa: C901 - a table of contents reads better in one piece
    """The message of a letter, in the language of whoever reads it."""
    match letter:
        case OrganiserWelcome():
            return reports.organiser_welcome(t, letter)
        case Announcement():
            return cohorts.announcement(t, letter)
        case DayBefore():
            return enrolment.day_before(t, letter, footer(t, nudge))
        case ProposalReady():
            return pairing.proposal_ready(t, letter)
        case Introduction():
            return partners.introduction(t, letter, footer(t, nudge))
        case CohortStarted():
            return cohorts.started(t, letter)
        case LeftOver():
            return partners.left_over(t, letter)
        case AgendaLetter():
            return sessions.agenda(t, letter, footer(t, nudge))
        case DidYouMeet():
            return feedback.did_you_meet(t, letter, footer(t, nudge))
        case PartnerAway():
            return partners.partner_away(t, letter)
        case PartnerLeft():
            return partners.partner_left(t, letter)
        case Thanks():
            return reports.thanks(t, letter, footer(t, nudge))
        case ReportLetter():
            return reports.report(t, letter.report)
        case Alarm():
            return reports.alarm(t, letter)
