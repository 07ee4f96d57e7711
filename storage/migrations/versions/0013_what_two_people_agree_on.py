"""What the people of a mentorship agree on: each one's part of their agreement. Nothing is carried along."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agreement",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("mentorship_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("off_limits", sa.JSON(), nullable=False),
        sa.Column("pings", sa.Boolean(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "mentorship_id"],
            ["mentorship.workspace_id", "mentorship.mentorship_id"],
            name=op.f("fk_agreement_workspace_id_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "mentorship_id", "member_id", name=op.f("pk_agreement")),
    )
    op.create_index(op.f("ix_agreement_workspace_id_member_id"), "agreement", ["workspace_id", "member_id"])


def downgrade() -> None:
    op.drop_table("agreement")
