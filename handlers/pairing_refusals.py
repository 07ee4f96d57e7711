"""Why a pairing could not be made or changed as asked, in words."""

from __future__ import annotations

from handlers.blocks.pairing_words import Called, broken_rules, profile_faults
from handlers.texts import Texts
from mentoring.errors import Refusal
from mentoring.model import MemberId
from mentoring.pairing import refusals
from mentoring.pairing.refusals import SwapObstacle


def of_pairing(t: Texts, refusal: Refusal, called: Called) -> str:
    """The sentence for a refusal of pairing; empty for any other."""
    match refusal:
        case refusals.BreaksARule(broken=broken):
            unchanged = t("Choose others: this would break a rule, so nothing was changed.")
            return f"{unchanged} {broken_rules(t, broken, called)}"
        case refusals.ChangeBreaksRule(broken=broken):
            return f"{broken_rules(t, broken, called)} {t('To change it all the same, give a reason.')}"
        case refusals.PinBreaksRule(a=a, b=b, broken=broken):
            then = t("To pin {a} and {b} all the same, give a reason.", a=called(a), b=called(b))
            return f"{broken_rules(t, broken, called)} {then}"
        case refusals.ProfilesNotUsable(faults=faults):
            return f"{profile_faults(t, faults)} {t('Nothing was paired; correct this and try again.')}"
        case refusals.NobodyToSwap(a=a, b=b, why=why):
            return _no_swap(t, why, called(a), called(b))
    return _of_pins(t, refusal, called)


def _of_pins(t: Texts, refusal: Refusal, called: Called) -> str:
    match refusal:
        case refusals.UnknownPeople(members=members, forbidden=True):
            return t(
                "A forbidden match names people who aren’t in this cohort: {members}.", members=_all(members, called)
            )
        case refusals.UnknownPeople(members=members):
            return t("A pin names people who aren’t in this cohort: {members}.", members=_all(members, called))
        case refusals.PinnedTwice(member=member):
            return t(
                "{person} is pinned to more than one person; a pin holds two people together and nobody else.",
                person=called(member),
            )
        case refusals.PinnedAndForbidden(a=a, b=b):
            return t(
                "{a} and {b} are pinned and forbidden at the same time. Take one of the two back.",
                a=called(a),
                b=called(b),
            )
    return ""


def _no_swap(t: Texts, why: SwapObstacle, a: str, b: str) -> str:
    match why:
        case SwapObstacle.SAME_MATCH:
            return t("{a} and {b} can’t change places: they’re in the same match. Choose two others.", a=a, b=b)
        case SwapObstacle.NO_MATCH:
            return t("{a} and {b} can’t change places: neither has a match. Choose two others.", a=a, b=b)
        case SwapObstacle.SAME_PLACE:
            return t("{a} and {b} are already partners, so there’s nothing to swap. Choose two others.", a=a, b=b)


def _all(members: tuple[MemberId, ...], called: Called) -> str:
    return ", ".join(map(called, members))
