"""Every state has its face on App Home: each combination of membership, mentorship and session, with its golden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from handlers.blocks.home import home_view, status
from handlers.blocks.next_step import DRAWINGS
from mentoring.agreements import AgreementStage
from mentoring.model import (
    Cohort,
    CohortStage,
    EndedFor,
    EnrolmentState,
    Member,
    MentoringSession,
    Mentorship,
    MentorshipState,
    Met,
    SessionId,
    Standing,
)
from mentoring.next_step import Participation, StepKind
from mentoring.programme.home import Home, MentorshipView, participant_home, view_of
from mentoring.programme.member_overview import ONGOING, MemberOverview
from simulator.limits import view_findings
from tests.handlers.blocks.reading import texts
from tests.handlers.blocks.samples import AMINA, BEN, TODAY, Samples, T

GOLDEN = Path(__file__).parent / "goldens" / "home_states.txt"
SAMPLES = Samples()
HERE = Member(id=AMINA)
INTRODUCED = datetime.fromisoformat("2027-01-26T10:00:00+00:00")
FIRST_DUE = date(2027, 2, 1)
OFFERED = datetime.fromisoformat("2027-02-01T10:00:00+00:00")
AGREED = datetime.fromisoformat("2027-02-05T11:30:00+00:00")
ENROLMENTS: tuple[EnrolmentState | None, ...] = (None, *EnrolmentState)

Situations = dict[str, tuple[list[MentoringSession], date, Participation]]


def first(**changes: object) -> MentoringSession:
    """The first of two sessions."""
    session = MentoringSession(
        id=SessionId("session-1"), mentorship=SAMPLES.mentorship().id, number=1, due_on=FIRST_DUE, opens=BEN
    )
    return replace(session, **changes)  # type: ignore[arg-type]


def second(**changes: object) -> MentoringSession:
    """The one after it."""
    return replace(
        first(id=SessionId("session-2"), number=2, due_on=FIRST_DUE + timedelta(weeks=4), opens=AMINA), **changes
    )  # type: ignore[arg-type]


def situations() -> Situations:
    """What can be true of somebody's sessions, with the day on which they look."""
    waits = Participation(member=AMINA, agreement=AgreementStage.WAITS)
    plain, signed = Participation(member=AMINA), Participation(member=AMINA, agreement=AgreementStage.LIVE)
    pulsed = replace(signed, pulses=frozenset({SessionId("session-1"), SessionId("session-2")}))
    due, later = FIRST_DUE, FIRST_DUE + timedelta(days=7)
    offered = first(offered_at=OFFERED)
    said_yes, said_no = {AMINA: Met.YES}, {AMINA: Met.NOT_YET}
    held = first(offered_at=OFFERED, held_on=later, answers={AMINA: Met.YES, BEN: Met.YES})
    both = second(offered_at=OFFERED + timedelta(weeks=4), held_on=later, answers={AMINA: Met.YES, BEN: Met.YES})
    return {
        "introduced today": ([first(), second()], date(2027, 1, 26), plain),
        "introduced some days ago": ([first(), second()], date(2027, 1, 29), plain),
        "agreement signed by one": (
            [first(), second()],
            date(2027, 1, 29),
            waits,
        ),
        "agreement live": ([first(), second()], date(2027, 1, 29), signed),
        "goals not chosen": ([first(), second()], date(2027, 1, 29), replace(signed, has_goals=False)),
        "time agreed": (
            [first(), second()],
            date(2027, 1, 29),
            replace(signed, booked={SessionId("session-1"): AGREED}),
        ),
        "agenda came today": ([offered, second()], due, signed),
        "agenda came, time agreed": (
            [offered, second()],
            due,
            replace(signed, booked={SessionId("session-1"): AGREED}),
        ),
        "agenda came a week ago": ([offered, second()], later, signed),
        "said yes, pulse missing": ([replace(offered, answers=said_yes), second()], later, signed),
        "said yes, pulse given": ([replace(offered, answers=said_yes), second()], later, pulsed),
        "said not yet": ([replace(offered, answers=said_no), second()], later, signed),
        "called off": ([replace(offered, answers={AMINA: Met.SKIPPED}), second()], later, signed),
        "partner said yes": ([replace(offered, answers={BEN: Met.YES}), second()], later, signed),
        "held": ([held, second()], later, pulsed),
        "all held": ([held, both], later + timedelta(weeks=4), pulsed),
        "no session left": ([], later, signed),
    }


