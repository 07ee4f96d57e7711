"""The account of every Web API call: what was asked, whether it was accepted, and what was answered."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from simulator.model import Json


@dataclass(frozen=True, kw_only=True)
class LedgerEntry:
    """One call. `accepted` is true when Slack did it, whatever the bot was told; `at` is simulated time (ISO, UTC).

    `seconds` is this machine's monotonic time; `status` is the HTTP status, or None when the connection was cut.
    `early` marks a call made before the Retry-After of an earlier 429 was over.
    """

    number: int
    at: str
    seconds: float
    team: str | None
    method: str
    args: Json
    accepted: bool
    status: int | None
    answer: Json
    fault: str | None = None
    early: bool = False


class Ledger:
    """All entries in order; with a `path`, each is also appended to a JSONL file at once, so that it survives."""

    def __init__(self, path: Path | None = None) -> None:
        """An empty account; an existing file is carried on."""
        self.entries: list[LedgerEntry] = []
        self._path = path
        self._file = path.open("a", encoding="utf-8") if path else None

    @classmethod
    def read(cls, path: Path) -> Self:
        """The account kept in a JSONL file, even when its last line was cut off by a kill."""
        ledger = cls()
        for line in path.read_text(encoding="utf-8").splitlines():
            try:
                ledger.entries.append(LedgerEntry(**json.loads(line)))
            except json.JSONDecodeError:
                continue
        return ledger

    def add(self, **facts: object) -> LedgerEntry:
        """Enter one call."""
        entry = LedgerEntry(number=len(self.entries) + 1, **facts)  # type: ignore[arg-type]  # facts are Entry's fields
        self.entries.append(entry)
        if self._file:
            self._file.write(json.dumps(asdict(entry), ensure_ascii=False) + "\n")
            self._file.flush()
        return entry

    def close(self) -> None:
        """Close the file, if there is one."""
        if self._file:
            self._file.close()

    def calls(self, method: str | None = None, *, accepted: bool | None = None) -> list[LedgerEntry]:
        """The calls of a method (or all), optionally only those accepted or refused."""
        return [
            entry for entry in self.entries if method in (None, entry.method) and accepted in (None, entry.accepted)
        ]

    def posts(self) -> list[LedgerEntry]:
        """Every accepted `chat.postMessage`, with its metadata in `args`, whether or not the bot learned of it."""
        return self.calls("chat.postMessage", accepted=True)

    def refusals(self) -> list[LedgerEntry]:
        """Every call that Slack answered with `ok: false`."""
        return [entry for entry in self.entries if entry.answer.get("ok") is False]

    def unknown_methods(self) -> set[str]:
        """The methods asked for that this pretend Slack does not have."""
        return {entry.method for entry in self.entries if entry.answer.get("error") == "unknown_method"}
