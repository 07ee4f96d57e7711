"""The profile, in three short steps: what people give and get, who they are at work, what they wish."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from handlers.blocks.block_kit import Block, View, actions, button, context, modal, section
from handlers.blocks.formatting import escape, in_words, listed
from handlers.blocks.inputs import (
    SOMETHING_ELSE,
    field,
    option,
    pick_boxes,
    pick_grouped,
    pick_many,
    pick_one,
    pick_people,
    something_else,
    write,
)
from handlers.ids import Action, Callback, Field
from handlers.texts import Msg, Texts, msg
from mentoring.languages import COMMON, language_name
from mentoring.model import Hours, Level, Profile, Weekday
from mentoring.taxonomy import Taxonomy

MOST_TOPICS = 6
MOST_TYPED = 120
MOST_DEPARTMENT = 60
MOST_PEOPLE = 10

LEVELS: Mapping[Level, Msg] = {
    Level.STARTING: msg("Starting out (trainee, apprentice, graduate)"),
    Level.PRACTISING: msg("Practising (a few years in)"),
    Level.EXPERIENCED: msg("Experienced (specialist, senior practitioner)"),
    Level.LEADING: msg("Leading a team"),
    Level.DIRECTING: msg("Leading several teams"),
    Level.EXECUTIVE: msg("Leading the organisation"),
}

DAYS: Mapping[Weekday, Msg] = {
    Weekday.MONDAY: msg("Monday"),
    Weekday.TUESDAY: msg("Tuesday"),
    Weekday.WEDNESDAY: msg("Wednesday"),
    Weekday.THURSDAY: msg("Thursday"),
    Weekday.FRIDAY: msg("Friday"),
    Weekday.SATURDAY: msg("Saturday"),
    Weekday.SUNDAY: msg("Sunday"),
}

USUAL_STARTS = {8: range(6, 24), 9: range(7, 12), 12: (7, 8, 19, 20), 4: (8, 9, 10, 12, 13, 14, 17)}
"""How many hours a working day may have, the commonest first, and at which hours such a day begins."""


def hours_value(hours: Hours) -> str:
    """Working hours as an option's value."""
    return f"{hours.start:%H:%M}-{hours.end:%H:%M}"


def hour_options(t: Texts, own: Hours | None) -> list[Block]:
    """Usual working hours, day and night, part-time too; a person's own come first."""
    spans = [(start, (start + length) % 24) for length, starts in USUAL_STARTS.items() for start in starts]
    values = [f"{start:02}:00-{end:02}:00" for start, end in spans]
    if own is not None and hours_value(own) not in values:
        values.insert(0, hours_value(own))
    return [_from_to(t, value) for value in values]


def _from_to(t: Texts, value: str) -> Block:
    start, _, end = value.partition("-")
    return option(t("{start} to {end}", start=start, end=end), value)


def topics_step(t: Texts, profile: Profile | None, taxonomy: Taxonomy, metadata: str) -> View:
    """Step 1: what I can offer and what I seek."""
    offers = [offer.topic for offer in profile.offers] if profile else []
    seeks = list(profile.seeks) if profile else []
    groups = {
        topics[0].group_in(t.language): [option(topic.label_in(t.language), topic.id) for topic in topics]
        for topics in taxonomy.groups.values()
    }
    groups[t("Not in this list")] = [something_else(t)]
    most = in_words(t, MOST_TOPICS)
    return modal(
        Callback.PROFILE_TOPICS,
        t("Your profile"),
        section(
            t(
                "*Step 1 of 3: what you give and what you get.* Both count the same. Your partner will see "
                "this step. Organisers see the topics that fit your partner’s. Of a life experience (such as "
                "a disability), and of what you keep between you two, they only see that there’s one topic "
                "more."
            )
        ),
        field(
            t("What I can offer"),
            Field.OFFERS,
            pick_grouped(groups, _picked(offers, taxonomy), MOST_TOPICS, t("Up to {number}", number=most)),
            hint=t(
                "Things you could help somebody with. Nothing fits? Choose “Something else”, at the end of the list."
            ),
        ),
        _typed(t, t("Something else I can offer"), Field.OFFERS_TYPED, offers, taxonomy),
        field(
            t("What I would like to learn"),
            Field.SEEKS,
            pick_grouped(
                groups, _picked(seeks, taxonomy), MOST_TOPICS, t("Most wanted first, up to {number}", number=most)
            ),
            hint=t("The first one you pick counts most."),
        ),
        _typed(t, t("Something else I would like to learn"), Field.SEEKS_TYPED, seeks, taxonomy),
        *_kept_between(t, profile, taxonomy),
        submit=t("Next"),
        close=t("Cancel"),
        metadata=metadata,
    )


def _picked(topics: Sequence[str], taxonomy: Taxonomy) -> Sequence[str]:
    """What is chosen in the list; where all is typed, the option that says so."""
    return topics if not topics or any(topic in taxonomy.by_id for topic in topics) else [SOMETHING_ELSE]


