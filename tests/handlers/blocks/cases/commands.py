"""What a command is answered that was misspelt, needs a press first, or asks for what is there."""

from __future__ import annotations

from dataclasses import replace

from handlers.blocks import commands
from mentoring.model import CohortStage, Member
from mentoring.programme.enrolment import MemberOverview
from mentoring.programme.home import Home, MentorshipView
from tests.handlers.blocks.cases.kind import Cases
from tests.handlers.blocks.samples import AMINA, BEN, TODAY, Samples, T


def drawn(samples: Samples) -> Cases:
    """All of it."""
    standing = MemberOverview(
        today=TODAY, member=Member(id=AMINA, tz="Europe/London"), profile=None, enrolled=(), can_join=()
    )
    alone = Home(
        standing=standing, mentorships=(), waiting=(), organisers=(), organises=False, cohorts=(), paused=False
    )
    quiet = MentorshipView(
        cohort=samples.at(CohortStage.UNDER_WAY),
        mentorship=samples.mentorship(),
        partners=(BEN,),
        held=1,
        planned=6,
        next_session=samples.session,
        to_answer=None,
    )
    paired = replace(alone, mentorships=(quiet,))
    ready = replace(alone, mentorships=(replace(quiet, agenda=samples.session, pulse=samples.session),))
    asked = replace(alone, mentorships=(replace(quiet, to_answer=samples.session),))
    return {
        "commands.did_you_mean": {
            "near": commands.did_you_mean(T, "jion", ["join"]),
            "near, with more after it": commands.did_you_mean(T, "organsier", ["organiser"], "<@U1>"),
            "far": commands.did_you_mean(T, samples.own, []),
        },
        "commands.needs_a_button": {"": commands.needs_a_button(T, "time", "")},
        "commands.written_to": {"": commands.written_to(T)},
        "commands.agendas": {
            "ready": commands.agendas(T, ready),
            "not yet": commands.agendas(T, paired),
            "no partner": commands.agendas(T, alone),
        },
        "commands.pulses": {
            "a pulse": commands.pulses(T, ready),
            "did you meet": commands.pulses(T, asked),
            "nothing": commands.pulses(T, paired),
        },
    }
