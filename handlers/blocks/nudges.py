"""From the content of a nudge to the message that people read: the one place that knows which journey draws which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from handlers.blocks import (
    agreement,
    alarms,
    approvals,
    board,
    booking,
    cohorts,
    endings,
    enrolment,
    feedback,
    pair_care,
    partners,
    reminders,
    reports,
    restores,
    sessions,
    set_up,
    silence,
    standing,
    steering,
    surveys,
    waiting,
)
from handlers.blocks.block_kit import Message
from handlers.blocks.help import footer
from handlers.texts import Texts
from mentoring.nudges.content import NudgeContent
from mentoring.nudges.kinds.accord_asked import AccordAsked
from mentoring.nudges.kinds.accord_made import AccordMade
from mentoring.nudges.kinds.after_restore import AfterRestore
from mentoring.nudges.kinds.agenda import AgendaContent
from mentoring.nudges.kinds.agreement_news import AgreementNews
from mentoring.nudges.kinds.agreement_waits import AgreementWaits
from mentoring.nudges.kinds.alarm import Alarm
from mentoring.nudges.kinds.announcement import Announcement
from mentoring.nudges.kinds.approval_reminder import ApprovalReminder
from mentoring.nudges.kinds.back_again import BackAgain
from mentoring.nudges.kinds.channel_moved import ChannelMoved
from mentoring.nudges.kinds.cohort_cancelled import CohortCancelled
from mentoring.nudges.kinds.cohort_changed import CohortChanged
from mentoring.nudges.kinds.cohort_reminder import CohortReminder
from mentoring.nudges.kinds.cohort_started import CohortStarted
from mentoring.nudges.kinds.dates_moved import DatesMoved
from mentoring.nudges.kinds.did_you_meet import DidYouMeet
from mentoring.nudges.kinds.goes_on import GoesOn
from mentoring.nudges.kinds.introduction import Introduction
from mentoring.nudges.kinds.introduction_waits import IntroductionWaits
from mentoring.nudges.kinds.last_line import LastLine
from mentoring.nudges.kinds.left_out import LeftOut
from mentoring.nudges.kinds.left_over import LeftOver
from mentoring.nudges.kinds.moved import Moved
from mentoring.nudges.kinds.new_partner import NewPartner
from mentoring.nudges.kinds.not_meeting import NotMeeting
from mentoring.nudges.kinds.organiser_week import OrganiserWeek
from mentoring.nudges.kinds.organiser_welcome import OrganiserWelcome
from mentoring.nudges.kinds.pair_reminder import PairReminder
from mentoring.nudges.kinds.partner_asked import PartnerAsked
from mentoring.nudges.kinds.partner_away import PartnerAway
from mentoring.nudges.kinds.partner_left import PartnerLeft
from mentoring.nudges.kinds.planning_stuck import PlanningStuck
from mentoring.nudges.kinds.proposal_ready import ProposalReady
from mentoring.nudges.kinds.rearranged import Rearranged
from mentoring.nudges.kinds.reminded import Reminded
from mentoring.nudges.kinds.report import ReportContent
from mentoring.nudges.kinds.set_aside import SetAside
from mentoring.nudges.kinds.starts_later import StartsLater
from mentoring.nudges.kinds.stay_or_stop import StayOrStop
from mentoring.nudges.kinds.still_looking import StillLooking
from mentoring.nudges.kinds.still_quiet import StillQuiet
from mentoring.nudges.kinds.survey import SurveyAsked
from mentoring.nudges.kinds.thank_you import ThankYou
from mentoring.nudges.kinds.thanks import Thanks
from mentoring.nudges.kinds.thanks_posted import ThanksPosted
from mentoring.nudges.kinds.time_booked import TimeBooked
from mentoring.nudges.kinds.time_called_off import TimeCalledOff
from mentoring.nudges.kinds.time_proposed import TimeProposed
from mentoring.nudges.kinds.time_reminder import TimeReminder
from mentoring.nudges.kinds.warning import DayBefore
from mentoring.nudges.kinds.welcome_back import WelcomeBack
from mentoring.nudges.model import Nudge

Drawing = Callable[[Texts, Any, Nudge], Message]

DRAWINGS: Mapping[type[NudgeContent], Drawing] = {
    OrganiserWelcome: lambda t, content, _: set_up.organiser_welcome(t, content),
    Announcement: lambda t, content, _: cohorts.announcement(t, content),
    DayBefore: lambda t, content, nudge: enrolment.day_before(t, content, footer(t, nudge)),
    ProposalReady: lambda t, content, _: approvals.proposal_ready(t, content),
    Introduction: lambda t, content, nudge: partners.introduction(t, content, footer(t, nudge)),
    IntroductionWaits: lambda t, content, _: partners.introduction_waits(t, content),
    Rearranged: lambda t, content, _: partners.rearranged(t, content),
    CohortStarted: lambda t, content, _: cohorts.started(t, content),
    LeftOver: lambda t, content, _: partners.left_over(t, content),
    AgendaContent: lambda t, content, nudge: sessions.agenda(t, content, footer(t, nudge)),
    DidYouMeet: lambda t, content, nudge: feedback.did_you_meet(t, content, footer(t, nudge)),
    PartnerAway: lambda t, content, _: partners.partner_away(t, content),
    PartnerLeft: lambda t, content, _: partners.partner_left(t, content),
    StillQuiet: lambda t, content, nudge: silence.still_quiet(t, content, footer(t, nudge)),
    StayOrStop: lambda t, content, nudge: silence.stay_or_stop(t, content, footer(t, nudge)),
    PartnerAsked: lambda t, content, nudge: silence.partner_asked(t, content, footer(t, nudge)),
    NewPartner: lambda t, content, _: silence.new_partner(t, content),
    SetAside: lambda t, content, _: silence.set_aside(t, content),
    NotMeeting: lambda t, content, _: silence.not_meeting(t, content),
    LeftOut: lambda t, content, _: standing.left_out(t, content),
    WelcomeBack: lambda t, content, _: standing.welcome_back(t, content),
    Moved: lambda t, content, _: standing.moved(t, content),
    Thanks: lambda t, content, nudge: reports.thanks(t, content, footer(t, nudge)),
    ReportContent: lambda t, content, _: reports.report(t, content.report),
    SurveyAsked: lambda t, content, nudge: surveys.survey_asked(t, content, footer(t, nudge)),
    Alarm: lambda t, content, _: alarms.alarm(t, content),
    AfterRestore: lambda t, content, _: restores.after_restore(t, content),
    ApprovalReminder: lambda t, content, _: waiting.approval_reminder(t, content),
    StartsLater: lambda t, content, _: waiting.starts_later(t, content),
    StillLooking: lambda t, content, _: waiting.still_looking(t, content),
    DatesMoved: lambda t, content, _: waiting.dates_moved(t, content),
    CohortCancelled: lambda t, content, _: waiting.cohort_cancelled(t, content),
    PlanningStuck: lambda t, content, _: waiting.planning_stuck(t, content),
    TimeProposed: lambda t, content, _: booking.proposal(t, content),
    TimeBooked: lambda t, content, _: booking.booked(t, content),
    TimeCalledOff: lambda t, content, _: booking.called_off(t, content),
    TimeReminder: lambda t, content, _: booking.reminder(t, content),
    BackAgain: lambda t, _, __: waiting.back_again(t),
    GoesOn: lambda t, content, _: endings.goes_on(t, content),
    LastLine: lambda t, content, _: endings.last_line(t, content),
    ThankYou: lambda t, content, _: endings.thank_you(t, content),
    ThanksPosted: lambda t, content, _: endings.thanks_posted(t, content),
    AccordAsked: lambda t, content, _: endings.accord_asked(t, content),
    AccordMade: lambda t, content, _: endings.accord_made(t, content),
    AgreementWaits: lambda t, content, nudge: agreement.agreement_waits(t, content, footer(t, nudge)),
    AgreementNews: lambda t, content, _: agreement.agreement_news(t, content),
    PairReminder: lambda t, content, nudge: pair_care.pair_reminder(t, content, footer(t, nudge)),
    CohortChanged: lambda t, content, _: steering.cohort_changed(t, content),
    CohortReminder: lambda t, content, nudge: reminders.cohort_reminder(t, content, footer(t, nudge)),
    Reminded: lambda t, content, _: reminders.reminded(t, content),
    ChannelMoved: lambda t, content, _: steering.channel_moved(t, content),
    OrganiserWeek: lambda t, content, _: board.organiser_week(t, content),
}
"""Which journey draws which content."""


def draw(t: Texts, content: NudgeContent, nudge: Nudge) -> Message:
    """The message of a nudge, in the language of whoever reads it. KeyError for content that nobody draws."""
    return DRAWINGS[type(content)](t, content, nudge)
