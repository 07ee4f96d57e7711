"""An agenda: equal minutes, both directions, sessions of their own kind, the balance, swaps, and the same again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Event

from bench.questions import simulate
from handlers.blocks.agenda_text import as_text, spoken, why_this
from mentoring.agenda import (
    LENGTHS,
    Agenda,
    AgendaFacts,
    LearningGoal,
    NoQuestionToSwap,
    Part,
    PartKind,
    Past,
    SessionKind,
    SwappedAlready,
    agenda_of,
    kind_of,
    plan_agenda,
    swap,
    who_opens,
)
from mentoring.agenda.plan import ROLE_SWAP
from mentoring.balance import Lasting, Lean
from mentoring.model import Asker, Level, MemberId, QuestionStage, Theme
from mentoring.questions.selection import NothingLeft
from prompts.bank import Bank
from prompts.loader import load_bank

A, B, C = MemberId("UA"), MemberId("UB"), MemberId("UC")
LEVELS = {A: Level.LEADING, B: Level.STARTING, C: Level.PRACTISING}
NAMES = {A: "Amira", B: "Bo", C: "Chidi"}
LEANING = Lean(state=Lasting.LEANING, quieter=B)
STILL = Lean(state=Lasting.STILL_LEANING, quieter=B, longer=True, role_swap=True)
REPAIR = Lean(state=Lasting.PERSISTENT, quieter=B, repair=True)


def facts(
    *, number: int = 2, people: int = 2, minutes: int = 45, sessions: int = 6, lean: Lean | None = None
) -> AgendaFacts:
    """A session of Amira and Bo, and Chidi where three are asked for."""
    members = (A, B, C)[:people]
    return AgendaFacts(
        members=members,
        levels=LEVELS,
        number=number,
        sessions=sessions,
        minutes=minutes,
        opens=who_opens(members, number),
        seed=7,
        lean=lean or Lean(),
        themes=frozenset({Theme.CAREER, Theme.POWER, Theme.CHANGE}),
        teaches={A: ("Negotiation",)},
    )


def plan(**about: object) -> Agenda:
    """A fresh agenda."""
    return plan_agenda(facts(**about), Past(), load_bank())  # type: ignore[arg-type]  # facts() checks them


def part(agenda: Agenda, kind: PartKind) -> Part:
    """The first part of a kind."""
    return next(part for part in agenda.parts if part.kind is kind)


def stages(agenda: Agenda, kind: PartKind) -> set[QuestionStage]:
    """The stages of all questions in parts of a kind."""
    turns = (turn for part in agenda.parts if part.kind is kind for turn in part.turns)
    return {turn.question.stage for turn in turns if turn.question}


@pytest.mark.parametrize(("number", "people", "minutes"), tuple(product((1, 2, 3, 6), (2, 3), LENGTHS)))
def test_every_session_fills_its_minutes_with_equal_parts(number: int, people: int, minutes: int) -> None:
    agenda = plan(number=number, people=people, minutes=minutes)
    assert agenda.length == timedelta(minutes=minutes)
    assert len({agenda.time_of(member) for member in (A, B, C)[:people]}) == 1


@pytest.mark.parametrize(("number", "people", "minutes"), tuple(product((1, 2, 3, 6), (2, 3), LENGTHS)))
def test_everybody_asks_and_answers_equally_often(number: int, people: int, minutes: int) -> None:
    agenda = plan(number=number, people=people, minutes=minutes)
    members = set((A, B, C)[:people])
    for each in agenda.parts:
        if each.turns:
            assert {turn.asker for turn in each.turns} == {turn.answerer for turn in each.turns} == members
            assert all(turn.asker != turn.answerer for turn in each.turns)
    assert len(set(Counter(item.asker for item in agenda.planned).values())) == 1


def test_a_pair_of_45_minutes_talks_21_each() -> None:
    agenda = plan()
    assert [agenda.time_of(member) for member in (A, B)] == [timedelta(minutes=21)] * 2
    assert [each.kind for each in agenda.parts] == [
        PartKind.OPENER,
        PartKind.ROUND,
        PartKind.ROUND,
        PartKind.TEACH,
        PartKind.TAKEAWAY,
        PartKind.NEXT,
    ]


def test_an_hour_has_a_pause() -> None:
    assert part(plan(minutes=60), PartKind.PAUSE).length == timedelta(minutes=2)


def test_another_length_is_refused() -> None:
    with pytest.raises(KeyError):
        plan(minutes=50)


def test_who_opens_alternates_by_session_and_by_round() -> None:
    assert [who_opens((A, B), number) for number in (1, 2, 3)] == [A, B, A]
    agenda = plan(number=2)
    assert agenda.opens == B
    rounds = [each for each in agenda.parts if each.kind is PartKind.ROUND]
    assert [each.turns[0].asker for each in rounds] == [B, A]
    assert part(agenda, PartKind.OPENER).turns[0].answerer == B


def test_in_a_trio_everybody_asks_both_others() -> None:
    rounds = [each for each in plan(people=3).parts if each.kind is PartKind.ROUND]
    asked = {(turn.asker, turn.answerer) for each in rounds for turn in each.turns}
    assert asked == {(one, other) for one, other in product((A, B, C), repeat=2) if one != other}
    assert [each.turns[0].asker for each in rounds] == [B, C]


def test_in_a_short_trio_the_circle_turns_round_from_session_to_session() -> None:
    def asked(number: int) -> set[tuple[MemberId, MemberId]]:
        agenda = plan(number=number, people=3, minutes=30, sessions=13)
        return {(turn.asker, turn.answerer) for turn in part(agenda, PartKind.ROUND).turns}

    assert asked(2) == {(A, B), (B, C), (C, A)}
    assert asked(3) == {(B, A), (C, B), (A, C)}


def test_questions_suit_who_asks_and_who_answers() -> None:
    for minutes in LENGTHS:
        for each in plan(number=4, minutes=minutes).parts:
            for turn in each.turns:
                if turn.question:
                    role = Asker.SENIOR if turn.asker == A else Asker.JUNIOR
                    assert turn.question.asker in {role, Asker.BOTH}


def test_everybody_answers_the_same_opener_and_takeaway() -> None:
    agenda = plan(people=3)
    for kind in (PartKind.OPENER, PartKind.TAKEAWAY):
        common = part(agenda, kind).common
        assert common is not None
        assert {turn.question for turn in part(agenda, kind).turns} == {common}


def test_no_question_stands_twice_in_a_session() -> None:
    places = {(item.question, item.round) for item in plan(number=3, minutes=60).planned}
    assert len(places) == len({question for question, _ in places})


@pytest.mark.parametrize(
    ("number", "sessions", "kind"),
    [
        (1, 6, SessionKind.FIRST),
        (2, 6, SessionKind.USUAL),
        (3, 6, SessionKind.MIDDLE),
        (6, 6, SessionKind.LAST),
        (7, 13, SessionKind.MIDDLE),
        (2, 3, SessionKind.MIDDLE),
        (2, 2, SessionKind.LAST),
        (1, 1, SessionKind.ONLY),
    ],
)
def test_the_first_the_middle_and_the_last_are_of_their_own_kind(number: int, sessions: int, kind: SessionKind) -> None:
    assert kind_of(number, sessions) is kind


def test_the_first_session_is_about_meeting_and_the_agreement() -> None:
    assert stages(plan(number=1, minutes=30), PartKind.ROUND) == {QuestionStage.MEETING, QuestionStage.CONTRACT}
    assert stages(plan(number=1, minutes=45), PartKind.ROUND) == {
        QuestionStage.MEETING,
        QuestionStage.CONTRACT,
        QuestionStage.GOAL,
    }


def test_the_middle_session_looks_back_for_five_minutes() -> None:
    review = part(plan(number=3), PartKind.REVIEW)
    assert review.length == timedelta(minutes=5)
    assert all(turn.question and turn.question.looks_back for turn in review.turns)


def test_the_last_session_closes_and_does_not_look_ahead() -> None:
    agenda = plan(number=6)
    assert stages(agenda, PartKind.ROUND) == {QuestionStage.CLOSE}
    assert not any(load_bank().by_id(item.question).looks_ahead for item in agenda.planned)


@pytest.mark.parametrize(("people", "minutes"), tuple(product((2, 3), LENGTHS)))
def test_an_only_session_meets_takes_up_the_goals_and_closes(people: int, minutes: int) -> None:
    about = facts(number=1, sessions=1, people=people, minutes=minutes)
    goals = {member: (LearningGoal(topic=f"Topic of {NAMES[member]}", doing=True),) for member in about.members}
    agenda = plan_agenda(replace(about, goals=goals), Past(), load_bank())

    assert agenda.length == timedelta(minutes=minutes)
    assert stages(agenda, PartKind.OPENER) == stages(agenda, PartKind.ROUND) == {QuestionStage.MEETING}
    assert stages(agenda, PartKind.TAKEAWAY) == {QuestionStage.REFLECT}
    assert [part.kind for part in agenda.parts][-2:] == [PartKind.TAKEAWAY, PartKind.NEXT]
    for member in about.members:
        assert agenda.time_of(member) == agenda.time_of(A)
        assert 2 * agenda.goal_time_of(member) >= agenda.time_of(member)
    said = as_text(agenda, NAMES)
    assert "You have one session: time to meet, to learn from each other, and to say what you take with you." in said
    assert "Thanks, and what comes after" in said
    assert not any(
        words in said for words in ("these conversations", "next session", "meet again", "agree", "next time")
    )


def test_an_only_session_without_goals_is_about_meeting_and_what_each_wants() -> None:
    agenda = plan(number=1, sessions=1)
    assert stages(agenda, PartKind.ROUND) <= {QuestionStage.MEETING, QuestionStage.GOAL, QuestionStage.REALITY}
    assert agenda.length == timedelta(minutes=45)
    assert agenda.closes


def test_a_usual_session_goes_from_seeing_to_doing() -> None:
    early, late = (each for each in plan(number=4).parts if each.kind is PartKind.ROUND)
    assert {turn.question.stage for turn in early.turns if turn.question} <= {QuestionStage.GOAL, QuestionStage.REALITY}
    assert {turn.question.stage for turn in late.turns if turn.question} <= {QuestionStage.OPTIONS, QuestionStage.WILL}


def test_what_was_asked_before_does_not_come_again() -> None:
    first = plan()
    asked = {member: frozenset(i.question for i in first.planned if i.answerer == member) for member in (A, B)}
    again = plan_agenda(facts(), Past(asked=asked), load_bank())
    assert not {(i.question, i.answerer) for i in first.planned} & {(i.question, i.answerer) for i in again.planned}


def test_off_limits_of_anybody_are_left_alone() -> None:
    past = Past(off_limits=("career",))
    for number in range(1, 7):
        agenda = plan_agenda(facts(number=number), past, load_bank())
        assert Theme.CAREER not in {load_bank().by_id(item.question).theme for item in agenda.planned}


def test_deep_questions_wait_for_session_five_and_for_safety() -> None:
    def deepest(number: int, *, safe: bool) -> int:
        agenda = plan_agenda(replace(facts(number=number, sessions=13), safe=safe), Past(), bank)
        return max(bank.by_id(item.question).depth for item in agenda.planned if item.round in {1, 2})

    english = load_bank()
    deep = [q for q in english.questions if q.depth == 3 or q.stage in {QuestionStage.OPENER, QuestionStage.REFLECT}]
    shallow = [q for q in english.questions if q not in deep and q.theme is Theme.SKILLS]
    bank = Bank(language="en", questions=(*deep, *shallow))
    assert (deepest(4, safe=True), deepest(5, safe=False), deepest(5, safe=True)) == (2, 2, 3)


def test_when_a_pair_leans_the_quieter_side_opens_and_teaches_first() -> None:
    agenda = plan(number=3, sessions=13, lean=LEANING)
    assert who_opens((A, B), 3, LEANING) == agenda.opens == B
    assert part(agenda, PartKind.TEACH).turns[0].answerer == B
    assert agenda.time_of(A) == agenda.time_of(B)


def test_a_short_session_makes_room_for_teaching_when_a_pair_leans() -> None:
    agenda = plan(number=4, minutes=30, lean=LEANING)
    assert [each.kind for each in agenda.parts].count(PartKind.TEACH) == 1
    assert agenda.length == timedelta(minutes=30)


@pytest.mark.parametrize(("number", "minutes"), tuple(product((2, 3), LENGTHS)))
def test_when_it_still_leans_the_minutes_are_60_to_40_once(number: int, minutes: int) -> None:
    agenda = plan(number=number, minutes=minutes, lean=STILL)
    quiet, loud = agenda.time_of(B), agenda.time_of(A)
    assert quiet / (quiet + loud) == pytest.approx(0.6)
    assert agenda.length == timedelta(minutes=minutes)


def test_in_a_trio_the_others_share_what_the_quieter_side_gets_more() -> None:
    agenda = plan(people=3, lean=STILL)
    times = [agenda.time_of(member) for member in (A, B, C)]
    assert [time / sum(times, timedelta()) for time in times] == pytest.approx([0.3, 0.4, 0.3])
    assert agenda.length == timedelta(minutes=45)


def test_when_it_still_leans_the_first_round_swaps_roles() -> None:
    questions = [turn.question for turn in part(plan(lean=STILL), PartKind.ROUND).turns]
    assert [question.method for question in questions if question] == [ROLE_SWAP, ROLE_SWAP]


def test_when_it_lasts_the_first_round_repairs() -> None:
    questions = [turn.question for turn in part(plan(lean=REPAIR), PartKind.ROUND).turns]
    assert {question.stage for question in questions if question} == {QuestionStage.REPAIR}


def test_a_first_and_a_last_session_keep_their_purpose_when_a_pair_leans() -> None:
    assert stages(plan(number=6, lean=REPAIR), PartKind.ROUND) == {QuestionStage.CLOSE}
    assert PartKind.TEACH not in {each.kind for each in plan(number=1, minutes=30, lean=LEANING).parts}


@pytest.mark.parametrize("lean", [Lean(), LEANING, STILL, REPAIR])
def test_the_stored_questions_make_the_same_agenda_again(lean: Lean) -> None:
    for number, people in product((1, 2, 3, 6), (2, 3)):
        about = facts(number=number, people=people, lean=lean)
        agenda = plan_agenda(about, Past(), load_bank())
        assert agenda_of(about, agenda.planned, load_bank()) == agenda


def test_a_pulse_edited_later_leaves_the_questions_and_the_opener_as_they_were() -> None:
    about = facts(number=3, minutes=30)
    before = plan_agenda(about, Past(), load_bank())
    after = agenda_of(replace(about, lean=LEANING), before.planned, load_bank())
    assert (after.opens, [each.kind for each in after.parts]) == (
        before.opens,
        [each.kind for each in before.parts],
    )
    assert after.planned == before.planned


def test_a_question_that_left_the_bank_becomes_one_of_their_own() -> None:
    agenda = plan()
    gone = next(item for item in agenda.planned if item.round == 1)
    rest = Bank(language="en", questions=tuple(q for q in load_bank().questions if q.id != gone.question))
    text = as_text(agenda_of(facts(), agenda.planned, rest), NAMES)
    assert f"{NAMES[gone.asker]} asks {NAMES[gone.answerer]} a question of their own" in text


def test_a_bank_with_nothing_left_leaves_room_for_their_own_questions() -> None:
    agenda = plan_agenda(facts(), Past(), Bank(language="en", questions=()))
    assert agenda.planned == ()
    assert agenda.length == timedelta(minutes=45)
    text = as_text(agenda, NAMES)
    assert text.count("a question of their own") == 4
    assert "Say how you are as you begin, Bo first." in text
    assert "Name one thing that you take with you, Bo first." in text


def test_a_swap_replaces_one_question_and_keeps_all_others() -> None:
    agenda = plan()
    after = swap(facts(), Past(), agenda.planned, load_bank(), place=1, answerer=A)
    changed = [(old, new) for old, new in zip(agenda.planned, after, strict=True) if old != new]
    assert [(old.round, old.answerer) for old, _ in changed] == [(1, A)]
    ((old, new),) = changed
    assert new == replace(old, question=new.question, instead_of=old.question)
    assert new.question not in {item.question for item in agenda.planned}


def test_an_opener_is_swapped_for_everybody() -> None:
    agenda = plan(people=3)
    after = swap(facts(people=3), Past(), agenda.planned, load_bank(), place=0)
    openers = [item for item in after if item.round == 0]
    assert len({item.question for item in openers}) == 1
    assert {item.instead_of for item in openers} == {agenda.planned[0].question}
    assert after[3:] == agenda.planned[3:]


def test_there_is_one_swap_a_round() -> None:
    about, agenda = facts(), plan()
    after = swap(about, Past(), agenda.planned, load_bank(), place=1, answerer=A)
    with pytest.raises(SwappedAlready):
        swap(about, Past(), after, load_bank(), place=1, answerer=B)
    assert [each.can_swap for each in agenda_of(about, after, load_bank()).parts[:3]] == [True, False, True]


def test_what_was_swapped_away_does_not_come_back_in_the_same_session() -> None:
    bank, about = load_bank(), facts()
    few = Bank(language="en", questions=tuple(q for q in bank.questions if q.asker is Asker.BOTH))
    planned = plan_agenda(about, Past(), few).planned
    for place in (0, 1, 2, 4):
        planned = swap(about, Past(), planned, few, place=place, answerer=A)
    away = {item.instead_of for item in planned} - {""}
    assert len(away) == 4
    assert not away & {item.question for item in planned}


@pytest.mark.parametrize("place", [3, 5, 99])
def test_a_part_without_a_question_has_nothing_to_swap(place: int) -> None:
    with pytest.raises(NoQuestionToSwap):
        swap(facts(), Past(), plan().planned, load_bank(), place=place)


def test_a_swap_with_nothing_left_is_refused() -> None:
    agenda = plan()
    used = {item.question for item in agenda.planned}
    bank = Bank(language="en", questions=tuple(q for q in load_bank().questions if q.id in used))
    with pytest.raises(NothingLeft):
        swap(facts(), Past(), agenda.planned, bank, place=1, answerer=A)


def test_the_text_says_everything_that_the_agenda_holds() -> None:
    agenda = plan(people=3)
    text = as_text(agenda, NAMES)
    for item in agenda.planned:
        assert load_bank().by_id(item.question).text in text
    assert text.startswith("Session 2 of 6 · 45 minutes · Bo opens\nYou have the same time: 14 minutes each.\n")
    assert "Amira could show: Negotiation" in text


def test_the_text_names_people_and_never_ranks() -> None:
    for number in range(1, 7):
        text = as_text(plan(number=number, lean=STILL), NAMES).casefold()
        assert not any(word in text for word in ("senior", "junior", "mentee", "boss"))


def test_a_lean_is_said_in_the_same_words_to_everybody() -> None:
    note = "Bo also shows something first."
    assert note in as_text(plan(lean=LEANING), NAMES)
    longer = as_text(plan(lean=STILL), NAMES)
    assert "Bo also gets a few extra minutes this time: 25 minutes." in longer
    assert "Bo: 7 minutes · Amira: 5 minutes" in longer


def test_the_text_speaks_german_where_the_bank_does() -> None:
    agenda = plan_agenda(facts(), Past(), load_bank("de"))
    text = as_text(agenda, NAMES)
    assert text.startswith("Treffen 2 von 6 · 45 Minuten · Bo beginnt\nIhr habt gleich viel Zeit: je 21 Minuten.")
    assert load_bank("de").by_id(agenda.planned[0].question).text in text


def test_the_text_is_a_calendar_entrys_description_letter_by_letter() -> None:
    text = as_text(plan_agenda(facts(people=3), Past(), load_bank("de")), NAMES)
    event = Event()
    event.add("description", text)

    assert str(Event.from_ical(event.to_ical())["description"]) == text
    assert max(map(len, text.splitlines())) < 160


def test_equals_ask_each_other_what_is_meant_for_one_side_before_they_run_out() -> None:
    asked: dict[MemberId, frozenset[str]] = {A: frozenset(), B: frozenset()}
    blanks = 0
    for number in range(1, 13):
        about = replace(facts(number=number, sessions=12), levels={A: Level.EXPERIENCED, B: Level.EXPERIENCED})
        agenda = plan_agenda(about, Past(asked=asked), load_bank())
        blanks += sum(
            turn.question is None for part in agenda.parts if part.kind is PartKind.ROUND for turn in part.turns
        )
        for item in agenda.planned:
            asked[item.answerer] |= {item.question}

    assert blanks == 0


def test_why_this_one_names_the_theme_only_where_it_is_shared() -> None:
    question = load_bank().by_id("goa-01")
    shared = why_this(spoken("en"), question, "Bo", themes={Theme.CAREER})
    assert shared == (
        "It’s about careers, which matters to each of you. It helps to know what somebody wants before talking about "
        "how. Bo hasn’t been asked it before."
    )
    assert "careers" not in why_this(spoken("en"), question, "Bo", themes={Theme.POWER})


@settings(max_examples=60, deadline=None)
@given(
    people=st.sampled_from((2, 3)),
    minutes=st.sampled_from(LENGTHS),
    sessions=st.integers(1, 14),
    seed=st.integers(),
    levels=st.lists(st.sampled_from(Level), min_size=3, max_size=3),
    lean=st.sampled_from((Lean(), LEANING, REPAIR)),
    data=st.data(),
)
def test_minutes_and_turns_are_equal_whatever_the_session(
    people: int,
    minutes: int,
    sessions: int,
    seed: int,
    levels: list[Level],
    lean: Lean,
    data: st.DataObject,
) -> None:
    number = data.draw(st.integers(1, sessions))
    about = facts(number=number, people=people, minutes=minutes, sessions=sessions, lean=lean)
    about = replace(about, seed=seed, levels=dict(zip((A, B, C), levels, strict=True)))
    agenda = plan_agenda(about, Past(), load_bank())
    assert agenda.length == timedelta(minutes=minutes)
    assert len({agenda.time_of(member) for member in about.members}) == 1
    assert agenda_of(about, agenda.planned, load_bank()) == agenda


@pytest.mark.parametrize(("language", "people"), [("en", 2), ("de", 2), ("en", 3)])
def test_a_hundred_simulated_mentorships_keep_every_promise(language: str, people: int) -> None:
    found = simulate(load_bank(language), pairs=100, sessions=13, minutes=45, swaps=0.3, seed=5, people=people)
    assert (found.repeats, found.uneven_minutes, found.uneven_questions, found.wrong_length) == (0, 0, 0, 0)
    assert found.theme_share >= 0.75
    assert found.swaps > 1000
