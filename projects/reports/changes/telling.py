"""Versions and imports, told as entries."""

from collections import defaultdict

from django.utils import timezone

from projects.models import RECORD_TYPES, Change, DecisionRelation

from .differences import differences
from .entries import Count, Entry, Import
from .fields import PARENTS, STANDS_ON
from .positions import IMPORT

MOST_COUNTED = 10_000


def told(page):
    """Return the entries for these (position, version or change set) pairs, in their order.

    What differs in nothing that the public may see is left out. Imports of one day are told as one.
    """
    versions = {position: found for position, found in page if position.kind != IMPORT}
    before = _versions_before(versions.values())
    records = _records(versions.values())
    pairs = {
        position: (before[_key(version)], version)
        for position, version in versions.items()
        if version.history_type == "~" and _was_shown(before.get(_key(version)), version)
    }
    differ = dict(zip(pairs, differences(pairs.values()), strict=True))
    imports = _imports([(position, found) for position, found in page if position.kind == IMPORT])
    entries = []
    for position, _found in page:
        if position in differ:
            entries += _changed(position, versions[position], differ[position], records)
        elif position in versions:
            entries.append(_new_or_gone(position, versions[position], records))
        elif position in imports:
            entries.append(imports[position])
    return entries


def _key(version):
    return version.instance_type, version.before_id


def _changed(position, version, differ, records):
    if not differ:
        return []
    record = records[version.instance_type][version.id]
    return [Entry(position, version.instance_type, "changed", record, tuple(differ))]


def _new_or_gone(position, version, records):
    """Return the entry of a version of which no former one may be shown."""
    verb = {"+": "added", "-": "removed"}.get(version.history_type, "published")
    record = None if verb == "removed" else records[version.instance_type][version.id]
    return Entry(position, version.instance_type, verb, record)


def _was_shown(before, version):
    """Whether what the former version held was public: it was, and hung on the same records as this one."""
    if before is None or not before.is_public:
        return False
    paths = [path for path in PARENTS.get(version.instance_type, ()) if "__" not in path]
    return all(getattr(before, path) == getattr(version, path) for path in paths)


def _versions_before(versions):
    """Return (model, history id) → the former versions of these, in one query for each kind."""
    wanted = defaultdict(list)
    for version in versions:
        if version.history_type == "~" and version.before_id:
            wanted[version.instance_type].append(version.before_id)
    return {
        (model, former.pk): former
        for model, pks in wanted.items()
        for former in model.history.model.objects.filter(history_id__in=pks)
    }


def _records(versions):
    """Return model → key → the public record as it is now, in one query for each kind."""
    wanted = defaultdict(set)
    for version in versions:
        if version.history_type != "-":
            wanted[version.instance_type].add(version.id)
    found = {}
    for model, pks in wanted.items():
        names = {STANDS_ON.get(model)} - {None}
        if model is DecisionRelation:
            names.add("other")
        records = model.objects.public()
        found[model] = (records.select_related(*names) if names else records).in_bulk(list(pks))
    return found


def _imports(pairs):
    """Return position → `Import`, one for each day: the records of its imports that are public now, by kind."""
    days = defaultdict(list)
    for position, changeset in pairs:
        days[timezone.localtime(changeset.decided_at).date()].append((position, changeset))
    kinds = {model._meta.model_name: model for model in RECORD_TYPES}
    entries = {}
    for found in days.values():
        by_kind = defaultdict(list)
        for _position, changeset in reversed(found):
            by_kind[kinds[changeset.record_type]].append(changeset.pk)
        counts = tuple(count for model, pks in by_kind.items() if (count := _counted(model, pks)).number)
        if counts:
            entries[found[0][0]] = Import(found[0][0], counts)
    return entries


def _counted(model, pks):
    """Return how many records that these change sets added are public now."""
    codes = Change.objects.filter(changeset__in=pks, before__isnull=True).values("record_code")
    number = model.objects.public().filter(code__in=codes).order_by()[: MOST_COUNTED + 1].count()
    return Count(model, min(number, MOST_COUNTED), number > MOST_COUNTED)
