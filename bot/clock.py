"""The only place that reads the wall clock; everybody else is told what time it is."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The present moment, aware, UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that may
