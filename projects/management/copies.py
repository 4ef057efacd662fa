"""Copies of the whole database: made while the tracker runs, and put back in one step.

SQLite is copied with its own online backup, PostgreSQL with pg_dump and pg_restore, which must be on the machine.
"""

import hashlib
import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

_SQLITE_HEADER = b"SQLite format 3\x00"
_PG_DUMP_HEADER = b"PGDMP"
_PAGES_AT_A_TIME = 1000


class CopyError(Exception):
    """A copy that cannot be made or put back; the message is a sentence for the person at the terminal."""


def back_up(path: Path) -> str:
    """Write a copy of the database to `path`, readable by its owner alone; return the SHA-256 of the file.

    Others go on reading and writing meanwhile. Nothing is left at `path` where it fails (`CopyError`).
    """
    if path.exists():
        raise CopyError(f"{path} is there already; a copy never overwrites a file.")
    part = path.with_name(f"{path.name}.part")
    part.touch(mode=0o600)
    try:
        _BACK_UP[connection.vendor](part)
        part.rename(path)
    except (OSError, sqlite3.Error, subprocess.CalledProcessError) as error:
        raise CopyError(f"The copy failed: {_said(error)}") from error
    finally:
        part.unlink(missing_ok=True)
    return digest(path)


def put_back(path: Path) -> None:
    """Make the database what the copy at `path` holds, all of it or nothing (`CopyError`)."""
    _check_kind(path)
    try:
        _PUT_BACK[connection.vendor](path)
    except (OSError, sqlite3.Error, subprocess.CalledProcessError) as error:
        raise CopyError(f"Nothing was put back: {_said(error)}") from error


def digest(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_empty() -> bool:
    """Return whether the database holds no table of the tracker."""
    return "projects_project" not in connection.introspection.table_names()


def _check_kind(path):
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError as error:
        raise CopyError(f"{path} cannot be read: {error.strerror}.") from error
    kind = {"sqlite": _SQLITE_HEADER, "postgresql": _PG_DUMP_HEADER}[connection.vendor]
    if not start.startswith(kind):
        raise CopyError(f"{path} is not a copy of a {connection.display_name} database.")


def _back_up_sqlite(path):
    connection.ensure_connection()
    with _sqlite(path) as copy:
        connection.connection.backup(copy, pages=_PAGES_AT_A_TIME)
        _check_whole(copy)


def _put_back_sqlite(path):
    with _sqlite(path, "?mode=ro&immutable=1") as copy:
        _check_whole(copy)
        connection.ensure_connection()
        copy.backup(connection.connection)


def _check_whole(database):
    (answer,) = database.execute("PRAGMA integrity_check").fetchone()
    if answer != "ok":
        raise sqlite3.DatabaseError(answer)


def _sqlite(path, question=""):
    """Return a SQLite file, opened, as something to use in a `with`."""
    return closing(sqlite3.connect(f"{path.absolute().as_uri()}{question}", uri=True))


def _back_up_postgresql(path):
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}")


def _put_back_postgresql(path):
    # Our own connections would wait for, and block, the tables that are made anew.
    connection.close()
    connection.close_pool()
    name = connection.settings_dict["NAME"]
    options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    _run("pg_restore", *options, f"--dbname={name}", str(path))


def _run(program, *arguments):
    """Run a program of PostgreSQL for the database in use; the password travels in the environment."""
    values = connection.settings_dict
    keys = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    given = {key: str(values[name]) for key, name in keys.items() if values[name]}
    # Every word of the command is ours, but for the path, which is passed as one word.
    subprocess.run([program, *arguments], env=os.environ | given, check=True, capture_output=True, text=True)  # noqa: S603


def _said(error):
    if isinstance(error, subprocess.CalledProcessError):
        return error.stderr.strip().splitlines()[0] if error.stderr.strip() else str(error)
    if isinstance(error, FileNotFoundError) and error.filename in ("pg_dump", "pg_restore"):
        return f"{error.filename} is not on this machine; it comes with the PostgreSQL client."
    return str(error)


_BACK_UP = {"sqlite": _back_up_sqlite, "postgresql": _back_up_postgresql}
_PUT_BACK = {"sqlite": _put_back_sqlite, "postgresql": _put_back_postgresql}
