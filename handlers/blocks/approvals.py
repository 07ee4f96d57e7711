"""What organisers read when pairs wait for their approval, and after it."""

from __future__ import annotations

from handlers.blocks.block_kit import (
    Message,
    actions,
    button,
    message,
    section,
)
from handlers.blocks.cohorts import groups
from handlers.blocks.formatting import escape, in_minutes, in_words
from handlers.ids import Action
from handlers.texts import Texts
from mentoring.model import CohortStage
from mentoring.nudges.kinds.announcement import HOLD
from mentoring.nudges.kinds.proposal_ready import ProposalReady


def proposal_ready(t: Texts, letter: ProposalReady) -> Message:
    """To the organiser: look, then approve; or nobody is there to pair."""
    cohort = letter.cohort
    if letter.cohort.stage is CohortStage.FINISHED:
        return _too_few(t, letter)
    said = [
        t("*Opt-in for {cohort} has closed, and the pairs are ready to look at.*", cohort=escape(cohort.name)),
        t.n(
            "{count} person joined: {groups}.",
            "{count} people joined: {groups}.",
            letter.joined,
            groups=groups(t, [2] * letter.pairs + [3] * letter.trios),
        ),
    ]
    if letter.left_over:
        said.append(
            t.n(
                "{count} person is without a match; you can see why.",
                "{count} people are without a match; you can see why.",
                letter.left_over,
            )
        )
    return message(
        section(" ".join(said)),
        section(t("Nobody is told anything until you approve.")),
        actions(button(t("Look at the pairs"), Action.OPEN_PROPOSAL, cohort.id, style="primary")),
    )


def _too_few(t: Texts, letter: ProposalReady) -> Message:
    return message(
        section(_nobody_to_pair(t, letter)),
        section(t("People may need more time, or to hear of it elsewhere: a word in a team meeting often does it.")),
        actions(button(t("Open a new cohort"), Action.NEW_COHORT)),
    )


def _nobody_to_pair(t: Texts, letter: ProposalReady) -> str:
    cohort = escape(letter.cohort.name)
    if not letter.joined:
        return t(
            "*Opt-in for {cohort} has closed, and nobody has joined, so there’s nobody to pair.* The "
            "cohort ends here; profiles are kept for the next one.",
            cohort=cohort,
        )
    return t.n(
        "*Opt-in for {cohort} has closed, and {count} person has joined, so there’s nobody to pair.* "
        "The cohort ends here; profiles are kept for the next one.",
        "*Opt-in for {cohort} has closed, and {count} people have joined, so there’s nobody to pair.* "
        "The cohort ends here; profiles are kept for the next one.",
        letter.joined,
        cohort=cohort,
    )


def approved(t: Texts, name: str, cohort_id: str) -> Message:
    """After *Approve*: five minutes to think again."""
    minutes = in_minutes(HOLD)
    return message(
        section(
            t.n(
                "*{cohort} is approved.* In {number} minute I’ll start to introduce everybody, each pair in a "
                "group conversation of their own, in their working hours. Then I’ll tell the channel.",
                "*{cohort} is approved.* In {number} minutes I’ll start to introduce everybody, each pair in "
                "a group conversation of their own, in their working hours. Then I’ll tell the channel.",
                minutes,
                cohort=escape(name),
                number=in_words(t, minutes),
            )
        ),
        actions(button(t("Take it back"), Action.RECALL, cohort_id)),
    )


def recalled(t: Texts, name: str, cohort_id: str) -> Message:
    """After *Take it back*."""
    return message(
        section(t("*Taken back.* Nobody was told; the pairs of {cohort} wait for you again.", cohort=escape(name))),
        actions(button(t("Look at the pairs"), Action.OPEN_PROPOSAL, cohort_id)),
    )
