"""Whom the cells *manager* and *never* mean: by id, e-mail address or unique name; a stranger stops the run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.cli.pair.faults import CellFault
from bot.cli.pair.identity import PeopleByName, SeveralPeople, is_nobody
from bot.cli.pair.rows import DraftRow
from mentoring import topic_lists as lists
from mentoring.model import MemberId


def resolved(
    drafts: Sequence[DraftRow], directory: PeopleByName, *, outsiders: bool
) -> tuple[list[DraftRow], list[CellFault], list[str]]:
    """The drafts with managers and people to avoid, whom nobody could be found for, and notes.

    With `outsiders`, whoever is not found takes no part and is passed over, with a note.
    """
    found, faults, passed = [], list[CellFault](), dict[str, None]()
    for draft in drafts:
        managers, lost = _people(draft, "manager", directory)
        avoided, more = _people(draft, "never", directory)
        found.append(replace(draft, profile=replace(draft.profile, reports_to=managers, never=frozenset(avoided))))
        for name, text, why in (*lost, *more):
            if outsiders and not why:
                passed[text] = None
            else:
                faults.append(CellFault(draft.place(name), why or _stranger(text, directory), draft.table.file))
    told = ", ".join(list(passed)[:5]) + (f" and {len(passed) - 5} more" if len(passed) > 5 else "")
    notes = [f"Not in the file, and so not looked at as manager or person to avoid: {told}."] if passed else []
    return found, faults, notes


def _people(
    draft: DraftRow, name: str, directory: PeopleByName
) -> tuple[tuple[MemberId, ...], list[tuple[str, str, str]]]:
    """Who is meant, and who is not found, with why where there is more to say."""
    found: dict[MemberId, None] = {}
    lost = []
    for text in lists.names(draft.cells.get(name, ""), directory.knows):
        if is_nobody(text):
            continue
        try:
            member = directory.find(text)
        except SeveralPeople as error:
            lost.append((name, text, str(error)))
            continue
        if member is None:
            lost.append((name, text, ""))
        else:
            found[member] = None
    return tuple(found), lost


def _stranger(text: str, directory: PeopleByName) -> str:
    near = directory.nearest(text)
    hint = f" Did you mean “{near}”?" if near else ""
    return f"“{text}” is nobody in the file.{hint} Write an id, e-mail address or name of it, or add --outsiders."
