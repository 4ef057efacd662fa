"""The constraints of the database, asked in memory: one rule, written once, and no query per row.

`broken_rules` evaluates the `CheckConstraint`s of a model over plain values. What the evaluator does not know raises,
so that a new kind of constraint cannot pass unseen.
"""

import operator

from django.db.models import CheckConstraint, F, Q

_COMPARE = {"gte": operator.ge, "gt": operator.gt, "lte": operator.le, "lt": operator.lt}


def broken_rules(model, values):
    """Return the check constraints of `model` that `values` (field name → value, None for empty) break.

    As in SQL, a comparison with an unknown value is unknown, and a rule is broken only where it is plainly false.
    """
    return [
        constraint
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint) and holds(constraint.condition, values) is False
    ]


def holds(condition, values):
    """Return whether the Q `condition` holds for `values`: True, False, or None for unknown."""
    results = [
        holds(child, values) if isinstance(child, Q) else _lookup(child[0], child[1], values)
        for child in condition.children
    ]
    if condition.connector == Q.AND:
        result = _all(results)
    elif condition.connector == Q.OR:
        inverted = _all([None if r is None else not r for r in results])
        result = None if inverted is None else not inverted
    else:
        raise ValueError(f"Unknown connector {condition.connector}")
    return (None if result is None else not result) if condition.negated else result


def _all(results):
    """AND of three-valued results."""
    if False in results:
        return False
    return None if None in results else True


def _lookup(path, expected, values):
    name, _separator, lookup = path.partition("__")
    value = values[name]
    if isinstance(expected, F):
        expected = values[expected.name]
    if lookup == "isnull":
        return (value is None) == expected
    if value is None or expected is None:
        return None
    if lookup in ("", "exact"):
        return value == expected
    if lookup == "in":
        return value in expected
    return _COMPARE[lookup](value, expected)
