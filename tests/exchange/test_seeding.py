"""The seed: loaded once, again without a change, and never over what the staff did."""

import pytest

from projects.exchange.changes import undo
from projects.exchange.errors import FileProblem
from projects.exchange.resources import RESOURCES, resource_for
from projects.exchange.seeding import fixture_name, seed
from projects.models import RECORD_TYPES, ChangeSet, Partner, Project, StatusUpdate, Theme
from tests import make
from tests.exchange.files import csv_file

pytestmark = pytest.mark.django_db

THEME = {"code": "1", "title_nl": "Mobiliteit", "title_fr": "Mobilité", "position": "1", "basis": "entered"}
PROJECT = {"code": "fiets", "theme": "1", "title_nl": "Fiets", "partners": "be", "basis": "entered"}
STATUS = {"code": "s", "project": "fiets", "day": "2022-12-31", "status": "running", "text_nl": "Loopt."}


@pytest.fixture
def folder(tmp_path):
    write(tmp_path, Theme, THEME)
    write(tmp_path, Partner, {"code": "be", "kind": "member_state", "title_nl": "België"})
    write(tmp_path, Project, PROJECT)
    write(tmp_path, StatusUpdate, STATUS)
    (tmp_path / "due_changes.csv").write_text("code,is_public\n")
    return tmp_path


def write(folder, model, *rows):
    (folder / fixture_name(model)).write_bytes(csv_file(*rows))


def done(folder):
    """Seed; return what was done to record types that have rows, as (model, read, new, changed, kept)."""
    results = [(r.model, r.read, r.new, r.changed, r.kept) for r in seed(folder)]
    assert [result[0] for result in results] == list(RECORD_TYPES)
    return {result[0]: result[1:] for result in results if result[1]}


def test_every_record_type_has_a_file_of_its_own():
    assert sorted(fixture_name(model) for model in RESOURCES) == [
        "activities.csv",
        "decision_relations.csv",
        "decisions.csv",
        "documents.csv",
        "due_changes.csv",
        "follow_ups.csv",
        "headings.csv",
        "meetings.csv",
        "partners.csv",
        "projects.csv",
        "reports.csv",
        "status_updates.csv",
        "themes.csv",
        "transpositions.csv",
    ]


def test_the_first_run_loads_everything_and_the_second_nothing(folder):
    assert done(folder) == dict.fromkeys((Theme, Partner, Project, StatusUpdate), (1, 1, 0, 0))
    project = Project.objects.get()
    assert (project.title_nl, project.status, project.partners.get().code) == ("Fiets", "running", "be")
    versions, sets = Project.history.count(), ChangeSet.objects.count()
    assert done(folder) == dict.fromkeys((Theme, Partner, Project, StatusUpdate), (1, 0, 0, 0))
    assert (Project.history.count(), ChangeSet.objects.count()) == (versions, sets)
    assert set(ChangeSet.objects.values_list("origin", "state")) == {("seed", "applied")}


def test_a_value_nobody_touched_follows_the_file(folder):
    done(folder)
    write(folder, Theme, THEME | {"title_nl": "Vervoer"})
    assert done(folder)[Theme] == (1, 0, 1, 0)
    assert Theme.objects.get().title_nl == "Vervoer"


def test_a_value_the_staff_edited_stays_and_the_others_follow(folder):
    done(folder)
    Theme.objects.update(title_nl="Verkeer")
    write(folder, Theme, THEME | {"title_nl": "Vervoer", "title_fr": "Transport"})
    assert done(folder)[Theme] == (1, 0, 1, 1)
    assert Theme.objects.values_list("title_nl", "title_fr").get() == ("Verkeer", "Transport")
    assert done(folder)[Theme] == (1, 0, 0, 1)


def test_links_the_staff_edited_stay(folder):
    done(folder)
    Project.objects.get().roles.create(partner=make.partner(code="nl"), role="partner")
    assert done(folder)[Project] == (1, 0, 0, 1)
    assert Project.objects.get().partners.count() == 2


def test_what_the_staff_deleted_or_undid_does_not_come_back(folder):
    done(folder)
    StatusUpdate.objects.all().delete()
    assert done(folder)[StatusUpdate] == (1, 0, 0, 1)
    undo(ChangeSet.objects.get(record_type="project"))
    assert done(folder)[Project] == (1, 0, 0, 1)
    assert (StatusUpdate.objects.count(), Project.objects.count()) == (0, 0)


def test_what_the_staff_made_themselves_under_the_same_code_stays(folder):
    make.theme(code="1", title_nl="Van ons")
    assert done(folder)[Theme][1:3] == (0, 0)
    assert Theme.objects.get().title_nl == "Van ons"


def test_values_written_in_another_way_are_no_change(folder):
    write(folder, StatusUpdate, STATUS | {"day": "31-12-2022", "text_nl": " Loopt. "})
    done(folder)
    sets = ChangeSet.objects.count()
    assert done(folder)[StatusUpdate] == (1, 0, 0, 0)
    assert ChangeSet.objects.count() == sets


def test_text_that_looks_like_a_formula_is_no_change(folder):
    write(folder, Theme, THEME | {"title_nl": "''=1+1"})
    done(folder)
    assert Theme.objects.get().title_nl == "'=1+1"
    assert done(folder)[Theme] == (1, 0, 0, 0)


def test_one_bad_file_loads_nothing_and_is_named(folder):
    write(folder, StatusUpdate, STATUS, STATUS | {"status": "klaar"}, STATUS | {"code": "t", "project": "auto"})
    with pytest.raises(FileProblem) as raised:
        seed(folder)
    assert raised.value.file_name == "status_updates.csv"
    assert [(error.line, error.column) for error in raised.value.errors] == [(3, "code"), (3, "status"), (4, "project")]
    assert (Theme.objects.count(), ChangeSet.objects.count()) == (0, 0)


@pytest.mark.parametrize("column", ["colour", "status", "owner"])
def test_a_column_that_no_fixture_has_is_named(folder, column):
    write(folder, Project, PROJECT | {column: "x"})
    with pytest.raises(FileProblem) as raised:
        seed(folder)
    assert raised.value.errors[0].column == column


def test_the_columns_of_a_fixture_are_those_of_its_resource(folder):
    assert set(PROJECT) <= set(resource_for(Project).header())
