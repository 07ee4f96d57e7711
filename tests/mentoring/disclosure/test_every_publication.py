"""Every figure that reaches an organiser or a channel is known here, with what keeps it from telling of one person.

A figure that is new turns this red until somebody has said which of these it is.
"""

from __future__ import annotations

import sys
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from mentoring.disclosure import Change, Rounded, ShareTable
from mentoring.model.board import Board, Need, PairProgress, SessionProgress
from mentoring.nudges.content import NudgeContent
from mentoring.nudges.kinds import CONTENT_OF
from mentoring.nudges.model import KIND_FACTS, Audience
from mentoring.programme.who import ListedParticipant
from mentoring.report import Counts, Report, Results

BY_NAME = "organisers know it by name: who joined, who is paired, which sessions all of a pair confirmed"
COUNTED = "test_attack_on_counts: of nobody does it say that they are in it or not"
TABLE = "test_attack, test_attack_on_counts: of nobody does it say what they answered, nor whether"
THEIR_OWN = "what the organiser did or set, or a day"

FIGURES = {
    "Announcement.joined": BY_NAME,
    "ProposalReady.joined": BY_NAME,
    "ProposalReady.pairs": BY_NAME,
    "ProposalReady.trios": BY_NAME,
    "ProposalReady.left_over": BY_NAME,
    "CohortStarted.people": BY_NAME,
    "AfterRestore.waiting": THEIR_OWN,
    "ApprovalReminder.joined": BY_NAME,
    "LastLine.people": BY_NAME,
    "Reminded.people": THEIR_OWN,
    "Reminded.reached": COUNTED,
    "Reminded.kept_from": COUNTED,
    "Need.count": BY_NAME,
    "SessionProgress.held": BY_NAME,
    "SessionProgress.planned": THEIR_OWN,
    "Board.held": BY_NAME,
    "Board.planned": THEIR_OWN,
    "ListedParticipant.held": BY_NAME,
    "ListedParticipant.planned": THEIR_OWN,
    "Counts.joined": BY_NAME,
    "Counts.paired": BY_NAME,
    "Counts.mentorships": BY_NAME,
    "Counts.held": BY_NAME,
    "Counts.due": THEIR_OWN,
    "Counts.planned": THEIR_OWN,
    "Counts.by_session": BY_NAME,
    "Counts.quiet": COUNTED,
    "Counts.ended": COUNTED,
    "Counts.left": COUNTED,
    "Counts.late": BY_NAME,
    "Results.middle": TABLE,
    "Results.gained": TABLE,
    "Results.asked": TABLE,
    "Results.shared": TABLE,
    "Results.learned": TABLE,
    "Results.gave": TABLE,
    "Results.end": TABLE,
    "Results.about_us": TABLE,
    "Results.benchmark": TABLE,
    "Results.later": TABLE,
}

OPENED = (Report, Counts, Results, Board, Need, PairProgress, SessionProgress, ListedParticipant)
"""What organisers open and download: report, board, who is meeting, who takes part."""


def sent() -> Iterator[type]:
    """What is sent to organisers and into channels."""
    for kind, facts in KIND_FACTS.items():
        if facts.audience in (Audience.ORGANISER, Audience.CHANNEL):
            made = CONTENT_OF[kind]
            answer = typing.get_type_hints(made, vars(sys.modules[made.__module__]))["return"]
            yield from (each for each in typing.get_args(answer) or (answer,) if issubclass(each, NudgeContent))


def is_figure(annotation: Any) -> bool:
    """Whether a number is in it."""
    if annotation in (int, float, Rounded, ShareTable, Change):
        return True
    return any(map(is_figure, typing.get_args(annotation)))


def test_every_figure_has_something_that_keeps_it_from_telling_of_one() -> None:
    found = set()
    for each in (*OPENED, *sent()):
        assert is_dataclass(each)
        hints = typing.get_type_hints(each, {**vars(sys.modules[each.__module__]), **vars(typing)})
        found |= {f"{each.__name__}.{field.name}" for field in fields(each) if is_figure(hints[field.name])}

    assert found == set(FIGURES)
