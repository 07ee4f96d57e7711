"""From what a form holds to domain values, or a sentence for each field that needs another look."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from handlers.blocks.cohorts import MOST_NAME
from handlers.blocks.profile import MOST_DEPARTMENT, MOST_TOPICS, MOST_TYPED
from handlers.ids import Field
from mentoring.model import (
    ChannelId,
    Cohort,
    CohortId,
    Hours,
    Level,
    MemberId,
    OddOne,
    Offer,
    OpenTo,
    Profile,
    Stage,
    Theme,
    Weekday,
)
from mentoring.programme.own_questions import Wording
from mentoring.taxonomy import Taxonomy
from mentoring.timeline import local_day

MOST_FOLLOW_UPS = 2

Errors = dict[str, str]
"""What is wrong, by field: shown under the field, with everything else kept."""

View = Mapping[str, Any]

LONGEST = {
    Field.OFFERS_TYPED: MOST_TYPED,
    Field.SEEKS_TYPED: MOST_TYPED,
    Field.OFF_LIMITS: MOST_TYPED,
    Field.DEPARTMENT: MOST_DEPARTMENT,
    Field.NAME: MOST_NAME,
}
"""How many characters a field that is typed in holds."""


@dataclass(frozen=True)
class Invalid(Exception):
    """A form with fields that need another look."""

    errors: Errors


def chosen(view: View, field: Field) -> Any:
    """The raw value of a field, whatever its element; None when empty, missing or malformed."""
    values = view.get("state", {}).get("values", {})
    element = values.get(field.value, {}).get(field.value, {}) if isinstance(values, Mapping) else {}
    for key in ("selected_options", "selected_users"):
        if key in element:
            found = element[key] or []
            return [each["value"] if isinstance(each, Mapping) else each for each in found]
    if element.get("selected_option"):
        return element["selected_option"]["value"]
    for key in ("value", "selected_date", "selected_time", "selected_conversation"):
        if element.get(key):
            return element[key]
    return None


def text(view: View, field: Field) -> str:
    """What was typed, without control characters and surrounding space."""
    return plain(str(chosen(view, field) or ""))


def plain(typed: str) -> str:
    """Text on one line, without control characters and surrounding space."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in typed).split())


def wording(view: View) -> Wording:
    """A question of an organiser's own. Raises Invalid."""
    typed = str(chosen(view, Field.FOLLOW_UPS) or "")
    follow_ups = tuple(filter(None, map(plain, typed.splitlines())))
    errors: Errors = {}
    if not (question := text(view, Field.OWN_QUESTION)):
        errors[Field.OWN_QUESTION] = "Type the question."
    if not 1 <= len(follow_ups) <= MOST_FOLLOW_UPS:
        errors[Field.FOLLOW_UPS] = "Give it one or two follow-up questions, one on each line."
    stage = next((each for each in Stage if each == chosen(view, Field.MOMENT)), None)
    theme = next((each for each in Theme if each == chosen(view, Field.THEME)), None)
    if stage is None:
        errors[Field.MOMENT] = "Choose when it fits."
    if theme is None:
        errors[Field.THEME] = "Choose what it is about."
    if stage is None or theme is None or errors:
        raise Invalid(errors)
    return Wording(text=question, follow_ups=follow_ups, stage=stage, theme=theme)


def too_long(view: View, *fields: Field) -> Errors:
    """Those of the fields that hold more than their form lets one type; Slack's own screen refuses that first."""
    return {
        field.value: f"Keep it to {LONGEST[field]} characters."
        for field in fields
        if len(text(view, field)) > LONGEST[field]
    }


