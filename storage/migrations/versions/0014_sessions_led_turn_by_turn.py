"""Sessions that are led turn by turn, and the pace at which their messages may be edited."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "led_session",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("mentorship_id", sa.String(), nullable=False),
        sa.Column("led", sa.JSON(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("ts", sa.String(), nullable=True),
        sa.Column("pings", sa.JSON(), nullable=False),
        sa.Column("pinged", sa.Integer(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settle_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wake_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "session_id"],
            ["session.workspace_id", "session.session_id"],
            name=op.f("fk_led_session_workspace_id_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "session_id", name=op.f("pk_led_session")),
    )
    op.create_index(op.f("ix_led_session_wake_at"), "led_session", ["wake_at"])
    op.create_index(op.f("ix_led_session_workspace_id_wake_at"), "led_session", ["workspace_id", "wake_at"])
    op.create_index(
        op.f("ix_led_session_workspace_id_mentorship_id"), "led_session", ["workspace_id", "mentorship_id"]
    )
    op.create_table(
        "edit_pace",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("full_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("blocked_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_edit_pace")),
    )


def downgrade() -> None:
    op.drop_table("edit_pace")
    op.drop_table("led_session")
