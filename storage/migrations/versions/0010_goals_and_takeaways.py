"""What people want to learn from each other, and what each keeps of a session."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "goal",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("mentorship_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "mentorship_id"],
            ["mentorship.workspace_id", "mentorship.mentorship_id"],
            name=op.f("fk_goal_workspace_id_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "mentorship_id", "member_id", "place", name=op.f("pk_goal")),
    )
    op.create_index(op.f("ix_goal_workspace_id_member_id"), "goal", ["workspace_id", "member_id"])
    op.create_table(
        "takeaway",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("learned", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("gave", sa.String(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "session_id"],
            ["session.workspace_id", "session.session_id"],
            name=op.f("fk_takeaway_workspace_id_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "session_id", "member_id", name=op.f("pk_takeaway")),
    )
    op.create_index(op.f("ix_takeaway_workspace_id_member_id"), "takeaway", ["workspace_id", "member_id"])


def downgrade() -> None:
    op.drop_table("takeaway")
    op.drop_table("goal")
