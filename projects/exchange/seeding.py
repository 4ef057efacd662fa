"""The seed: fixtures brought in by the same path as any file, without ever overwriting what staff edited.

Three values are compared for every cell: what an earlier seed gave, what the record holds now, and what the file says.
Only a cell that still holds what the seed gave it takes the file's new value.
"""

import hashlib
from dataclasses import dataclass

from django.db import transaction

from projects.models import RECORD_TYPES, Change, ChangeSet

from .changes import apply, propose_table
from .changes.values import current_texts
from .errors import FileProblem
from .formats import Table, read_table
from .resources import resource_for


@dataclass(frozen=True, slots=True)
class Seeded:
    """What the seed did to one record type: rows read, records new and changed, cells and rows left to the staff."""

    model: type
    read: int
    new: int
    changed: int
    kept: int


def fixture_name(model):
    """Return the file name of a record type's fixture: `status_updates.csv`."""
    return f"{FIXTURE_NAMES[model._meta.model_name]}.csv"


FIXTURE_NAMES = {
    "report": "reports",
    "theme": "themes",
    "heading": "headings",
    "partner": "partners",
    "project": "projects",
    "statusupdate": "status_updates",
    "decision": "decisions",
    "decisionrelation": "decision_relations",
    "transposition": "transpositions",
    "meeting": "meetings",
    "activity": "activities",
    "document": "documents",
    "followup": "follow_ups",
    "duechange": "due_changes",
}


@transaction.atomic
def seed(folder):
    """Load the fixtures in `folder` (a Path), all or nothing; return a list of `Seeded`, one for each record type.

    Raises `FileProblem` for the first fixture that is not good; its `file_name` says which.
    """
    results = []
    for model in RECORD_TYPES:
        path = folder / fixture_name(model)
        try:
            results.append(_seed_type(model, path))
        except FileProblem as problem:
            problem.file_name = path.name
            raise
    return results


def _seed_type(model, path):
    """Bring one fixture in; one that holds no rows, or is not there, brings nothing."""
    resource = resource_for(model)
    content = path.read_bytes() if path.exists() else b""
    if len(content.splitlines()) < 2:
        return Seeded(model, 0, 0, 0, 0)
    table, digest = read_table(content, path.name), hashlib.sha256(content).hexdigest()
    rows = [(line, dict(zip(table.header, cells, strict=True))) for line, cells in table.rows]
    codes = {row.get("code", "") for _line, row in rows}
    if table.errors or len(codes) < len(rows) or not set(table.header) <= set(resource.header()):
        # Proposing what cannot be good says all that is wrong with it.
        propose_table(model, table, path.name, digest, origin=ChangeSet.Origin.SEED)
    seeded = _seeded_before(model)
    current = current_texts(resource, codes, table.header)
    kept, wanted = 0, []
    for line, row in rows:
        code = row["code"]
        if code in current:
            row, theirs = _merge(row, current[code], seeded.get(code, {}))
            kept += theirs
            if row != current[code]:
                wanted.append((line, list(row.values())))
        elif code in seeded:
            kept += 1
        else:
            wanted.append((line, list(row.values())))
    if not wanted:
        return Seeded(model, len(rows), 0, 0, kept)
    wanted = Table(table.header, wanted, [])
    changeset = propose_table(model, wanted, path.name, digest, origin=ChangeSet.Origin.SEED)
    if changeset.new or changeset.changed:
        apply(changeset)
    else:
        changeset.delete()
    return Seeded(model, len(rows), changeset.new, changeset.changed, kept)


def _merge(row, current, given):
    """Return the row with every cell that staff edited as it is now, and how many of these differ from the file."""
    merged, kept = dict(row), 0
    for name, value in current.items():
        edited = name not in given or given[name] != value
        if edited and row[name] != value:
            merged[name] = value
            kept += 1
    return merged, kept


def _seeded_before(model):
    """Return code → {column: cell}: the last value that a seed gave to every cell, undone by the staff or not."""
    changes = Change.objects.filter(
        changeset__origin=ChangeSet.Origin.SEED,
        changeset__state__in=[ChangeSet.State.APPLIED, ChangeSet.State.UNDONE],
        changeset__record_type=model._meta.model_name,
    ).order_by("changeset_id", "line")
    seeded = {}
    for code, after in changes.values_list("record_code", "after"):
        seeded.setdefault(code, {}).update(after)
    return seeded
