"""Backups: the keys of the erasure journal, and what a restored database does not know."""

from secrets import token_hex

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every workspace that has members gets its key, so that from now on each backup holds it."""
    keys = op.create_table(
        "erasure_key",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_erasure_key")),
    )
    op.create_table(
        "restored",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("restored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_restored")),
    )
    found = op.get_bind().execute(sa.text("SELECT DISTINCT workspace_id FROM member")).scalars()
    rows = [{"workspace_id": workspace, "key": token_hex(32)} for workspace in found]
    op.bulk_insert(keys, rows)


def downgrade() -> None:
    """Undo it."""
    op.drop_table("restored")
    op.drop_table("erasure_key")
