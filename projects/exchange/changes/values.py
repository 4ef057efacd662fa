"""Records as cells and as values, and what the rules say of them, for many records at once."""

from django.db import models
from django.db.models import UniqueConstraint
from django.db.models.fields import NOT_PROVIDED

from projects.exchange.errors import CellError
from projects.exchange.rules import broken_rules, holds
from projects.exchange.widgets import MOST_CODES

BATCH = 500


def in_batches(items, size=BATCH):
    """Yield `items` (a list) in lists of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def current_texts(resource, codes, names):
    """Return code → {column: cell} for those of `codes` that exist."""
    found = {}
    for batch in in_batches(list(codes)):
        found |= resource.texts(resource.model.objects.filter(code__in=batch).order_by(), names)
    return found


def default_texts(resource, names):
    """Return column → cell of a record that nobody has filled in."""
    texts = {}
    for name in names:
        column = resource.fields[name]
        default = column.model_field.default if not column.many else ()
        value = () if column.many else None if default is NOT_PROVIDED else default
        texts[name] = column.text_of(value() if callable(value) else value)
    return texts


def know_codes(resource, names, tables):
    """Fill each code column's widget with what exists: code → primary key, asked for in bulk.

    `tables` are iterables of {column: cell}; only the codes that stand in them are looked up.
    """
    by_target = {}
    for name in names:
        column = resource.fields[name]
        if column.target is not None:
            codes = by_target.setdefault((column.target, column.key), set())
            for table in tables:
                for text in {cells[name] for cells in table if cells.get(name)}:
                    codes.update(column.widget.codes(text)[:MOST_CODES])
    for (target, key), codes in by_target.items():
        known = {}
        for batch in in_batches(sorted(codes)):
            known |= dict(target.objects.filter(**{f"{key}__in": batch}).order_by().values_list(key, "pk"))
        for name in names:
            column = resource.fields[name]
            if column.target is target and column.key == key:
                column.widget.known = known


class RowValues(dict):
    """What the rules compare: field name → value of a row of cells; codes stand for records, None for what is empty.

    A field that no column writes answers with its default.
    """

    def __init__(self, resource, texts):
        super().__init__(id=texts["code"])
        self.resource, self.texts = resource, texts

    def __missing__(self, name):
        if name in self.texts:
            self[name] = self.resource.fields[name].widget.parse(self.texts[name])
        else:
            self[name] = self.resource.model._meta.get_field(name).get_default()
        return self[name]


def rule_errors(resource, line, texts):
    """Yield a `CellError` for each constraint that a record with these cells would break."""
    for constraint in broken_rules(resource.model, RowValues(resource, texts)):
        yield CellError(line, "", texts["code"], str(constraint.violation_error_message))


def unique_constraints(model):
    """Return the constraints of `model` that compare records with one another."""
    return [constraint for constraint in model._meta.constraints if isinstance(constraint, UniqueConstraint)]


def unique_key(constraint, values):
    """Return what must differ between records, or None where the constraint does not look at this one."""
    key = tuple(values[name] for name in constraint.fields)
    if None in key or (constraint.condition and holds(constraint.condition, values) is not True):
        return None
    return key


def is_self_reference(resource, column):
    """Whether a column refers to records of the same type."""
    return column.target is resource.model and not column.many and isinstance(column.model_field, models.ForeignKey)
