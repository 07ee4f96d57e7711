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
    organiser_welcome,
    partner_away,
    partner_left,
    planning_stuck,
    proposal_ready,
    rearranged,
    report,
    starts_later,
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
