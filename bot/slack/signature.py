"""Slack's signature, checked over raw bytes: nothing is decoded or parsed before it is known whose it is."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import datetime, timedelta
from enum import StrEnum

FRESH = timedelta(minutes=5)
"""A signed request is good for this long (docs.slack.dev, Verifying requests from Slack)."""

_TIMESTAMP = re.compile(r"\d{10}", re.ASCII)
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")


def is_shaped_like_one(timestamp: str, signature: str) -> bool:
    """Whether these two could be Slack's at all; what is not need not even be read."""
    return bool(_TIMESTAMP.fullmatch(timestamp) and _SIGNATURE.fullmatch(signature))


def signature_of(secret: str, timestamp: str, body: bytes) -> str:
    """The signature of a request with this body, sent at this second."""
    basis = b"v0:" + timestamp.encode("ascii") + b":" + body
    return "v0=" + hmac.new(secret.encode(), basis, hashlib.sha256).hexdigest()


class Rejection(StrEnum):
    """Why a request was not taken for Slack's."""

    SHAPE = "no signature"
    FORGED = "wrong signature"
    STALE = "signed, but not now"
    """By whoever has the secret: a replay, or a clock that is wrong, here or there."""


def rejection(secret: str, timestamp: str, signature: str, body: bytes, now: datetime) -> Rejection | None:
    """Why this is not Slack's; None when Slack, or somebody else with the secret, sent it within the last minutes."""
    if not is_shaped_like_one(timestamp, signature):
        return Rejection.SHAPE
    if not hmac.compare_digest(signature_of(secret, timestamp, body), signature):
        return Rejection.FORGED
    return Rejection.STALE if abs(now.timestamp() - int(timestamp)) > FRESH.total_seconds() else None
