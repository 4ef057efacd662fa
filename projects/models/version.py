"""The data version: one number that grows with every write to what the public can see.

Whatever was made from the records (a page, a feed, a file) is fresh as long as the number is the one it was made under.
The number grows in the transaction of the write itself: it is seen by others exactly when the write is. That holds for
every way of writing through Django, bulk statements and raw SQL included, because it hangs on the statements and not on
the methods of a model; tools that write past Django must call `raise_version` themselves.
"""

import re
from contextlib import nullcontext

from django.db import connection, models, transaction
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _

from .audit import AuditEntry
from .changeset import Change, ChangeSet
from .frozen_report import FrozenReport
from .meeting import Meeting
from .reading import Reading, Suggestion
from .reminder import Reminder
from .upload import Upload
from .user import User

_WRITE = re.compile(
    r'\b(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO|TRUNCATE(?:\s+TABLE)?)\s+"?(projects_\w+)',
    re.IGNORECASE,
)
# One raise in so many folds the older ones into a single row.
_FOLD_EVERY = 100


class DataVersion(models.Model):
    """How often the data have been written to: the sum of the weights of all rows.

    A write adds a row instead of counting up one that all writers share. So a long import never makes other
    writers wait, and two of them can never lock each other out; the rows are folded into one from time to time.
    """

    weight = models.PositiveBigIntegerField(_("weight"), default=1)

    class Meta:
        verbose_name = _("data version")
        verbose_name_plural = _("data versions")

    def __str__(self):
        return str(self.weight)


# What shows on no public page: sign-ins, their trace, proposals, uploads, frozen reports, agendas, mails sent.
UNSEEN = {
    *(
        model._meta.db_table
        for model in (
            DataVersion,
            ChangeSet,
            Change,
            Reading,
            Suggestion,
            Reminder,
            AuditEntry,
            Upload,
            FrozenReport,
            User,
        )
    ),
    *(field.m2m_db_table() for field in User._meta.many_to_many),
    Meeting.agenda.through._meta.db_table,
}


def data_version():
    """Return the data version, a whole number; what was read before it was asked may already be older."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(SUM(weight), 0) FROM projects_dataversion")
        return int(cursor.fetchone()[0])


def raise_version(using=connection, weight=1):
    """Raise the data version by `weight` in the current transaction of the connection `using`."""
    with using.cursor() as cursor:
        cursor.execute("INSERT INTO projects_dataversion (weight) VALUES (%s) RETURNING id", [weight])
        # All of the answer is read: SQLite cannot commit while a statement still waits to be.
        [(key,)] = cursor.fetchall()
        if key % _FOLD_EVERY == 0:
            _fold(cursor, key, using.features.has_select_for_update_skip_locked)


def _fold(cursor, key, skip_locked):
    """Fold the raises before `key` into one row of the same weight; those that another writer folds are left to it."""
    lock = " FOR UPDATE SKIP LOCKED" if skip_locked else ""
    cursor.execute(f"SELECT id, weight FROM projects_dataversion WHERE id < %s{lock}", [key])  # noqa: S608
    rows = cursor.fetchall()
    if rows:
        marks = ", ".join(["%s"] * len(rows))
        cursor.execute(f"DELETE FROM projects_dataversion WHERE id IN ({marks})", [row[0] for row in rows])  # noqa: S608
        cursor.execute("INSERT INTO projects_dataversion (weight) VALUES (%s)", [sum(row[1] for row in rows)])


def is_shown_write(sql):
    """Return whether the statement `sql` writes to a table that public pages are made from."""
    if sql[:6].upper() == "SELECT":
        return False
    return any(table.lower() not in UNSEEN for table in _WRITE.findall(sql))


def _watch(execute, sql, params, many, context):
    """Run a statement; where it writes to what is shown, raise the version in the same transaction."""
    if not is_shown_write(sql):
        return execute(sql, params, many, context)
    writer = context["connection"]
    # SQLite cannot commit while rows of a statement wait to be read, and keeps its own transaction open until they are.
    own = writer.in_atomic_block or (writer.vendor == "sqlite" and "RETURNING" in sql)
    with nullcontext() if own else transaction.atomic(using=writer.alias):
        result = execute(sql, params, many, context)
        raise_version(writer)
        return result


def _watch_connection(connection, **kwargs):
    if _watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(_watch)


def watch_writes():
    """Let every database connection, from its beginning, raise the version with its writes."""
    connection_created.connect(_watch_connection, dispatch_uid="projects.data_version")
