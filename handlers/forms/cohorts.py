"""A cohort from the three steps in which it is opened, and its draft on the way from one step to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from handlers.blocks.block_kit import View
from handlers.blocks.opening import EVERY_WEEKS, GAPS, MINUTES, MOST_NAME, NO, SESSIONS, YES
from handlers.forms.reading import Errors, Invalid, carried, chosen, chosen_day, text, too_long
from handlers.ids import Field
from handlers.texts import Texts
from mentoring.characters import cut
from mentoring.model import ChannelId, Cohort, CohortId, MemberId, OddOne, OpenTo
from mentoring.programme.steering import CohortEdit


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
    if errors:
        raise Invalid(errors)
    return replace(
        cohort,
        open_to=OpenTo(open_to),
        odd_one=OddOne(odd_one),
        departments_apart=chosen(view, Field.DEPARTMENTS_APART) != NO,
        names_public=chosen(view, Field.NAMES_PUBLIC) == YES,
    )


def cohort_edit(t: Texts, view: View, cohort: Cohort) -> CohortEdit:
    """What is different in the form from the cohort as it is. Raises Invalid."""
    name, errors = text(view, Field.NAME), too_long(t, view, MOST_NAME, Field.NAME)
    if not name:
        errors[Field.NAME] = t("Give the cohort a name that people will recognise.")
    numbers = {each: str(chosen(view, each) or "") for each in (Field.SESSIONS, Field.EVERY_WEEKS)}
    for each, allowed in ((Field.SESSIONS, SESSIONS), (Field.EVERY_WEEKS, EVERY_WEEKS)):
        if not numbers[each].isdecimal() or int(numbers[each]) not in allowed:
            errors[each] = t("Choose one of the list.")
    if errors:
        raise Invalid(errors)
    closes, starts = chosen_day(view, Field.CLOSES_ON), chosen_day(view, Field.STARTS_ON)
    sessions, weeks = int(numbers[Field.SESSIONS]), int(numbers[Field.EVERY_WEEKS])
    return CohortEdit(
        name=name if name != cohort.name else None,
        opt_in_closes_on=closes if closes != cohort.opt_in_closes_on else None,
        starts_on=starts if starts != cohort.starts_on else None,
        sessions=sessions if sessions != cohort.sessions else None,
        every_weeks=weeks if weeks != cohort.every_weeks else None,
    )


def carry_cohort(cohort: Cohort) -> dict[str, Any]:
    """A cohort's draft as JSON values."""
    return {
        "id": cohort.id,
        "name": cohort.name,
        "channel": cohort.channel,
        "closes": cohort.opt_in_closes_on.isoformat(),
        "starts": cohort.starts_on.isoformat(),
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