def topics(view: View, taxonomy: Taxonomy) -> dict[str, list[str]]:
    """Step 1 of a profile: offers and seeks, picked and typed. Raises Invalid."""
    offers = _topics(view, Field.OFFERS, Field.OFFERS_TYPED, taxonomy)
    seeks = _topics(view, Field.SEEKS, Field.SEEKS_TYPED, taxonomy)
    errors = too_long(view, Field.OFFERS_TYPED, Field.SEEKS_TYPED)
    if not offers:
        errors[Field.OFFERS] = "Choose or type at least one thing you can offer: everybody has something to teach."
    if not seeks:
        errors[Field.SEEKS] = "Choose or type at least one thing you would like to learn: both sides learn here."
    if len(offers) > MOST_TOPICS:
        errors[Field.OFFERS_TYPED] = f"Keep it to {MOST_TOPICS} things in all, picked and typed together."
    if len(seeks) > MOST_TOPICS:
        errors[Field.SEEKS_TYPED] = f"Keep it to {MOST_TOPICS} things in all, picked and typed together."
    if errors:
        raise Invalid(errors)
    return {"offers": offers, "seeks": seeks}


def work(view: View) -> dict[str, Any]:
    """Step 2 of a profile: level, department, languages, hours. Raises Invalid."""
    errors = too_long(view, Field.DEPARTMENT)
    level, hours = chosen(view, Field.LEVEL), chosen(view, Field.HOURS)
    languages = chosen(view, Field.LANGUAGES) or []
    if level not in {str(int(each)) for each in Level}:
        errors[Field.LEVEL] = "Choose the line that fits best."
    if not languages:
        errors[Field.LANGUAGES] = "Choose at least one language, so that you and your partner can talk."
    if _hours(hours) is None:
        errors[Field.HOURS] = "Choose your working hours."
    if errors:
        raise Invalid(errors)
    return {
        "level": int(level),
        "department": text(view, Field.DEPARTMENT),
        "languages": list(languages),
        "hours": hours,
    }


def wishes(view: View, draft: Mapping[str, Any], member: MemberId) -> Profile:
    """Step 3 of a profile, with the two before it. Raises Invalid."""
    days = [int(each) for each in chosen(view, Field.DAYS) or [] if str(each) in "0123456"]
    never = frozenset(MemberId(each) for each in chosen(view, Field.NEVER) or [])
    reports_to = tuple(MemberId(each) for each in chosen(view, Field.REPORTS_TO) or [])
    errors = too_long(view, Field.OFF_LIMITS)
    if not days:
        errors[Field.DAYS] = "Choose at least one working day."
    if member in never:
        errors[Field.NEVER] = "You have chosen yourself; choose other people, or nobody."
    if member in reports_to:
        errors[Field.REPORTS_TO] = "You have chosen yourself; choose your manager, or nobody."
    if not draft.keys() >= {"offers", "seeks", "level", "department", "languages", "hours"}:
        errors[Field.DAYS] = "The steps before this one got lost. Please close this and begin again."
    if errors:
        raise Invalid(errors)
    typed = [each.strip() for each in text(view, Field.OFF_LIMITS).split(",")]
    return Profile(
        member=member,
        level=Level(draft["level"]),
        offers=tuple(Offer(topic=topic) for topic in draft["offers"]),
        seeks=tuple(draft["seeks"]),
        department=draft["department"],
        reports_to=reports_to,
        never=never,
        languages=tuple(draft["languages"]),
        days=frozenset(Weekday(each) for each in days),
        hours=_hours(draft["hours"]) or Hours(),
        off_limits=tuple(each for each in typed if each),
    )


def until(view: View) -> date:
    """The day a pause ends. Raises Invalid."""
    found = _day(chosen(view, Field.UNTIL))
    if found is None:
        raise Invalid({Field.UNTIL: "Choose the day on which you are back."})
    return found


def meeting(view: View) -> tuple[date, time]:
    """The day and time of a meeting, in the person's own zone. Raises Invalid."""
    day, at = _day(chosen(view, Field.DAY)), _time(chosen(view, Field.TIME))
    errors: dict[str, str] = {}
    if day is None:
        errors[Field.DAY] = "Choose the day on which you meet."
    if at is None:
        errors[Field.TIME] = "Choose the time at which you meet."
    if day is None or at is None:
        raise Invalid(errors)
    return day, at