def _kept_between(t: Texts, profile: Profile | None, taxonomy: Taxonomy) -> list[Block]:
    """Which topics their partner alone will read, and the way to choose them."""
    kept = sorted(taxonomy.label(topic, t.language) for topic in profile.between_us) if profile else []
    said = [context(t("Only your partner reads: {topics}.", topics=escape(listed(t, kept))))] if kept else []
    return [*said, actions(button(t("Keep a topic between us two"), Action.BETWEEN_US))]


def between_form(t: Texts, topics: Sequence[str], kept: Collection[str], taxonomy: Taxonomy, metadata: str) -> View:
    """Which of their topics their partner alone reads; what a life taught somebody always is."""
    lived = [taxonomy.label(topic, t.language) for topic in topics if taxonomy.is_lived(topic)]
    always = [section(t("Kept in any case: {topics}.", topics=escape(listed(t, lived))))] if lived else []
    options = [option(taxonomy.label(topic, t.language), topic) for topic in topics if not taxonomy.is_lived(topic)]
    if not options:
        said = t("Choose or type your topics first; then come back here.")
        shown = always or [section(said)]
        return modal(Callback.INFORMATION, t("Between us two"), *shown, close=t("Back"))
    return modal(
        Callback.BETWEEN_US,
        t("Between us two"),
        section(t("*Your partner reads these, and nobody else.* Organisers read “a topic they keep between them”.")),
        *always,
        field(
            t("Topics to keep between us two"),
            Field.BETWEEN_US,
            pick_many(options, list(kept), len(options), t("None")),
            optional=True,
        ),
        submit=t("Keep"),
        close=t("Back"),
        metadata=metadata,
    )


def work_step(t: Texts, profile: Profile | None, metadata: str) -> View:
    """Step 2: level, department, languages and hours."""
    own = profile.hours if profile else None
    levels = [option(t(label), str(int(level))) for level, label in LEVELS.items()]
    return modal(
        Callback.PROFILE_WORK,
        t("Your profile"),
        section(t("*Step 2 of 3: you at work.* This helps to find somebody whom you can meet.")),
        field(
            t("Where I am at work"),
            Field.LEVEL,
            pick_one(t, levels, str(int(profile.level)) if profile else None),
            hint=t("Used to pair people who see the organisation from different places. Never shown."),
        ),
        field(
            t("My department"),
            Field.DEPARTMENT,
            write(
                profile.department if profile else "",
                most=MOST_DEPARTMENT,
                placeholder=t("For example: Finance"),
            ),
            optional=True,
        ),
        field(
            t("Languages I can talk in"),
            Field.LANGUAGES,
            pick_many(
                [option(language_name(code, t.language), code) for code in COMMON],
                profile.languages if profile else ("en",),
                5,
                t("At least one"),
            ),
        ),
        field(
            t("My working hours"),
            Field.HOURS,
            pick_one(t, hour_options(t, own), hours_value(own or Hours())),
            hint=t("In the time zone you’ve set in Slack. I only write to you within these."),
        ),
        submit=t("Next"),
        close=t("Back"),
        metadata=metadata,
    )


def wishes_step(t: Texts, profile: Profile | None, metadata: str) -> View:
    """Step 3: days, and what is private."""
    return modal(
        Callback.PROFILE_WISHES,
        t("Your profile"),
        section(
            t("*Step 3 of 3: wishes.* The last three are private: neither your partner nor the organiser sees them.")
        ),
        field(
            t("My working days"),
            Field.DAYS,
            pick_boxes(
                [option(t(name), str(int(day_))) for day_, name in DAYS.items()],
                [str(int(day_)) for day_ in (profile.days if profile else range(5))],
            ),
        ),
        field(
            t("My manager, and their manager (private)"),
            Field.REPORTS_TO,
            pick_people(profile.reports_to if profile else (), 2, t("Nobody")),
            optional=True,
            hint=t("You’re never paired within your own reporting line."),
        ),
        field(
            t("People not to pair me with (private)"),
            Field.NEVER,
            pick_people(sorted(profile.never) if profile else (), MOST_PEOPLE, t("Nobody")),
            optional=True,
            hint=t("No reason needed, and they’re not told."),
        ),
        field(
            t("Topics I would rather not be asked about (private)"),
            Field.OFF_LIMITS,
            write(", ".join(profile.off_limits) if profile else "", most=MOST_TYPED),
            optional=True,
            hint=t("Separated by commas."),
        ),
        submit=t("Save"),
        close=t("Back"),
        metadata=metadata,
    )


def _typed(t: Texts, label: str, name: Field, topics: list[str], taxonomy: Taxonomy) -> Block:
    """The topics that somebody put in their own words, and room for more."""
    # Quotation marks keep a word that was asked about once from being asked about again.
    own = ", ".join(
        f"“{topic}”" if taxonomy.worth_asking(topic) else topic for topic in topics if taxonomy.resolve(topic) is None
    )
    return field(label, name, write(own, most=MOST_TYPED, placeholder=t("In your own words")), optional=True)
