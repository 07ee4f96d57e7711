"""Slack's user objects, whole and with holes: whatever is missing, null or odd, everybody else is still read."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import pytest

from handlers.accounts import NAMELESS, account_of, accounts_of
from mentoring.model import Standing, WorkspaceId

HERE = WorkspaceId("T1")

WHOLE: dict[str, Any] = {
    "id": "U1",
    "team_id": "T1",
    "name": "amina",
    "real_name": "Amina Diallo",
    "tz": "Europe/London",
    "locale": "en-GB",
    "deleted": False,
    "is_admin": False,
    "is_owner": False,
    "is_bot": False,
    "is_restricted": False,
    "is_ultra_restricted": False,
    "is_stranger": False,
    "is_invited_user": False,
    "enterprise_user": {"id": "W1", "teams": ["T1"]},
    "profile": {"display_name": "Amina", "real_name": "Amina Diallo"},
}

GONE = object()
ODD: tuple[object, ...] = (GONE, None, "", "odd", 7, [], [None], {})


def test_no_user_object_is_too_odd_to_be_read() -> None:
    for first, second in combinations(sorted(set(WHOLE) - {"id"}), 2):
        for one, other in product(ODD, repeat=2):
            changed = WHOLE | {first: one, second: other}
            account = account_of(HERE, {name: value for name, value in changed.items() if value is not GONE})

            assert account.id == "U1"
            assert account.name
            assert isinstance(account.tz, str)
            assert account.tz


@pytest.mark.parametrize(
    "missing", [{"profile": None, "real_name": None, "name": None}, {"profile": {}, "real_name": ""}]
)
def test_somebody_without_a_name_has_one_that_can_be_read(missing: dict[str, Any]) -> None:
    assert account_of(HERE, WHOLE | {"name": ""} | missing).name == NAMELESS


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        ({"deleted": True, "profile": None, "tz": None}, Standing.DEACTIVATED),
        ({"is_restricted": True, "profile": None}, Standing.GUEST),
        ({"team_id": "T2", "enterprise_user": None}, Standing.ELSEWHERE),
        ({"team_id": None, "enterprise_user": None, "tz": None}, Standing.HERE),
    ],
)
def test_a_hole_hides_nothing_that_the_rest_says(facts: dict[str, Any], standing: Standing) -> None:
    assert account_of(HERE, WHOLE | facts).standing is standing


@pytest.mark.parametrize(("said", "tz"), [("Europe/Kyiv", "Europe/Kyiv"), ("Mars/Olympus", "UTC"), ("../etc", "UTC")])
def test_a_zone_that_is_unknown_here_is_utc(said: str, tz: str) -> None:
    assert account_of(HERE, WHOLE | {"tz": said}).tz == tz


def test_a_page_is_read_around_what_is_nobody() -> None:
    page = [None, {}, {"id": None}, "U2", WHOLE | {"profile": None}, {"id": "U3", "name": "ben"}]

    assert [(each.id, each.name) for each in accounts_of(HERE, page)] == [("U1", "Amina Diallo"), ("U3", "ben")]
    assert accounts_of(HERE, None) == []
