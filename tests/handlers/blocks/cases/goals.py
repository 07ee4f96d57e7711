"""What people see of what they came to learn."""

from __future__ import annotations

from dataclasses import replace

from handlers.blocks import goals
from mentoring.model import Goal, MemberId
from mentoring.programme.goals import GoalOption, GoalsView
from tests.handlers.blocks.cases.kind import Cases
from tests.handlers.blocks.samples import AMINA, BEN, CHIARA, Samples, T


def seen(samples: Samples, *who: MemberId) -> GoalsView:
    """The goals of Amina and Ben, seen by Amina; of those named, each has chosen."""
    mentorship = samples.mentorship()
    topics = {AMINA: ("spreadsheets", samples.own), BEN: ("negotiation",)}
    names = {AMINA: ("Spreadsheets", samples.own), BEN: ("Negotiation",)}
    return GoalsView(
        mentorship=mentorship,
        member=AMINA,
        options=(
            GoalOption(topic="spreadsheets", label="Spreadsheets"),
            GoalOption(topic="budgets", label="Budgets and money"),
        ),
        chosen={
            member: tuple(
                Goal(mentorship=mentorship.id, member=member, place=place, topic=topic, why=f"For {samples.own}")
                for place, topic in enumerate(topics[member])
            )
            for member in who
        },
        named={member: names[member] for member in who},
    )


def drawn(samples: Samples) -> Cases:
    """All of it."""
    both = seen(samples, AMINA, BEN)
    without_a_reason = {BEN: tuple(replace(goal, why="") for goal in both.chosen[BEN])}
    return {
        "goals.goals_form": {
            "nobody has chosen": goals.goals_form(T, seen(samples)),
            "both have": goals.goals_form(T, both),
            "the partner has, without a reason": goals.goals_form(
                T, replace(seen(samples, BEN), chosen=without_a_reason)
            ),
            "three, and nothing to pick": goals.goals_form(
                T, replace(seen(samples), options=(), mentorship=samples.mentorship(BEN, AMINA, CHIARA))
            ),
        },
        "goals.goals_kept": {
            "": goals.goals_kept(T, both),
            "for one session": goals.goals_kept(T, replace(both, sessions=1)),
        },
    }
