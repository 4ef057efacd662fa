"""Many records written at once: rows, links, history and what search knows of them, in a handful of statements."""

from django.db import connection, models
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.exchange.errors import Conflict, ConflictRow
from projects.models import Decision, Heading
from projects.models.search import index_records, remove_records

from .history import write_history
from .values import in_batches, is_self_reference

# Values that no other record of the type has: where two records swap what must be unique, both step aside first.
ASIDE = {
    Heading: {"position": 2_147_483_647 - models.F("id")},
    Decision: {"series": "", "year": None, "number": None},
}


def _set_values(resource, record, texts):
    """Give `record` the values of its cells; return the names of the fields that were set."""
    names = []
    for name, text in texts.items():
        column = resource.fields[name]
        if column.many:
            continue
        value = column.widget.parse(text)
        if column.target is not None:
            setattr(record, column.model_field.attname, column.widget.known[value] if value else None)
        else:
            setattr(record, name, value)
        names.append(name)
    return names


def _by_depth(resource, changes):
    """Yield the new rows in lists, those first that others in the same file are part of."""
    names = [name for name, column in resource.fields.items() if is_self_reference(resource, column)]
    waiting = {change.record_code: change for change in changes}
    while waiting:
        ready = [c for c in waiting.values() if not any(c.after.get(name) in waiting for name in names)]
        if not ready:
            reason = _("This record would become part of itself.")
            raise Conflict([ConflictRow(c.line, c.record_code, reason) for c in waiting.values()])
        yield ready
        for change in ready:
            del waiting[change.record_code]


def create_records(resource, changes, user, reason, author=None):
    """Create the records of `changes`, then their links, then their history; a ledger remembers `author`, or `user`."""
    texts = {}
    for level in _by_depth(resource, changes):
        for batch in in_batches(level):
            records = [_new_record(resource, change, author or user) for change in batch]
            resource.model.objects.bulk_create(records)
            _learn(resource, records)
            texts |= {record.pk: change.after for record, change in zip(records, batch, strict=True)}
    for batch in in_batches(list(texts)):
        link_all(resource, {pk: texts[pk] for pk in batch}, user, reason)
        write_history(resource.model, batch, "+", user, reason)
        index_records(resource.model, batch)


def _new_record(resource, change, author):
    """Return the record that `change` creates, not yet saved."""
    record = resource.model()
    if hasattr(record, "author_id"):
        record.author = author
    _set_values(resource, record, change.after)
    return record


def _learn(resource, records):
    """Let later rows of the same file refer to records that have just been created."""
    for column in resource.fields.values():
        if column.target is resource.model:
            column.widget.known |= {record.code: record.pk for record in records}


def update_records(resource, texts, user, reason):
    """Give the records with the codes in `texts` (code → {column: cell}) their new values, links and history."""
    held, now = _step_aside(resource.model, texts), timezone.now()
    for batch in in_batches(list(texts)):
        records = list(resource.model.objects.filter(code__in=batch))
        changed = {}
        for record in records:
            record.updated_at = now
            for name, value in held.get(record.code, {}).items():
                setattr(record, name, value)
            changed[record] = {
                "updated_at",
                *held.get(record.code, {}),
                *_set_values(resource, record, texts[record.code]),
            }
        _write_values(resource.model, changed)
        link_all(resource, {record.pk: texts[record.code] for record in records}, user, reason)
        pks = [record.pk for record in records]
        write_history(resource.model, pks, "~", user, reason)
        index_records(resource.model, pks)


def _write_values(model, changed):
    """Write the fields that changed (record → names of fields), and no other: one statement for each set of fields."""
    rows = {}
    for record, names in changed.items():
        fields = tuple(field for field in model._meta.fields if field.name in names)
        values = [field.get_db_prep_save(getattr(record, field.attname), connection) for field in fields]
        rows.setdefault(fields, []).append([*values, record.pk])
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        for fields, values in rows.items():
            columns = ", ".join(f"{quoted(field.column)} = %s" for field in fields)
            # All names come from the model.
            cursor.executemany(f"UPDATE {quoted(model._meta.db_table)} SET {columns} WHERE id = %s", values)  # noqa: S608


