"""What an organiser sends themselves, and what is sent for them."""

from __future__ import annotations

from dataclasses import replace

from handlers.blocks import invitations, reminders
from mentoring.disclosure import rounded
from mentoring.model import CohortStage
from mentoring.nudges.kinds.cohort_reminder import CohortReminder
from mentoring.nudges.kinds.reminded import Reminded
from mentoring.nudges.reasons import EndReason, SkipReason, WaitReason
from mentoring.programme.reminders import Reminding, Whom
from tests.handlers.blocks.cases.kind import Cases, Drawn, told
from tests.handlers.blocks.cases.own_words import WORDS
from tests.handlers.blocks.samples import AMINA, BEN, CHIARA, Samples, T

LINK = "https://northfield.slack.com/archives/C1/p1799661900000000"


def drawn(samples: Samples) -> Cases:
    """All of it."""
    opened, under_way = samples.at(CohortStage.OPEN), samples.at(CohortStage.UNDER_WAY)
    both = {Whom.NOT_MET: (AMINA, BEN), Whom.EVERYBODY: (AMINA, BEN, CHIARA)}
    return {
        "invitations.invite_form": {
            "": invitations.invite_form(T, opened, LINK),
            "own words": invitations.invite_form(T, replace(opened, words=WORDS), LINK),
        },
        "invitations.invitation": {
            "for anybody": invitations.invitation(T, f"Join us: {LINK}", []),
            "for some": invitations.invitation(T, f"{samples.own}: {LINK}", [samples.name, "Ada Lovelace"]),
        },
        "reminders.remind_form": {
            "nobody": reminders.remind_form(T, Reminding(cohort=opened, people={})),
            "before the start": reminders.remind_form(T, Reminding(cohort=opened, people={Whom.EVERYBODY: (AMINA,)})),
            "under way": reminders.remind_form(T, Reminding(cohort=under_way, people=both)),
        },
        "reminders.reminders_held": {"": reminders.reminders_held(T, under_way, 24)},
        "reminders.reminders_recalled": {"": reminders.reminders_recalled(T, under_way)},
        "reminders.cohort_reminder": {
            "not met": told(CohortReminder(cohort=under_way, partners=(BEN,), not_met=True)),
            "met": told(CohortReminder(cohort=under_way, partners=(BEN, CHIARA))),
            "no partner": told(CohortReminder(cohort=under_way)),
            "before the start": told(CohortReminder(cohort=opened)),
        },
        "reminders.reminded": {"": told(_reminded(samples)), **_seldom(samples)},
    }


def _reminded(samples: Samples) -> Reminded:
    reasons = (WaitReason.WEEKLY_BUDGET, WaitReason.PAUSED, SkipReason.MUTED, EndReason.REFUSED)
    return Reminded(
        cohort=samples.at(CohortStage.UNDER_WAY),
        people=60,
        reached=rounded(31, 60),
        kept_from={reason: rounded(7, 60) for reason in reasons},
    )


def _seldom(samples: Samples) -> dict[str, Drawn]:
    some = _reminded(samples)
    return {
        "nearly all": told(replace(some, reached=rounded(58, 60), kept_from={})),
        "few people": told(replace(some, people=6, reached=rounded(5, 6), kept_from={})),
    }
