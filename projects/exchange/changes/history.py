"""History rows for many records at once, with what each record's many-to-many fields held."""

from django.utils import timezone
from simple_history.utils import get_m2m_field_name

from .values import in_batches


def write_history(model, records, kind, user, reason, many=()):
    """Write one history row for each of `records` (saved instances).

    `kind` is "+" for created, "~" for changed, "-" for deleted; `many` the many-to-many fields that history follows.
    """
    history = model.history.model
    now = timezone.now()
    fields = [field.attname for field in history.tracked_fields]
    rows = [
        history(
            history_date=now,
            history_user=user,
            history_type=kind,
            history_change_reason=reason[:100],
            **{name: getattr(record, name) for name in fields},
        )
        for record in records
    ]
    history.objects.bulk_create(rows, batch_size=200)
    if kind != "-":
        for field in getattr(history, "_history_m2m_fields", ()):
            _write_links(history, field, {row.id: row for row in rows})


def _write_links(history, field, row_of):
    """Copy the links of one many-to-many field beside the history rows; `row_of` is record id → history row."""
    through = field.remote_field.through
    own = get_m2m_field_name(field)
    copy = getattr(history, field.name).model
    columns = [f.attname for f in through._meta.fields]
    for batch in in_batches(list(row_of)):
        links = through.objects.filter(**{f"{own}__in": batch}).values(*columns)
        copies = [copy(history=row_of[link[f"{own}_id"]], **link) for link in links]
        copy.objects.bulk_create(copies, batch_size=200)
