"""Who may join a cohort under way, who did, and what its organisers were told already."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cohort", sa.Column("join_until", sa.Date(), nullable=True))
    op.add_column("cohort", sa.Column("joined_late", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("cohort", sa.Column("said_needs", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("enrolment", sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("enrolment") as enrolment:
        enrolment.drop_column("late")
    with op.batch_alter_table("cohort") as cohort:
        cohort.drop_column("said_needs")
        cohort.drop_column("joined_late")
        cohort.drop_column("join_until")
