"""What the linter refuses, and with which word; what it lets pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentoring.model import Asker, Question, QuestionStage, Theme
from prompts.bank import Bank, Waiver
from prompts.lint import Code, lint_question, lint_text
from prompts.lint_bank import lint_bank, lint_own, twins

FINE = Question(
    id="own-01",
    text="What would you like to learn next?",
    stage=QuestionStage.GOAL,
    asker=Asker.BOTH,
    theme=Theme.SKILLS,
    depth=1,
    minutes=4,
    follow_ups=("What draws you to it?",),
    method="GROW (Whitmore)",
)

COUNTEREXAMPLES = [
    ("Do you enjoy your work here?", Code.CLOSED),
    ("Would you rather lead people or stay close to the craft?", Code.CLOSED),
    ("Are you happy with the new rota?", Code.CLOSED),
    ("Don't you think the new rota is fairer?", Code.LEADING),
    ("The handover works better now, doesn't it?", Code.LEADING),
    ("What brilliant ideas did you obviously take from me?", Code.LEADING),
    ("Have you tried talking to the night shift about it?", Code.ADVICE),
    ("What if you asked the ward manager first?", Code.ADVICE),
    ("How about keeping a list of open points?", Code.ADVICE),
    ("What stops you from just asking for help?", Code.ADVICE),
    ("What goes well in your team, and what would you change?", Code.STACKED),
    ("What do you need? How can I help?", Code.STACKED),
    ("Why did you miss the delivery date?", Code.WHY),
    ("How come the plan was dropped?", Code.WHY),
    ("How many people have you trained?", Code.NARROW),
    ("When did you start in this department?", Code.NARROW),
    ("Which colleague helps you most?", Code.NARROW),
    ("I think the shop floor is a good place to start.", Code.ADVICE),
    ("The shop floor is where most ideas come from.", Code.NOT_A_QUESTION),
    ("How do you combine the early shift with your children?", Code.PRIVATE),
    ("How does your faith shape the way you work?", Code.PRIVATE),
    ("What does your salary say about how you are valued?", Code.PRIVATE),
    ("How has your health changed the way you work?", Code.PRIVATE),
    ("How does your generation feel about loyalty?", Code.RANK),
    ("What would you tell a junior on their first day?", Code.RANK),
    ("What does your boss need from you?", Code.RANK),
    ("How do you leverage your network?", Code.JARGON),
    ("What would take you out of your comfort zone?", Code.JARGON),
    ("What do you guys do after a hard shift?", Code.INCLUSIVE),
    ("What is wrong with your manager these days?", Code.ABSENT),
    ("What should a good colleague do for you?", Code.SHOULD),
    (
        "What would you like to change in the way all of us here plan, share and hand over the work of a whole week?",
        Code.LONG,
    ),
    ("What would you like to learn next", Code.MARKS),
]

GERMAN_COUNTEREXAMPLES = [
    ("Arbeitest du gern hier?", Code.CLOSED),
    ("Ist die neue Regelung besser für dich?", Code.CLOSED),
    ("Wenn du an morgen denkst, freust du dich darauf?", Code.CLOSED),
    ("Findest du nicht, dass der neue Plan gerechter ist?", Code.LEADING),
    ("Der neue Plan ist gerechter, oder?", Code.LEADING),
    ("Hast du schon versucht, mit der Nachtschicht zu reden?", Code.ADVICE),
    ("Warum fragst du nicht einfach nach?", Code.ADVICE),
    ("Wie wäre es mit einer Liste?", Code.ADVICE),
    ("Was läuft gut und was würdest du ändern?", Code.STACKED),
    ("Was brauchst du? Wie kann ich helfen?", Code.STACKED),
    ("Warum hast du den Termin verpasst?", Code.WHY),
    ("Wie viele Leute hast du angelernt?", Code.NARROW),
    ("Wer hilft dir am meisten?", Code.NARROW),
    ("Welche Kollegin hilft dir am meisten?", Code.NARROW),
    ("Ich finde den neuen Plan gut.", Code.NOT_A_QUESTION),
    ("Wie bringst du Frühschicht und Kinder zusammen?", Code.PRIVATE),
    ("Was sagt dein Gehalt darüber, wie man dich schätzt?", Code.PRIVATE),
    ("Was braucht dein Chef von dir?", Code.RANK),
    ("Wie denkt deine Generation über Treue?", Code.RANK),
    ("Was holt dich aus der Komfortzone?", Code.JARGON),
    ("Was sollte ein guter Kollege für dich tun?", Code.SHOULD),
]


@pytest.mark.parametrize(("text", "code"), COUNTEREXAMPLES)
def test_each_counterexample_is_refused_with_its_word(text: str, code: Code) -> None:
    assert code in {finding.code for finding in lint_text(text)}


@pytest.mark.parametrize(("text", "code"), GERMAN_COUNTEREXAMPLES)
def test_each_german_counterexample_is_refused_with_its_word(text: str, code: Code) -> None:
    assert code in {finding.code for finding in lint_text(text, language="de")}


@pytest.mark.parametrize(
    "text",
    [
        "If you could hand over one task, what would it be?",
        "What would you change about this if you started from scratch?",
        "How do you find out what your customers need?",
        "When you picture a calm shift, what is different?",
    ],
)
def test_open_questions_pass(text: str) -> None:
    assert lint_text(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Wenn du eine Aufgabe abgeben könntest, was wäre das?",
        "Magst du von deiner ersten Woche erzählen?",
        "In welchen Momenten arbeitest du am liebsten?",
        "Was für Wege siehst du noch?",
    ],
)
def test_open_german_questions_pass(text: str) -> None:
    assert lint_text(text, language="de") == ()


def test_follow_ups_are_checked_too() -> None:
    (finding,) = lint_question(replace(FINE, follow_ups=("What draws you to it?", "Did it help?")))
    assert (finding.code, finding.field) == (Code.CLOSED, "follow_ups[1]")


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (replace(FINE, follow_ups=()), Code.FOLLOW_UPS),
        (replace(FINE, minutes=12), Code.MINUTES),
        (replace(FINE, min_session=4, max_session=2), Code.PACING),
        (replace(FINE, text="What will you try before we meet again?"), Code.PACING),
    ],
)
def test_the_form_is_checked(question: Question, code: Code) -> None:
    assert [finding.code for finding in lint_question(question)] == [code]


def test_a_fine_question_passes() -> None:
    assert lint_question(FINE) == ()


@pytest.mark.parametrize("text", ["What would you like to learn next?", "What would you like to learn next week?"])
def test_a_twin_of_another_question_is_refused(text: str) -> None:
    (finding,) = twins([replace(FINE, id="own-02", text=text)], [FINE])
    assert (finding.question, finding.code) == ("own-02", Code.TWIN)


def test_questions_that_share_only_their_beginning_are_no_twins() -> None:
    assert twins([replace(FINE, id="own-02", text="What would you like others to ask you?")], [FINE]) == []


def codes_of(bank: Bank, question: str) -> list[Code]:
    """What the linter says of one question of a bank."""
    return [finding.code for finding in lint_bank(bank) if finding.question == question]


def test_a_waiver_lets_its_own_finding_pass_and_nothing_else() -> None:
    why = replace(FINE, text="Why does learning matter to your boss?")
    waiver = Waiver(codes=frozenset({"why"}), because="asked of an idea, not of a person")
    bank = Bank(language="en", questions=(why,), waivers={"own-01": waiver})
    assert codes_of(bank, "own-01") == [Code.RANK]


def test_a_waiver_that_nothing_needs_is_refused() -> None:
    waiver = Waiver(codes=frozenset({"why"}), because="it was once a why question")
    bank = Bank(language="en", questions=(FINE,), waivers={"own-01": waiver})
    assert codes_of(bank, "own-01") == [Code.WAIVER]


def test_an_organisations_own_questions_are_checked_next_to_the_bank() -> None:
    bank = Bank(language="en", questions=(FINE,))
    twin = replace(FINE, id="own-02")
    why = replace(FINE, id="own-03", text="Why does learning matter here?")
    waiver = Waiver(codes=frozenset({"why"}), because="asked of an idea, not of a person")
    own = Bank(language="en", questions=(twin, why), waivers={"own-03": waiver})
    assert [(found.question, found.code) for found in lint_own(own, bank)] == [("own-02", Code.TWIN)]


def test_missing_stages_uneven_sides_and_holes_are_refused() -> None:
    bank = Bank(language="en", questions=(replace(FINE, asker=Asker.SENIOR),))
    said = {finding.message for finding in lint_bank(bank) if finding.question == "en"}
    assert "goal: 1 questions of 55" in said
    assert "goal: 1 asked by one side, 0 by the other" in said
    assert "nothing for goal, asked by senior, career" in said
    assert "nothing for goal, asked by senior, skills" not in said
    assert "nothing for goal, asked by senior, depth 2" in said


def test_a_translation_keeps_the_number_of_follow_ups() -> None:
    source = Bank(language="en", questions=(FINE,))
    words = replace(FINE, text="Was möchtest du lernen?", follow_ups=("Was reizt dich?", "Was noch?"))
    found = lint_bank(Bank(language="de", questions=(words,)), source)
    assert [finding.code for finding in found if finding.question == "own-01"] == [Code.TRANSLATION]