def cohort_what(view: View, cohort: Cohort, now: datetime, tz: str) -> Cohort:
    """Step 1 of a cohort: name, channel, dates. Raises Invalid."""
    name, channel = text(view, Field.NAME), chosen(view, Field.CHANNEL)
    closes, starts = _day(chosen(view, Field.CLOSES_ON)), _day(chosen(view, Field.STARTS_ON))
    today = local_day(now, tz)
    errors = too_long(view, Field.NAME)
    if not name:
        errors[Field.NAME] = "Give the cohort a name that people will recognise."
    if not channel:
        errors[Field.CHANNEL] = "Choose the channel for the announcement."
    if closes is None or closes <= today:
        errors[Field.CLOSES_ON] = "Choose a day after today, so that people have time to join."
    if starts is None or (closes is not None and starts <= closes):
        errors[Field.STARTS_ON] = "Choose a day after opt-in closes."
    elif starts > today + timedelta(days=366):
        errors[Field.STARTS_ON] = "Choose a day within a year."
    if errors or closes is None or starts is None:
        raise Invalid(errors)
    return replace(cohort, name=name, channel=ChannelId(channel), opt_in_closes_on=closes, starts_on=starts)


def cohort_how(view: View, cohort: Cohort) -> Cohort:
    """Step 2 of a cohort: rhythm. Raises Invalid."""
    allowed = {
        Field.SESSIONS: range(2, 14),
        Field.EVERY_WEEKS: range(1, 9),
        Field.MINUTES: (30, 45, 60),
        Field.MIN_GAP: range(4),
    }
    numbers = {field: str(chosen(view, field) or "") for field in allowed}
    errors = {
        field.value: "Choose one of the list."
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


def cohort_who(view: View, cohort: Cohort) -> Cohort:
    """Step 3 of a cohort: who with whom. Raises Invalid."""
    open_to, odd_one = chosen(view, Field.OPEN_TO), chosen(view, Field.ODD_ONE)
    errors: Errors = {}
    if open_to not in set(OpenTo):
        errors[Field.OPEN_TO] = "Choose who may join."
    if odd_one not in set(OddOne):
        errors[Field.ODD_ONE] = "Choose what happens if the number is odd."
    if errors:
        raise Invalid(errors)
    return replace(
        cohort,
        open_to=OpenTo(open_to),
        odd_one=OddOne(odd_one),
        departments_apart=chosen(view, Field.DEPARTMENTS_APART) != "no",
        names_public=chosen(view, Field.NAMES_PUBLIC) == "yes",
    )


def two_people(view: View) -> tuple[MemberId, MemberId]:
    """Who changes places with whom. Raises Invalid."""
    one, other = chosen(view, Field.ONE), chosen(view, Field.OTHER)
    if not one or not other or one == other:
        raise Invalid({Field.OTHER: "Choose two different people."})
    return MemberId(one), MemberId(other)


def carry(draft: Mapping[str, Any]) -> str:
    """A draft as the next step's metadata: at most 3,000 characters, which the fields' limits ensure."""
    return json.dumps(draft, ensure_ascii=False, separators=(",", ":"))


def carried(view: View) -> dict[str, Any]:
    """What the steps before carried along; empty when it is missing or was tampered with."""
    try:
        found = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


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
            name=str(draft["name"])[:MOST_NAME],
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


def _topics(view: View, picked: Field, typed: Field, taxonomy: Taxonomy) -> list[str]:
    own = [each.strip() for each in text(view, typed).split(",")]
    named = [taxonomy.resolve(each) or each for each in own if each]
    known = [each for each in chosen(view, picked) or [] if each in taxonomy.by_id]
    return list(dict.fromkeys([*known, *named]))


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _time(value: Any) -> time | None:
    try:
        return time.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _hours(value: Any) -> Hours | None:
    try:
        start, end = (time.fromisoformat(each) for each in str(value).split("-"))
    except ValueError:
        return None
    return Hours(start=start, end=end)
