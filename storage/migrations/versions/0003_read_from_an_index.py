"""What grows is read from an index, and what changes often is in few of them.

A nudge changes its state four times, and each change rewrote four indexes. Deleting a nudge read every recipient of the
workspace, and planning an agenda counted every question that was ever heard there.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

OF_SOME = {
    "ix_nudge_planned": (["workspace_id", "not_before"], "state = 'planned'"),
    "ix_nudge_planned_expires_at": (["expires_at"], "state = 'planned'"),
    "ix_nudge_uncertain": (["workspace_id", "not_before"], "state = 'uncertain'"),
    "ix_nudge_lease_until": (["lease_until"], "lease_until IS NOT NULL"),
}

NEW = {
    "ix_nudge_expires_at": ("nudge", ["expires_at"]),
    "ix_nudge_recipient_workspace_id_nudge_id": ("nudge_recipient", ["workspace_id", "nudge_id"]),
    "ix_mentorship_member_workspace_id_member_id_mentorship_id": (
        "mentorship_member",
        ["workspace_id", "member_id", "mentorship_id"],
    ),
}

OLD = {
    "ix_nudge_workspace_id_state_not_before": ("nudge", ["workspace_id", "state", "not_before"]),
    "ix_nudge_state_not_before": ("nudge", ["state", "not_before"]),
    "ix_nudge_state_expires_at": ("nudge", ["state", "expires_at"]),
    "ix_nudge_state_lease_until": ("nudge", ["state", "lease_until"]),
    "ix_mentorship_member_workspace_id_member_id": ("mentorship_member", ["workspace_id", "member_id"]),
}


def upgrade() -> None:
    """From indexes of every state to indexes of one; questions are counted as they are heard."""
    for name, (columns, where) in OF_SOME.items():
        op.create_index(name, "nudge", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
    for name, (table, columns) in NEW.items():
        op.create_index(name, table, columns)
    for name, (table, _) in OLD.items():
        op.drop_index(name, table_name=table)
    op.create_table(
        "question_use",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "question", name=op.f("pk_question_use")),
    )
    op.execute(
        "INSERT INTO question_use (workspace_id, question, people) "
        "SELECT workspace_id, question, count(*) FROM heard_question GROUP BY workspace_id, question"
    )


def downgrade() -> None:
    """Undo it."""
    op.drop_table("question_use")
    for name, (table, columns) in OLD.items():
        op.create_index(name, table, columns)
    for name, (table, _) in NEW.items():
        op.drop_index(name, table_name=table)
    for name in OF_SOME:
        op.drop_index(name, table_name="nudge")
