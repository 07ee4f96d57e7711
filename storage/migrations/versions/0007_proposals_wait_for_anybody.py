"""A proposed cohort is looked at again: every organiser is asked, whoever waits is told.

Those that wait already were never to be looked at again, so they are at once.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)

cohort = sa.table(
    "cohort", sa.column("stage", sa.String()), sa.column("look_again_at", sa.DateTime(timezone=True))
)


def upgrade() -> None:
    waits = sa.and_(cohort.c.stage == "proposed", cohort.c.look_again_at.is_(None))
    op.execute(cohort.update().where(waits).values(look_again_at=AT_ONCE))


def downgrade() -> None:
    op.execute(cohort.update().where(cohort.c.stage == "proposed").values(look_again_at=None))
