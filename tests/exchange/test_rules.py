"""The rules answer in memory what the database would."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from django.db import models
from django.db.models import CheckConstraint, F, Q, Value

from projects.exchange.rules import broken_rules, holds
from projects.models import RECORD_TYPES
from tests import make

CONSTRAINTS = [
    pytest.param(model, constraint, id=constraint.name)
    for model in RECORD_TYPES
    for constraint in model._meta.constraints
    if isinstance(constraint, CheckConstraint)
]


def names_in(condition):
    """Return the names of the fields that a Q compares."""
    for child in condition.children:
        if isinstance(child, Q):
            yield from names_in(child)
        else:
            yield child[0].partition("__")[0]
            if isinstance(child[1], F):
                yield child[1].name


def pool(field):
    """Return the values of a field that can make a difference to a rule."""
    empty = [None] if field.null else []
    if field.primary_key or field.related_model:
        return [*empty, 1, 2]
    if isinstance(field, models.BooleanField):
        return [*empty, True, False]
    if isinstance(field, models.DateField):
        return [*empty, date(2022, 12, 31), date(2023, 1, 1)]
    if isinstance(field, models.DecimalField):
        return [*empty, Decimal(-1), Decimal(0), Decimal("0.5")]
    if isinstance(field, models.IntegerField):
        return [*empty, 0, 1, 6, 7, 120, 121, 1943, 1944, 2200, 2201]
    if field.choices:
        return ["", *(key for key, _label in field.choices)]
    return ["", "x"]


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "constraint"), CONSTRAINTS)
def test_a_rule_says_what_the_database_says_for_every_combination(model, constraint):
    fields = [model._meta.get_field(name) for name in dict.fromkeys(names_in(constraint.condition))]
    for combination in product(*(pool(field) for field in fields)):
        values = {field.name: value for field, value in zip(fields, combination, strict=True)}
        against = {field.name: Value(values[field.name], field) for field in fields}
        said = holds(constraint.condition, values) is not False
        assert (values, said) == (values, constraint.condition.check(against))


@pytest.mark.django_db
def test_no_good_record_breaks_a_rule():
    for model in RECORD_TYPES:
        record = make.ONE_OF_EACH[model]()
        values = {field.name: getattr(record, field.attname) for field in model._meta.fields}
        assert [constraint.name for constraint in broken_rules(model, values)] == []


def test_a_lookup_that_is_not_known_does_not_pass_unseen():
    with pytest.raises(KeyError):
        holds(Q(place__icontains="x"), {"place": "xyz"})
    with pytest.raises(ValueError, match="Unknown connector XOR"):
        holds(Q(a=1) ^ Q(b=2), {"a": 1, "b": 2})
