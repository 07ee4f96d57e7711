"""When Slack is next asked who of a workspace may take part is remembered.

Nothing is carried along: a workspace without a row is looked at as soon as the bot runs.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "look",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("look_again_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id"),
    )
    op.create_index("ix_look_look_again_at", "look", ["look_again_at"])


def downgrade() -> None:
    op.drop_table("look")
