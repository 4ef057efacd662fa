"""History rows for many records at once, with what each record's many-to-many fields held.

The database copies the rows itself, as they stand: one statement for some hundred records, where an object for each
version would take most of the time of an import. All names in the statements come from the models.
"""

from django.db import connection
from django.utils import timezone
from simple_history.utils import get_m2m_field_name

from .values import in_batches


def write_history(model, pks, kind, user, reason):
    """Write one history row for each record with one of these primary keys, and copy the links that history follows.

    `kind` is "+" for created, "~" for changed, "-" for about to be deleted.
    """
    history = model.history.model
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    about = {
        "history_date": now,
        "history_type": kind,
        "history_change_reason": reason[:100],
        "history_user_id": user.pk if user else None,
    }
    copied = [field.column for field in history.tracked_fields]
    for batch in in_batches(list(pks)):
        _copy(model, copied, history, about, ("id", batch))
        if kind == "-":
            continue
        for field in getattr(history, "_history_m2m_fields", ()):
            _copy_links(field, history, now, batch)


def _copy(source, columns, target, constants, chosen):
    """Insert into `target` the `columns` of the rows of `source` that are `chosen` (column, values), and constants."""
    names = _listed([*constants, *columns])
    values = ", ".join([*("%s" for _name in constants), *map(_quoted, columns)])
    column, keys = chosen
    sql = (
        f"INSERT INTO {_quoted(target._meta.db_table)} ({names}) SELECT {values} "  # noqa: S608
        f"FROM {_quoted(source._meta.db_table)} WHERE {_quoted(column)} IN ({_places(keys)})"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*constants.values(), *keys])


def _copy_links(field, history, now, keys):
    """Copy the links of one many-to-many field beside the history rows written at `now` for the records `keys`."""
    through, copy = field.remote_field.through, getattr(history, field.name).model
    columns = [column.column for column in through._meta.fields]
    own = through._meta.get_field(get_m2m_field_name(field)).column
    sql = (
        f"INSERT INTO {_quoted(copy._meta.db_table)} (history_id, {_listed(columns)}) "  # noqa: S608
        f"SELECT version.history_id, {', '.join(f'link.{_quoted(name)}' for name in columns)} "
        f"FROM {_quoted(history._meta.db_table)} version "
        f"JOIN {_quoted(through._meta.db_table)} link ON link.{_quoted(own)} = version.id "
        f"WHERE version.history_date = %s AND version.id IN ({_places(keys)})"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [now, *keys])


def _quoted(name):
    return connection.ops.quote_name(name)


def _listed(names):
    return ", ".join(map(_quoted, names))


def _places(values):
    return ", ".join(["%s"] * len(values))
