"""*Find a time*: the form with what is agreed or suggested, and with times to suggest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from handlers.blocks.block_kit import Block, View, actions, button, modal, section
from handlers.blocks.booking import (
    agreed,
    calendar_buttons,
    cancel_button,
    in_zones,
    pickable_time,
    time_line,
    times_there,
    what_came_of_it,
    where_it_stands,
)
from handlers.blocks.formatting import people, person, when, zone_name
from handlers.blocks.inputs import field, pick_day, pick_time
from handlers.ids import Action, Callback, Field, pack
from handlers.texts import Texts
from mentoring.programme.bookings import BookingView
from mentoring.scheduling.booking import BookingOutcome
from mentoring.scheduling.slots import MeetingSlot
from mentoring.timeline import zone

AND = ","
"""Between the times that a form carries."""


def time_form(t: Texts, view: BookingView) -> View:
    """*Find a time*: what is agreed or suggested already, and times to suggest."""
    said = " ".join(filter(None, [what_came_of_it(t, view), where_it_stands(t, view)]))
    blocks = [section(said), *_standing(t, view)]
    done = view.outcome in (BookingOutcome.PROPOSED, BookingOutcome.CALLED_OFF, BookingOutcome.BOOKED)
    offered = () if done else view.choice.slots
    if not done:
        blocks += _offers(t, view)
    times = AND.join(str(int(slot.starts_at.timestamp())) for slot in offered)
    return modal(
        Callback.TIME,
        t("Find a time"),
        *blocks,
        submit=t("Suggest these") if offered else None,
        close=t("Close"),
        metadata=pack(view.session.id, view.booking.round, times),
    )


def own_time_form(t: Texts, view: BookingView) -> View:
    """*Propose my own*."""
    tz = view.zones[view.member]
    first = next(iter(view.choice.slots), None)
    local = first.starts_at.astimezone(zone(tz)) if first else None
    said = t(
        "When would you like to meet {partners} for session {number}?",
        partners=people(t, view.partners),
        number=view.session.number,
    )
    return modal(
        Callback.OWN_TIME,
        t("Propose my own"),
        section(said),
        field(t("Day"), Field.DAY, pick_day(local.date() if local else None)),
        field(
            t("Time"),
            Field.TIME,
            pick_time(local.time() if local else None),
            hint=t("In your time zone, {tz}.", tz=zone_name(t, tz)),
        ),
        submit=t("Suggest it"),
        close=t("Back"),
        metadata=pack(view.session.id, view.booking.round),
    )


def _standing(t: Texts, view: BookingView) -> list[Block]:
    """What can be done about what is agreed or suggested already."""
    booking, blocks = view.booking, list[Block]()
    if booking.is_ahead(view.now):
        length = timedelta(minutes=view.cohort.minutes)
        blocks += in_zones(t, agreed(booking), view.zones)
        blocks.append(
            calendar_buttons(t, view.session, agreed(booking), length, cancel_button(t, view.session, booking))
        )
    for each in booking.still_proposed(view.now):
        if view.member in each.suits:
            blocks.append(section(time_line(t, each, booking.proposed_by, view.zones)))
        else:
            blocks.append(pickable_time(t, view.session, booking, each, view.zones))
    return blocks


def _offers(t: Texts, view: BookingView) -> Iterable[Block]:
    """Times to suggest, and the ways to others."""
    slots = view.choice.slots
    if slots:
        lines = [_offered(t, slot, view) for slot in slots]
        yield section("\n".join([_over_offers(t, view), *(f"• {line}" for line in lines)]))
    else:
        yield section(
            t("You share no working hour in these weeks, so I have no time to offer. Propose one of your own.")
        )
    own = [button(t("Propose my own"), Action.OWN_TIME, pack(view.session.id))]
    own.append(button(t("Use my calendar"), Action.MY_CALENDAR))
    if view.choice.more:
        own.insert(0, button(t("Other times"), Action.OTHER_TIMES, pack(view.session.id, view.page + 1)))
    yield actions(*own)


def _over_offers(t: Texts, view: BookingView) -> str:
    if not view.choice.in_common:
        return t("*No time suits all three of you.* These come closest:")
    if view.booking.still_proposed(view.now):
        return t("*None of these? Suggest others:*")
    if view.booking.is_ahead(view.now):
        return t("*To move it, suggest another time:*")
    return t("*Times that work for all of you*") if len(view.zones) > 2 else t("*Times that work for both of you*")


def _offered(t: Texts, slot: MeetingSlot, view: BookingView) -> str:
    """One time on one line: on the reader's clock, on the others' where those differ, and what is awkward about it."""
    said = [when(t, slot.starts_at), *times_there(t, slot.starts_at, view.zones, reader=view.member)]
    if slot.outside is not None:
        said.append(t("outside {people}’s working hours", people=person(slot.outside)))
    return " · ".join(said)
