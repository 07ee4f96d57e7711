"""From the content of a nudge to the message that people read: the one place that knows which journey draws which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from handlers.blocks import cohorts, enrolment, feedback, pairing, partners, reports, sessions
from handlers.blocks.block_kit import Message
from handlers.blocks.help import footer
from mentoring.nudges.content import NudgeContent
from mentoring.nudges.kinds.agenda import AgendaContent
from mentoring.nudges.kinds.alarm import Alarm
from mentoring.nudges.kinds.announcement import Announcement
from mentoring.nudges.kinds.cohort_started import CohortStarted
from mentoring.nudges.kinds.did_you_meet import DidYouMeet
from mentoring.nudges.kinds.introduction import Introduction
from mentoring.nudges.kinds.introduction_waits import IntroductionWaits
from mentoring.nudges.kinds.left_over import LeftOver
from mentoring.nudges.kinds.organiser_welcome import OrganiserWelcome
from mentoring.nudges.kinds.partner_away import PartnerAway
from mentoring.nudges.kinds.partner_left import PartnerLeft
from mentoring.nudges.kinds.proposal_ready import ProposalReady
from mentoring.nudges.kinds.rearranged import Rearranged
from mentoring.nudges.kinds.report import ReportContent
from mentoring.nudges.kinds.thanks import Thanks
from mentoring.nudges.kinds.warning import DayBefore
from mentoring.nudges.model import Nudge

Drawing = Callable[[Any, Nudge], Message]

DRAWINGS: Mapping[type[NudgeContent], Drawing] = {
    OrganiserWelcome: lambda content, _: reports.organiser_welcome(content),
    Announcement: lambda content, _: cohorts.announcement(content),
    DayBefore: lambda content, nudge: enrolment.day_before(content, footer(nudge)),
    ProposalReady: lambda content, _: pairing.proposal_ready(content),
    Introduction: lambda content, nudge: partners.introduction(content, footer(nudge)),
    IntroductionWaits: lambda content, _: partners.introduction_waits(content),
    Rearranged: lambda content, _: partners.rearranged(content),
    CohortStarted: lambda content, _: cohorts.started(content),
    LeftOver: lambda content, _: partners.left_over(content),
    AgendaContent: lambda content, nudge: sessions.agenda(content, footer(nudge)),
    DidYouMeet: lambda content, nudge: feedback.did_you_meet(content, footer(nudge)),
    PartnerAway: lambda content, _: partners.partner_away(content),
    PartnerLeft: lambda content, _: partners.partner_left(content),
    Thanks: lambda content, nudge: reports.thanks(content, footer(nudge)),
    ReportContent: lambda content, _: reports.report(content.report),
    Alarm: lambda content, _: reports.alarm(content),
}
"""Which journey draws which content."""


def draw(content: NudgeContent, nudge: Nudge) -> Message:
    """The message of a nudge. KeyError for content that nobody draws."""
    return DRAWINGS[type(content)](content, nudge)
