"""Who takes part in a cohort, as an organiser reads it and as a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import date

from handlers.blocks.block_kit import Block, Message, View, actions, button, context, message, modal, section
from handlers.blocks.formatting import day, escape, people, person
from handlers.blocks.inputs import pick_person
from handlers.ids import Action, Callback, pack
from handlers.texts import Texts
from mentoring.model import MemberId
from mentoring.programme.who import ListedParticipant, ParticipantSheet, WhoTakesPart

PER_PAGE = 20

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the beginning of a cell; a quotation mark before it makes it text."""


def listed(t: Texts, who: WhoTakesPart, page: int = 0, found: MemberId | None = None) -> View:
    """A page of the people, or one who was looked for."""
    shown_of = [each for each in who.people if found is None or each.member == found]
    pages = max(1, -(-len(shown_of) // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = shown_of[page * PER_PAGE : (page + 1) * PER_PAGE]
    blocks: list[Block] = [section(_head(t, who)), actions(pick_person(Action.FIND_PARTICIPANT, t("Find somebody")))]
    blocks += [section(_line(t, each)) for each in shown]
    if found is not None and not shown:
        blocks.append(section(t("*{person}* takes no part in this cohort now.", person=person(found))))
    blocks.append(context(_which(t, page, len(shown), len(who.people))))
    controls = [
        button(t("Download for Excel"), Action.DOWNLOAD_WORKBOOK, who.cohort.id),
        button(t("Download as CSV"), Action.DOWNLOAD_PEOPLE, who.cohort.id),
    ]
    if page > 0:
        controls.append(button(t("Previous page"), Action.WHO_BACK, pack(who.cohort.id, page - 1)))
    if page + 1 < pages:
        controls.append(button(t("Next page"), Action.WHO_ON, pack(who.cohort.id, page + 1)))
    return modal(
        Callback.WHO,
        t("Who takes part"),
        *blocks,
        actions(*controls),
        close=t("Close"),
        metadata=pack(who.cohort.id, page),
    )


def head(t: Texts) -> tuple[str, ...]:
    """What stands above each column of the list as a file."""
    columns = (t("Name"), t("Department"), t("Joined on"), t("Partner"), t("Sessions held"), t("Sessions planned"))
    return tuple(columns)


def cells(each: ListedParticipant, made: ParticipantSheet) -> tuple[str, str, date, str, int, int]:
    """One person's line in it, as it is: what makes it harmless depends on the file."""
    partners = ", ".join(made.names.get(partner, partner) for partner in each.partners)
    name = made.names.get(each.member, each.member)
    return name, each.department, each.joined_on, partners, each.held, each.planned


def sheet(t: Texts, made: ParticipantSheet) -> str:
    """The list as CSV, with what a spreadsheet would take for a formula made harmless."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(head(t))
    for each in made.who.people:
        rows.writerow([_harmless(str(cell)) for cell in cells(each, made)])
    return written.getvalue()


def sheet_sent(t: Texts) -> Message:
    """After a download."""
    return message(section(t("*The list is in our direct messages.* Please keep it only as long as you need it.")))


def sheet_title(t: Texts) -> str:
    """What Slack calls the file."""
    return t("Who takes part")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULAS) else cell


def _head(t: Texts, who: WhoTakesPart) -> str:
    waiting = sum(not each.partners for each in who.people)
    return t(
        "*{cohort}:* {joined}, {waiting}. You see names, departments, dates and confirmed sessions; no answers, wishes or "
        "levels.",
        cohort=escape(who.cohort.name),
        joined=t.n("{count} person takes part", "{count} people take part", len(who.people)),
        waiting=t.n("{count} without a partner", "{count} without a partner", waiting),
    )


def _line(t: Texts, each: ListedParticipant) -> str:
    said = [f"*{person(each.member)}*"]
    said += [escape(each.department)] if each.department else []
    joined = day(t, each.joined_on)
    said.append(t("joined late, on {day}", day=joined) if each.late else t("joined on {day}", day=joined))
    if each.partners:
        said.append(t("with {partners}", partners=people(t, each.partners)))
        said.append(t.n("{held} of {count} session", "{held} of {count} sessions", each.planned, held=each.held))
    else:
        said.append(t("without a partner"))
    return " · ".join(said)


def _which(t: Texts, page: int, shown: int, everything: int) -> str:
    if not shown or shown == everything:
        return t.n("{count} person.", "{count} people.", everything)
    first = page * PER_PAGE + 1
    return t("Shown: {first} to {last} of {all}.", first=first, last=first + shown - 1, all=everything)
