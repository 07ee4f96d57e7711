"""What organisers say in their own words, whether a cohort asks the benchmark's statements, and the topics that people
keep between themselves and their partner. Cohorts from before use our words; profiles from before have marked nothing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cohort", sa.Column("words", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("cohort", sa.Column("benchmark", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("profile", sa.Column("between_us", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("profile", "between_us")
    op.drop_column("cohort", "benchmark")
    op.drop_column("cohort", "words")
