"""The seed: fixtures brought in by the same path as any file, without ever overwriting what staff edited.

Three values are compared for every cell: what an earlier seed gave, what the record holds now, and what the file says.
Only a cell that still holds what the seed gave it takes the file's new value.
"""

import csv
import io
from dataclasses import dataclass

from django.db import transaction

from projects.models import RECORD_TYPES, Change, ChangeSet

from .changes import apply, propose
from .changes.values import current_texts
from .formats import read_table
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
    plural = str(model._meta.verbose_name_plural)
    return f"{FIXTURE_NAMES.get(model._meta.model_name, plural)}.csv"


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
    """Load the fixtures in `folder` (a Path), all or nothing; yield nothing, return a list of `Seeded`.

    Raises `FileProblem` for a fixture that is not good.
    """
    return [_seed_type(model, folder / fixture_name(model)) for model in RECORD_TYPES]


def _seed_type(model, path):
    """Bring one fixture in."""
    resource = resource_for(model)
    table = read_table(path.read_bytes(), path.name)
    rows = {cells[table.header.index("code")]: dict(zip(table.header, cells, strict=True)) for _l, cells in table.rows}
    seeded = _seeded_before(model)
    current = current_texts(resource, rows, table.header)
    kept, wanted = 0, []
    for code, row in rows.items():
        if code not in current:
            if code in seeded:
                kept += 1
            else:
                wanted.append(row)
            continue
        given = seeded.get(code, {})
        row, theirs = _merge(row, current[code], given)
        kept += theirs
        if row != current[code]:
            wanted.append(row)
    if not wanted:
        return Seeded(model, len(rows), 0, 0, kept)
    changeset = propose(model, _as_csv(table.header, wanted), path.name, origin=ChangeSet.Origin.SEED, internal=False)
    apply(changeset)
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
    """Return code → {column: cell}: the last value that a seed gave to every cell."""
    changes = Change.objects.filter(
        changeset__origin=ChangeSet.Origin.SEED,
        changeset__state=ChangeSet.State.APPLIED,
        changeset__record_type=model._meta.model_name,
    ).order_by("changeset_id", "line")
    seeded = {}
    for code, after in changes.values_list("record_code", "after"):
        seeded.setdefault(code, {}).update(after)
    return seeded


def _as_csv(header, rows):
    """Return the rows as the bytes of a CSV file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, header)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
