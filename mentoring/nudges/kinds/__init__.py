"""Every kind of nudge, one file a kind: when it is due, and what it says as facts. This is their table of contents."""

from __future__ import annotations

from collections.abc import Mapping

from mentoring.nudges.content import ContentOf
from mentoring.nudges.kinds import (
    agenda,
    alarm,
    announcement,
    cohort_started,
    did_you_meet,
    introduction,
    introduction_waits,
    left_over,
    organiser_welcome,
    partner_away,
    partner_left,
    proposal_ready,
    rearranged,
    report,
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
}
"""What makes the content of each kind at the moment of sending."""
