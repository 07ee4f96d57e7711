"""Steps from an empty database to today's tables, run by Alembic on a connection that is passed in."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.errors import NewerSchema, OlderSchema

HERE = Path(__file__).parent

ONE_AT_A_TIME = 7_210_446_308
"""The advisory lock under which replicas that start together migrate one after the other."""


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings for one connection; there is no `alembic.ini` to find or forget."""
    made = Config()
    made.set_main_option("script_location", str(HERE))
    made.set_main_option("path_separator", "os")
    made.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    made.attributes["connection"] = connection
    return made


async def upgrade(connection: AsyncConnection) -> None:
    """Bring the tables up to date in one transaction; on an error nothing has changed."""
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        # A table is rebuilt by dropping the old one, which would delete the rows that point to it.
        await _foreign_keys(connection, "OFF")
    try:
        async with connection.begin():
            if not is_sqlite:
                await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
            await connection.run_sync(_upgrade)
    finally:
        if is_sqlite:
            await _foreign_keys(connection, "ON")


def _upgrade(connection: Connection) -> None:
    """To the newest step that this code knows. Raises NewerSchema when the tables are past it."""
    if _require_known(connection) != _steps().get_current_head():
        command.upgrade(config(connection), "head")


def require_newest(connection: Connection) -> None:
    """Refuse tables that are not of this version. Raises NewerSchema or OlderSchema."""
    if _require_known(connection) != _steps().get_current_head():
        raise OlderSchema


def _require_known(connection: Connection) -> str | None:
    """The step that the tables are at; None before the first. Raises NewerSchema."""
    current = MigrationContext.configure(connection).get_current_revision()
    known = {step.revision for step in _steps().walk_revisions()}
    if current is not None and current not in known:
        raise NewerSchema(revision=current)
    return current


@cache
def _steps() -> ScriptDirectory:
    """Every step that this code knows, read once."""
    return ScriptDirectory.from_config(config())


async def _foreign_keys(connection: AsyncConnection, switch: str) -> None:
    """SQLite takes this setting outside of a transaction only."""
    raw = await connection.get_raw_connection()
    driver = raw.driver_connection
    if driver is None:
        raise RuntimeError("the connection was closed while migrating")
    await driver.execute(f"PRAGMA foreign_keys={switch}")


def draft(message: str) -> None:
    """Write the next step: what differs between the migrated tables and those in the code."""
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{folder}/draft.db")
        with engine.begin() as connection:
            command.upgrade(config(connection), "head")
            number = len(list((HERE / "versions").glob("0*.py"))) + 1
            command.revision(config(connection), message, autogenerate=True, rev_id=f"{number:04}")
        engine.dispose()
