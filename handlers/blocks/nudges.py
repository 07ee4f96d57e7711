"""From a nudge's content to the message that people read: the one place that knows which journey draws which content."""

from __future__ import annotations

from handlers.blocks import cohorts, enrolment, feedback, pairing, partners, reports, sessions
from handlers.blocks.block_kit import Message
from handlers.blocks.help import footer
from mentoring.nudges.content import (
    AgendaContent,
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


def draw(content: NudgeContent, nudge: Nudge) -> Message:  # noqa: C901 - a table of contents reads better in one piece
    """The message of a nudge."""
    match content:
        case OrganiserWelcome():
            return reports.organiser_welcome(content)
        case Announcement():
            return cohorts.announcement(content)
        case DayBefore():
            return enrolment.day_before(content, footer(nudge))
        case ProposalReady():
            return pairing.proposal_ready(content)
        case Introduction():
            return partners.introduction(content, footer(nudge))
        case CohortStarted():
            return cohorts.started(content)
        case LeftOver():
            return partners.left_over(content)
        case AgendaContent():
            return sessions.agenda(content, footer(nudge))
        case DidYouMeet():
            return feedback.did_you_meet(content, footer(nudge))
        case PartnerAway():
            return partners.partner_away(content)
        case PartnerLeft():
            return partners.partner_left(content)
        case Thanks():
            return reports.thanks(content, footer(nudge))
        case ReportLetter():
            return reports.report(content.report)
        case Alarm():
            return reports.alarm(content)
