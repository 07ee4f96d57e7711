"""What happened: every nudge that was sent, put off or not sent, with its reason, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta

from handlers.blocks.help import KINDS
from handlers.blocks.reasons import to_the_reader
from handlers.texts import Texts, msg, texts
from mentoring.model import Language
from mentoring.nudges.model import OPEN, Nudge, NudgeId, NudgeState
from simulator.model import Json
from simulator.stage import SimulatedBot
from simulator.texts import demo_texts
from simulator.web.kinds import NAMES
from storage.outbox.read_model import watched

LATELY = timedelta(hours=1)
"""A nudge that was planned and ended between two looks came due no longer ago than this."""

OUTCOMES = {
    NudgeState.SENT: "sent",
    NudgeState.SKIPPED: "skipped",
    NudgeState.EXPIRED: "skipped",
    NudgeState.DEAD: "failed",
    NudgeState.UNKNOWN: "failed",
}
PUT_OFF = "put off"

UNSENT = {
    "skipped": msg("{number} skipped: {reasons}"),
    PUT_OFF: msg("{number} put off: {reasons}"),
    "failed": msg("{number} failed: {reasons}"),
}
"""What is said of those that were not sent."""


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One thing that became of a nudge. `call` is the number of its Web API call in the account, where one was made."""

    number: int
    at: str
    outcome: str
    kind: str
    title: str
    to: tuple[str, ...]
    channel: str | None
    ts: str | None
    due: str
    why: str
    reason: str
    call: int | None = None


class Watch:
    """Looks into the outbox, through the product's own reading of it, and keeps what it saw."""

    def __init__(self, stage: SimulatedBot, language: Language = Language.ENGLISH) -> None:
        """Nothing seen yet; what is seen is told in a language."""
        self.seen: list[Happening] = []
        self._stage = stage
        self._t = demo_texts(language)
        self._bot = texts(language)
        self._open: dict[NudgeId, Nudge] = {}
        self._ended: set[NudgeId] = set()
        self._looked = stage.clock()
        self._shown = stage.bothways.live.shown

    async def look(self) -> int:
        """Note what is new; how much that is, switches of a session that is led among it."""
        bothways, before = self._stage.bothways, len(self.seen)
        async with bothways.database.begin() as connection:
            nudges = await watched(
                connection, bothways.workspace, known=self._open.keys(), due_after=self._looked - LATELY
            )
        self._looked = self._stage.clock()
        for nudge in nudges:
            self._note(nudge)
        self._open = {nudge.id: nudge for nudge in nudges if nudge.state in OPEN}
        new = len(self.seen) - before
        if new:
            self._stage.slack.feed.tell("happened", count=len(self.seen))
        shown, self._shown = self._shown, bothways.live.shown
        return new + self._shown - shown

    def since(self, number: int) -> list[Json]:
        """What happened after the one with this number."""
        return [asdict(happening) for happening in self.seen[number:]]

    def next_up(self, most: int = 8) -> list[Json]:
        """What is planned, soonest first; what goes out together is one line."""
        groups: dict[tuple[str, str], list[Nudge]] = {}
        for nudge in sorted(self._open.values(), key=lambda nudge: (nudge.not_before, nudge.id)):
            groups.setdefault((nudge.not_before.isoformat(), nudge.kind), []).append(nudge)
        return [
            {
                "at": at,
                "kind": kind,
                "title": self._t(NAMES[nudges[0].kind]),
                "count": len(nudges),
                "to": nudges[0].to,
                "channel": nudges[0].channel,
                "why": self._bot(KINDS[nudges[0].kind]),
                "reason": self._why(nudges[0]),
            }
            for (at, kind), nudges in list(groups.items())[:most]
        ]

    def _note(self, nudge: Nudge) -> None:
        before = self._open.get(nudge.id)
        if nudge.state in OUTCOMES and nudge.id not in self._ended:
            self._ended.add(nudge.id)
            self._keep(nudge, OUTCOMES[nudge.state])
        elif nudge.state is NudgeState.PLANNED and nudge.reason and _held_anew(before, nudge):
            self._keep(nudge, PUT_OFF)

    def _keep(self, nudge: Nudge, outcome: str) -> None:
        happening = Happening(
            number=len(self.seen) + 1,
            at=(nudge.last_attempt_at or self._stage.clock()).isoformat()
            if outcome == "sent"
            else self._stage.clock().isoformat(),
            outcome=outcome,
            kind=nudge.kind,
            title=self._t(NAMES[nudge.kind]),
            to=nudge.to,
            channel=nudge.channel,
            ts=nudge.slack_ts,
            due=nudge.due_at.isoformat(),
            why=self._bot(KINDS[nudge.kind]),
            reason=self._why(nudge),
            call=self._call(nudge) if nudge.slack_ts else None,
        )
        self.seen.append(happening)

    def _why(self, nudge: Nudge) -> str:
        return to_the_reader(self._bot, nudge.reason, nudge.reason_until) if nudge.reason else ""

    def _call(self, nudge: Nudge) -> int | None:
        entries = self._stage.slack.ledger.entries
        posts = (entry for entry in reversed(entries) if entry.answer.get("ts") == nudge.slack_ts)
        return next((entry.number for entry in posts if entry.method == "chat.postMessage"), None)


def summary(happenings: Sequence[Happening], t: Texts) -> str:
    """A jump in one sentence: "12 nudges sent, 3 skipped: 2 outside working hours, 1 paused"."""
    by_outcome = Counter(happening.outcome for happening in happenings)
    sent = by_outcome["sent"]
    said = t.n("{count} nudge sent", "{count} nudges sent", sent) if sent else t("no nudges sent")
    others = "; ".join(
        t(counted, number=by_outcome[outcome], reasons=_reasons(happenings, outcome, t))
        for outcome, counted in UNSENT.items()
        if by_outcome[outcome]
    )
    return t("{sent}, {others}", sent=said, others=others) if others else said


def _reasons(happenings: Sequence[Happening], outcome: str, t: Texts) -> str:
    counted = Counter(happening.reason for happening in happenings if happening.outcome == outcome)
    return ", ".join(t("{number} {reason}", number=number, reason=reason) for reason, number in counted.most_common())


def _held_anew(before: Nudge | None, nudge: Nudge) -> bool:
    return before is None or (before.reason, before.not_before) != (nudge.reason, nudge.not_before)
