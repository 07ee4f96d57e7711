"""A person's profile from its three steps, and the day on which their pause ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from handlers.blocks.block_kit import View
from handlers.blocks.profile import MOST_DEPARTMENT, MOST_TOPICS, MOST_TYPED
from handlers.forms.reading import Invalid, chosen, chosen_day, text, too_long
from handlers.ids import Field
from handlers.texts import Texts
from mentoring import topic_lists
from mentoring.model import Hours, Level, MemberId, Offer, Profile, Weekday
from mentoring.taxonomy import Taxonomy

_QUOTES = "\"“”„'«»"


def topics(t: Texts, view: View, taxonomy: Taxonomy) -> dict[str, list[str]]:
    """Step 1 of a profile: offers and seeks, picked and typed. Raises Invalid."""
    offers = _topics(view, Field.OFFERS, Field.OFFERS_TYPED, taxonomy)
    seeks = _topics(view, Field.SEEKS, Field.SEEKS_TYPED, taxonomy)
    errors = too_long(t, view, MOST_TYPED, Field.OFFERS_TYPED, Field.SEEKS_TYPED)
    if not offers:
        where = Field.OFFERS_TYPED if chosen(view, Field.OFFERS) else Field.OFFERS
        errors[where] = t("Choose or type at least one thing you can offer: everybody has something to teach.")
    if not seeks:
        where = Field.SEEKS_TYPED if chosen(view, Field.SEEKS) else Field.SEEKS
        errors[where] = t("Choose or type at least one thing you’d like to learn: both sides learn here.")
    if len(offers) > MOST_TOPICS:
        errors[Field.OFFERS_TYPED] = t("Keep it to {most} things in all, picked and typed together.", most=MOST_TOPICS)
    if len(seeks) > MOST_TOPICS:
        errors[Field.SEEKS_TYPED] = t("Keep it to {most} things in all, picked and typed together.", most=MOST_TOPICS)
    for field in (Field.OFFERS_TYPED, Field.SEEKS_TYPED):
        if field not in errors and (asked := _did_you_mean(t, _typed(view, field, taxonomy), taxonomy)):
            errors[field] = asked
    if errors:
        raise Invalid(errors)
    return {"offers": [_kept(each) for each in offers], "seeks": [_kept(each) for each in seeks]}


def topics_so_far(view: View, taxonomy: Taxonomy) -> dict[str, list[str]]:
    """What step 1 holds at this moment, complete or not."""
    offers = _topics(view, Field.OFFERS, Field.OFFERS_TYPED, taxonomy)
    seeks = _topics(view, Field.SEEKS, Field.SEEKS_TYPED, taxonomy)
    return {"offers": [_kept(each) for each in offers], "seeks": [_kept(each) for each in seeks]}


def work(t: Texts, view: View) -> dict[str, Any]:
    """Step 2 of a profile: level, department, languages, hours. Raises Invalid."""
    errors = too_long(t, view, MOST_DEPARTMENT, Field.DEPARTMENT)
    level, hours = chosen(view, Field.LEVEL), chosen(view, Field.HOURS)
    languages = chosen(view, Field.LANGUAGES) or []
    if level not in {str(int(each)) for each in Level}:
        errors[Field.LEVEL] = t("Choose the line that fits best.")
    if not languages:
        errors[Field.LANGUAGES] = t("Choose at least one language, so that you and your partner can talk.")
    if _hours(hours) is None:
        errors[Field.HOURS] = t("Choose your working hours.")
    if errors:
        raise Invalid(errors)
    return {
        "level": int(level),
        "department": text(view, Field.DEPARTMENT),
        "languages": list(languages),
        "hours": hours,
    }


def wishes(t: Texts, view: View, draft: Mapping[str, Any], member: MemberId) -> Profile:
    """Step 3 of a profile, with the two before it. Raises Invalid."""
    days = [int(each) for each in chosen(view, Field.DAYS) or [] if str(each) in "0123456"]
    never = frozenset(MemberId(each) for each in chosen(view, Field.NEVER) or [])
    reports_to = tuple(MemberId(each) for each in chosen(view, Field.REPORTS_TO) or [])
    errors = too_long(t, view, MOST_TYPED, Field.OFF_LIMITS)
    if not days:
        errors[Field.DAYS] = t("Choose at least one working day.")
    if member in never:
        errors[Field.NEVER] = t("Choose other people, or nobody: this is you.")
    if member in reports_to:
        errors[Field.REPORTS_TO] = t("Choose your manager, or nobody: this is you.")
    if not draft.keys() >= {"offers", "seeks", "level", "department", "languages", "hours"}:
        errors[Field.DAYS] = t("The steps before this one got lost. Please close this and begin again.")
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
        between_us=frozenset(map(str, draft.get("between", ()))) & {*draft["offers"], *draft["seeks"]},
    )


def day_in(typed: str, after: date) -> date | None:
    """The day that somebody typed, such as 2027-02-10; None when there is none, or when it has passed."""
    found = re.search(r"\b\d{4}-\d{2}-\d{2}\b", typed, re.ASCII)
    try:
        day = date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None
    return day if day and day > after else None


def until(t: Texts, view: View) -> date:
    """The day a pause ends. Raises Invalid."""
    found = chosen_day(view, Field.UNTIL)
    if found is None:
        raise Invalid({Field.UNTIL: t("Choose the day on which you’re back.")})
    return found


def _did_you_mean(t: Texts, typed: Iterable[str], taxonomy: Taxonomy) -> str:
    """The question about the first word that may mean something else; quotation marks keep it as it is."""
    for topic in typed:
        choices = taxonomy.worth_asking(topic) if _kept(topic) == topic else ()
        if choices:
            return t(
                "{topic}: did you mean {choices}? Write the one you mean, or put it in quotation marks to keep it.",
                topic=topic,
                choices=t(" or ").join(choice.label_in(t.language) for choice in choices),
            )
    return ""


def _kept(topic: str) -> str:
    """A topic without the quotation marks that keep it as it is."""
    return topic[1:-1].strip() or topic if len(topic) > 2 and topic[0] in _QUOTES and topic[-1] in _QUOTES else topic


def _topics(view: View, picked: Field, typed: Field, taxonomy: Taxonomy) -> list[str]:
    named = [taxonomy.resolve(each) or each for each in _typed(view, typed, taxonomy)]
    known = [each for each in chosen(view, picked) or [] if each in taxonomy.by_id]
    return list(dict.fromkeys([*known, *named]))


def _typed(view: View, field: Field, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The topics of a list as they were typed; only these are asked about, for what was picked is sure."""
    own, _ = topic_lists.topics(text(view, field), taxonomy.knows)
    return tuple(own)


def _hours(value: Any) -> Hours | None:
    try:
        start, end = (time.fromisoformat(each) for each in str(value).split("-"))
    except ValueError:
        return None
    return Hours(start=start, end=end) if start != end else None
