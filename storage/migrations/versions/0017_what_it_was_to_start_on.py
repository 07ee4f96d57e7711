"""When a cohort was to start before a late approval moved its dates, so that taking it back brings them back.

Those under way keep the dates that they have.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cohort") as cohort:
        cohort.add_column(sa.Column("moved_from", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("cohort") as cohort:
        cohort.drop_column("moved_from")
