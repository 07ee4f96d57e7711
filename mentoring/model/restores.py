"""What a database does not know, because it was restored from a backup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What was said between `made_at` and `restored_at` is not written down here; Slack knows some of it.

    Until `is_confirmed`, nobody has said that the pairs of then are the pairs of now.
    """

    made_at: datetime
    restored_at: datetime
    is_confirmed: bool
