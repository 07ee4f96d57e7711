"""The tables, private to this package: each row knows its workspace, and how to become a thing of the domain."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, ClassVar, Self

from sqlalchemy import ForeignKeyConstraint, Index, MetaData, RowMapping, UniqueConstraint
from sqlmodel import Field, SQLModel

from mentoring.model import (
    ChannelId,
    Cohort,
    CohortId,
    CohortStage,
    Direction,
    Enrolment,
    EnrolmentState,
    Gain,
    Hours,
    Level,
    Member,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    MentorshipState,
    Met,
    OddOne,
    Offer,
    OpenTo,
    PlannedQuestion,
    Profile,
    Proposal,
    Pulse,
    Question,
    SessionId,
    Side,
    Weekday,
    WorkspaceId,
)
from mentoring.nudge import Nudge, NudgeId, NudgeKind, NudgeState
from storage.types import JsonOf, UtcDateTime, Whole, Word

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def _part_of(table: str, *keys: str) -> ForeignKeyConstraint:
    """A child row goes with its parent, and both are of one workspace."""
    columns = ["workspace_id", *keys]
    return ForeignKeyConstraint(columns, [f"{table}.{key}" for key in columns], ondelete="CASCADE")


class Row(SQLModel):
    """A row of one workspace."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)

    workspace_id: str = Field(primary_key=True)

    def values(self) -> dict[str, Any]:
        """The columns as the database takes them."""
        return {name: getattr(self, name) for name in type(self).model_fields}


class MemberRow(Row, table=True):
    """A person whom the bot has met."""

    __tablename__ = "member"

    member_id: str = Field(primary_key=True)
    tz: str
    active: bool
    organiser: bool
    paused_until: date | None
    snoozed_until: datetime | None = Field(sa_type=UtcDateTime)
    welcomed_at: datetime | None = Field(sa_type=UtcDateTime)

    @classmethod
    def of(cls, workspace: WorkspaceId, member: Member) -> Self:
        """The row of `member`."""
        return cls(
            workspace_id=workspace,
            member_id=member.id,
            tz=member.tz,
            active=member.active,
            organiser=member.organiser,
            paused_until=member.paused_until,
            snoozed_until=member.snoozed_until,
            welcomed_at=member.welcomed_at,
        )

    def member(self) -> Member:
        """The member."""
        return Member(
            id=MemberId(self.member_id),
            tz=self.tz,
            active=self.active,
            organiser=self.organiser,
            paused_until=self.paused_until,
            snoozed_until=self.snoozed_until,
            welcomed_at=self.welcomed_at,
        )


class ProfileRow(Row, table=True):
    """What a member offers and seeks."""

    __tablename__ = "profile"

    member_id: str = Field(primary_key=True)
    level: Level = Field(sa_type=Whole(Level))
    offers: tuple[Offer, ...] = Field(sa_type=JsonOf(tuple[Offer, ...]))
    seeks: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    department: str
    reports_to: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    never: frozenset[str] = Field(sa_type=JsonOf(frozenset[str]))
    languages: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    days: frozenset[Weekday] = Field(sa_type=JsonOf(frozenset[Weekday]))
    starts: time
    ends: time
    tz: str
    off_limits: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))

    @classmethod
    def of(cls, workspace: WorkspaceId, profile: Profile) -> Self:
        """The row of `profile`."""
        return cls(
            workspace_id=workspace,
            member_id=profile.member,
            level=profile.level,
            offers=profile.offers,
            seeks=profile.seeks,
            department=profile.department,
            reports_to=profile.reports_to,
            never=profile.never,
            languages=profile.languages,
            days=profile.days,
            starts=profile.hours.start,
            ends=profile.hours.end,
            tz=profile.tz,
            off_limits=profile.off_limits,
        )

    def profile(self) -> Profile:
        """The profile."""
        return Profile(
            member=MemberId(self.member_id),
            level=self.level,
            offers=self.offers,
            seeks=self.seeks,
            department=self.department,
            reports_to=tuple(MemberId(one) for one in self.reports_to),
            never=frozenset(MemberId(one) for one in self.never),
            languages=self.languages,
            days=self.days,
            hours=Hours(start=self.starts, end=self.ends),
            tz=self.tz,
            off_limits=self.off_limits,
        )


