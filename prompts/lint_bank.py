"""Checks a whole bank: no twins, enough of everything, the two sides equal, and each waiver with its use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from mentoring.model import Asker, Question, QuestionStage, Theme
from prompts.bank import Bank
from prompts.lint import Code, Finding, lint_question

FULL: Mapping[QuestionStage, int] = {
    QuestionStage.MEETING: 12,
    QuestionStage.CONTRACT: 20,
    QuestionStage.OPENER: 40,
    QuestionStage.GOAL: 55,
    QuestionStage.REALITY: 73,
    QuestionStage.OPTIONS: 55,
    QuestionStage.WILL: 54,
    QuestionStage.REFLECT: 36,
    QuestionStage.CLOSE: 16,
    QuestionStage.REPAIR: 16,
}
FLOOR: Mapping[QuestionStage, int] = {
    QuestionStage.MEETING: 6,
    QuestionStage.CONTRACT: 10,
    QuestionStage.OPENER: 15,
    QuestionStage.GOAL: 24,
    QuestionStage.REALITY: 24,
    QuestionStage.OPTIONS: 24,
    QuestionStage.WILL: 24,
    QuestionStage.REFLECT: 15,
    QuestionStage.CLOSE: 6,
    QuestionStage.REPAIR: 8,
}
CORE = (QuestionStage.GOAL, QuestionStage.REALITY, QuestionStage.OPTIONS, QuestionStage.WILL)
"""The bank that a language grows to, and the floor with which it may be used (docs/questions.md)."""

TWINS = 0.82
_WORD = re.compile(r"[^\W_]+")
"""Two texts nearer than this say the same (Ratcliff/Obershelp over the words that carry meaning)."""


def lint_bank(bank: Bank, source: Bank | None = None) -> tuple[Finding, ...]:
    """Everything wrong with a bank. `source` is the bank that it translates, for which the full count is not asked."""
    single = [found for question in bank.questions for found in lint_question(question, language=bank.language)]
    single += twins(bank.questions)
    return (
        *_unwaived(bank, single),
        *_idle_waivers(bank, single),
        *_counts(bank, FLOOR if source else FULL),
        *_coverage(bank),
        *(_translation(bank, source) if source else ()),
    )


def lint_own(own: Bank, bank: Bank) -> tuple[Finding, ...]:
    """Everything wrong with an organisation's own questions, by themselves and next to the bank that they join."""
    single = [found for question in own.questions for found in lint_question(question, language=bank.language)]
    single += twins(own.questions, bank.questions)
    return (*_unwaived(own, single), *_idle_waivers(own, single))


def twins(questions: Iterable[Question], among: Iterable[Question] = ()) -> list[Finding]:
    """Those of `questions` that say what an earlier one, or one of `among`, says already."""
    known = [(question, _meaning(question.text)) for question in among]
    found = []
    for question in questions:
        said = _meaning(question.text)
        twin = next((other for other, words in known if other.id != question.id and _alike(said, words)), None)
        if twin is not None:
            found.append(
                Finding(question=question.id, code=Code.TWIN, message=f"It says what {twin.id} says: {twin.text}")
            )
        known.append((question, said))
    return found


def _meaning(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one == other:
        return True
    # Two bounds that cost less than the comparison itself, which they never contradict.
    if 2 * min(len(one), len(other)) < TWINS * (len(one) + len(other)):
        return False
    common = sum((Counter(one) & Counter(other)).values())
    if 2 * common < TWINS * (len(one) + len(other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= TWINS


def _unwaived(bank: Bank, found: Iterable[Finding]) -> Iterable[Finding]:
    for finding in found:
        waiver = bank.waivers.get(finding.question)
        if waiver is None or finding.code not in waiver.codes:
            yield finding


def _idle_waivers(bank: Bank, found: Iterable[Finding]) -> Iterable[Finding]:
    raised = {(finding.question, str(finding.code)) for finding in found}
    for question, waiver in bank.waivers.items():
        for code in sorted(waiver.codes):
            if (question, code) not in raised:
                message = f"Nothing is wrong with it under {code!r}: take the waiver away."
                yield Finding(question=question, code=Code.WAIVER, message=message, field="allow")


def _counts(bank: Bank, wanted: Mapping[QuestionStage, int]) -> Iterable[Finding]:
    active = bank.active()
    stages = Counter(question.stage for question in active)
    for stage, least in wanted.items():
        if stages[stage] < least:
            message = f"{stage.value}: {stages[stage]} questions of {least}"
            yield Finding(question=bank.language, code=Code.COUNT, message=message, field="stage")
    for name, of_stage in {**{stage.value: (stage,) for stage in QuestionStage}, "core": CORE}.items():
        askers = Counter(question.asker for question in active if question.stage in of_stage)
        if askers[Asker.SENIOR] != askers[Asker.JUNIOR]:
            message = f"{name}: {askers[Asker.SENIOR]} asked by one side, {askers[Asker.JUNIOR]} by the other"
            yield Finding(question=bank.language, code=Code.COUNT, message=message, field="asker")


def _coverage(bank: Bank) -> Iterable[Finding]:
    """Each side must find something at each core stage about each theme, and every core stage every depth."""
    cells = Counter[tuple[object, ...]]()
    for question in bank.active():
        sides = {question.asker} if question.asker is not Asker.BOTH else {Asker.SENIOR, Asker.JUNIOR}
        for side in sides:
            cells[question.stage, side, question.theme] += 1
            cells[question.stage, side, question.depth] += 1
    for stage in CORE:
        for side in (Asker.SENIOR, Asker.JUNIOR):
            for about in (*Theme, 1, 2, 3):
                if not cells[stage, side, about]:
                    what = about.value if isinstance(about, Theme) else f"depth {about}"
                    message = f"nothing for {stage.value}, asked by {side.value}, {what}"
                    yield Finding(question=bank.language, code=Code.COVERAGE, message=message, field="theme")


def _translation(bank: Bank, source: Bank) -> Iterable[Finding]:
    for question in bank.questions:
        if len(question.follow_ups) != len(source.by_id(question.id).follow_ups):
            message = f"Give it as many follow-ups as {source.language} has"
            yield Finding(question=question.id, code=Code.TRANSLATION, message=message, field="follow_ups")
