"""Forms with one thing to type or to choose."""

from __future__ import annotations

from collections.abc import Collection

from handlers.blocks.block_kit import View
from handlers.forms.reading import Invalid, chosen, needed, plain
from handlers.ids import Field
from handlers.texts import Texts
from mentoring.programme.reminders import Whom


def question(t: Texts, view: View) -> str:
    """The question that the coach is to look at. Raises Invalid."""
    return plain(needed(view, Field.QUESTION, t("Type the question you’d like to ask.")))


def invitation(t: Texts, view: View) -> str:
    """What people read who are invited. Raises Invalid."""
    return needed(view, Field.INVITATION, t("Write what people should read."))


def rows(t: Texts, view: View) -> str:
    """What was pasted from a spreadsheet. Raises Invalid."""
    return needed(view, Field.ROWS, t("Paste the heading row and your rows."))


def link(t: Texts, view: View) -> str:
    """The link of a calendar. Raises Invalid."""
    return needed(view, Field.LINK, t("Paste the link of your calendar."))


def whom(t: Texts, view: View, offered: Collection[Whom]) -> Whom:
    """Whom to remind. Raises Invalid."""
    value = str(chosen(view, Field.WHOM) or "")
    if value not in {each.value for each in offered}:
        raise Invalid({Field.WHOM: t("Choose one of the list.")})
    return Whom(value)