class CohortRow(Row, table=True):
    """One dated run."""

    __tablename__ = "cohort"
    __table_args__ = (Index(None, "look_again_at"),)

    cohort_id: str = Field(primary_key=True)
    name: str
    channel: str
    organiser: str
    opt_in_closes_on: date
    starts_on: date
    tz: str
    sessions: int
    every_weeks: int
    minutes: int
    min_gap: int
    departments_apart: bool
    open_to: OpenTo = Field(sa_type=Word(OpenTo))
    odd_one: OddOne = Field(sa_type=Word(OddOne))
    names_public: bool
    stage: CohortStage = Field(sa_type=Word(CohortStage))
    announcement: str
    approved_at: datetime | None = Field(sa_type=UtcDateTime)
    look_again_at: datetime | None = Field(sa_type=UtcDateTime)

    @classmethod
    def of(cls, workspace: WorkspaceId, cohort: Cohort) -> Self:
        """The row of `cohort`."""
        return cls(
            workspace_id=workspace,
            cohort_id=cohort.id,
            name=cohort.name,
            channel=cohort.channel,
            organiser=cohort.organiser,
            opt_in_closes_on=cohort.opt_in_closes_on,
            starts_on=cohort.starts_on,
            tz=cohort.tz,
            sessions=cohort.sessions,
            every_weeks=cohort.every_weeks,
            minutes=cohort.minutes,
            min_gap=cohort.min_gap,
            departments_apart=cohort.departments_apart,
            open_to=cohort.open_to,
            odd_one=cohort.odd_one,
            names_public=cohort.names_public,
            stage=cohort.stage,
            announcement=cohort.announcement,
            approved_at=cohort.approved_at,
            look_again_at=cohort.look_again_at,
        )

    def cohort(self) -> Cohort:
        """The cohort."""
        return Cohort(
            id=CohortId(self.cohort_id),
            name=self.name,
            channel=ChannelId(self.channel),
            organiser=MemberId(self.organiser),
            opt_in_closes_on=self.opt_in_closes_on,
            starts_on=self.starts_on,
            tz=self.tz,
            sessions=self.sessions,
            every_weeks=self.every_weeks,
            minutes=self.minutes,
            min_gap=self.min_gap,
            departments_apart=self.departments_apart,
            open_to=self.open_to,
            odd_one=self.odd_one,
            names_public=self.names_public,
            stage=self.stage,
            announcement=self.announcement,
            approved_at=self.approved_at,
            look_again_at=self.look_again_at,
        )


class EnrolmentRow(Row, table=True):
    """An opt-in to one cohort."""

    __tablename__ = "enrolment"
    __table_args__ = (_part_of("cohort", "cohort_id"), Index(None, "workspace_id", "member_id"))

    cohort_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    state: EnrolmentState = Field(sa_type=Word(EnrolmentState))

    @classmethod
    def of(cls, workspace: WorkspaceId, enrolment: Enrolment) -> Self:
        """The row of `enrolment`."""
        return cls(
            workspace_id=workspace,
            cohort_id=enrolment.cohort,
            member_id=enrolment.member,
            at=enrolment.at,
            state=enrolment.state,
        )

    def enrolment(self) -> Enrolment:
        """The enrolment."""
        return Enrolment(cohort=CohortId(self.cohort_id), member=MemberId(self.member_id), at=self.at, state=self.state)


class ProposalRow(Row, table=True):
    """The proposed pairing of a cohort, whole."""

    __tablename__ = "proposal"
    __table_args__ = (_part_of("cohort", "cohort_id"),)

    cohort_id: str = Field(primary_key=True)
    body: Proposal = Field(sa_type=JsonOf(Proposal))


class MentorshipRow(Row, table=True):
    """An announced match; its members are in `MentorshipMemberRow`."""

    __tablename__ = "mentorship"
    __table_args__ = (
        _part_of("cohort", "cohort_id"),
        Index(None, "workspace_id", "cohort_id"),
        Index(None, "look_again_at"),
    )

    mentorship_id: str = Field(primary_key=True)
    cohort_id: str
    directions: tuple[Direction, ...] = Field(sa_type=JsonOf(tuple[Direction, ...]))
    began_at: datetime = Field(sa_type=UtcDateTime)
    state: MentorshipState = Field(sa_type=Word(MentorshipState))
    ended_at: datetime | None = Field(sa_type=UtcDateTime)
    channel: str | None
    look_again_at: datetime | None = Field(sa_type=UtcDateTime)

    @classmethod
    def of(cls, workspace: WorkspaceId, mentorship: Mentorship) -> Self:
        """The row of `mentorship`, without its members."""
        return cls(
            workspace_id=workspace,
            mentorship_id=mentorship.id,
            cohort_id=mentorship.cohort,
            directions=mentorship.directions,
            began_at=mentorship.began_at,
            state=mentorship.state,
            ended_at=mentorship.ended_at,
            channel=mentorship.channel,
            look_again_at=mentorship.look_again_at,
        )

    def mentorship(self, members: tuple[MemberId, ...]) -> Mentorship:
        """The mentorship of `members`, in their order."""
        return Mentorship(
            id=MentorshipId(self.mentorship_id),
            cohort=CohortId(self.cohort_id),
            members=members,
            directions=self.directions,
            began_at=self.began_at,
            state=self.state,
            ended_at=self.ended_at,
            channel=None if self.channel is None else ChannelId(self.channel),
            look_again_at=self.look_again_at,
        )


