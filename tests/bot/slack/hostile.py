"""What nobody at Slack would send: forged and broken requests, and payloads that are signed and odd."""

from __future__ import annotations

import copy
import random
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

CANARY = "<!channel> =HYPERLINK(1)"

NASTY: tuple[Any, ...] = (
    None,
    "",
    "\x00",
    "\ud800",
    "\u202eabc",
    "a" * 5000,
    CANARY,
    "'; DROP TABLE nudge; --",
    "|||||||",
    0,
    -1,
    2**70,
    1.5,
    True,
    [],
    {},
    [None],
    {"a": {"b": []}},
    ["x"] * 200,
)
"""Values that stand where others should."""


def mutated(payload: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The payload with one to three of its parts taken away or put in the wrong shape."""
    changed: dict[str, Any] = copy.deepcopy(payload)
    for _ in range(chance.randint(1, 3)):
        places = list(_places(changed))
        if not places:
            break
        holder, key = chance.choice(places)
        if chance.random() < 0.3:
            del holder[key]
        else:
            holder[key] = copy.deepcopy(chance.choice(NASTY))
    return changed


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a payload that can be changed."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in list(keys):
        yield value, key
        yield from _places(value[key])


def deep(levels: int = 100_000) -> bytes:
    """JSON that is nested deeper than anybody follows."""
    return b'{"a":' * levels + b"1" + b"}" * levels


@dataclass(frozen=True, kw_only=True)
class Forgery:
    """A request that is not Slack's: headers and a body."""

    headers: dict[str, str]
    body: bytes


def forgeries(chance: random.Random, number: int, now: int) -> Iterator[Forgery]:
    """So many of them: no two alike, each wrong in one of many ways."""
    for _ in range(number):
        headers = {"Content-Type": chance.choice(("application/json", "application/x-www-form-urlencoded", "text/xml"))}
        timestamp = chance.choice(TIMESTAMPS)(chance, now)
        signature = chance.choice(SIGNATURES)(chance)
        if timestamp is not None:
            headers["X-Slack-Request-Timestamp"] = timestamp
        if signature is not None:
            headers["X-Slack-Signature"] = signature
        yield Forgery(headers=headers, body=chance.choice(BODIES)(chance))


TIMESTAMPS: tuple[Callable[[random.Random, int], str | None], ...] = (
    lambda _c, _n: None,
    lambda _c, _n: "",
    lambda _c, _n: "soon",
    lambda _c, _n: "9" * 400,
    lambda _c, _n: "-1764547200",
    lambda _c, _n: "1764547200.5",
    lambda _c, _n: "\u0661" * 10,
    lambda _c, now: str(now - 3600),
    lambda _c, now: str(now + 3600),
    lambda _c, now: str(now),
)

SIGNATURES: tuple[Callable[[random.Random], str | None], ...] = (
    lambda _: None,
    lambda _: "",
    lambda _: "v0=",
    lambda _: "v1=" + "0" * 64,
    lambda _: "v0=\u00fc" + "0" * 63,
    lambda c: "v0=" + "".join(c.choices("0123456789abcdef", k=64)),
    lambda c: "v0=" + "".join(c.choices("0123456789ABCDEF", k=64)),
)

BODIES: tuple[Callable[[random.Random], bytes], ...] = (
    lambda _: b"",
    lambda c: c.randbytes(c.randint(1, 500)),
    lambda _: b"payload=%7B",
    lambda _: b'{"type": "event_callback"',
    lambda _: b"[]",
    lambda _: b"null",
    lambda _: b'"text"',
    lambda c: "".join(c.choices(string.printable, k=200)).encode(),
    lambda _: b"command=%2Fmentoring&text=help&team_id=T1&user_id=U1",
)
