"""A time for a session, as its people find it, pick it, move it and are reminded of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from babel.dates import format_date

from handlers.blocks import calendar_links
from handlers.blocks.block_kit import Block, Message, actions, button, context, link, message, section
from handlers.blocks.formatting import clock, in_minutes, people, person, when, zone_name
from handlers.ids import Action, pack
from handlers.texts import Texts
from mentoring.model import (
    Booking,
    MemberId,
    MentoringSession,
    MentorshipId,
    ProposedTime,
    SessionId,
)
from mentoring.nudges.kinds.time_booked import TimeBooked
from mentoring.nudges.kinds.time_called_off import TimeCalledOff
from mentoring.nudges.kinds.time_proposed import TimeProposed
from mentoring.nudges.kinds.time_reminder import MINUTES_BEFORE, TimeReminder
from mentoring.programme.bookings import BookingView
from mentoring.scheduling.booking import BookingOutcome, writer
from mentoring.timeline import zone

Zones = Mapping[MemberId, str]


def find_a_time(t: Texts, said: str, session: SessionId | None, mentorship: MentorshipId | None = None) -> Block:
    """A line about when to meet, with the way to a time beside it: for a session, or a mentorship's next one."""
    return section(said, _find(t, session, mentorship), block_id="find-a-time")


def on_agenda(
    t: Texts,
    session: MentoringSession,
    members: Sequence[MemberId],
    booked: datetime | None,
) -> Block:
    """The agenda's line about when they meet, and who suggests a time first."""
    if booked is not None:
        said = t("*When?* {time}", time=when(t, booked))
        return section(said, button(t("Move it"), Action.TIME, pack(session.id)), block_id="find-a-time")
    return find_a_time(t, t("*When?* {first}", first=first_to_write(t, members, session.number)), session.id)


def first_to_write(t: Texts, members: Sequence[MemberId], number: int) -> str:
    """Whose turn it is to suggest a time for the session of that number."""
    return t("{who} suggests a time first.", who=person(writer(members, number)))


def on_home(t: Texts, session: MentoringSession, booking: Booking | None) -> Block:
    """App Home's line about the time of the next session: agreed, suggested, or to be found."""
    if booking is not None and booking.booked is not None:
        said = t("*Session {number}:* {time}", number=session.number, time=when(t, booking.booked))
        return can_move(t, said, session)
    if booking is not None and booking.proposed and booking.proposed_by:
        said = t("*{who} suggests times* for session {number}.", who=person(booking.proposed_by), number=session.number)
        return section(said, button(t("See the times"), Action.TIME, pack(session.id)))
    return section(t("Session {number} has no time yet.", number=session.number), _find(t, session.id, None))


def can_move(t: Texts, said: str, session: MentoringSession) -> Block:
    """A line about a session whose time is agreed, with the way to another beside it."""
    return section(said, button(t("Move or cancel"), Action.TIME, pack(session.id)))


def proposal(t: Texts, content: TimeProposed) -> Message:
    """To the pair: times to pick from."""
    return _proposal(t, content.session, content.booking, content.mentorship.members, content.zones)


def booked(t: Texts, content: TimeBooked) -> Message:
    """To the pair: the session has a time."""
    at, number = agreed(content.booking), content.session.number
    head = t("*Session {number} is booked: {time}.*", number=number, time=when(t, at))
    said = [t("*Session {number} has moved to {time}.*", number=number, time=when(t, at)), _old_entry(t)]
    length = timedelta(minutes=content.cohort.minutes)
    blocks = [section(" ".join(said) if content.moved else head), *in_zones(t, at, content.zones)]
    return message(
        *blocks, calendar_buttons(t, content.session, at, length), _change(t, content.session, content.booking)
    )


def called_off(t: Texts, content: TimeCalledOff) -> Message:
    """To those who were to meet: they do not."""
    at = agreed(content.booking)
    head = t("*Cancelled: session {number}, {time}.*", number=content.session.number, time=when(t, at))
    own = [button(t("Take it out of my calendar"), Action.CALENDAR, content.session.id)]
    if content.goes_on:
        own.insert(0, _find(t, content.session.id, None))
    return message(section(f"{head} {_old_entry(t)}"), actions(*own))