class MentorshipMemberRow(Row, table=True):
    """One member of a mentorship; `place` 0 opens the first session."""

    __tablename__ = "mentorship_member"
    __table_args__ = (
        _part_of("mentorship", "mentorship_id"),
        Index(None, "workspace_id", "member_id"),
    )

    mentorship_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    place: int


class SessionRow(Row, table=True):
    """One meeting of a mentorship; the answers are in `AnswerRow`."""

    __tablename__ = "session"
    __table_args__ = (
        _part_of("mentorship", "mentorship_id"),
        UniqueConstraint("workspace_id", "mentorship_id", "number"),
    )

    session_id: str = Field(primary_key=True)
    mentorship_id: str
    number: int
    due_on: date
    opens: str
    held_on: date | None
    questions: tuple[PlannedQuestion, ...] = Field(sa_type=JsonOf(tuple[PlannedQuestion, ...]))
    planned: bool

    @classmethod
    def of(cls, workspace: WorkspaceId, session: MentoringSession) -> Self:
        """The row of `session`, without the answers."""
        return cls(
            workspace_id=workspace,
            session_id=session.id,
            mentorship_id=session.mentorship,
            number=session.number,
            due_on=session.due_on,
            opens=session.opens,
            held_on=session.held_on,
            questions=session.questions,
            planned=bool(session.questions),
        )

    def session(self, answers: Mapping[MemberId, Met]) -> MentoringSession:
        """The session, with who says that they met."""
        return MentoringSession(
            id=SessionId(self.session_id),
            mentorship=MentorshipId(self.mentorship_id),
            number=self.number,
            due_on=self.due_on,
            opens=MemberId(self.opens),
            answers=answers,
            held_on=self.held_on,
            questions=self.questions,
        )


class AnswerRow(Row, table=True):
    """What one member says about having met."""

    __tablename__ = "answer"
    __table_args__ = (_part_of("session", "session_id"), Index(None, "workspace_id", "member_id"))

    session_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    met: Met = Field(sa_type=Word(Met))


class RejectedRow(Row, table=True):
    """A question that a pair swapped away."""

    __tablename__ = "rejected_question"
    __table_args__ = (_part_of("mentorship", "mentorship_id"),)

    mentorship_id: str = Field(primary_key=True)
    question: str = Field(primary_key=True)


class OwnQuestionRow(Row, table=True):
    """A question that an organiser of the workspace added to the bank."""

    __tablename__ = "own_question"

    question_id: str = Field(primary_key=True)
    body: Question = Field(sa_type=JsonOf(Question))


class HeardQuestionRow(Row, table=True):
    """A question that was once planned for, or given to, somebody to answer."""

    __tablename__ = "heard_question"

    member_id: str = Field(primary_key=True)
    question: str = Field(primary_key=True)


class PulseRow(Row, table=True):
    """One member's two-minute check after a session."""

    __tablename__ = "pulse"
    __table_args__ = (_part_of("session", "session_id"), Index(None, "workspace_id", "member_id"))

    session_id: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True)
    asked: Side = Field(sa_type=Whole(Side))
    shared: Side = Field(sa_type=Whole(Side))
    gained: Gain = Field(sa_type=Whole(Gain))
    at: datetime = Field(sa_type=UtcDateTime)

    @classmethod
    def of(cls, workspace: WorkspaceId, pulse: Pulse) -> Self:
        """The row of `pulse`."""
        return cls(
            workspace_id=workspace,
            session_id=pulse.session,
            member_id=pulse.member,
            asked=pulse.asked,
            shared=pulse.shared,
            gained=pulse.gained,
            at=pulse.at,
        )

    def pulse(self) -> Pulse:
        """The pulse."""
        return Pulse(
            session=SessionId(self.session_id),
            member=MemberId(self.member_id),
            asked=self.asked,
            shared=self.shared,
            gained=self.gained,
            at=self.at,
        )


