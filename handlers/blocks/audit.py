"""The audit log as organisers read it: who did what, and when; nobody's private words."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.blocks.block_kit import Message, actions, button, message, section
from handlers.blocks.formatting import escape, noted, people, person
from handlers.ids import Action
from handlers.texts import Msg, Texts, msg
from mentoring.model import AuditEntry, OrganiserAct
from mentoring.programme.audit import PER_PAGE, AuditPage

ACTS: Mapping[OrganiserAct, Msg] = {
    OrganiserAct.ORGANISER_BEGAN: msg("became organiser"),
    OrganiserAct.ORGANISER_ADDED: msg("made somebody organiser"),
    OrganiserAct.ORGANISER_REMOVED: msg("ended somebody’s role as organiser"),
    OrganiserAct.COHORT_DRAFTED: msg("drafted or changed a draft"),
    OrganiserAct.COHORT_OPENED: msg("announced it"),
    OrganiserAct.ANNOUNCEMENT_CANCELLED: msg("cancelled the announcement"),
    OrganiserAct.PAIRS_CHANGED: msg("changed the pairs"),
    OrganiserAct.PAIRS_APPROVED: msg("approved the pairs"),
    OrganiserAct.APPROVAL_RECALLED: msg("took the approval back"),
    OrganiserAct.RULES_CHANGED: msg("changed the rules of pairing"),
    OrganiserAct.COHORT_CHANGED: msg("changed it while it ran"),
    OrganiserAct.WORDS_CHANGED: msg("chose own words"),
    OrganiserAct.INVITATION_MADE: msg("made an invitation"),
    OrganiserAct.COHORT_REMINDED: msg("reminded several people"),
    OrganiserAct.COHORT_MOVED: msg("moved it to another channel"),
    OrganiserAct.MOVE_RECALLED: msg("took the move back"),
    OrganiserAct.COHORT_CANCELLED: msg("cancelled it"),
    OrganiserAct.COHORT_ENDED: msg("ended it early"),
    OrganiserAct.COHORT_ARCHIVED: msg("put it away"),
    OrganiserAct.COHORT_DELETED: msg("deleted it"),
    OrganiserAct.PAIR_REMINDED: msg("reminded a pair"),
    OrganiserAct.REMINDER_RECALLED: msg("took a reminder back"),
    OrganiserAct.PAIR_RENEWED: msg("asked for new partners"),
    OrganiserAct.PAIR_ENDED: msg("ended a pairing"),
    OrganiserAct.RESTORE_CONFIRMED: msg("let introductions go on after a restore; already introduced were"),
    OrganiserAct.LIST_TAKEN: msg("downloaded who takes part"),
    OrganiserAct.QUESTIONS_CHANGED: msg("changed the own questions"),
    OrganiserAct.REFUSED: msg("tried something they may not do, and was refused"),
}

NAMES_PEOPLE = frozenset(OrganiserAct) - {OrganiserAct.REFUSED, OrganiserAct.QUESTIONS_CHANGED}
"""Acts whose `about` are ids of people."""


def log(t: Texts, shown: AuditPage) -> Message:
    """`/mentoring log`: a page of it, newest first."""
    if not shown.entries:
        return message(section(t("*Nothing is in the log yet.*")))
    first = shown.page * PER_PAGE + 1
    head = t(
        "*What organisers did*, newest first: {first} to {last} of {all}.",
        first=first,
        last=first + len(shown.entries) - 1,
        all=shown.everything,
    )
    lines = [_line(t, entry, shown.names) for entry in shown.entries]
    turns = [(t("Newer"), shown.page - 1, Action.AUDIT_BACK)] if shown.page else []
    turns += [(t("Older"), shown.page + 1, Action.AUDIT_PAGE)] if shown.page + 1 < shown.pages else []
    controls = [actions(*(button(label, action, str(page)) for label, page, action in turns))] if turns else []
    return message(section(head), *(section(line) for line in lines), *controls)


def _line(t: Texts, entry: AuditEntry, names: Mapping[str, str]) -> str:
    """Who, what, to whom, when."""
    said = [noted(t, entry.at), person(entry.by), t(ACTS[entry.act])]
    if entry.cohort:
        said.append(escape(names.get(entry.cohort, t("a cohort that was deleted"))))
    if entry.about:
        named = entry.act in NAMES_PEOPLE
        said.append(people(t, entry.about.split()) if named else f"`{escape(entry.about)}`")
    return " · ".join(said)
