"""The transcript of a story: what people do, and what they read, line by line, in the language of the story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from babel.dates import format_datetime

from handlers.texts import Texts
from simulator.people import Person
from simulator.screen import SeenMessage


@dataclass(kw_only=True)
class Telling:
    """Hands each line to `tell`, and remembers who has heard what.

    What stands in the channel that is `followed` is told again when it reads otherwise.
    """

    tell: Callable[[str], None]
    t: Texts
    followed: str
    heard: dict[str, set[str]] = field(init=False, default_factory=dict)

    def heading(self, text: str) -> None:
        """A part of the story."""
        self.tell(f"\n== {text} ==")

    def shown(self, person: Person, line: str) -> None:
        """A line, and below it what stands in the form that somebody has open."""
        self.tell(line)
        self.tell(_indented(person.modal.shown if person.modal else self.t("(nothing)")))

    async def press(self, person: Person, label: str, on: SeenMessage) -> None:
        """Have somebody press a button, and tell of it."""
        self.tell(self.t("{name} presses {button}", name=person.name, button=person.called(label)))
        await person.presses(label, on=on)

    def catch_up(self, person: Person, *, only: bool = True) -> None:
        """Tell what is new to somebody since the last time; quietly where `only` is False."""
        known = self.heard.setdefault(person.name, set())
        for message in person.screen.as_sent():
            # As sent, since “today” reads otherwise tomorrow; an announcement is drawn anew when it reads the same.
            reads = message.shown if message.channel == self.followed else message.blocks or message.text
            mark = f"{message.ref} {reads}"
            if mark not in known:
                known.add(mark)
                if only:
                    at = self._moment(person.screen.team.now() if message.is_edited else _came(message))
                    self.tell(self.t("[{moment} UTC] {name} reads:", moment=at, name=person.name))
                    self.tell(_indented(message.shown))

    def _moment(self, at: datetime) -> str:
        return format_datetime(at, self.t("EEE d MMM y HH:mm"), locale=self.t.language)


def _came(message: SeenMessage) -> datetime:
    return datetime.fromtimestamp(float(message.ts), UTC)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
