"""What the programme needs from outside: memory, people's facts, questions and the time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from mentoring.model import (
    ChannelId,
    Cohort,
    CohortId,
    CohortStage,
    Enrolment,
    Member,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    Met,
    PlannedQuestion,
    Profile,
    Proposal,
    Pulse,
    Question,
    SessionId,
    WorkspaceId,
)
from mentoring.nudge import Nudge, NudgeKind

Clock = Callable[[], datetime]
"""The present moment, aware and in UTC; read once per use case and passed down as `now`."""

NewId = Callable[[], str]
"""A fresh opaque id, never reused."""

NewSeed = Callable[[], int]
"""A fresh seed, stored with what it decided."""


class Members(Protocol):
    """The people of one workspace that the bot has met."""

    async def get(self, member: MemberId) -> Member | None:
        """The member, or None when we never met."""
        ...

    async def put(self, member: Member) -> None:
        """Remember the member as given."""
        ...

    async def of(self, members: Iterable[MemberId]) -> Mapping[MemberId, Member]:
        """Those of `members` that we know."""
        ...

    async def organisers(self) -> Sequence[Member]:
        """The organisers, sorted by id."""
        ...

    async def make_first_organiser(self, member: MemberId) -> bool:
        """Make `member` organiser if the workspace has none; False when somebody was first (atomic)."""
        ...

    async def erase(self, member: MemberId) -> None:
        """Remove every trace of the person from every table of this workspace, at once.

        What others share stays, with a random name in place of the person; a mentorship with them ends (without
        `ended_at`, unless it was ended before).
        """
        ...

    async def export(self, member: MemberId) -> Mapping[str, Any]:
        """Everything stored about the person, as JSON values by table."""
        ...


class Profiles(Protocol):
    """What people offer and seek, kept for the next cohort."""

    async def get(self, member: MemberId) -> Profile | None:
        """The profile, or None."""
        ...

    async def put(self, profile: Profile) -> None:
        """Keep the profile in place of an earlier one."""
        ...

    async def of(self, members: Iterable[MemberId]) -> Mapping[MemberId, Profile]:
        """The profiles of those who have one."""
        ...


class Cohorts(Protocol):
    """The dated runs of one workspace."""

    async def get(self, cohort: CohortId) -> Cohort | None:
        """The cohort, or None."""
        ...

    async def put(self, cohort: Cohort) -> None:
        """Insert or replace everything but the stage of an existing row."""
        ...

    async def all(self) -> Sequence[Cohort]:
        """All cohorts, newest start first."""
        ...

    async def advance(self, cohort: CohortId, before: CohortStage, after: CohortStage) -> bool:
        """Move the stage atomically; False when it was not `before` any more."""
        ...

    async def look_again(self, cohort: CohortId, at: datetime | None) -> None:
        """When the planner must look at this cohort again; None for never."""
        ...


class Enrolments(Protocol):
    """Who opted in to which cohort."""

    async def get(self, cohort: CohortId, member: MemberId) -> Enrolment | None:
        """The enrolment, whatever its state, or None."""
        ...

    async def put(self, enrolment: Enrolment) -> None:
        """Insert or replace (unique by cohort and member)."""
        ...

    async def of_cohort(self, cohort: CohortId) -> Sequence[Enrolment]:
        """All enrolments of a cohort in every state, by time."""
        ...

    async def of_member(self, member: MemberId) -> Sequence[Enrolment]:
        """All enrolments of a person in every state, newest first."""
        ...


class Proposals(Protocol):
    """The one proposed pairing of each cohort that waits for approval."""

    async def get(self, cohort: CohortId) -> Proposal | None:
        """The proposal, or None."""
        ...

    async def put(self, proposal: Proposal) -> None:
        """Replace the cohort's proposal."""
        ...


class Mentorships(Protocol):
    """Announced matches."""

    async def get(self, mentorship: MentorshipId) -> Mentorship | None:
        """The mentorship, or None."""
        ...

    async def put(self, mentorship: Mentorship) -> None:
        """Insert or replace; what has ended stays ended."""
        ...

    async def of_cohort(self, cohort: CohortId) -> Sequence[Mentorship]:
        """All of a cohort, in every state, by id."""
        ...

    async def of_member(self, member: MemberId) -> Sequence[Mentorship]:
        """All in which the person ever took part, newest first."""
        ...

    async def history(self, members: Collection[MemberId]) -> Mapping[tuple[MemberId, MemberId], int]:
        """How often each two of `members` were in a mentorship together; keys sorted."""
        ...

    async def forget(self, mentorship: MentorshipId) -> None:
        """Remove a mentorship that nobody was told of, with its sessions."""
        ...

    async def end(self, mentorship: MentorshipId, at: datetime) -> bool:
        """End it atomically; False when it had ended already."""
        ...

    async def look_again(self, mentorship: MentorshipId, at: datetime | None) -> None:
        """When the planner must look at this mentorship again; None for never."""
        ...


