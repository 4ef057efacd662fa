"""The fixtures: the whole report, loaded by the path of every file."""

import csv

import pytest
from django.conf import settings

from projects.exchange.changes import propose
from projects.exchange.download import stream_csv, write_xlsx
from projects.exchange.resources import resource_for
from projects.exchange.seeding import fixture_name, seed
from projects.models import RECORD_TYPES, ChangeSet

FOLDER = settings.BASE_DIR / "fixtures"
each = pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.__name__)


@each
def test_a_record_type_has_a_fixture_with_its_header(model):
    with (FOLDER / fixture_name(model)).open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == resource_for(model).header()


@pytest.mark.django_db
def test_the_fixtures_are_loaded_once_and_go_out_as_they_came_in():
    first, second = seed(FOLDER), seed(FOLDER)
    assert [(r.model, r.read, r.new, r.kept) for r in first] == [(r.model, r.read, r.read, 0) for r in second]
    assert [(r.new, r.changed, r.kept) for r in second] == [(0, 0, 0)] * len(RECORD_TYPES)
    assert ChangeSet.objects.filter(origin="seed").count() == len([r for r in first if r.read])
    for model in RECORD_TYPES:
        resource, name = resource_for(model), fixture_name(model)
        lines = b"".join(stream_csv(resource, model.objects.order_by("pk")))
        columns = len(resource.header())
        rows = [row[:columns] for row in csv.reader(lines.decode().splitlines(keepends=True))]
        with (FOLDER / name).open(encoding="utf-8", newline="") as file:
            assert (name, sorted(rows)) == (name, sorted(csv.reader(file)))
        for content, kind in ((lines, "csv"), (write_xlsx(resource, model.objects.all()).read(), "xlsx")):
            changeset = propose(model, content, f"file.{kind}")
            assert (name, changeset.new, changeset.changed) == (name, 0, 0)
