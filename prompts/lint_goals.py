"""Checks the questions about goals: open, enough of each, and right with every topic that there is or may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import product

from mentoring.model import TOPIC, GoalQuestion, GoalSide, GoalStage, Question
from mentoring.questions.goals import about, as_topic, plain, worded
from mentoring.taxonomy import Taxonomy
from prompts.bank import Bank
from prompts.lint import Code, Finding, lint_text
from prompts.lint_bank import twins

FEWEST = 60
FEWEST_OF_EACH = 6
"""Questions in all, and of each stage and side: thirteen sessions of an hour ask everybody some twenty on each side."""

STORY = {"en": "tell me ", "de": "Erzähl mir "}
"""How a request for a story begins, behind its topic."""

CAPITAL = frozenset({"de"})
"""Languages in which a whole sentence behind a colon begins with a capital."""

POINTING = {
    "en": frozenset({"it", "its", "they", "them", "their", "these", "those"}),
    "de": frozenset({"sie", "ihn", "ihm", "ihnen", "dessen", "deren", "diese", "diesen", "dieser", "diesem", "dieses"}),
}
"""Words that would have to agree with the topic in number or gender, which a question cannot know."""

TYPED = (
    "excel",
    "SPEAKING UP IN MEETINGS",
    "how to say no",
    "say no kindly",
    "spreadsheets, charts and macros",
    "What do people in the night shift need?",
    "  budgets … ",
    "R&D",
    "iPhone photography",
    "Umgang mit Konflikten",
    "the way in which our board reads papers before it decides about money",
    "5S",
)
"""Topics as people type them: long, lower and upper case, with marks, verbs, plurals, another language."""


def lint_goals(bank: Bank, taxonomies: Iterable[Taxonomy], source: Bank | None = None) -> tuple[Finding, ...]:
    """Everything wrong with the questions about goals. `source` is the bank that this one translates, each of them."""
    language = bank.language
    topics = [topic.label_in(language) for taxonomy in taxonomies for topic in taxonomy.topics]
    found = [finding for question in bank.goals for finding in _by_itself(question, bank.language)]
    found += [
        fault for one, topic in product(bank.goals, (*topics, *TYPED)) if (fault := _with_topic(one, topic, language))
    ]
    untranslated = _untranslated(bank, source) if source else ()
    return (*found, *twins([_alone(one) for one in bank.goals]), *_counts(bank), *untranslated)


def _by_itself(question: GoalQuestion, language: str) -> Iterable[Finding]:
    def finding(message: str) -> Finding:
        return Finding(question=question.id, code=Code.MARKS, message=message)

    if not question.text.startswith(f"{TOPIC}: ") or question.text.count("{") != 1:
        yield finding(f"Begin it with “{TOPIC}: ”, once: only before the sentence does any topic fit.")
    for name, text in (("text", plain(question.text)), ("follow_up", question.follow_up)):
        for each in lint_text(text, language=language):
            yield Finding(question=question.id, code=each.code, message=each.message, field=name)
    if POINTING[language] & {word.strip("?,.").casefold() for word in question.text.split()}:
        yield finding("Say “this” or nothing: another word would have to agree with the topic.")


def _with_topic(question: GoalQuestion, topic: str, language: str) -> Finding | None:
    """What is wrong with a question about one topic: it must be heading, colon, one sentence that goes on small, or in
    some languages begins anew.
    """
    said = worded(question.text, topic)
    head, _, sentence = said.partition(": ")
    story = sentence.startswith(STORY[language])
    right = (
        head == as_topic(topic)
        and not head[:1].islower() | head[-1:].isspace()
        and sentence == question.text.partition(": ")[2]
        and sentence[:1].isupper() is (language in CAPITAL)
        and sentence.endswith("." if story else "?")
        and " " * 2 not in said
        and TOPIC not in said
    )
    if right or _keeps_its_case(head):
        return None
    return Finding(question=question.id, code=Code.MARKS, message=f"It reads badly with “{topic}”: “{said}”")


def _keeps_its_case(head: str) -> bool:
    """Whether a topic is spelt small on purpose, as iPhone is."""
    first = head.split(" ", 1)[0]
    return first[:1].islower() and not first.islower()


def _counts(bank: Bank) -> Iterable[Finding]:
    def short(message: str) -> Finding:
        return Finding(question=bank.language, code=Code.COUNT, message=message)

    if len(bank.goals) < FEWEST:
        yield short(f"There are {len(bank.goals)} questions about goals; {FEWEST} are needed.")
    held = Counter((one.stage, one.side) for one in bank.goals)
    # What is only seen or understood has to do without the questions about doing.
    seen = Counter((one.stage, one.side) for one in bank.goals if not one.doing)
    for stage, side in product(GoalStage, GoalSide):
        if held[stage, side] < FEWEST_OF_EACH or seen[stage, side] < FEWEST_OF_EACH - 1:
            yield short(f"{stage}, {side}: {held[stage, side]} questions; {FEWEST_OF_EACH} are needed.")


def _untranslated(bank: Bank, source: Bank) -> Iterable[Finding]:
    """Of a goal somebody hears all kinds of questions, or the language changes in the middle of a session."""
    there = {question.id for question in bank.goals}
    for question in source.goals:
        if question.id not in there:
            yield Finding(question=question.id, code=Code.TRANSLATION, message=f"It is missing in {bank.language!r}")


def _alone(question: GoalQuestion) -> Question:
    return about(question, "", question.id)
