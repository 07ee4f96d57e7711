"""The locale of each person, which Slack says at the next look, and the language of what a cohort's channel reads."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("member") as member:
        member.add_column(sa.Column("locale", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("cohort") as cohort:
        cohort.add_column(sa.Column("language", sa.String(), nullable=False, server_default="en"))


def downgrade() -> None:
    with op.batch_alter_table("cohort") as cohort:
        cohort.drop_column("language")
    with op.batch_alter_table("member") as member:
        member.drop_column("locale")
