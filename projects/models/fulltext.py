"""The full text of the records, one row each, in the form in which the database in use searches it.

The table is made by a migration. A row is (key, title tokens, body tokens). The tokens are made in `search.py`: letters
and digits only, folded and stemmed, so that both databases have nothing left to decide and find the same. A question
is a list of groups: of each group at least one token must stand in the row.
"""

from typing import NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

TABLE = "projects_fulltext"


class Found(NamedTuple):
    """A row that answers: its key, and the tokens of its title."""

    key: int
    title: str


class _SQLite:
    """An FTS5 table; positions are left out, since nobody asks for phrases."""

    ASKED = f"{TABLE} MATCH %s"
    KEY = "rowid"

    @staticmethod
    def expression(groups):
        """Return the question as FTS5 reads it, each token quoted."""
        return " AND ".join("({})".format(" OR ".join(f'"{token}"' for token in group)) for group in groups)

    @staticmethod
    def write(cursor, rows):
        cursor.executemany(f"INSERT INTO {TABLE} (rowid, title, body) VALUES (%s, %s, %s)", rows)  # noqa: S608

    @staticmethod
    def remove(cursor, keys):
        places = ", ".join(["%s"] * len(keys))
        cursor.execute(f"DELETE FROM {TABLE} WHERE rowid IN ({places})", keys)  # noqa: S608


class _PostgreSQL:
    """A tsvector with a GIN index; the tokens become its words as they are, without a parser or a dictionary."""

    ASKED = "words @@ %s::tsquery"
    KEY = "id"

    @staticmethod
    def expression(groups):
        """Return the question as a tsquery, each token quoted."""
        return " & ".join("({})".format(" | ".join(f"'{token}'" for token in group)) for group in groups)

    @staticmethod
    def write(cursor, rows):
        keys, titles, bodies = (list(column) for column in zip(*rows, strict=True))
        cursor.execute(
            f"INSERT INTO {TABLE} (id, title, words) "  # noqa: S608
            "SELECT key, title, array_to_tsvector(array_remove(string_to_array(title || ' ' || body, ' '), '')) "
            "FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS given (key, title, body)",
            [keys, titles, bodies],
        )

    @staticmethod
    def remove(cursor, keys):
        cursor.execute(f"DELETE FROM {TABLE} WHERE id = ANY(%s)", [list(keys)])  # noqa: S608


_DIALECTS = {"sqlite": _SQLite, "postgresql": _PostgreSQL}


def _dialect():
    return _DIALECTS[connection.vendor]


def write(rows):
    """Write rows whose keys are free."""
    if rows:
        with connection.cursor() as cursor:
            _dialect().write(cursor, rows)


def remove(keys):
    """Take away the rows with these keys, where they are there."""
    if keys:
        with connection.cursor() as cursor:
            _dialect().remove(cursor, keys)


def clear():
    """Take away all rows."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608


def is_empty():
    """Whether there is no row."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {TABLE} LIMIT 1")  # noqa: S608
        return cursor.fetchone() is None


def match(groups, limit, below=None):
    """Return the `Found` rows that answer, at most `limit`, highest key first; only keys under `below`, if given."""
    dialect = _dialect()
    condition, values = dialect.ASKED, [dialect.expression(groups)]
    if below is not None:
        condition, values = f"{condition} AND {dialect.KEY} < %s", [*values, below]
    sql = f"SELECT {dialect.KEY}, title FROM {TABLE} WHERE {condition} ORDER BY {dialect.KEY} DESC LIMIT %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, limit])
        return [Found(*row) for row in cursor.fetchall()]


def keys_divided_by(number, groups):
    """Return the expression for a query `field__in=…`: the keys of all rows that answer, divided by `number`."""
    dialect = _dialect()
    sql = f"SELECT {dialect.KEY} / {int(number)} FROM {TABLE} WHERE {dialect.ASKED}"  # noqa: S608
    return RawSQL(sql, [dialect.expression(groups)])  # noqa: S611