class Sessions(Protocol):
    """The sessions of mentorships, what was planned for them and who says they met."""

    async def get(self, session: SessionId) -> MentoringSession | None:
        """The session, or None."""
        ...

    async def put(self, session: MentoringSession) -> None:
        """Insert or replace (unique by mentorship and number).

        Of an existing row the answers are left to `answer` and `held_on` to `hold`; questions once planned stay when
        none are given.
        """
        ...

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[MentoringSession]:
        """All of a mentorship, by number."""
        ...

    async def of_cohort(self, cohort: CohortId) -> Sequence[MentoringSession]:
        """All of a cohort's mentorships, by mentorship and number."""
        ...

    async def answer(self, session: SessionId, member: MemberId, met: Met) -> MentoringSession:
        """Record one answer to *Did you meet?* (the last one stands) and return the session as it is now."""
        ...

    async def hold(self, session: SessionId, on: date) -> bool:
        """Mark it held, once; False when it was held already (atomic)."""
        ...

    async def asked_of(self, member: MemberId) -> frozenset[str]:
        """Ids of every question ever planned for, or given to, this answerer."""
        ...

    async def give(self, member: MemberId, question: str) -> None:
        """Remember that a question was given to somebody outside of an agenda."""
        ...

    async def used(self) -> Mapping[str, int]:
        """How often each question was planned or given in this workspace, by id."""
        ...

    async def swap(self, session: SessionId, old: str, new: PlannedQuestion) -> bool:
        """Put `new` in the place of the planned question `old`; False when that is no longer on the agenda."""
        ...

    async def reject(self, mentorship: MentorshipId, question: str) -> None:
        """Remember that a pair swapped a question away."""
        ...

    async def rejected(self, mentorship: MentorshipId) -> frozenset[str]:
        """Ids of the questions that the pair swapped away."""
        ...

    async def plan_questions(self, session: SessionId, questions: tuple[PlannedQuestion, ...]) -> bool:
        """Fix the session's questions if none were planned yet; False when somebody was first (atomic)."""
        ...


class Pulses(Protocol):
    """Two-minute checks, one per session and member."""

    async def put(self, pulse: Pulse) -> None:
        """Insert or replace."""
        ...

    async def of_session(self, session: SessionId) -> Sequence[Pulse]:
        """Those of a session, by member."""
        ...

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[Pulse]:
        """Those of a mentorship, by session number and member."""
        ...

    async def of_cohort(self, cohort: CohortId) -> Sequence[Pulse]:
        """All of a cohort."""
        ...


class Nudges(Protocol):
    """The outbox, as the programme sees it; delivery has its own, closer view."""

    async def plan(self, nudges: Iterable[Nudge]) -> int:
        """Insert those whose key is new; the number inserted."""
        ...

    async def find(self, dedupe_key: str) -> Nudge | None:
        """The nudge of that key, or None."""
        ...

    async def get(self, nudge: str) -> Nudge | None:
        """The nudge of that id, or None."""
        ...

    async def skip(
        self,
        reason: str,
        *,
        subject: str | None = None,
        member: MemberId | None = None,
        kinds: Collection[NudgeKind] | None = None,
        keep_shared: bool = False,
    ) -> int:
        """End every nudge not yet claimed that fits all given filters, for a reason; the number ended.

        `keep_shared` leaves those alone that also go to somebody else.
        """
        ...

    async def wake(self, member: MemberId, now: datetime) -> int:
        """Let everything that waits for this person be looked at again from `now` on; the number woken."""
        ...

    async def heard(self, members: Collection[MemberId], since: datetime) -> Mapping[MemberId, Sequence[datetime]]:
        """When each member was last sent something unprompted after `since`, oldest first."""
        ...

    async def of_member(self, member: MemberId, limit: int = 20) -> Sequence[Nudge]:
        """The latest nudges to a person, newest due first."""
        ...

    async def skips(self, cohort: CohortId) -> Mapping[str, int]:
        """How many nudges of a cohort were skipped, by reason."""
        ...


