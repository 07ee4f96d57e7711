"""What can be wrong with the database, each in one sentence that says what to do."""

from __future__ import annotations

import inspect

from sqlalchemy.exc import DBAPIError


class StorageError(Exception):
    """The database cannot be used."""

    def __init__(self, **facts: object) -> None:
        """Fill the class docstring's `{names}` with `facts`."""
        super().__init__(inspect.cleandoc(type(self).__doc__ or "").format(**facts))


class BadDatabaseUrl(StorageError):
    """{url} is no database address: write sqlite:///bothways.db for a file, or postgresql://user@host/name."""


class CannotWrite(StorageError):
    """{path} cannot be written: give this user the right to write the file and its folder, or set DATABASE_URL."""


class NoSuchFolder(StorageError):
    """{path} cannot be made, because there is no folder {folder}: create it, or set DATABASE_URL."""


class NothingThere(StorageError):
    """There is no database at {path} yet: `bothways run` or `bothways migrate` makes it."""


class NotADatabase(StorageError):
    """{path} is not a SQLite database: move it away, or set DATABASE_URL to another file."""


class NewerSchema(StorageError):
    """The tables are of a newer Bothways (step {revision}), so nothing was changed: install that version, or newer."""


class OlderSchema(StorageError):
    """The tables are of an older Bothways: bring them up to date with `bothways migrate`, then try again."""


class BackupThere(StorageError):
    """{path} is there already, and a backup overwrites nothing: name a new file."""


class NoBackupThere(StorageError):
    """There is no file {path}: name a backup that `bothways backup` made."""


class NotABackup(StorageError):
    """{path} is not a whole backup: take one that `bothways backup` made, not a copy of the database file."""


class BackupTooOld(StorageError):
    """{path} is of {made}. It is known for {days} days who was erased since, so an older backup is not restored."""


class NoJournal(StorageError):
    """There is no journal of erasures at {path}, so the backup would bring back whoever was erased since: set
    ERASURE_JOURNAL to the file that the bot kept. If it is lost, say so with --without-journal.
    """


class CannotKeepJournal(StorageError):
    """The journal of erasures at {path} cannot be written ({why}): set ERASURE_JOURNAL to a file that can be."""


class NotEmpty(StorageError):
    """The database holds something already ({table}), and nothing of it was changed: set DATABASE_URL to a new one."""


class AlreadyRunning(StorageError):
    """{path} is in use by another Bothways process: stop that one first, or move to PostgreSQL to run several."""


class CannotReach(StorageError):
    """The database at {url} does not answer ({why}): check that it runs and that DATABASE_URL is right."""


class Conflict(StorageError):
    """Two tasks wrote the same {what} at once: what you did was not saved, please do it again."""


def shown(error: Exception) -> str:
    """The first line of what the database said, without the statement and its values."""
    said = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    return str(said).strip().partition("\n")[0] or type(said).__name__


def is_locked(error: DBAPIError) -> bool:
    """Whether somebody else's lock on SQLite's file lasted longer than we wait."""
    return "is locked" in shown(error)
