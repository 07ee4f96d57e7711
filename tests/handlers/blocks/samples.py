"""One small cohort in plain values, from which everything that people see is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from handlers.texts import texts
from mentoring.agenda import Agenda, Part, PartKind, SessionKind, Turn
from mentoring.balance import Lean
from mentoring.model import (
    Asker,
    Cause,
    ChannelId,
    Cohort,
    CohortId,
    CohortStage,
    Direction,
    Language,
    Level,
    Match,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    Offer,
    Profile,
    Proposal,
    Question,
    QuestionStage,
    Reason,
    SessionId,
    Theme,
    TypedTopic,
    Unmatched,
    WorkspaceId,
)
from mentoring.nudges.model import Nudge, NudgeId, NudgeKind
from mentoring.pairing import changes
from mentoring.programme.proposing import Preview
from mentoring.programme.sessions import SessionView
from mentoring.taxonomy import Taxonomy
from mentoring.topics import Topic

T = texts(Language.ENGLISH)

AMINA, BEN, CHIARA, GITA = (MemberId(f"U{name}") for name in ("AMINA", "BEN", "CHIARA", "GITA"))
TODAY = date(2027, 1, 11)
NOW = datetime(2027, 1, 11, 10, tzinfo=UTC)

TAXONOMY = Taxonomy(
    topics=(
        Topic(id="negotiation", label="Negotiation", group="Getting things done"),
        Topic(id="budgets", label="Budgets and money", group="Getting things done"),
        Topic(id="spreadsheets", label="Spreadsheets", group="Digital and data"),
    )
)


@dataclass(frozen=True, kw_only=True)
class Samples:
    """The cohort; `name` is what its organiser called it, `own` what people typed about themselves."""

    name: str = "Spring cohort"
    own: str = "Beekeeping"

    @property
    def cohort(self) -> Cohort:
        """Six sessions, one every four weeks, still a draft."""
        return Cohort(
            id=CohortId("cohort-1"),
            name=self.name,
            channel=ChannelId("CMENTORING"),
            organiser=GITA,
            opt_in_closes_on=date(2027, 1, 22),
            starts_on=date(2027, 2, 1),
        )

    def at(self, stage: CohortStage) -> Cohort:
        """The cohort at a stage of its life."""
        return replace(self.cohort, stage=stage)

    def profile(self, member: MemberId) -> Profile:
        """Amina seeks what Ben offers, and the other way round; Chiara fits nobody."""
        offer, seek = {AMINA: ("negotiation", "spreadsheets"), BEN: ("spreadsheets", "negotiation")}.get(
            member, ("budgets", "budgets")
        )
        return Profile(
            member=member,
            level=Level.LEADING if member == AMINA else Level.STARTING,
            offers=(Offer(topic=offer), Offer(topic=self.own)),
            seeks=(seek, self.own),
            department=self.own,
            reports_to=(GITA,),
            never=frozenset({CHIARA}),
            languages=("en", "cy"),
            off_limits=(self.own, "religion"),
        )

    @property
    def profiles(self) -> dict[MemberId, Profile]:
        """Everybody's."""
        return {member: self.profile(member) for member in (AMINA, BEN, CHIARA)}

    @property
    def directions(self) -> tuple[Direction, ...]:
        """Both ways between Amina and Ben."""
        to_ben = Reason(sought="negotiation", offered="negotiation", share=0.6)
        to_amina = Reason(sought=self.own, offered="spreadsheets", share=0.24)
        return (
            Direction(giver=AMINA, receiver=BEN, fit=0.6, reasons=(to_ben,)),
            Direction(giver=BEN, receiver=AMINA, fit=0.24, reasons=(to_amina,)),
        )

    @property
    def match(self) -> Match:
        """Amina with Ben."""
        return Match(members=(AMINA, BEN), score=0.3, directions=self.directions)

    @property
    def preview(self) -> Preview:
        """One pair that met before and is locked, one person without a match, and a note."""
        proposal = Proposal(
            cohort=CohortId("cohort-1"),
            seed=7,
            at=NOW,
            matches=(replace(self.match, pinned=True, met_before=1),),
            leftovers=(Unmatched(member=CHIARA, causes=((Cause.GAP, 5),)),),
            bound=0.31,
            total=0.3,
            notes=(TypedTopic(typed=self.own, meant=("Spreadsheets",)),),
        )
        return Preview(
            cohort=self.at(CohortStage.PROPOSED),
            proposal=proposal,
            profiles=self.profiles,
            taxonomy=TAXONOMY,
            changed=changes([], [self.match]),
        )

    def mentorship(self, *members: MemberId) -> Mentorship:
        """A mentorship of these members."""
        return Mentorship(
            id=MentorshipId("mentorship-1"),
            cohort=CohortId("cohort-1"),
            members=members or (BEN, AMINA),
            directions=self.directions,
            began_at=NOW,
        )

    @property
    def topics(self) -> dict[str, str]:
        """How topics read."""
        return {"negotiation": "Negotiation", "spreadsheets": "Spreadsheets", "budgets": "Budgets and money"}

    @property
    def question(self) -> Question:
        """A question about something that people care about."""
        return question("rea-01", f"What does {self.own} look like on a good day?", "What makes it good?")

    @property
    def agenda(self) -> Agenda:
        """An opener, one round, a look ahead."""
        opener = question("ope-01", "What has gone well this week?", "What helped?")
        back = question("goa-01", "What would you like to be different in a year?", "What is the first sign?")
        three, nine = timedelta(minutes=3), timedelta(minutes=9)
        return Agenda(
            number=2,
            sessions=6,
            minutes=45,
            kind=SessionKind.USUAL,
            opens=BEN,
            parts=(
                Part(
                    kind=PartKind.OPENER,
                    index=0,
                    turns=tuple(Turn(answerer=each, asker=each, time=three, question=opener) for each in (BEN, AMINA)),
                ),
                Part(
                    kind=PartKind.ROUND,
                    index=1,
                    turns=(
                        Turn(answerer=AMINA, asker=BEN, time=nine, question=self.question),
                        Turn(answerer=BEN, asker=AMINA, time=nine, question=back),
                    ),
                ),
                Part(kind=PartKind.NEXT, index=2, time=three),
            ),
            lean=Lean(),
            planned=(),
        )

    @property
    def agenda_about_goals(self) -> Agenda:
        """An opener with a step that Ben shared, the goals of both, a look ahead."""
        opener = self.agenda.parts[0]
        six = timedelta(minutes=6)
        asks = question("gbl-07~00000000", f"{self.own}: what have you tried so far?", "What did that show you?")
        story = question("gbs-01~00000000", f"{self.own}: how did you first come across this?", "What surprised you?")

        def about(index: int, learner: MemberId, sharer: MemberId, goal: str) -> Part:
            learns = Turn(answerer=learner, asker=sharer, time=six, question=asks, goal=goal, learner=learner)
            shares = Turn(answerer=sharer, asker=learner, time=six, question=story, goal=goal, learner=learner)
            return Part(kind=PartKind.GOAL, index=index, turns=(learns, shares))

        parts = (
            opener,
            about(1, BEN, AMINA, "Negotiation"),
            about(2, AMINA, BEN, self.own),
            Part(kind=PartKind.NEXT, index=3, time=timedelta(minutes=3)),
        )
        return replace(self.agenda, parts=parts, steps={BEN: f"Read about {self.own}"})

    @property
    def session(self) -> MentoringSession:
        """The second session, which Ben opens."""
        return MentoringSession(
            id=SessionId("session-2"),
            mentorship=MentorshipId("mentorship-1"),
            number=2,
            due_on=date(2027, 3, 1),
            opens=BEN,
        )

    @property
    def session_view(self) -> SessionView:
        """The second session as its people see it."""
        return SessionView(
            cohort=self.at(CohortStage.UNDER_WAY),
            mentorship=self.mentorship(),
            session=self.session,
            agenda=self.agenda,
            profiles=self.profiles,
            themes=frozenset({Theme.SKILLS}),
        )


def question(name: str, text: str, follow_up: str) -> Question:
    """A question of the bank."""
    return Question(
        id=name,
        text=text,
        stage=QuestionStage.REALITY,
        asker=Asker.BOTH,
        theme=Theme.SKILLS,
        depth=1,
        minutes=5,
        follow_ups=(follow_up,),
        method="GROW",
    )


def nudge(kind: NudgeKind = NudgeKind.AGENDA) -> Nudge:
    """A nudge to Amina, due today."""
    return Nudge(
        id=NudgeId("nudge-1"),
        workspace=WorkspaceId("T1"),
        kind=kind,
        to=(AMINA,),
        subject="cohort-1",
        dedupe_key="agenda/session-2:UAMINA:2027-01-11",
        due_at=NOW,
        not_before=NOW,
        expires_at=NOW + timedelta(days=7),
    )
