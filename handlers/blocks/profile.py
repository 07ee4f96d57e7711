"""The profile, in three short steps: what people give and get, who they are at work, what they wish."""

from __future__ import annotations

from handlers.blocks.block_kit import Block, View, modal, section
from handlers.blocks.inputs import field, option, pick_boxes, pick_grouped, pick_many, pick_one, pick_people, write
from handlers.ids import Callback, Field
from mentoring.model import Hours, Level, Profile, Weekday
from mentoring.taxonomy import Taxonomy

MOST_TOPICS = 6
MOST_TYPED = 120
MOST_DEPARTMENT = 60
MOST_PEOPLE = 10

LEVELS = {
    Level.STARTING: "Starting out (trainee, apprentice, graduate)",
    Level.PRACTISING: "Practising (a few years in)",
    Level.EXPERIENCED: "Experienced (specialist, senior practitioner)",
    Level.LEADING: "Leading a team",
    Level.DIRECTING: "Leading several teams",
    Level.EXECUTIVE: "Leading the organisation",
}

LANGUAGES = {
    "en": "English",
    "ar": "Arabic",
    "bn": "Bengali",
    "zh": "Chinese",
    "cs": "Czech",
    "nl": "Dutch",
    "fr": "French",
    "de": "German",
    "el": "Greek",
    "gu": "Gujarati",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "pl": "Polish",
    "pt": "Portuguese",
    "pa": "Punjabi",
    "ro": "Romanian",
    "ru": "Russian",
    "so": "Somali",
    "es": "Spanish",
    "sv": "Swedish",
    "tl": "Tagalog",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "cy": "Welsh",
}

DAYS = {day_: day_.name.capitalize() for day_ in Weekday}

USUAL_STARTS = {8: range(6, 24), 9: range(7, 12), 12: (7, 8, 19, 20), 4: (8, 9, 10, 12, 13, 14, 17)}
"""How many hours a working day may have, the commonest first, and at which hours such a day begins."""


def hours_value(hours: Hours) -> str:
    """Working hours as an option's value."""
    return f"{hours.start:%H:%M}-{hours.end:%H:%M}"


def hour_options(own: Hours | None) -> list[Block]:
    """Usual working hours, day and night, part-time too; a person's own come first."""
    spans = [(start, (start + length) % 24) for length, starts in USUAL_STARTS.items() for start in starts]
    values = [f"{start:02}:00-{end:02}:00" for start, end in spans]
    if own is not None and hours_value(own) not in values:
        values.insert(0, hours_value(own))
    return [option(value.replace("-", " to "), value) for value in values]


def topics_step(profile: Profile | None, taxonomy: Taxonomy, metadata: str) -> View:
    """Step 1: what I can offer and what I seek."""
    offers = [offer.topic for offer in profile.offers] if profile else []
    seeks = list(profile.seeks) if profile else []
    groups = {name: [option(topic.label, topic.id) for topic in topics] for name, topics in taxonomy.groups.items()}
    return modal(
        Callback.PROFILE_TOPICS,
        "Your profile",
        section("*Step 1 of 3: what you give and what you get.* Both count the same. Your partner will see this step."),
        field(
            "What I can offer",
            Field.OFFERS,
            pick_grouped(groups, offers, MOST_TOPICS, "Up to six"),
            optional=True,
            hint="Things you could help somebody with, at any level.",
        ),
        _typed("Something else I can offer", Field.OFFERS_TYPED, offers, taxonomy),
        field(
            "What I would like to learn",
            Field.SEEKS,
            pick_grouped(groups, seeks, MOST_TOPICS, "Most wanted first, up to six"),
            optional=True,
            hint="The first one you pick counts most.",
        ),
        _typed("Something else I would like to learn", Field.SEEKS_TYPED, seeks, taxonomy),
        submit="Next",
        close="Cancel",
        metadata=metadata,
    )


def work_step(profile: Profile | None, metadata: str) -> View:
    """Step 2: level, department, languages and hours."""
    own = profile.hours if profile else None
    return modal(
        Callback.PROFILE_WORK,
        "Your profile",
        section("*Step 2 of 3: you at work.* This helps to find somebody whom you can meet."),
        field(
            "Where I am at work",
            Field.LEVEL,
            pick_one(
                [option(label, str(int(level))) for level, label in LEVELS.items()],
                str(int(profile.level)) if profile else None,
            ),
            hint="Used to pair people who see the organisation from different places. Never shown.",
        ),
        field(
            "My department",
            Field.DEPARTMENT,
            write(profile.department if profile else "", most=MOST_DEPARTMENT, placeholder="For example: Finance"),
            optional=True,
        ),
        field(
            "Languages I can talk in",
            Field.LANGUAGES,
            pick_many(
                [option(label, code) for code, label in LANGUAGES.items()],
                profile.languages if profile else ("en",),
                5,
                "At least one",
            ),
        ),
        field(
            "My working hours",
            Field.HOURS,
            pick_one(hour_options(own), hours_value(own or Hours())),
            hint="In the time zone that you have set in Slack. I write to you only within these.",
        ),
        submit="Next",
        close="Back",
        metadata=metadata,
    )


def wishes_step(profile: Profile | None, metadata: str) -> View:
    """Step 3: days, and what is private."""
    return modal(
        Callback.PROFILE_WISHES,
        "Your profile",
        section("*Step 3 of 3: wishes.* The last three are private: neither your partner nor the organiser sees them."),
        field(
            "My working days",
            Field.DAYS,
            pick_boxes(
                [option(name, str(int(day_))) for day_, name in DAYS.items()],
                [str(int(day_)) for day_ in (profile.days if profile else range(5))],
            ),
        ),
        field(
            "My manager, and their manager (private)",
            Field.REPORTS_TO,
            pick_people(profile.reports_to if profile else (), 2, "Nobody"),
            optional=True,
            hint="You are never paired within your own reporting line.",
        ),
        field(
            "People not to pair me with (private)",
            Field.NEVER,
            pick_people(sorted(profile.never) if profile else (), MOST_PEOPLE, "Nobody"),
            optional=True,
            hint="No reason needed, and they are not told.",
        ),
        field(
            "Topics I would rather not be asked about (private)",
            Field.OFF_LIMITS,
            write(", ".join(profile.off_limits) if profile else "", most=MOST_TYPED),
            optional=True,
            hint="Separated by commas.",
        ),
        submit="Save",
        close="Back",
        metadata=metadata,
    )


def _typed(label: str, name: Field, topics: list[str], taxonomy: Taxonomy) -> Block:
    """The topics that somebody put in their own words, and room for more."""
    # Quotation marks keep a word that was asked about once from being asked about again.
    own = ", ".join(
        f"“{topic}”" if taxonomy.worth_asking(topic) else topic for topic in topics if taxonomy.resolve(topic) is None
    )
    return field(label, name, write(own, most=MOST_TYPED, placeholder="In your own words"), optional=True)
