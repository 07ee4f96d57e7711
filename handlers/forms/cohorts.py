"""A cohort from the three steps in which it is opened, and its draft on the way from one step to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from handlers.blocks.block_kit import View
from handlers.blocks.cohort_fields import GAPS, NO, YES
from handlers.blocks.formatting import day
from handlers.blocks.opening import EVERY_WEEKS, MINUTES, MOST_NAME, SESSIONS
from handlers.forms.reading import Errors, Invalid, carried, chosen, chosen_day, text, too_long
from handlers.ids import Callback, Field
from handlers.texts import Texts
from mentoring.characters import cut
from mentoring.late_joining import fits, last_join_day
from mentoring.model import ChannelId, Cohort, CohortId, MemberId, OddOne, OpenTo
from mentoring.programme.cohort_edits import EDITABLE, CohortEdit, FieldValue


def cohort_what(t: Texts, view: View, cohort: Cohort, today: date) -> Cohort:
    """Step 1 of a cohort: name, channel, dates. Raises Invalid."""
    name, channel = text(view, Field.NAME), chosen(view, Field.CHANNEL)
    closes, starts = chosen_day(view, Field.CLOSES_ON), chosen_day(view, Field.STARTS_ON)
    errors = too_long(t, view, MOST_NAME, Field.NAME)
    if not name:
        errors[Field.NAME] = t("Give the cohort a name that people will recognise.")
    if not channel:
        errors[Field.CHANNEL] = t("Choose the channel for the announcement.")
    if closes is None or closes <= today:
        errors[Field.CLOSES_ON] = t("Choose a day after today, so that people have time to join.")
    if starts is None or (closes is not None and starts <= closes):
        errors[Field.STARTS_ON] = t("Choose a day after opt-in closes.")
    elif starts > today + timedelta(days=366):
        errors[Field.STARTS_ON] = t("Choose a day within a year.")
    if errors or closes is None or starts is None:
        raise Invalid(errors)
    return replace(cohort, name=name, channel=ChannelId(channel), opt_in_closes_on=closes, starts_on=starts)


def cohort_how(t: Texts, view: View, cohort: Cohort) -> Cohort:
    """Step 2 of a cohort: rhythm. Raises Invalid."""
    allowed = {
        Field.SESSIONS: SESSIONS,
        Field.EVERY_WEEKS: EVERY_WEEKS,
        Field.MINUTES: MINUTES,
        Field.MIN_GAP: range(len(GAPS)),
    }
    numbers = {field: str(chosen(view, field) or "") for field in allowed}
    errors = {
        field.value: t("Choose one of the list.")
        for field, number in numbers.items()
        if not number.isdecimal() or int(number) not in allowed[field]
    }
    if errors:
        raise Invalid(errors)
    return replace(
        cohort,
        sessions=int(numbers[Field.SESSIONS]),
        every_weeks=int(numbers[Field.EVERY_WEEKS]),
        minutes=int(numbers[Field.MINUTES]),
        min_gap=int(numbers[Field.MIN_GAP]),
    )


def cohort_who(t: Texts, view: View, cohort: Cohort) -> Cohort:
    """Step 3 of a cohort: who with whom. Raises Invalid."""
    open_to, odd_one = chosen(view, Field.OPEN_TO), chosen(view, Field.ODD_ONE)
    errors: Errors = {}
    if open_to not in set(OpenTo):
        errors[Field.OPEN_TO] = t("Choose who may join.")
    if odd_one not in set(OddOne):
        errors[Field.ODD_ONE] = t("Choose what happens if the number is odd.")
    late = replace(cohort, join_until=chosen_day(view, Field.JOIN_UNTIL))
    if not fits(late):
        said = t("Choose a day from {first} to {last}, so that a session is left.", **_join_days(t, cohort))
        errors[Field.JOIN_UNTIL] = said
    if errors:
        raise Invalid(errors)
    return replace(
        late,
        open_to=OpenTo(open_to),
        odd_one=OddOne(odd_one),
        departments_apart=chosen(view, Field.DEPARTMENTS_APART) != NO,
        names_public=chosen(view, Field.NAMES_PUBLIC) == YES,
    )


def cohort_edit(t: Texts, view: View, cohort: Cohort) -> CohortEdit:
    """What is different in the form from the cohort as it is, of the fields that the form has. Raises Invalid."""
    read = _rules_given if view["callback_id"] == Callback.EDIT_RULES.value else _dates_given
    return CohortEdit.between(cohort, read(t, view, cohort))


def _dates_given(t: Texts, view: View, cohort: Cohort) -> Cohort:
    """Name, dates, number and rhythm. Raises Invalid."""
    name, errors = text(view, Field.NAME), too_long(t, view, MOST_NAME, Field.NAME)
    if not name:
        errors[Field.NAME] = t("Give the cohort a name that people will recognise.")
    numbers = _numbers(t, view, {Field.SESSIONS: SESSIONS, Field.EVERY_WEEKS: EVERY_WEEKS}, errors)
    return replace(
        cohort,
        name=name,
        opt_in_closes_on=chosen_day(view, Field.CLOSES_ON) or cohort.opt_in_closes_on,
        starts_on=chosen_day(view, Field.STARTS_ON) or cohort.starts_on,
        sessions=numbers[Field.SESSIONS],
        every_weeks=numbers[Field.EVERY_WEEKS],
        join_until=chosen_day(view, Field.JOIN_UNTIL),
    )


def _rules_given(t: Texts, view: View, cohort: Cohort) -> Cohort:
    """Who is paired with whom, and the channel. Raises Invalid."""
    errors: Errors = {}
    channel = chosen(view, Field.CHANNEL)
    if not channel:
        errors[Field.CHANNEL] = t("Choose the channel for the announcement.")
    numbers = _numbers(t, view, {Field.MIN_GAP: range(len(GAPS))}, errors)
    return replace(
        cohort,
        min_gap=numbers[Field.MIN_GAP],
        departments_apart=chosen(view, Field.DEPARTMENTS_APART) != NO,
        channel=ChannelId(str(channel)),
    )


def _numbers(t: Texts, view: View, allowed: Mapping[Field, range], errors: Errors) -> dict[Field, int]:
    """The numbers that were chosen. Raises Invalid with these errors and its own."""
    found = {each: str(chosen(view, each) or "") for each in allowed}
    for each, number in found.items():
        if not number.isdecimal() or int(number) not in allowed[each]:
            errors[each] = t("Choose one of the list.")
    if errors:
        raise Invalid(errors)
    return {each: int(number) for each, number in found.items()}


def carry_seen(cohort: Cohort) -> dict[str, Any]:
    """What an organiser sees in the form, as JSON values: only what they change of that is their change."""
    return {name: _plain(getattr(cohort, name)) for name in EDITABLE}


def as_seen(given: object, cohort: Cohort) -> Cohort:
    """The cohort as the form showed it, whatever another organiser made of it since."""
    fields = given if isinstance(given, dict) else {}
    return replace(cohort, **{name: _value(name, fields[name]) for name in EDITABLE if name in fields})


def carry_edit(edit: CohortEdit) -> dict[str, Any]:
    """A change as JSON values: of each field what was seen in it, and what is wanted."""
    return {name: [_plain(value) for value in pair] for name, pair in edit.fields.items()}


def carried_edit(given: object) -> CohortEdit:
    """The change that the step before carried along; what does not hold together is left out."""
    if not isinstance(given, dict):
        return CohortEdit()
    found = {name: pair for name, pair in given.items() if name in EDITABLE and isinstance(pair, list)}
    return CohortEdit(fields={name: (_value(name, pair[0]), _value(name, pair[1])) for name, pair in found.items()})


DAYS = frozenset({"opt_in_closes_on", "starts_on", "join_until"})


def _plain(value: FieldValue) -> FieldValue:
    return value.isoformat() if isinstance(value, date) else value


def _value(name: str, value: Any) -> FieldValue:
    if name in DAYS:
        return date.fromisoformat(str(value)) if value else None
    return value if isinstance(value, str | int) else None


def _join_days(t: Texts, cohort: Cohort) -> dict[str, str]:
    return {"first": day(t, cohort.starts_on), "last": day(t, last_join_day(cohort))}


def carry_cohort(cohort: Cohort) -> dict[str, Any]:
    """A cohort's draft as JSON values."""
    return {
        "id": cohort.id,
        "name": cohort.name,
        "channel": cohort.channel,
        "closes": cohort.opt_in_closes_on.isoformat(),
        "starts": cohort.starts_on.isoformat(),
        "late": _plain(cohort.join_until),
        "numbers": [cohort.sessions, cohort.every_weeks, cohort.minutes, cohort.min_gap],
        "who": [cohort.open_to, cohort.odd_one, cohort.departments_apart, cohort.names_public],
    }


def carried_cohort(view: View, member: MemberId) -> Cohort | None:
    """The cohort's draft that the steps before carried along; None when it does not hold together."""
    draft = carried(view)
    try:
        sessions, every_weeks, minutes, min_gap = (int(each) for each in draft["numbers"])
        open_to, odd_one, departments_apart, names_public = draft["who"]
        return Cohort(
            id=CohortId(str(draft["id"])),
            name=cut(str(draft["name"]), MOST_NAME),
            channel=ChannelId(str(draft["channel"])),
            organiser=member,
            opt_in_closes_on=date.fromisoformat(draft["closes"]),
            starts_on=date.fromisoformat(draft["starts"]),
            join_until=date.fromisoformat(draft["late"]) if draft.get("late") else None,
            sessions=sessions,
            every_weeks=every_weeks,
            minutes=minutes,
            min_gap=min_gap,
            open_to=OpenTo(open_to),
            odd_one=OddOne(odd_one),
            departments_apart=bool(departments_apart),
            names_public=bool(names_public),
        )
    except (KeyError, TypeError, ValueError):
        return None
