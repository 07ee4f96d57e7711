"""A mentorship is introduced before anything of a session happens, and each person has a standing.

What is stored is carried along: mentorships that run keep their numbers and dates. When one was introduced is known from
the introduction that was sent, else from the conversation that it has; where neither is known it waits for its
introduction. A session was offered when its agenda was sent. Whoever opened a cohort is its first owner.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WAITING, ACTIVE, ENDED = "waiting for introduction", "active", "ended"

member = sa.table("member", sa.column("standing", sa.String()), sa.column("active", sa.Boolean()))
cohort = sa.table(
    "cohort",
    sa.column("workspace_id", sa.String()),
    sa.column("cohort_id", sa.String()),
    sa.column("organiser", sa.String()),
    sa.column("owners", sa.JSON()),
)
mentorship = sa.table(
    "mentorship",
    *(sa.column(name, sa.String()) for name in ("workspace_id", "mentorship_id", "state", "channel", "ended_for")),
    *(sa.column(name, sa.DateTime(timezone=True)) for name in ("began_at", "introduced_at", "look_again_at")),
)
session = sa.table(
    "session",
    *(sa.column(name, sa.String()) for name in ("workspace_id", "session_id", "mentorship_id")),
    sa.column("offered_at", sa.DateTime(timezone=True)),
)
nudge = sa.table(
    "nudge",
    *(sa.column(name, sa.String()) for name in ("workspace_id", "kind", "subject", "state")),
    sa.column("last_attempt_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    op.add_column("member", sa.Column("standing", sa.String(), nullable=False, server_default="here"))
    op.execute(member.update().where(member.c.active.is_(False)).values(standing="deactivated"))
    with op.batch_alter_table("member") as batch:
        batch.drop_column("active")
        batch.alter_column("standing", existing_type=sa.String(), existing_nullable=False, server_default=None)
    _cohorts()
    with op.batch_alter_table("enrolment") as batch:
        batch.add_column(sa.Column("standing", sa.String(), nullable=False, server_default="here"))
    with op.batch_alter_table("enrolment") as batch:
        batch.alter_column("standing", existing_type=sa.String(), existing_nullable=False, server_default=None)
    op.create_table(
        "session_touch",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "session_id"], ["session.workspace_id", "session.session_id"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "session_id", "member_id"),
    )
    op.create_index("ix_session_touch_workspace_id_member_id", "session_touch", ["workspace_id", "member_id"])
    op.add_column("session", sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("session", sa.Column("moved", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("session") as batch:
        batch.alter_column("moved", existing_type=sa.Integer(), existing_nullable=False, server_default=None)
    op.execute(session.update().values(offered_at=_sent("agenda", session.c.session_id, session.c.workspace_id)))
    _mentorships()


def _cohorts() -> None:
    op.add_column("cohort", sa.Column("archived_on", sa.Date(), nullable=True))
    op.add_column("cohort", sa.Column("owners", sa.JSON(), nullable=False, server_default="[]"))
    connection = op.get_bind()
    for row in connection.execute(sa.select(cohort.c.workspace_id, cohort.c.cohort_id, cohort.c.organiser)).all():
        this = sa.and_(cohort.c.workspace_id == row.workspace_id, cohort.c.cohort_id == row.cohort_id)
        connection.execute(cohort.update().where(this).values(owners=[row.organiser]))
    with op.batch_alter_table("cohort") as batch:
        batch.alter_column("owners", existing_type=sa.JSON(), existing_nullable=False, server_default=None)


def _mentorships() -> None:
    op.add_column("mentorship", sa.Column("introduced_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("mentorship", sa.Column("ended_for", sa.String(), nullable=True))
    c = mentorship.c
    known = sa.case((c.channel.is_not(None), c.began_at), else_=sa.null())
    sent = _sent("introduction", c.mentorship_id, c.workspace_id)
    op.execute(mentorship.update().values(introduced_at=sa.func.coalesce(sent, known)))
    unknown = sa.and_(c.state == ACTIVE, c.introduced_at.is_(None))
    op.execute(mentorship.update().where(unknown).values(state=WAITING, look_again_at=c.began_at))
    op.execute(mentorship.update().where(c.state == ENDED).values(ended_for="other"))


def _sent(kind: str, subject: sa.ColumnElement[str], workspace: sa.ColumnElement[str]) -> sa.ScalarSelect[object]:
    """When the first nudge of that kind about this was sent; nothing when none was."""
    n = nudge.c
    arrived = sa.and_(n.workspace_id == workspace, n.subject == subject, n.kind == kind, n.state == "sent")
    return sa.select(sa.func.min(n.last_attempt_at)).where(arrived).scalar_subquery()


def downgrade() -> None:
    op.execute(mentorship.update().where(mentorship.c.state == WAITING).values(state=ACTIVE))
    op.drop_table("session_touch")
    op.add_column("member", sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.execute(member.update().values(active=member.c.standing == "here"))
    for table, columns in (
        ("mentorship", ("introduced_at", "ended_for")),
        ("session", ("offered_at", "moved")),
        ("enrolment", ("standing",)),
        ("cohort", ("owners", "archived_on")),
        ("member", ("standing",)),
    ):
        with op.batch_alter_table(table) as batch:
            for column in columns:
                batch.drop_column(column)
