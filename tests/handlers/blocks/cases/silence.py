"""What people see where one of them has been quiet."""

from __future__ import annotations

from dataclasses import replace

from handlers.blocks import silence
from mentoring.model import CohortStage
from mentoring.nudges.kinds.new_partner import NewPartner
from mentoring.nudges.kinds.not_meeting import NotMeeting
from mentoring.nudges.kinds.partner_asked import PartnerAsked
from mentoring.nudges.kinds.set_aside import SetAside
from mentoring.nudges.kinds.stay_or_stop import WORDINGS as QUESTIONS
from mentoring.nudges.kinds.stay_or_stop import StayOrStop
from mentoring.nudges.kinds.still_quiet import WORDINGS, StillQuiet
from tests.handlers.blocks.cases.kind import Cases, told
from tests.handlers.blocks.samples import AMINA, BEN, TODAY, Samples, T

TIMES = ("first", "second", "third", "fourth")


def drawn(samples: Samples) -> Cases:
    """All of it."""
    cohort = samples.at(CohortStage.UNDER_WAY)
    word = StillQuiet(cohort=cohort, session=samples.session, partners=(BEN,))
    ask = StayOrStop(cohort=cohort, mentorship=samples.mentorship(), partners=(BEN,))
    offer = NewPartner(cohort=cohort, mentorship=samples.mentorship(), before=(BEN,), looks_on=TODAY)
    aside = SetAside(cohort=cohort)
    return {
        "silence.still_quiet": {
            **{f"the {TIMES[n]} time": told(replace(word, wording=n)) for n in range(WORDINGS)},
            "called off twice": told(replace(word, called_off=True)),
        },
        "silence.stay_or_stop": {f"the {TIMES[n]} time": told(replace(ask, wording=n)) for n in range(QUESTIONS)},
        "silence.partner_asked": {
            "": told(PartnerAsked(cohort=cohort, asked=(BEN,))),
            "again": told(PartnerAsked(cohort=cohort, asked=(BEN,), again=True)),
        },
        "silence.new_partner": {"sessions are left": told(offer), "none is left": told(replace(offer, no_time=True))},
        "silence.set_aside": {"sessions are left": told(aside), "none is left": told(replace(aside, no_time=True))},
        "silence.not_meeting": {"": told(NotMeeting(cohort=cohort, members=(AMINA, BEN)))},
        "silence.stays": {"": silence.stays(T, (BEN,))},
        "silence.stopped": {"": silence.stopped(T, cohort)},
        "silence.back": {"": silence.back(T, cohort)},
        "silence.looking": {"": silence.looking(T, cohort)},
    }
