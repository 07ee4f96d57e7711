"""Why a nudge waits or ended is a code with its day, and what makes one differ from others of its kind is a column.

Reasons were sentences, and were cut apart where they were counted. What is stored stays readable: each sentence that was
ever written becomes its code, and a pause keeps its day, in the year of the nudge or the one after.
"""

from datetime import date, datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

CODES = {
    "snoozed": "snoozed",
    "already two messages in seven days": "weekly budget",
    "outside working hours": "outside hours",
    "a day off for everybody": "day off",
    "no working hours in common": "no common hours",
    "the app has to be installed again": "app removed",
    "the account is no longer active": "no account",
    "it no longer applies": "no longer applies",
    "cancelled by the organiser": "cancelled",
    "recalled by the organiser": "recalled",
    "you skipped this cohort": "skipped cohort",
    "you left": "left",
    "the pairing has ended": "pairing ended",
    "a partner was found": "partner found",
    "they are back already": "partner back",
    "there was no partner": "no partner",
    "you met already": "met already",
    "you answered already": "answered already",
    "you said it will not take place": "will not meet",
    "the person it was about removed their data": "erased",
    "it had become too late": "too late",
    "the conversation is no longer there": "conversation gone",
    "the conversation cannot be opened": "cannot open",
    "Slack never said whether it arrived": "never confirmed",
}

REFUSED = "Slack did not take it ("
PAUSED = "paused until "

nudge = sa.table(
    "nudge",
    sa.column("reason", sa.String()),
    sa.column("reason_until", sa.Date()),
    sa.column("variant", sa.String()),
    sa.column("dedupe_key", sa.String()),
    sa.column("due_at"),
)


def upgrade() -> None:
    op.add_column("nudge", sa.Column("reason_until", sa.Date(), nullable=True))
    op.add_column("nudge", sa.Column("variant", sa.String(), nullable=True))
    mismatch = nudge.c.dedupe_key.startswith("did you meet mismatch/")
    op.execute(nudge.update().where(mismatch).values(variant="mismatch"))
    _pauses()
    code = sa.case(
        *((nudge.c.reason == sentence, code) for sentence, code in CODES.items()),
        (nudge.c.reason == "paused", "paused"),
        (nudge.c.reason.startswith(REFUSED), "refused"),
        else_="other",
    )
    op.execute(nudge.update().where(nudge.c.reason.is_not(None)).values(reason=code))


def downgrade() -> None:
    sentence = sa.case(*((nudge.c.reason == code, sentence) for sentence, code in CODES.items()), else_=nudge.c.reason)
    op.execute(nudge.update().where(nudge.c.reason.is_not(None)).values(reason=sentence))
    with op.batch_alter_table("nudge") as batch:
        batch.drop_column("variant")
        batch.drop_column("reason_until")


def _pauses() -> None:
    """ "paused until 3 April" said no year: it is the first such day on or after the day it was due."""
    connection = op.get_bind()
    rows = sa.select(nudge.c.reason, sa.func.min(nudge.c.due_at)).where(nudge.c.reason.startswith(PAUSED))
    for reason, due_at in connection.execute(rows.group_by(nudge.c.reason)).all():
        until = _day(reason.removeprefix(PAUSED), str(due_at)[:10])
        connection.execute(nudge.update().where(nudge.c.reason == reason).values(reason="paused", reason_until=until))


def _day(words: str, due_on: str) -> date | None:
    since = date.fromisoformat(due_on)
    for year in (since.year, since.year + 1):
        try:
            found = datetime.strptime(f"{words} {year}", "%d %B %Y").date()
        except ValueError:
            continue
        if found >= since:
            return found
    return None