def reminder(t: Texts, content: TimeReminder) -> Message:
    """To the pair: the day before, or ten minutes before."""
    at, number = agreed(content.booking), content.session.number
    if content.soon:
        minutes = in_minutes(MINUTES_BEFORE)
        head = t.n(
            "*Session {number} begins in {minutes} minute.*",
            "*Session {number} begins in {minutes} minutes.*",
            minutes,
            number=number,
            minutes=minutes,
        )
    else:
        head = t("*Session {number} comes next: {time}.*", number=number, time=when(t, at))
    own = [button(t("See the agenda"), Action.AGENDA, content.session.id)]
    if content.channel is not None:
        to = calendar_links.huddle(content.workspace, content.channel)
        own.insert(0, link(t("Join huddle"), Action.TO_HUDDLE, to))
    own.append(button(t("Move it"), Action.TIME, pack(content.session.id)))
    if not content.soon:
        own.append(cancel_button(t, content.session, content.booking))
    zones = () if content.soon else in_zones(t, at, content.zones)
    return message(section(head), *zones, actions(*own))


def proposal_now(t: Texts, view: BookingView) -> Message:
    """In the place of a message with times, once somebody pressed one: what is true now."""
    if view.booking.still_proposed(view.now):
        return _proposal(t, view.session, view.booking, view.mentorship.members, view.zones)
    return time_settled(t, view)


def time_settled(t: Texts, view: BookingView) -> Message:
    """In the place of a message with times that are not to be picked any more, for everybody who reads it."""
    if view.booking.still_proposed(view.now) or view.booking.is_ahead(view.now):
        return message(section(where_it_stands(t, replace(view, member=MemberId("")))))
    return message(section(t("*Session {number} has no time yet.*", number=view.session.number)))


def time_now(t: Texts, view: BookingView) -> Message:
    """To whoever pressed a button that changed nothing: why, and what is true now."""
    return message(section(" ".join(filter(None, [what_came_of_it(t, view), where_it_stands(t, view)]))))


def _find(t: Texts, session: SessionId | None, mentorship: MentorshipId | None) -> Block:
    return button(t("Find a time"), Action.TIME, pack(session or "", mentorship or ""))


def _proposal(
    t: Texts, session: MentoringSession, booking: Booking, members: Sequence[MemberId], zones: Zones
) -> Message:
    """Times with a button beside each; who has picked what, where three must agree."""
    who = person(booking.proposed_by or members[0])
    head = t("*{who} suggests a time for session {number}.* Pick one:", who=who, number=session.number)
    if booking.booked is not None:
        head = t(
            "*{who} would like to move session {number}.* Until you pick another time, {time} stands.",
            who=who,
            number=session.number,
            time=when(t, booking.booked),
        )
    blocks = [section(head)]
    blocks += [pickable_time(t, session, booking, each, zones) for each in booking.proposed]
    return message(*blocks, actions(button(t("None of these"), Action.TIME, pack(session.id))))


def pickable_time(t: Texts, session: MentoringSession, booking: Booking, proposed: ProposedTime, zones: Zones) -> Block:
    """A suggested time, with the button that takes it."""
    at = int(proposed.starts_at.timestamp())
    pick = button(t("This suits me"), Action.PICK_TIME, pack(session.id, booking.round, at))
    return section(time_line(t, proposed, booking.proposed_by, zones), pick, block_id=f"time-{at}")


def time_line(t: Texts, proposed: ProposedTime, by: MemberId | None, zones: Zones) -> str:
    """A time, with whose hours it is outside of, and whom it suits besides who suggested it."""
    lines = [when(t, proposed.starts_at), *times_there(t, proposed.starts_at, zones)]
    if proposed.outside:
        lines.append(t("Outside {people}’s working hours", people=people(t, proposed.outside)))
    if picked := [each for each in proposed.suits if each != by]:
        lines.append(t("Suits {people}", people=people(t, picked)))
    return "\n".join(lines)


