"""What the people of a mentorship agree on, how they thank each other, and what somebody does not want to hear.

Nothing is carried along: nobody has agreed on, thanked for or muted anything yet.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agreement",
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("off_limits", sa.JSON(), nullable=False),
        sa.Column("pings", sa.Boolean(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        *_of_a_member("agreement"),
    )
    op.create_table(
        "thanks_note",
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("may_post", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("consents", sa.JSON(), nullable=False),
        *_of_a_member("thanks_note"),
    )
    op.create_table(
        "accord",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_of_a_member("accord", "kind"),
    )
    op.create_table(
        "muted",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("member_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "member_id", "kind", name=op.f("pk_muted")),
    )
    op.create_table(
        "support",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_support")),
    )
    for table in ("agreement", "thanks_note", "accord"):
        op.create_index(op.f(f"ix_{table}_workspace_id_member_id"), table, ["workspace_id", "member_id"])


def _of_a_member(table: str, *key: str) -> list[sa.schema.SchemaItem]:
    """The columns and keys of what one member of a mentorship says."""
    names = ["workspace_id", "mentorship_id", *key, "member_id"]
    owner = ["workspace_id", "mentorship_id"]
    return [
        *(sa.Column(name, sa.String(), nullable=False) for name in names if name not in key),
        sa.ForeignKeyConstraint(
            owner,
            [f"mentorship.{name}" for name in owner],
            name=op.f(f"fk_{table}_workspace_id_mentorship_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(*names, name=op.f(f"pk_{table}")),
    ]


def downgrade() -> None:
    for table in ("support", "muted", "accord", "thanks_note", "agreement"):
        op.drop_table(table)
