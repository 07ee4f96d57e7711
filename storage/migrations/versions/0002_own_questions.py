"""Own questions."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Own questions."""
    op.create_table('own_question',
    sa.Column('workspace_id', sa.String(), nullable=False),
    sa.Column('question_id', sa.String(), nullable=False),
    sa.Column('body', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('workspace_id', 'question_id', name=op.f('pk_own_question'))
    )


def downgrade() -> None:
    """Undo it."""
    op.drop_table('own_question')
