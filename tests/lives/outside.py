"""What is outside in these lives: Slack, who has which account there, and whether it lets us in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import Any

from bot.slack.outbound import OwnMessages
from handlers.blocks.block_kit import Message
from mentoring.model import ChannelId, CohortId, MemberId, Standing, WorkspaceId
from mentoring.nudges.evidence import ApiOutcome, Evidence, Lookup
from mentoring.nudges.model import Nudge
from mentoring.pairing import Pairing
from mentoring.ports import Account, ChannelInfo, DirectoryAway, FoundAccounts

A_DAY = timedelta(days=1)
REVOKED = ApiOutcome(verdict=Evidence.PAUSE, error="token_revoked")


@dataclass
class Accounts:
    """Everybody's account as it is in Slack, whether or not the bot has heard of it."""

    known: dict[MemberId, Account] = field(default_factory=dict)
    looks_since: dict[MemberId, int] = field(default_factory=dict)
    """How often the bot could have seen, since then, that this account may not take part any more."""

    revoked: bool = False
    forbids: bool = False
    """A rule of the workspace refuses what is posted."""

    def hire(self, member: MemberId, *, admin: bool = False, tz: str = "UTC") -> None:
        """A new account."""
        self.known[member] = Account(id=member, name=member.title(), tz=tz, admin=admin)

    def change(self, member: MemberId, **facts: Any) -> Account:
        """An account is different from now on."""
        self.known[member] = replace(self.known[member], **facts)
        if self.known[member].eligible:
            self.looks_since.pop(member, None)
        else:
            self.looks_since.setdefault(member, 0)
        return self.known[member]

    def is_here(self, member: MemberId) -> bool:
        """Whether the account may take part."""
        return self.known[member].eligible

    def another_day(self) -> None:
        """The bot was up, and Slack would have said who is gone."""
        self.looks_since = {member: looks + 1 for member, looks in self.looks_since.items()}


@dataclass
class Slack:
    """What the programme asks of Slack, and shows there."""

    accounts: Accounts

    async def person(self, _workspace: WorkspaceId, member: MemberId) -> Account:
        return self.accounts.known[member]

    async def look(self, _workspace: WorkspaceId, members: Collection[MemberId], _pages: int = 0) -> FoundAccounts:
        if self.accounts.revoked:
            raise DirectoryAway("token_revoked")
        return FoundAccounts(accounts={member: self.accounts.known[member] for member in members}, pages=1)

    async def channel(self, _workspace: WorkspaceId, channel: ChannelId) -> ChannelInfo | None:
        return ChannelInfo(id=channel, name="mentoring")

    async def members_of(self, _workspace: WorkspaceId, _channel: ChannelId) -> frozenset[MemberId]:
        return frozenset()

    async def announcement_changed(self, _workspace: WorkspaceId, _cohort: CohortId) -> None:
        return None

    async def home_opened(self, _workspace: WorkspaceId, _member: MemberId) -> None:
        return None

    async def home_changed(self, _workspace: WorkspaceId, _member: MemberId) -> None:
        return None

    async def session_changed(self, _workspace: WorkspaceId) -> None:
        return None

    async def question_answered(self, _asked: Sequence[Nudge]) -> None:
        return None

    async def run(self, work: Callable[[], Pairing], _people: int) -> Pairing:
        return work()


@dataclass
class Line:
    """What delivery asks of Slack. `arrived` hears of each message that was taken."""

    accounts: Accounts
    chance: Random
    arrived: Callable[[Nudge, Message], None]
    posts: int = 0

    async def post(self, nudge: Nudge, _channel: ChannelId, message: Message) -> ApiOutcome:
        """Taken; or refused, where a token or a rule of the workspace says so, or, now and then, not in time."""
        if self.accounts.revoked:
            return REVOKED
        if self.accounts.forbids:
            return ApiOutcome(verdict=Evidence.DEAD, error="restricted_action")
        if self.chance.random() < 0.01:
            return ApiOutcome(verdict=Evidence.NOT_SENT, error="ratelimited")
        self.posts += 1
        self.arrived(nudge, message)
        return ApiOutcome(verdict=Evidence.SENT, ts=f"{self.posts}.0")

    async def open(self, _workspace: WorkspaceId, members: Sequence[MemberId]) -> ChannelId | ApiOutcome:
        """The same people have the same conversation; Slack lets one be opened with an account that is gone, or not."""
        if self.accounts.revoked:
            return REVOKED
        gone = [each for each in members if self.accounts.known[each].standing is Standing.DEACTIVATED]
        if gone and self.chance.random() < 0.5:
            return ApiOutcome(verdict=Evidence.GONE, error="user_disabled")
        return ChannelId("D" + "".join(sorted(members)))

    async def find(self, _nudge: Nudge, _channel: ChannelId, _since: object) -> Lookup:
        """Nothing is ever in doubt here: other tests have that."""
        return Lookup()

    async def is_welcome(self, _workspace: WorkspaceId) -> bool:
        return not self.accounts.revoked

    async def replace(self, _workspace: WorkspaceId, _channel: ChannelId, ts: str, _message: Message) -> ApiOutcome:
        return REVOKED if self.accounts.revoked else ApiOutcome(verdict=Evidence.SENT, ts=ts)

    async def delete(self, _workspace: WorkspaceId, _channel: ChannelId, ts: str) -> ApiOutcome:
        return REVOKED if self.accounts.revoked else ApiOutcome(verdict=Evidence.SENT, ts=ts)

    async def ours_before(self, _workspace: WorkspaceId, _channel: ChannelId, _before: str) -> OwnMessages | ApiOutcome:
        return REVOKED if self.accounts.revoked else OwnMessages(naming={}, oldest=None)
