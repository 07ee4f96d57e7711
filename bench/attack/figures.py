"""What an attack came to, and the table of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEAD = ("attack", "requests", "reached", "5xx", "unanswered", "live mentions", "canaries", "changed")


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Of `requests`, how many reached a listener that must not have, and what they did there.

    `unanswered`: Slack's own requests meanwhile that were not answered in three seconds. `live`: mentions that would
    have called people. `canaries`: private words shown to somebody else. `changed`: tables that somebody without the
    right changed.
    """

    attack: str
    requests: int
    reached: int = 0
    errors: int = 0
    unanswered: int = 0
    live: int = 0
    canaries: int = 0
    changed: int = 0

    @property
    def held(self) -> bool:
        """Whether nothing got through."""
        return not any((self.reached, self.errors, self.unanswered, self.live, self.canaries, self.changed))

    def cells(self) -> tuple[str, ...]:
        """A row of the table."""
        numbers = (self.requests, self.reached, self.errors, self.unanswered, self.live, self.canaries, self.changed)
        return (self.attack, *(f"{number:,}" for number in numbers))


def table(found: Sequence[Figures]) -> str:
    """All of them, as Markdown."""
    rows = [HEAD, ("---", *("---:" for _ in HEAD[1:])), *(each.cells() for each in found)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