class NudgeRow(Row, table=True):
    """One message to send once. `recipients` repeats `RecipientRow`, so that a claim reads one table."""

    __tablename__ = "nudge"
    __table_args__ = (
        UniqueConstraint("workspace_id", "dedupe_key"),
        Index(None, "workspace_id", "state", "not_before"),
        Index(None, "state", "not_before"),
        Index(None, "state", "expires_at"),
        Index(None, "state", "lease_until"),
        Index(None, "workspace_id", "subject"),
    )

    nudge_id: str = Field(primary_key=True)
    kind: NudgeKind = Field(sa_type=Word(NudgeKind))
    recipients: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    subject: str
    dedupe_key: str
    due_at: datetime = Field(sa_type=UtcDateTime)
    not_before: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    channel: str | None
    state: NudgeState = Field(sa_type=Word(NudgeState))
    owner: str | None
    fence: int
    lease_until: datetime | None = Field(sa_type=UtcDateTime)
    attempt: int
    first_attempt_at: datetime | None = Field(sa_type=UtcDateTime)
    last_attempt_at: datetime | None = Field(sa_type=UtcDateTime)
    slack_ts: str | None
    last_error: str | None
    reason: str | None

    @classmethod
    def of(cls, workspace: WorkspaceId, nudge: Nudge) -> Self:
        """The row of `nudge`."""
        return cls(
            workspace_id=workspace,
            nudge_id=nudge.id,
            kind=nudge.kind,
            recipients=nudge.to,
            subject=nudge.subject,
            dedupe_key=nudge.dedupe_key,
            due_at=nudge.due_at,
            not_before=nudge.not_before,
            expires_at=nudge.expires_at,
            channel=nudge.channel,
            state=nudge.state,
            owner=nudge.owner,
            fence=nudge.fence,
            lease_until=nudge.lease_until,
            attempt=nudge.attempt,
            first_attempt_at=nudge.first_attempt_at,
            last_attempt_at=nudge.last_attempt_at,
            slack_ts=nudge.slack_ts,
            last_error=nudge.last_error,
            reason=nudge.reason,
        )


def nudge_of(columns: RowMapping) -> Nudge:
    """The nudge in a row of the table; no row object between, since a claim reads thousands."""
    return Nudge(
        id=NudgeId(columns["nudge_id"]),
        workspace=WorkspaceId(columns["workspace_id"]),
        kind=columns["kind"],
        to=columns["recipients"],
        subject=columns["subject"],
        dedupe_key=columns["dedupe_key"],
        due_at=columns["due_at"],
        not_before=columns["not_before"],
        expires_at=columns["expires_at"],
        channel=columns["channel"],
        state=columns["state"],
        owner=columns["owner"],
        fence=columns["fence"],
        lease_until=columns["lease_until"],
        attempt=columns["attempt"],
        first_attempt_at=columns["first_attempt_at"],
        last_attempt_at=columns["last_attempt_at"],
        slack_ts=columns["slack_ts"],
        last_error=columns["last_error"],
        reason=columns["reason"],
    )


class RecipientRow(Row, table=True):
    """One of those to whom a nudge goes, to find a person's nudges."""

    __tablename__ = "nudge_recipient"
    __table_args__ = (_part_of("nudge", "nudge_id"),)

    member_id: str = Field(primary_key=True)
    nudge_id: str = Field(primary_key=True)


class BudgetRow(Row, table=True):
    """How fast a workspace may be written to, and when its next nudge can be claimed (None: nothing waits)."""

    __tablename__ = "budget"
    __table_args__ = (Index(None, "next_claim_at"),)

    tokens: float
    rate: float
    refilled_at: datetime = Field(sa_type=UtcDateTime)
    served_at: datetime = Field(sa_type=UtcDateTime)
    blocked_until: datetime | None = Field(sa_type=UtcDateTime)
    next_claim_at: datetime | None = Field(sa_type=UtcDateTime)
    paused: str | None


class ConversationRow(Row, table=True):
    """The DM or group DM that Slack opened for a set of members; `people` is their sorted ids, comma between."""

    __tablename__ = "conversation"

    people: str = Field(primary_key=True)
    channel: str


class InboxRow(Row, table=True):
    """A thing that Slack told us; `source` is a digest, so that no id of a person stays behind in it."""

    __tablename__ = "inbox"
    __table_args__ = (Index(None, "seen_at"),)

    source: str = Field(primary_key=True)
    seen_at: datetime = Field(sa_type=UtcDateTime)
