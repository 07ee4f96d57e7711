"""Two people change places in a proposal: which two, and where they are now."""

from __future__ import annotations

from handlers.blocks.block_kit import (
    View,
    modal,
    section,
)
from handlers.blocks.formatting import people, person
from handlers.blocks.inputs import field, name_person
from handlers.ids import Callback, Field, pack
from handlers.texts import Texts
from mentoring.model import MemberId
from mentoring.programme.proposing import Preview


def swap_form(t: Texts, preview: Preview, notice: str = "", chosen: tuple[MemberId, MemberId] | None = None) -> View:
    """Which two change places: Slack finds anybody by name, however many take part."""
    one, other = chosen or (None, None)
    now = [section(_where_now(t, preview, chosen))] if chosen else []
    return modal(
        Callback.SWAP,
        t("Swap two people"),
        *([section(notice)] if notice else []),
        *now,
        section(t("They change places; every rule is checked again before anything is kept.")),
        field(t("This person"), Field.ONE, name_person(t("Choose one"), one)),
        field(t("changes places with"), Field.OTHER, name_person(t("Choose one"), other)),
        submit=t("Swap"),
        close=t("Back"),
        metadata=pack(preview.cohort.id, preview.proposal.version),
    )


def _where_now(t: Texts, preview: Preview, members: tuple[MemberId, ...]) -> str:
    """With whom each of them is now."""
    return "\n".join(_place(t, preview, member) for member in members)


def _place(t: Texts, preview: Preview, member: MemberId) -> str:
    match = next((match for match in preview.proposal.matches if member in match.members), None)
    if match is None:
        return t("{person} is without a match.", person=person(member))
    partners = people(t, [other for other in match.members if other != member])
    return t("{person} is with {partners}.", person=person(member), partners=partners)
