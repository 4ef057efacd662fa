"""Importing at a terminal: every change, or every mistake, is printed."""

import pytest

from projects.models import Activity, ChangeSet, Theme
from tests import make
from tests.exchange.files import csv_file, workbook
from tests.management.terminal import run

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    def write(*rows, name="file.csv"):
        path = tmp_path / name
        path.write_bytes(rows[0] if isinstance(rows[0], bytes) else csv_file(*rows))
        return str(path)

    return write


def test_an_import_prints_old_beside_new_and_writes_it(file):
    make.theme(code="1", title_nl="Mobiliteit")
    path = file({"code": "1", "title_nl": "Vervoer"}, {"code": "2", "title_nl": "Water"})
    printed, complaint = run("import_records", "theme", path)
    assert complaint == ""
    assert printed.splitlines()[:3] == ["2\t1", "\ttitle_nl: “Mobiliteit” → “Vervoer”", "3\t2 (new)"]
    assert printed.splitlines()[-1] == "1 new, 1 changed, 0 unchanged."
    assert list(Theme.objects.values_list("code", "title_nl")) == [("2", "Water"), ("1", "Vervoer")]


def test_a_dry_run_prints_the_same_and_writes_nothing(file):
    path = file({"code": "2", "title_nl": "Water"})
    printed, _complaint = run("import_records", "theme", path, dry_run=True)
    assert printed.splitlines()[-1] == "1 new, 0 changed, 0 unchanged."
    assert (Theme.objects.count(), ChangeSet.objects.count()) == (0, 0)


def test_the_same_file_again_leaves_nothing_behind(file):
    path = file({"code": "2", "title_nl": "Water"})
    run("import_records", "theme", path)
    printed, _complaint = run("import_records", "theme", path)
    assert printed == "0 new, 0 changed, 1 unchanged.\n"
    assert ChangeSet.objects.count() == 1


def test_a_bad_file_is_refused_with_every_mistake_in_the_language_asked_for(file):
    make.project()
    path = file({"code": "a", "project": "auto", "kind": "x", "title_nl": ""})
    printed, complaint = run("import_records", "activity", path, language="en")
    assert printed == ""
    assert complaint.splitlines() == [
        "2: project: “auto”: There is no record with this code: project.",
        "2: kind: “x”: One of these is allowed: " + ", ".join(Activity.Kind.values) + ".",
        "2: title_nl: This cell must not be empty.",
        "Nothing was written.",
    ]
    assert Activity.objects.count() == 0


def test_a_workbook_comes_in_too(file):
    path = file(workbook(["code", "title_nl"], ["2", "Water"]), name="themes.xlsx")
    assert run("import_records", "theme", path)[0].splitlines()[-1] == "1 new, 0 changed, 0 unchanged."


def test_a_file_or_a_type_that_is_not_there_is_named(tmp_path):
    _printed, complaint = run("import_records", "theme", str(tmp_path / "none.csv"))
    assert complaint == f"{tmp_path / 'none.csv'}: No such file or directory"
    assert "invalid choice: 'cars'" in run("import_records", "cars", "x.csv")[1]


def test_the_rows_in_error_can_be_written_to_a_file_of_their_own(file, tmp_path):
    path = file({"code": "1", "title_nl": ""}, {"code": "2", "title_nl": "Water"})
    bad = tmp_path / "bad.csv"
    said = run("import_records", "theme", path, errors_to=bad)[1].splitlines()
    assert said[1:] == [f"{bad}: 1", "Nothing was written."]
    assert bad.read_text(encoding="utf-8-sig").splitlines() == [
        "code,title_nl",
        "# Line 2: title_nl: This cell must not be empty.",
        "1,",
    ]
    assert run("import_records", "theme", path, errors_to=bad)[1].endswith(f"{bad}: File exists")
    bad.write_text(bad.read_text().replace("1,", "1,Lucht"))
    assert run("import_records", "theme", str(bad))[1] == ""
    assert list(Theme.objects.values_list("code", "title_nl")) == [("1", "Lucht")]


def test_of_a_file_that_is_wrong_as_a_whole_no_rows_are_written(file, tmp_path):
    said = run("import_records", "theme", file(b"title_nl\nX\n"), errors_to=tmp_path / "bad.csv")[1].splitlines()
    assert said[-2:] == ["The file as a whole is wrong; there are no rows to take out of it.", "Nothing was written."]
    assert [path.name for path in tmp_path.iterdir()] == ["file.csv"]