class OwnQuestions(Protocol):
    """The questions that a workspace's organisers added to the bank."""

    async def all(self) -> Sequence[Question]:
        """All of them, those out of use too, by id."""
        ...

    async def put(self, question: Question) -> None:
        """Insert or replace."""
        ...


class Inbox(Protocol):
    """What Slack told us already: each event, click and submission counts once."""

    async def first_time(self, source: str, now: datetime) -> bool:
        """True once per source id; False for a repeat (atomic)."""
        ...


class Transaction(Protocol):
    """Everything of one workspace, committed together or not at all."""

    workspace: WorkspaceId
    members: Members
    profiles: Profiles
    cohorts: Cohorts
    enrolments: Enrolments
    proposals: Proposals
    mentorships: Mentorships
    sessions: Sessions
    pulses: Pulses
    nudges: Nudges
    own_questions: OwnQuestions
    inbox: Inbox


class Store(Protocol):
    """Memory. Each transaction belongs to one workspace, so that no query can forget which."""

    def transaction(self, workspace: WorkspaceId) -> AbstractAsyncContextManager[Transaction]:
        """Begin; commits on a clean exit, rolls back on an error. Never call Slack inside."""
        ...

    async def cohorts_to_plan(self, now: datetime, limit: int) -> Sequence[tuple[WorkspaceId, CohortId]]:
        """Cohorts whose `look_again_at` has come, longest waiting first."""
        ...

    async def next_look(self) -> datetime | None:
        """The earliest `look_again_at` of all; None when nothing is to be looked at."""
        ...

    async def mentorships_to_plan(self, now: datetime, limit: int) -> Sequence[tuple[WorkspaceId, MentorshipId]]:
        """Active mentorships whose `look_again_at` has come, longest waiting first."""
        ...


@dataclass(frozen=True, kw_only=True)
class Person:
    """What Slack says about someone now: a name for letters, a zone for times, and if they may take part."""

    id: MemberId
    name: str
    tz: str
    locale: str = "en-GB"
    admin: bool = False
    eligible: bool = True
    why_not: str = ""


@dataclass(frozen=True, kw_only=True)
class Channel:
    """What Slack says about a channel now."""

    id: ChannelId
    name: str
    archived: bool = False
    private: bool = False
    bot_is_member: bool = True


class Directory(Protocol):
    """What can be asked of Slack about people and channels; never inside a transaction."""

    async def person(self, workspace: WorkspaceId, member: MemberId) -> Person:
        """The person as Slack knows them."""
        ...

    async def channel(self, workspace: WorkspaceId, channel: ChannelId) -> Channel | None:
        """The channel, or None when the bot cannot see it."""
        ...

    async def members_of(self, workspace: WorkspaceId, channel: ChannelId) -> frozenset[MemberId]:
        """The ids of everybody in the channel."""
        ...


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong with one field of a question, in a sentence for whoever wrote it."""

    field: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a pasted spreadsheet holds: new questions, rows that the bank has already, and what is wrong, by row."""

    questions: tuple[Question, ...]
    unchanged: int
    problems: tuple[str, ...]


class QuestionBank(Protocol):
    """The open questions of one language."""

    @property
    def language(self) -> str:
        """The language that they are in: "en", "de"."""
        ...

    @property
    def questions(self) -> Sequence[Question]:
        """Every question, retired ones too."""
        ...

    def active(self) -> Sequence[Question]:
        """The questions that may be asked."""
        ...

    def by_id(self, question: str) -> Question:
        """The question of that id, retired or not; KeyError when there never was one."""
        ...


class GrowingBank(QuestionBank, Protocol):
    """A bank that the questions of a workspace's own can join, once they are good enough."""

    def with_own(self, questions: Iterable[Question]) -> GrowingBank:
        """The bank with a workspace's own questions beside it."""
        ...

    def next_own_id(self) -> str:
        """An id for one more question of the workspace's own, never used before."""
        ...

    def faults(self, question: Question) -> Sequence[Fault]:
        """Everything wrong with a question by itself and beside the bank; nothing when it may be asked."""
        ...

    def to_sheet(self) -> str:
        """Every question as CSV, to read or to extend in a spreadsheet."""
        ...

    def from_sheet(self, text: str) -> Sheet:
        """What a spreadsheet holds, as CSV or as rows pasted from one."""
        ...