def mentorship(state: MentorshipState, why: EndedFor | None = None) -> Mentorship:
    """Of Amina and Ben."""
    told = None if state is MentorshipState.WAITING else INTRODUCED
    return replace(SAMPLES.mentorship(), state=state, ended_for=why, introduced_at=told)


def overview(
    cohort: Cohort, state: EnrolmentState | None, *, member: Member = HERE, profile: bool = True
) -> MemberOverview:
    """Where Amina stands, as it is read from what is stored."""
    inside = state is EnrolmentState.ENROLLED
    return MemberOverview(
        today=TODAY,
        member=member,
        profile=SAMPLES.profile(AMINA) if profile else None,
        enrolled=(cohort,) if inside and cohort.stage in ONGOING else (),
        can_join=(cohort,) if cohort.stage is CohortStage.OPEN and not inside else (),
    )


def alone() -> Iterator[tuple[str, Home]]:
    """Without a partner, in every stage and in every state of an enrolment."""
    for stage in CohortStage:
        for state in ENROLMENTS:
            cohort = SAMPLES.at(stage)
            states = [(cohort, state)] if state else []
            yield f"{stage} · {state or 'never joined'}", participant_home(overview(cohort, state), [], states)


def with_partner() -> Iterator[tuple[str, Home]]:
    """With a partner, in everything that can be true of their sessions."""
    cohort = SAMPLES.at(CohortStage.UNDER_WAY)
    for name, (sessions, today, side) in situations().items():
        view = view_of(cohort, mentorship(MentorshipState.ACTIVE), sessions, side, today)
        yield f"under way · partner · {name}", of_view(cohort, EnrolmentState.ENROLLED, view)


def after() -> Iterator[tuple[str, Home]]:
    """A mentorship that has ended, for every reason, in a cohort that goes on and in one that is over."""
    sessions, today, side = situations()["all held"]
    for stage in (CohortStage.UNDER_WAY, CohortStage.FINISHED):
        for state in EnrolmentState:
            for why in EndedFor:
                cohort = SAMPLES.at(stage)
                view = view_of(cohort, mentorship(MentorshipState.ENDED, why), sessions, side, today)
                yield f"{stage} · {state} · ended for {why}", of_view(cohort, state, view)


def special() -> Iterator[tuple[str, Home]]:
    """What comes before anything else, and somebody new."""
    cohort, draft = SAMPLES.at(CohortStage.UNDER_WAY), SAMPLES.at(CohortStage.DRAFT)
    away = replace(HERE, paused_until=TODAY + timedelta(days=9))
    for name, member in {"paused": away, **{str(each): replace(HERE, standing=each) for each in Standing}}.items():
        found = overview(cohort, EnrolmentState.ENROLLED, member=member)
        yield f"under way · {name}", participant_home(found, [], [(cohort, EnrolmentState.ENROLLED)])
    yield "nobody knows them", participant_home(overview(draft, None, profile=False), [], [])


def of_view(cohort: Cohort, state: EnrolmentState, view: MentorshipView) -> Home:
    return participant_home(overview(cohort, state), [view], [(cohort, state)])


STATES = dict([*alone(), *with_partner(), *after(), *special()])


def face(shown: Home) -> str:
    """The first thing that App Home says."""
    return texts(home_view(T, shown)["blocks"])[0]


def test_every_kind_of_step_is_reached_and_drawn() -> None:
    assert {shown.step.kind for shown in STATES.values() if shown.step} == set(StepKind)
    assert set(DRAWINGS) == set(StepKind)


def test_every_state_has_its_face(update_goldens: bool) -> None:
    by_face: dict[str, list[str]] = defaultdict(list)
    for name, shown in STATES.items():
        by_face[face(shown)].append(name)
    page = "\n".join(f"{said}\n" + "".join(f"    {name}\n" for name in names) for said, names in by_face.items())
    if update_goldens:
        GOLDEN.write_text(page, encoding="utf-8")

    assert page == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(STATES))
def test_slack_takes_it_in_every_state(name: str) -> None:
    assert view_findings(home_view(T, STATES[name])) == []
    assert status(T, STATES[name]).text


@pytest.mark.parametrize("name", sorted(name for name in STATES if "partner" in name or "ended" in name))
def test_whoever_took_part_does_not_read_the_newcomers_pitch(name: str) -> None:
    said = "\n".join(texts(home_view(T, STATES[name])["blocks"]))

    assert "whom you can teach something" not in said
