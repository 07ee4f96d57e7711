"""The audit log: what organisers did and what was refused; who, what and when, and no private word of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentoring.model.ids import MemberId


class OrganiserAct(StrEnum):
    """What an organiser does."""

    ORGANISER_BEGAN = "organiser began"
    ORGANISER_ADDED = "organiser added"
    ORGANISER_REMOVED = "organiser removed"
    COHORT_DRAFTED = "cohort drafted"
    COHORT_OPENED = "cohort opened"
    ANNOUNCEMENT_CANCELLED = "announcement cancelled"
    PAIRS_CHANGED = "pairs changed"
    PAIRS_APPROVED = "pairs approved"
    APPROVAL_RECALLED = "approval recalled"
    RULES_CHANGED = "rules changed"
    COHORT_CHANGED = "cohort changed"
    WORDS_CHANGED = "words changed"
    INVITATION_MADE = "invitation made"
    COHORT_REMINDED = "cohort reminded"
    COHORT_MOVED = "cohort moved"
    MOVE_RECALLED = "move recalled"
    COHORT_CANCELLED = "cohort cancelled"
    COHORT_ENDED = "cohort ended"
    COHORT_ARCHIVED = "cohort archived"
    COHORT_DELETED = "cohort deleted"
    PAIR_REMINDED = "pair reminded"
    REMINDER_RECALLED = "reminder recalled"
    PAIR_RENEWED = "pair renewed"
    PAIR_ENDED = "pair ended"
    RESTORE_CONFIRMED = "restore confirmed"
    LIST_TAKEN = "list taken"
    QUESTIONS_CHANGED = "questions changed"
    REFUSED = "refused"
    """Somebody tried what they may not do."""


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """One act of one person. `about` is what it was done to: ids of people, or of the control that was refused."""

    at: datetime
    by: MemberId
    act: OrganiserAct
    cohort: str = ""
    about: str = ""
