"""A time zone by the names that people use: of the zone, a city, a country, an abbreviation, Windows, or an offset."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from mentoring.topic_words import plain

_SHORT = {
    "gmt": "UTC", "utc": "UTC", "z": "UTC", "est": "America/New_York", "edt": "America/New_York",
    "et": "America/New_York", "cdt": "America/Chicago", "ct": "America/Chicago", "mst": "America/Denver",
    "mdt": "America/Denver", "mt": "America/Denver", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pt": "America/Los_Angeles", "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin",
    "eet": "Europe/Helsinki", "eest": "Europe/Helsinki", "wet": "Europe/Lisbon", "west": "Europe/Lisbon",
    "msk": "Europe/Moscow", "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong",
    "pkt": "Asia/Karachi", "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland", "aest": "Australia/Sydney",
    "aedt": "Australia/Sydney", "acst": "Australia/Adelaide", "awst": "Australia/Perth", "sast": "Africa/Johannesburg",
    "eat": "Africa/Nairobi", "wat": "Africa/Lagos", "brt": "America/Sao_Paulo", "art": "America/Argentina/Buenos_Aires",
    "hst": "Pacific/Honolulu", "akst": "America/Anchorage", "nst": "America/St_Johns", "gst": "Asia/Dubai",
}  # fmt: skip
AMBIGUOUS: Mapping[str, Mapping[str, str]] = {
    "ist": {"India": "Asia/Kolkata", "Ireland": "Europe/Dublin", "Israel": "Asia/Jerusalem"},
    "cst": {"North America, central": "America/Chicago", "China": "Asia/Shanghai", "Cuba": "America/Havana"},
    "bst": {"Britain": "Europe/London", "Bangladesh": "Asia/Dhaka"},
    "ast": {"North America, Atlantic": "America/Halifax", "Arabia": "Asia/Riyadh"},
    "ect": {"Ecuador": "America/Guayaquil", "Central Europe": "Europe/Paris"},
    "sst": {"Samoa": "Pacific/Pago_Pago", "Singapore": "Asia/Singapore"},
    "birmingham": {"England": "Europe/London", "Alabama": "America/Chicago"},
    "cambridge": {"England": "Europe/London", "Massachusetts": "America/New_York"},
    "usa": {"east": "America/New_York", "middle": "America/Chicago", "mountains": "America/Denver",
            "west": "America/Los_Angeles"},
    "canada": {"east": "America/Toronto", "prairies": "America/Winnipeg", "west": "America/Vancouver"},
    "australia": {"Sydney": "Australia/Sydney", "Perth": "Australia/Perth", "Brisbane": "Australia/Brisbane"},
}  # fmt: skip
_ALSO_AMBIGUOUS = {"us": "usa", "united states": "usa", "america": "usa", "united states of america": "usa"}
"""Abbreviations that stand for one zone, and those of which only the person knows which is meant."""

_PLACES = {
    "Europe/London": "uk, united kingdom, england, scotland, wales, great britain, britain, manchester, leeds, liverpool,"
    " bristol, edinburgh, glasgow, cardiff, sheffield, oxford, newcastle, nottingham, reading, gmt standard time",
    "Europe/Dublin": "ireland, cork, galway",
    "Europe/Berlin": "germany, deutschland, munich, munchen, hamburg, frankfurt, cologne, koln, stuttgart, dusseldorf,"
    " leipzig, dresden, hannover, nuremberg, bonn, w europe standard time",
    "Europe/Vienna": "austria, osterreich, wien, graz, salzburg, linz",
    "Europe/Zurich": "switzerland, schweiz, suisse, geneva, genf, geneve, basel, bern, lausanne, zuerich",
    "Europe/Paris": "france, lyon, marseille, toulouse, lille, bordeaux, nice, nantes, romance standard time",
    "Europe/Madrid": "spain, espana, barcelona, valencia, seville, bilbao",
    "Europe/Rome": "italy, italia, milan, milano, roma, turin, torino, naples, florence, bologna",
    "Europe/Lisbon": "portugal, lisboa, porto",
    "Europe/Amsterdam": "netherlands, the netherlands, nederland, holland, rotterdam, utrecht, the hague, eindhoven",
    "Europe/Brussels": "belgium, antwerp, ghent, bruxelles",
    "Europe/Warsaw": "poland, krakow, cracow, gdansk, wroclaw, poznan, warszawa",
    "Europe/Prague": "czechia, czech republic, brno, praha",
    "Europe/Stockholm": "sweden, gothenburg, malmo", "Europe/Copenhagen": "denmark, aarhus", "Europe/Oslo": "norway, bergen",
    "Europe/Helsinki": "finland, fle standard time", "Europe/Athens": "greece, gtb standard time",
    "Europe/Bucharest": "romania, cluj", "Europe/Budapest": "hungary, central europe standard time",
    "Europe/Kyiv": "ukraine, kiev, lviv", "Europe/Istanbul": "turkey, turkiye, ankara, izmir",
    "America/New_York": "eastern time, eastern standard time, eastern time us canada, boston, washington, washington dc,"
    " atlanta, miami, philadelphia, nyc, orlando, charlotte, pittsburgh, baltimore",
    "America/Chicago": "central time, central time us canada, dallas, houston, austin, minneapolis, st louis, nashville,"
    " new orleans, milwaukee, kansas city, san antonio, central standard time",
    "America/Denver": "mountain time, mountain standard time, salt lake city", "America/Phoenix": "arizona, tucson",
    "America/Los_Angeles": "pacific time, pacific time us canada, pacific standard time, san francisco, seattle, portland,"
    " san diego, san jose, la, las vegas, sacramento, california",
    "America/Toronto": "ottawa, montreal, quebec", "America/Edmonton": "calgary", "America/Mexico_City": "mexico",
    "America/Sao_Paulo": "brazil, brasil, rio de janeiro, brasilia", "America/Bogota": "colombia, medellin",
    "America/Argentina/Buenos_Aires": "argentina", "America/Santiago": "chile", "America/Lima": "peru",
    "Asia/Kolkata": "india, mumbai, bombay, delhi, new delhi, bangalore, bengaluru, hyderabad, chennai, pune, calcutta,"
    " gurgaon, noida, india standard time",
    "Asia/Shanghai": "china, beijing, shenzhen, guangzhou, china standard time", "Asia/Tokyo": "japan, osaka, kyoto",
    "Asia/Seoul": "korea, south korea", "Asia/Jerusalem": "israel, tel aviv, israel standard time",
    "Asia/Dubai": "abu dhabi, uae, united arab emirates", "Asia/Riyadh": "saudi arabia, jeddah",
    "Asia/Karachi": "pakistan, lahore, islamabad", "Asia/Dhaka": "bangladesh", "Asia/Manila": "philippines, cebu",
    "Asia/Ho_Chi_Minh": "vietnam, hanoi, saigon", "Asia/Bangkok": "thailand", "Asia/Jakarta": "jakarta",
    "Asia/Kuala_Lumpur": "malaysia", "Asia/Colombo": "sri lanka", "Asia/Kathmandu": "nepal",
    "Australia/Sydney": "canberra, new south wales", "Australia/Melbourne": "victoria",
    "Pacific/Auckland": "new zealand, wellington, christchurch",
    "Africa/Johannesburg": "south africa, cape town, durban, pretoria", "Africa/Lagos": "nigeria, abuja",
    "Africa/Nairobi": "kenya", "Africa/Cairo": "egypt", "Africa/Accra": "ghana", "Africa/Casablanca": "morocco",
}  # fmt: skip
"""Cities and countries that no zone is called after, and Windows' names of zones."""

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-−–])\s*(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_BEGINS_WITH_OFFSET = re.compile(r"^\(\s*(?:utc|gmt)[^)]*\)\s*", re.IGNORECASE)


class ManyZones(ValueError):
    """A name that several zones have, with the zones by country."""

    def __init__(self, cell: str, zones: Mapping[str, str]) -> None:
        """What was written, and what it may mean."""
        told = ", ".join(f"{zone} ({where})" for where, zone in zones.items())
        super().__init__(f"“{cell}” is the time of several zones: {told}. Write the one that is meant.")
        self.zones = dict(zones)


class NoZone(ValueError):
    """A name that no zone has; the message says what to write instead."""


def zone(cell: str) -> str:
    """The name of a time zone. Raises NoZone and ManyZones."""
    text = _BEGINS_WITH_OFFSET.sub("", cell) or cell.strip("() ")
    for part in (text, *re.split(r"[,/;(]| - ", text)):
        if found := _named(plain(part), part.strip(" )"), cell):
            return found
    if offset := _OFFSET.fullmatch(text.replace("(", "").replace(")", "").strip()):
        return _of_offset(cell, offset)
    near = get_close_matches(plain(text), _names(), n=1, cutoff=0.75) if len(text) > 4 else []
    hint = f"Did you mean {_names()[near[0]]}?" if near else "Write a city, or a name such as Europe/London."
    raise NoZone(f"“{cell}” is no time zone. {hint}")


def _named(name: str, written: str, cell: str) -> str | None:
    if several := AMBIGUOUS.get(_ALSO_AMBIGUOUS.get(name, name)):
        raise ManyZones(cell, several)
    if name in _SHORT:
        return _SHORT[name]
    try:
        if "/" in written:
            return ZoneInfo(written).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    return _names().get(name)


def _of_offset(cell: str, offset: re.Match[str]) -> str:
    """A fixed offset of whole hours, which the database of zones has (with the sign the other way round)."""
    sign, hours, minutes = offset.groups()
    if int(minutes or 0) or int(hours) > 12:
        raise NoZone(f"“{cell}” is an offset, which changes with summer time. Write a city, such as Europe/London.")
    if int(hours) == 0:
        return "UTC"
    return f"Etc/GMT{'-' if sign == '+' else '+'}{int(hours)}"


@cache
def _names() -> Mapping[str, str]:
    """Zones by their whole name, by their city, and by other cities and countries; a city of two zones has neither."""
    zones = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    whole = {plain(name): name for name in zones}
    cities: dict[str, set[str]] = {}
    for name in zones:
        cities.setdefault(plain(name.rpartition("/")[2]), set()).add(name)
    single = {city: min(found, key=_preferred) for city, found in cities.items()}
    others = {plain(each): name for name, places in _PLACES.items() for each in places.split(",")}
    return {**single, **whole, **others}


def _preferred(name: str) -> tuple[bool, int, str]:
    """The name of a city's zone that is in use today, not one of former days: `America/Indianapolis` has two."""
    return not name.startswith(("Europe/", "America/", "Asia/", "Africa/", "Australia/", "Pacific/")), len(name), name
