"""Surveys under keyed hashes, reports that are frozen, and how many had joined when opt-in closed."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


JOINED = """
UPDATE cohort SET joined = (
  SELECT count(*) FROM enrolment
  WHERE enrolment.workspace_id = cohort.workspace_id AND enrolment.cohort_id = cohort.cohort_id
    AND enrolment.state <> 'skipped'
) WHERE stage NOT IN ('draft', 'open')
"""

LOOK_AGAIN = "UPDATE cohort SET look_again_at = CURRENT_TIMESTAMP WHERE stage IN ('under way', 'finished')"
"""The planner looks at them now, and finds on which day their next report is."""


def _of_cohort(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "cohort_id"],
        ["cohort.workspace_id", "cohort.cohort_id"],
        name=op.f(f"fk_{table}_workspace_id_cohort_id"),
        ondelete="CASCADE",
    )


def upgrade() -> None:
    op.create_table(
        "survey_key",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("cohort_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        _of_cohort("survey_key"),
        sa.PrimaryKeyConstraint("workspace_id", "cohort_id", name=op.f("pk_survey_key")),
    )
    op.create_table(
        "survey_answer",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("cohort_id", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("wave", sa.String(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("may_quote", sa.Boolean(), nullable=False),
        _of_cohort("survey_answer"),
        sa.PrimaryKeyConstraint("workspace_id", "cohort_id", "link", "wave", name=op.f("pk_survey_answer")),
    )
    op.create_table(
        "report",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("cohort_id", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        _of_cohort("report"),
        sa.PrimaryKeyConstraint("workspace_id", "cohort_id", "as_of", name=op.f("pk_report")),
    )
    with op.batch_alter_table("cohort") as cohort:
        cohort.add_column(sa.Column("joined", sa.Integer(), nullable=True))
    op.execute(JOINED)
    op.execute(LOOK_AGAIN)


def downgrade() -> None:
    with op.batch_alter_table("cohort") as cohort:
        cohort.drop_column("joined")
    op.drop_table("report")
    op.drop_table("survey_answer")
    op.drop_table("survey_key")