def where_it_stands(t: Texts, view: BookingView) -> str:
    """What is true of the session's time now."""
    booking, number = view.booking, view.session.number
    if booking.still_proposed(view.now) and booking.proposed_by:
        others = [each for each in view.mentorship.members if each != booking.proposed_by]
        if view.member == booking.proposed_by:
            return t(
                "*You suggested times for session {number}.* Now it’s up to {people}.",
                number=number,
                people=people(t, others),
            )
        return t("*{who} suggests times for session {number}.*", who=person(booking.proposed_by), number=number)
    if booking.is_ahead(view.now):
        return t("*Session {number} is booked: {time}.*", number=number, time=when(t, agreed(booking)))
    if view.writes_first == view.member:
        return t("*Session {number} has no time yet.* You write first this time.", number=number)
    first = person(view.writes_first)
    return t(
        "*Session {number} has no time yet.* {who} writes first this time; you may, too.", number=number, who=first
    )


def what_came_of_it(t: Texts, view: BookingView) -> str:
    """What came of what somebody pressed; nothing where what is true says it."""
    if view.outcome is BookingOutcome.OUTDATED:
        return t("That has changed in the meantime, so I left things as they are.")
    if view.outcome is BookingOutcome.OWN and view.booking.proposed_by != view.member:
        return t("You said so already.")
    if view.outcome is BookingOutcome.COUNTED:
        return t("Noted.")
    if view.outcome is BookingOutcome.CALLED_OFF:
        return t("Cancelled. I’ve told {people}.", people=people(t, view.partners))
    return ""


def in_zones(t: Texts, at: datetime, zones: Zones) -> tuple[Block, ...]:
    """The time on each person's own clock, where clocks differ."""
    return tuple(context(line) for line in times_there(t, at, zones))


def times_there(t: Texts, at: datetime, zones: Zones, reader: MemberId | None = None) -> tuple[str, ...]:
    """The same time on everybody's clock but the reader's, which Slack shows; nothing where clocks agree."""
    if len({at.astimezone(zone(tz)).utcoffset() for tz in zones.values()}) < 2:
        return ()
    return (" · ".join(f"{person(each)} {local_time(t, at, tz)}" for each, tz in zones.items() if each != reader),)


def local_time(t: Texts, at: datetime, tz: str) -> str:
    """A time on the clock of a zone, which it names."""
    local = at.astimezone(zone(tz))
    # Translators: a weekday in CLDR's pattern letters.
    weekday = format_date(local.date(), t("EEE"), t.language)
    return t("{day} {time} ({zone})", day=weekday, time=clock(local.time()), zone=zone_name(t, tz))


def calendar_buttons(t: Texts, session: MentoringSession, at: datetime, length: timedelta, *more: Block) -> Block:
    """Ways to put a time into a calendar."""
    title = t("Mentoring session {number}", number=session.number)
    return actions(
        button(t("Calendar file"), Action.CALENDAR, session.id),
        link(t("Google Calendar"), Action.TO_GOOGLE, calendar_links.google(title, at, length)),
        link(t("Outlook"), Action.TO_OUTLOOK, calendar_links.outlook(title, at, length)),
        *more,
    )


def _change(t: Texts, session: MentoringSession, booking: Booking) -> Block:
    return actions(button(t("Move it"), Action.TIME, pack(session.id)), cancel_button(t, session, booking))


def cancel_button(t: Texts, session: MentoringSession, booking: Booking) -> Block:
    """*Cancel this time*."""
    return button(t("Cancel this time"), Action.CALL_OFF, pack(session.id, booking.sequence))


def _old_entry(t: Texts) -> str:
    """To whoever used a link: nothing of ours can change that entry."""
    return t("If you used a calendar link, delete that entry; a calendar file updates by opening the new one.")


def agreed(booking: Booking) -> datetime:
    """The time of a booking that has one, called off or not."""
    if booking.starts_at is None:
        raise ValueError(f"session {booking.session} has no time")
    return booking.starts_at