def _step_aside(model, texts):
    """Give the records whose unique values change values that are in nobody's way; return code → what they held."""
    aside = ASIDE.get(model, {})
    held = {}
    for batch in in_batches([code for code, cells in texts.items() if aside.keys() & cells.keys()]):
        records = model.objects.filter(code__in=batch).order_by()
        held |= {values["code"]: {name: values[name] for name in aside} for values in records.values("code", *aside)}
        records.update(**aside)
    return held


def delete_records(resource, changes, user, reason):
    """Delete the records that `changes` created, with their links; the history keeps what they held.

    Returns the records as they were, for what has to follow.
    """
    deleted = []
    for batch in in_batches([change.record_code for change in changes]):
        records = list(resource.model.objects.filter(code__in=batch))
        pks = [record.pk for record in records]
        link_all(resource, dict.fromkeys(pks, dict.fromkeys(many_names(resource), "")), user, reason)
        write_history(resource.model, pks, "-", user, reason)
        # The rows alone: nothing refers to them any more, and their history is written.
        queryset = resource.model.objects.filter(pk__in=pks)
        queryset._raw_delete(queryset.db)
        remove_records(resource.model, pks)
        deleted.extend(records)
    return deleted


def many_names(resource):
    """Return the names of the columns that hold several codes."""
    return [name for name, column in resource.fields.items() if column.many]


def link_all(resource, texts, user, reason):
    """Make the links of records (primary key → {column: cell}) exactly what their cells say.

    All that go are deleted before any is created: a partner may move from one role to another.
    """
    to_create = []
    for name in many_names(resource):
        column = resource.fields[name]
        wanted = {
            pk: {column.widget.known[code] for code in column.widget.codes(cells[name])}
            for pk, cells in texts.items()
            if name in cells
        }
        missing, surplus = _compared_links(column, wanted)
        _remove_links(column, surplus, user, reason)
        to_create.append((column, missing))
    for column, missing in to_create:
        links = [column.through(**_ends(column, a, b), **column.extra) for a, b in sorted(missing)]
        for batch in in_batches(links):
            # Said from both sides, a link of a relation that goes both ways would come twice.
            column.through.objects.bulk_create(batch, ignore_conflicts=column.symmetrical)
        if hasattr(column.through, "history"):
            write_history(column.through, [link.pk for link in links], "+", user, reason)


def _ends(column, own, other):
    return {f"{column.own}_id": own, f"{column.other}_id": other}


def _compared_links(column, wanted):
    """Return the pairs of primary keys that are missing, and those that are too many; `wanted` is pk → pks."""
    there = set()
    for batch in in_batches(list(wanted)):
        links = column.through.objects.filter(**{f"{column.own}__in": batch}, **column.extra)
        there.update(links.order_by().values_list(f"{column.own}_id", f"{column.other}_id"))
    pairs = {(pk, target) for pk, targets in wanted.items() for target in targets}
    missing, surplus = pairs - there, there - pairs
    if column.symmetrical:
        missing |= {(b, a) for a, b in missing}
        surplus |= {(b, a) for a, b in surplus}
    return missing, surplus


def _remove_links(column, pairs, user, reason):
    """Delete the links between these pairs of primary keys."""
    for batch in in_batches(sorted(pairs), 100):
        condition = models.Q()
        for own, other in batch:
            condition |= models.Q(**_ends(column, own, other))
        queryset = column.through.objects.filter(condition, **column.extra)
        if hasattr(column.through, "history"):
            write_history(column.through, queryset.values_list("pk", flat=True), "-", user, reason)
        queryset._raw_delete(queryset.db)
