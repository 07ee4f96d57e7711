"""Slack's signature, checked over raw bytes: nothing is decoded or parsed before it is known whose it is."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import datetime, timedelta

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


def is_slacks(secret: str, timestamp: str, signature: str, body: bytes, now: datetime) -> bool:
    """Whether Slack, or somebody else with the secret, sent this within the last minutes."""
    if not is_shaped_like_one(timestamp, signature):
        return False
    age = abs(now.timestamp() - int(timestamp))
    return age <= FRESH.total_seconds() and hmac.compare_digest(signature_of(secret, timestamp, body), signature)
