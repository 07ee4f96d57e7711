"""Who organises is read from an index: each App Home asks, and read everybody of the workspace for it."""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

NAME = "ix_member_workspace_id_organiser_member_id"


def upgrade() -> None:
    op.create_index(NAME, "member", ["workspace_id", "organiser", "member_id"])


def downgrade() -> None:
    op.drop_index(NAME, "member")
