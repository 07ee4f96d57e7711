"""Every kind of nudge, one file a kind: when it is due, and what it says as facts. This is their table of contents."""

from __future__ import annotations

from collections.abc import Mapping

from mentoring.nudges.content import ContentOf
from mentoring.nudges.kinds import (
    agenda,
    alarm,
    announcement,
    approval_reminder,
    back_again,
    cohort_cancelled,
    cohort_started,
    dates_moved,
    did_you_meet,
    introduction,
    introduction_waits,
    left_over,
    new_partner,
    not_meeting,
    organiser_welcome,
    partner_asked,
    partner_away,
    partner_left,
    planning_stuck,
    proposal_ready,
    rearranged,
    report,
    set_aside,
    starts_later,
    stay_or_stop,
    still_quiet,
    thanks,
    warning,
)
from mentoring.nudges.model import NudgeKind

CONTENT_OF: Mapping[NudgeKind, ContentOf] = {
    NudgeKind.ORGANISER_WELCOME: organiser_welcome.content,
    NudgeKind.ANNOUNCEMENT: announcement.content,
    NudgeKind.LAST_CALL: announcement.content,
    NudgeKind.WARNING: warning.content,
    NudgeKind.PROPOSAL_READY: proposal_ready.content,
    NudgeKind.INTRODUCTION: introduction.content,
    NudgeKind.INTRODUCTION_WAITS: introduction_waits.content,
    NudgeKind.REARRANGED: rearranged.content,
    NudgeKind.COHORT_STARTED: cohort_started.content,
    NudgeKind.LEFT_OVER: left_over.content,
    NudgeKind.AGENDA: agenda.content,
    NudgeKind.DID_YOU_MEET: did_you_meet.content,
    NudgeKind.PARTNER_AWAY: partner_away.content,
    NudgeKind.PARTNER_LEFT: partner_left.content,
    NudgeKind.STILL_QUIET: still_quiet.content,
    NudgeKind.STAY_OR_STOP: stay_or_stop.content,
    NudgeKind.PARTNER_ASKED: partner_asked.content,
    NudgeKind.NEW_PARTNER: new_partner.content,
    NudgeKind.SET_ASIDE: set_aside.content,
    NudgeKind.NOT_MEETING: not_meeting.content,
    NudgeKind.THANKS: thanks.content,
    NudgeKind.REPORT: report.content,
    NudgeKind.ALARM: alarm.content,
    NudgeKind.APPROVAL_REMINDER: approval_reminder.content,
    NudgeKind.STARTS_LATER: starts_later.content,
    NudgeKind.DATES_MOVED: dates_moved.content,
    NudgeKind.COHORT_CANCELLED: cohort_cancelled.content,
    NudgeKind.PLANNING_STUCK: planning_stuck.content,
    NudgeKind.BACK_AGAIN: back_again.content,
}
"""What makes the content of each kind at the moment of sending."""
