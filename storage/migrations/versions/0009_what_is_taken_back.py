"""Messages about somebody who was erased, which are still to be deleted or edited in Slack; they name nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "removal",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "channel", "ts", name=op.f("pk_removal")),
    )
    op.create_index(op.f("ix_removal_not_before"), "removal", ["not_before"])


def downgrade() -> None:
    op.drop_table("removal")
