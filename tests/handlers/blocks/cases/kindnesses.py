"""Whom to talk to, and what one would rather not hear."""

from __future__ import annotations

from handlers.blocks import kindness
from mentoring.nudges.model import MUTABLE, NudgeKind
from mentoring.programme.kindness import Support
from tests.handlers.blocks.cases.kind import Cases
from tests.handlers.blocks.samples import Samples, T


def drawn(samples: Samples) -> Cases:
    """All of it."""
    own = Support(words=f"{samples.own}: extension 4444\nCare line, day and night", organises=True)
    return {
        "kindness.support": {
            "the organisation's words, to an organiser": kindness.support(T, own),
            "the usual words": kindness.support(T, Support(words="", organises=False)),
        },
        "kindness.naming_form": {"": kindness.naming_form(T, own)},
        "kindness.hears_form": {
            "nothing muted": kindness.hears_form(T, ()),
            "one muted": kindness.hears_form(T, {NudgeKind.DID_YOU_MEET}),
            "everything muted": kindness.hears_form(T, MUTABLE),
        },
        "kindness.hears": {
            "nothing muted": kindness.hears(T, ()),
            "one muted": kindness.hears(T, {NudgeKind.THANKS}),
            "two muted": kindness.hears(T, {NudgeKind.THANKS, NudgeKind.DID_YOU_MEET}),
        },
    }
