"""Old beside new: what differs between two versions of a record, field by field, in the language of the page."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from simple_history.utils import get_m2m_reverse_field_name

from projects.periods import Period
from projects.translated import LANGUAGES, SOURCE, TextIn

from .fields import PERIODS, SHOWN, TEXTS


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, as it was and as it is; None where it was or is empty.

    `shape` says what the two are: `text` (a `TextIn`), `period` (a `Period`), `state` (key and label), `records` (a
    tuple of records that the public may see) or `plain` (a text).
    """

    label: str
    shape: str
    old: Any
    new: Any


def differences(pairs):
    """Return the list of `Difference`s for each pair (older, newer) of versions, in one query for each relation.

    Records that are named but not public are left out; a field that differs in nothing else does not differ.
    """
    pairs = list(pairs)
    links = _links([version for pair in pairs for version in pair])
    found = [list(_raw(older, newer, links)) for older, newer in pairs]
    public = _public_records(found)
    return [[change for raw in changes if (change := _named(raw, public))] for changes in found]


def _raw(older, newer, links):
    """Yield a `Difference` for each shown field that differs; records still as (model, keys)."""
    model = newer.instance_type
    for name in SHOWN[model]:
        if name in PERIODS:
            first, last, label = PERIODS[name]
            old, new = (Period(getattr(v, first), getattr(v, last)) for v in (older, newer))
            yield from _if_different(label, "period", old if old.is_known else None, new if new.is_known else None)
        elif name in TEXTS:
            old, new = _texts(name, older, newer)
            yield from _if_different(TEXTS[name], "text", old, new)
        else:
            field = model._meta.get_field(name)
            label = capfirst(field.verbose_name)
            if field.related_model:
                old, new = ((field.related_model, _keys(field, v, links)) for v in (older, newer))
                yield from _if_different(label, "records", old, new)
            else:
                shape = "state" if field.choices else "period" if isinstance(field, models.DateField) else "plain"
                old, new = (_value(field, shape, getattr(v, field.attname)) for v in (older, newer))
                yield from _if_different(label, shape, old, new)


def _if_different(label, shape, old, new):
    if old != new:
        yield Difference(str(label), shape, old, new)


def _texts(name, older, newer):
    """Return the two texts in the language of the page, or in the first one in which they differ."""
    wanted = (get_language() or SOURCE)[:2]
    for language in (wanted, *LANGUAGES):
        column = f"{name}_{language}"
        old, new = getattr(older, column, ""), getattr(newer, column, "")
        if old != new:
            return TextIn(old, language) if old else None, TextIn(new, language) if new else None
    return None, None


def _value(field, shape, value):
    """Return what a version holds in a field, ready to be shown; None where it is empty."""
    if value in (None, ""):
        return None
    if shape == "state":
        return value, str(dict(field.flatchoices).get(value, value))
    if shape == "period":
        return Period(value, value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return number_format(f"{value:f}".rstrip("0").rstrip("."), force_grouping=True)
    return str(value)


def _keys(field, version, links):
    if field.many_to_many:
        return tuple(sorted(links.get((type(version), version.pk, field.name), ())))
    key = getattr(version, field.attname)
    return () if key is None else (key,)


def _links(versions):
    """Return (history model, history id, field name) → keys of the records that a version was linked with."""
    by_history = defaultdict(list)
    for version in versions:
        by_history[type(version)].append(version.pk)
    links = defaultdict(list)
    for history, pks in by_history.items():
        for field in history._history_m2m_fields:
            other = f"{get_m2m_reverse_field_name(field)}_id"
            copies = getattr(history, field.name).model.objects.filter(history__in=pks)
            for pk, key in copies.values_list("history_id", other):
                links[history, pk, field.name].append(key)
    return links


def _public_records(found):
    """Return model → key → record for the public ones among all that the raw differences name."""
    wanted = defaultdict(set)
    for change in (change for changes in found for change in changes if change.shape == "records"):
        for model, keys in (change.old, change.new):
            wanted[model].update(keys)
    return {model: model.objects.public().in_bulk(list(keys)) if keys else {} for model, keys in wanted.items()}


def _named(change, public):
    """Return a difference with its records in place of their keys, or None where nothing public differs."""
    if change.shape != "records":
        return change
    old, new = (
        tuple(public[model][key] for key in keys if key in public[model]) for model, keys in (change.old, change.new)
    )
    return Difference(change.label, "records", old or None, new or None) if old != new else None
