"""Why a pairing could not be made as asked, in sentences for the organiser."""

from __future__ import annotations

from mentoring.errors import Refusal


class ProfilesNotUsable(Refusal):
    """{faults} Nothing was paired; correct this and try again."""


class UnknownPeople(Refusal):
    """{what} names people who are not in this cohort: {members}."""


class PinnedTwice(Refusal):
    """{member} is pinned to more than one person; a pin holds two people together and nobody else."""


class PinnedAndForbidden(Refusal):
    """{a} and {b} are pinned and forbidden at the same time. Take one of the two back."""


class PinBreaksRule(Refusal):
    """{why} To pin {a} and {b} all the same, give a reason."""


class ChangeBreaksRule(Refusal):
    """{why} To change it all the same, give a reason."""


class NobodyToSwap(Refusal):
    """{a} and {b} cannot change places, since {why}."""


class PairingCancelled(Refusal):
    """The pairing was stopped before it was done; nothing was changed."""
