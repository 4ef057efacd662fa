"""A database on which processes can be killed: a copy of the one of the test, read past Django."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing, contextmanager

import environ
import psycopg
from django.conf import settings
from django.db import connection, connections

from projects.management.copies import back_up

PROGRAM = "import django; django.setup(); from tests.exchange.changes.steps import main; main()"
# The data version only counts, words are remembered for good, and SQLite keeps some for itself.
NOT_COMPARED = re.compile(r"projects_(dataversion|searchword|fulltext_\w+)|sqlite_\w+")
# Numbers and moments that are others each time; and the codes that are drawn, or made from how many there are.
DRAWN = re.compile(r"id|\w+_id|\w+_at|\w*history\w*")
DRAWN_CODES = re.compile(r"projects_(changeset|(historical)?duechange)")


class Ground:
    """The database under test, and the programs that work on it; `url` as DATABASE_URL has it."""

    def __init__(self, url):
        self.url, self._programs = url, []

    def take(self, verb, *arguments, kill_after=None):
        """Take a step in a new process, killed after so many seconds; return its outcome and its seconds."""
        [found] = self.take_at_once((verb, *arguments), kill_after=kill_after)
        return found

    def take_at_once(self, *steps, kill_after=None):
        """Take steps, each a verb with its arguments, beside each other; return the outcome and seconds of each."""
        while len(self._programs) < len(steps):
            self._programs.append(self._program())
        beside = list(zip(self._programs, steps, strict=False))
        for program, (verb, *arguments) in beside:
            program.stdin.write(json.dumps([verb, arguments, kill_after]) + "\n")
            program.stdin.flush()
        return [json.loads(program.stdout.readline()) for program, _step in beside]

    def _program(self):
        return subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=settings.BASE_DIR,
            env=os.environ | {"DATABASE_URL": self.url, "DJANGO_SETTINGS_MODULE": "benelux_tracker.settings"},
        )

    def rows(self):
        """Return {table: Counter of its rows as tuples of (column, value)}, read by a connection of its own."""
        with self._opened() as cursor:
            return {table: self._rows_of(cursor, table) for table in self._tables(cursor)}

    def one(self, sql):
        """Return the first value that a question gives, or None."""
        with self._opened() as cursor:
            row = cursor.execute(sql).fetchone()
            return row and row[0]

    def close(self):
        """Let the programs end."""
        for program in self._programs:
            program.stdin.close()
            program.wait()

    @staticmethod
    def _rows_of(cursor, table):
        found = cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
        names = [column[0] for column in found.description]
        return Counter(tuple((name, repr(value)) for name, value in zip(names, row, strict=True)) for row in found)


class SQLiteGround(Ground):
    """A file."""

    @contextmanager
    def _opened(self):
        with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"))) as database:
            yield database

    def _tables(self, cursor):
        names = [row[0] for row in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [name for name in names if not NOT_COMPARED.fullmatch(name)]

    def is_whole(self):
        """Whether the database itself finds nothing wrong with its pages and its foreign keys."""
        return self.one("PRAGMA integrity_check") == "ok" and self.one("PRAGMA foreign_key_check") is None


class PostgreSQLGround(Ground):
    """A database beside the one of the test."""

    @contextmanager
    def _opened(self):
        with psycopg.connect(self.url, autocommit=True) as database:
            # The server notices a moment later that a program is gone, and takes back what it had begun.
            others = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            while database.execute(others).fetchone():
                time.sleep(0.01)
            yield database.cursor()

    def _tables(self, cursor):
        names = cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        return [name for (name,) in names if not NOT_COMPARED.fullmatch(name)]

    def is_whole(self):
        """Whether it answers; constraints are checked by the server when it commits."""
        return self.one("SELECT 1") == 1


@contextmanager
def ground(folder):
    """Give a `Ground` that holds what the database of the test holds now."""
    if connection.vendor == "sqlite":
        back_up(folder / "db.sqlite3")
        place = SQLiteGround(f"sqlite:///{folder / 'db.sqlite3'}")
    else:
        place = PostgreSQLGround(_cloned())
    try:
        yield place
    finally:
        place.close()


# A thread that served a page in an earlier test may have left its session behind.
LEFT_BEHIND = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND backend_type = %s"


def _cloned():
    """Return the address of a database made after the one of the test, which nobody may be connected to meanwhile."""
    values = connection.settings_dict
    connections.close_all()
    connection.close_pool()
    address = environ.Env().str("DATABASE_URL")
    with psycopg.connect(address, autocommit=True) as database:
        database.execute(f'DROP DATABASE IF EXISTS "{values["NAME"]}_killed" WITH (FORCE)')
        database.execute(LEFT_BEHIND, [values["NAME"], "client backend"])
        database.execute(f'CREATE DATABASE "{values["NAME"]}_killed" TEMPLATE "{values["NAME"]}"')
    return re.sub(r"/[^/]*$", f"/{values['NAME']}_killed", address)


def difference(before, after):
    """Return {table: (rows that came, rows that went)}, without what is drawn anew each time."""
    found = {}
    for table in after:
        old, new = (_without_drawn(table, rows[table]) for rows in (before, after))
        if old != new:
            found[table] = (new - old, old - new)
    return found


def _without_drawn(table, rows):
    drawn_code = DRAWN_CODES.fullmatch(table)

    def kept(name):
        return not DRAWN.fullmatch(name) and not (drawn_code and name == "code")

    counted = Counter()
    for row, number in rows.items():
        counted[tuple((name, value) for name, value in row if kept(name))] += number
    return counted
