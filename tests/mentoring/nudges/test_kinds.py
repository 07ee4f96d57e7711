"""Every kind of nudge has its facts, its content and its drawing; and each constant of the rules says what it says."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.blocks.help import KINDS
from handlers.blocks.nudges import DRAWINGS
from handlers.blocks.reasons import TO_THE_READER
from mentoring import timeline
from mentoring.nudges import kinds
from mentoring.nudges.content import NudgeContent
from mentoring.nudges.kinds import announcement, did_you_meet, warning
from mentoring.nudges.model import KIND_FACTS, UNPROMPTED, NudgeKind
from mentoring.nudges.reasons import EndReason, NudgeReason, SkipReason, WaitReason, reason_of
from mentoring.nudges.rules import PER_WEEK, WEEK

GOLDEN_CASES = "handlers/blocks/cases/*.py"

DAYS = {
    "organiser welcome": 7,
    "announcement": 1,
    "last call": 1,
    "warning": 1,
    "proposal ready": 14,
    "introduction": 14,
    "introduction waits": 7,
    "rearranged": 14,
    "cohort started": 3,
    "left over": 7,
    "still looking": 7,
    "agenda": 6,
    "did you meet": 5,
    "partner away": 5,
    "partner left": 14,
    "still quiet": 8,
    "stay or stop": 10,
    "partner asked": 10,
    "new partner": 14,
    "set aside": 14,
    "not meeting": 14,
    "left out": 7,
    "welcome back": 7,
    "moved": 5,
    "thanks": 14,
    "report": 14,
    "survey": 21,
    "alarm": 7,
    "after restore": 7,
    "approval reminder": 7,
    "starts later": 14,
    "dates moved": 14,
    "cohort cancelled": 14,
    "planning stuck": 7,
    "back again": 7,
    "agreement waits": 5,
    "agreement news": 5,
    "pair reminder": 5,
    "organiser week": 4,
    "time proposed": 7,
    "time booked": 7,
    "time called off": 7,
    "session tomorrow": 2,
    "session soon": 1,
    "goes on": 14,
    "last line": 7,
    "thank you": 14,
    "thanks posted": 7,
    "accord asked": 7,
    "accord made": 14,
    "cohort changed": 14,
    "cohort reminder": 2,
    "reminded": 7,
    "channel moved": 1,
}
COUNTS = {
    "agenda",
    "did you meet",
    "still quiet",
    "stay or stop",
    "partner asked",
    "thanks",
    "agreement waits",
    "pair reminder",
    "cohort reminder",
    "survey",
}
AT_ONCE = {
    "organiser welcome",
    "announcement",
    "channel moved",
    "time proposed",
    "time booked",
    "time called off",
    "session soon",
}
REASONS: list[NudgeReason] = [*WaitReason, *SkipReason, *EndReason]


def contents() -> set[type[NudgeContent]]:
    """Every class of content that a file of `kinds/` defines."""
    for module in pkgutil.iter_modules(kinds.__path__):
        importlib.import_module(f"{kinds.__name__}.{module.name}")
    return set(NudgeContent.__subclasses__())


def test_every_kind_has_facts_a_way_to_its_content_and_words_for_why_it_comes() -> None:
    assert set(KIND_FACTS) == set(kinds.CONTENT_OF) == set(KINDS) == set(NudgeKind)


def test_every_content_is_drawn_and_every_drawing_has_a_golden() -> None:
    assert set(DRAWINGS) == contents()
    shown = "\n".join(
        path.read_text(encoding="utf-8") for path in (Path(__file__).parent).parent.parent.glob(GOLDEN_CASES)
    )
    assert [each.__name__ for each in contents() if f"{each.__name__}(" not in shown] == []


def test_every_file_of_a_kind_is_in_the_table_of_contents() -> None:
    files = {module.name for module in pkgutil.iter_modules(kinds.__path__)}
    assert {content.__module__.rpartition(".")[2] for content in kinds.CONTENT_OF.values()} == files


def test_how_long_each_kind_is_worth_sending() -> None:
    assert {str(kind): facts.patience for kind, facts in KIND_FACTS.items()} == {
        kind: timedelta(days=days) for kind, days in DAYS.items()
    }


def test_which_kinds_count_may_go_at_once_and_are_sent_again_when_in_doubt() -> None:
    assert {str(kind) for kind in UNPROMPTED} == COUNTS
    assert {str(kind) for kind, facts in KIND_FACTS.items() if facts.at_once} == AT_ONCE
    assert {str(kind) for kind, facts in KIND_FACTS.items() if facts.resend} == {"introduction"}


@pytest.mark.parametrize(
    ("constant", "value"),
    [
        (announcement.HOLD, timedelta(minutes=5)),
        (announcement.LAST_CALL_BEFORE, timedelta(days=2)),
        (warning.WARNING_BEFORE, timedelta(days=1)),
        (did_you_meet.MISMATCH_AFTER, timedelta(days=1)),
        (timeline.ASK_AFTER, timedelta(days=4)),
        (timeline.ASK_AGAIN_AFTER, timedelta(days=11)),
        (WEEK, timedelta(days=7)),
        (PER_WEEK, 2),
    ],
)
def test_a_constant_of_the_rules_is_what_people_are_promised(constant: object, value: object) -> None:
    assert constant == value


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_is_known_by_its_code_and_has_words(reason: NudgeReason) -> None:
    assert reason_of(reason.value) is reason
    assert TO_THE_READER[reason]


def test_no_two_reasons_share_a_code_and_an_unknown_code_is_refused() -> None:
    assert len({reason.value for reason in REASONS}) == len(REASONS)
    with pytest.raises(ValueError, match="no reason is called 'whim'"):
        reason_of("whim")
