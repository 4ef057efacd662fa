"""What a change changes, old beside new, as people read it."""

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

# So many characters of old and new values a page shows, so that it stays under 100 kB whatever a file holds.
SHOWN = 24_000
LONGEST_CELL = 400


def rows_of(changes, columns):
    """Return (change, its differences) for each change of a page, long values cut down to where they differ."""
    rows = [(change, differences(change, columns)) for change in changes]
    cells = sum(len(found) for _change, found in rows)
    longest = max(40, min(LONGEST_CELL, SHOWN // max(1, 2 * cells)))
    return [
        (change, [(name, *around_difference(old, new, longest)) for name, old, new in found]) for change, found in rows
    ]


def differences(change, columns):
    """Return (column, old, new) for what a change changes, in the order of the file; of a new record what it holds."""
    before = change.before or {"code": change.record_code}
    pairs = [(name, before.get(name, ""), change.after[name]) for name in columns if name in change.after]
    return [(name, old, new) for name, old, new in pairs if old != new]


def around_difference(old, new, longest):
    """Return both texts, cut to `longest` characters that show where they begin to differ."""
    if max(len(old), len(new)) <= longest:
        return old, new
    differing = (place for place, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    same = next(differing, min(len(old), len(new)))
    start = max(0, same - longest // 4)
    return tuple(
        f"{'…' if start else ''}{text[start : start + longest]}{'…' if len(text) > start + longest else ''}"
        for text in (old, new)
    )


def in_words(resource, rows):
    """Return rows of (column, old, new) with the label of each field, and choices and yes or no in words."""
    return [
        (label_of(resource.fields[name]), *(value_of(resource.fields[name], text) for text in texts))
        for name, *texts in rows
    ]


def label_of(column):
    """Return what the form calls the field of a column; partners stand in one column for each role."""
    label = column.model_field.verbose_name
    if getattr(column, "extra", None):
        role = column.through._meta.get_field("role")
        label = f"{label} ({dict(role.flatchoices)[column.extra['role']]})"
    return str(capfirst(label))


def value_of(column, text):
    """Return a cell as people read it."""
    if column.model_field.choices:
        return str(dict(column.model_field.flatchoices).get(text, text))
    if isinstance(column.model_field, models.BooleanField):
        return {"true": _("yes"), "false": _("no")}.get(text, text)
    return text
