"""Change sets for tests: how they are proposed, what stands in the way of a step, what stands there afterwards."""

import pytest

from projects.exchange.changes import propose
from projects.exchange.errors import Conflict
from projects.exchange.resources import resource_for
from projects.models import ChangeSet
from tests.exchange.files import csv_file

NEW = {"project": "fiets", "kind": "study", "title_nl": "Nieuw", "place": ""}
OLD = {"project": "fiets", "kind": "publication", "title_nl": "Brochures bijgewerkt"}


def proposed(model, *rows, **options):
    """Return the change set of a file of these rows."""
    return propose(model, csv_file(*rows), "f.csv", **options)


def conflicts(step, changeset, **options):
    """Return (line, code, reason) for all that stands in the way; the set and the records stay as they were."""
    before = ChangeSet.objects.values().get(pk=changeset.pk)
    with pytest.raises(Conflict) as raised:
        step(changeset, **options)
    assert ChangeSet.objects.values().get(pk=changeset.pk) == before
    return [(row.line, row.code, row.reason) for row in raised.value.rows]


def cells(model):
    """Return {code: {column: cell}} of what stands there."""
    return resource_for(model).texts(model.objects.order_by("pk"), resource_for(model).header(internal=True))
