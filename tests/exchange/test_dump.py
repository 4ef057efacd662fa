"""The file of all data: whole, explained, the same bytes for the same data."""

import csv
import hashlib
import io
import json
import tracemalloc
import zipfile
from datetime import UTC, datetime

import pytest
from django.conf import settings as project_settings

from projects.exchange import dump
from projects.exchange.dictionary import meanings
from projects.exchange.seeding import fixture_name, seed
from projects.models import RECORD_TYPES, Activity, Document
from tests import make

pytestmark = pytest.mark.django_db


def written():
    """Return a fresh dump as bytes, and its manifest."""
    file = io.BytesIO()
    manifest = dump.write_dump(file)
    return file.getvalue(), manifest


def files_of(content):
    """Return name → bytes of the files in a zip."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {name.removeprefix("benelux-tracker/"): archive.read(name) for name in archive.namelist()}


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_it_holds_a_file_per_record_type_and_what_explains_them():
    make.due_change()
    make.document(title_nl="Eerste regel")
    files = files_of(written()[0])
    explaining = ["README.txt", "LICENCE.txt", "columns.csv", "values.csv", "manifest.json"]
    assert list(files) == [*(fixture_name(model) for model in RECORD_TYPES), *explaining]
    assert [row["title_nl"] for row in rows_of(files["documents.csv"])] == ["Eerste regel"]


def test_what_is_dumped_of_the_seed_is_what_the_seed_holds():
    seed(project_settings.BASE_DIR / "fixtures")
    files = files_of(written()[0])
    for model in RECORD_TYPES:
        name = fixture_name(model)
        with (project_settings.BASE_DIR / "fixtures" / name).open(encoding="utf-8", newline="") as fixture:
            given = {row["code"]: row for row in csv.DictReader(fixture)}
        found = {row["code"]: row for row in rows_of(files[name])}
        assert {code: {key: row[key] for key in given[code]} for code, row in found.items()} == given


def test_the_manifest_counts_and_digests_every_file():
    make.document(code="een", summary_nl="Twee\nregels")
    make.document(code="twee")
    content, manifest = written()
    files = files_of(content)
    assert json.loads(files.pop("manifest.json")) == manifest
    assert [entry["name"] for entry in manifest["files"]] == list(files)
    for entry in manifest["files"]:
        text = files[entry["name"]]
        assert (entry["bytes"], entry["sha256"]) == (len(text), hashlib.sha256(text).hexdigest())
        assert entry.get("rows") in (None, len(rows_of(text)))
    assert next(entry["rows"] for entry in manifest["files"] if entry["name"] == "documents.csv") == 2


def test_every_column_and_every_word_is_explained_in_three_languages():
    files = files_of(written()[0])
    columns, values = rows_of(files["columns.csv"]), rows_of(files["values.csv"])
    told = [(fixture_name(model), meaning.column) for model in RECORD_TYPES for meaning in meanings(model)]
    assert [(row["file"], row["column"]) for row in columns] == told
    meeting = next(row for row in values if row["file"] == "meetings.csv" and row["value"] == "workshop")
    assert (meeting["column"], meeting["label_nl"], meeting["label_fr"]) == ("kind", "workshop", "atelier")
    assert b"creativecommons.org/licenses/by/4.0" in files["LICENCE.txt"]


def test_the_same_data_give_the_same_bytes():
    make.follow_up()
    assert written()[0] == written()[0]


def test_a_private_record_changes_nothing():
    make.document()
    before = written()[0]
    make.document(code="geheim", is_public=False)
    assert written()[0] == before


def test_the_day_is_that_of_the_latest_public_change():
    make.document(code="een")
    Document.objects.update(updated_at=datetime(2026, 1, 31, 23, 30, tzinfo=UTC))
    make.document(code="geheim", is_public=False)
    manifest = written()[1]
    assert (manifest["day"], manifest["modified"]) == ("2026-02-01", "2026-01-31T23:30:00+00:00")


def test_memory_does_not_grow_with_the_data():
    project = make.project()
    peaks = []
    for more in (500, 4500):
        start = Activity.objects.count()
        Activity.objects.bulk_create(
            Activity(code=f"a-{number:05}", title_nl="Titel " * 20, project=project, kind="other", is_public=True)
            for number in range(start, start + more)
        )
        with open("/dev/null", "wb") as nowhere:  # noqa: PTH123
            tracemalloc.start()
            dump.write_dump(_Sink(nowhere))
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


class _Sink(io.RawIOBase):
    """Takes everything, keeps nothing, and cannot go back."""

    def __init__(self, file):
        super().__init__()
        self.file, self.written = file, 0

    def writable(self):
        return True

    def seekable(self):
        return False

    def tell(self):
        return self.written

    def write(self, content):
        self.written += len(content)
        return len(content)
