"""Applying, undoing, refusing: exactly what was reviewed, all or nothing, and only where nothing changed since."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.exchange.changes import apply, refuse, undo
from projects.models import (
    Activity,
    ChangeSet,
    Decision,
    Document,
    DueChange,
    FollowUp,
    Heading,
    Partner,
    Project,
    ProjectPartner,
    StatusUpdate,
    Theme,
    Transposition,
    User,
)
from tests import make
from tests.exchange.changes.sets import NEW, cells, conflicts, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return User.objects.create(username="an")


def test_apply_writes_what_was_reviewed_with_history_and_undo_takes_it_back(user):
    make.partner(code="be")
    make.partner(code="nl")
    old = make.activity(code="old", place="Brussel")
    old.partners.add(Partner.objects.get(code="be"))
    before, changed_at = cells(Activity), old.updated_at
    row = {"project": "fiets", "kind": "study", "title_nl": "Studie", "figure": "12,5", "figure_counted": "about"}
    changeset = proposed(
        Activity,
        {"code": "new", **row, "partners": "nl be", "place": ""},
        {"code": "old", **row, "partners": "nl", "place": "Luxemburg"},
        user=user,
    )
    assert cells(Activity) == before
    apply(changeset, user)
    after = cells(Activity)
    shown = {code: [line[name] for name in ("kind", "place", "partners", "figure")] for code, line in after.items()}
    assert shown == {"old": ["study", "Luxemburg", "nl", "12.5"], "new": ["study", "", "be nl", "12.5"]}
    assert (changeset.state, changeset.decided_by, changeset.decided_at is None) == ("applied", user, False)
    old.refresh_from_db()
    assert old.updated_at > changed_at
    new = Activity.objects.get(code="new")
    versions = [old.history.latest(), new.history.get()]
    assert [(v.history_type, v.history_user, v.place) for v in versions] == [("~", user, "Luxemburg"), ("+", user, "")]
    assert {v.history_change_reason for v in versions} == {f"file {changeset.code} f.csv"}
    assert [sorted(v.partners.values_list("partner__code", flat=True)) for v in versions] == [["nl"], ["be", "nl"]]
    assert (versions[0].updated_at, versions[1].created_at) == (old.updated_at, new.created_at)
    undo(changeset, user)
    assert cells(Activity) == before
    assert (changeset.state, changeset.undone_by) == ("undone", user)
    back, gone = list(Activity.history.order_by("history_id"))[-2:]
    assert [(version.code, version.history_type) for version in (back, gone)] == [("old", "~"), ("new", "-")]
    assert back.partners.get().partner.code == "be"


def test_the_history_of_a_bulk_write_can_be_compared_like_any_other(user):
    make.activity(code="a", place="Brussel")
    apply(proposed(Activity, {"code": "a", "place": "Luxemburg"}), user)
    newest, oldest = Activity.objects.get().history.all()
    [change] = newest.diff_against(oldest, excluded_fields=["updated_at"]).changes
    assert (change.field, change.old, change.new) == ("place", "Brussel", "Luxemburg")


def test_a_set_is_decided_once(user):
    changeset = proposed(Theme, {"code": "1", "title_nl": "X"})
    stale = ChangeSet.objects.get(pk=changeset.pk)
    apply(changeset, user)
    gone = "This change set is no longer in the state “proposed”."
    assert conflicts(apply, stale) == conflicts(refuse, stale) == [(0, changeset.code, gone)]
    undo(changeset, user)
    assert conflicts(undo, stale) == [(0, changeset.code, "This change set is no longer in the state “applied”.")]
    assert [Theme.objects.count(), Theme.history.count()] == [0, 2]


def test_a_refused_set_is_never_applied(user):
    changeset = proposed(Theme, {"code": "1", "title_nl": "X"})
    refuse(changeset, user)
    assert (changeset.state, changeset.decided_by) == ("refused", user)
    assert len(conflicts(apply, changeset)) == len(conflicts(undo, changeset)) == 1
    assert Theme.objects.count() == 0


def test_records_made_in_one_file_may_be_part_of_one_another_and_go_together():
    rows = [
        {"code": "1.1.1", "parent": "1.1", "title_nl": "C"},
        {"code": "1.1", "parent": "1", "title_nl": "B"},
        {"code": "1", "parent": "", "title_nl": "A"},
    ]
    changeset = apply(proposed(Theme, *rows))
    assert {code: line["parent"] for code, line in cells(Theme).items()} == {"1": "", "1.1": "1", "1.1.1": "1.1"}
    undo(changeset)
    assert Theme.objects.count() == 0


def test_an_old_record_may_become_part_of_a_new_one_and_back():
    make.theme(code="1", title_nl="A")
    changeset = apply(
        proposed(Theme, {"code": "1", "parent": "9", "title_nl": "A"}, {"code": "9", "parent": "", "title_nl": "Z"})
    )
    assert cells(Theme)["1"]["parent"] == "9"
    undo(changeset)
    assert [cells(Theme)[code]["parent"] for code in cells(Theme)] == [""]


def test_partners_change_their_roles_with_history_and_back():
    project = make.project()
    for code, role in (("be", "lead"), ("nl", "partner"), ("lu", "observer")):
        project.roles.create(partner=make.partner(code=code), role=role)
    before = cells(Project)
    changeset = apply(proposed(Project, {"code": "fiets", "leads": "nl", "partners": "", "observers": "be lu"}))
    roles = project.roles.order_by("partner__code").values_list("partner__code", "role")
    assert list(roles) == [("be", "observer"), ("lu", "observer"), ("nl", "lead")]
    steps = ProjectPartner.history.order_by("history_id").values_list("partner__code", "role", "history_type")
    assert list(steps)[3:] == [
        ("be", "lead", "-"),
        ("nl", "partner", "-"),
        ("nl", "lead", "+"),
        ("be", "observer", "+"),
    ]
    undo(changeset)
    assert cells(Project) == before


def test_related_projects_are_related_both_ways_and_back():
    for code in ("a", "b", "c"):
        make.project(code=code)
    Project.objects.get(code="a").related.add(Project.objects.get(code="b"))
    before = cells(Project)
    changeset = apply(proposed(Project, {"code": "a", "related": "c"}))
    assert {code: line["related"] for code, line in cells(Project).items()} == {"a": "c", "b": "", "c": "a"}
    undo(changeset)
    assert cells(Project) == before


def test_what_must_stand_once_can_be_swapped_and_swapped_back():
    make.decision(code="a", year=2022, number=1)
    make.decision(code="b", year=2022, number=2)
    make.heading(code="x", position=1)
    make.heading(code="y", position=2)
    before = cells(Decision), cells(Heading)
    decisions = apply(proposed(Decision, {"code": "a", "number": "2"}, {"code": "b", "number": "1"}))
    headings = apply(proposed(Heading, {"code": "x", "position": "2"}, {"code": "y", "position": "3"}))
    assert [(line["series"], line["year"], line["number"]) for line in cells(Decision).values()] == [
        ("M", "2022", "2"),
        ("M", "2022", "1"),
    ]
    assert [line["position"] for line in cells(Heading).values()] == ["2", "3"]
    undo(decisions)
    undo(headings)
    assert (cells(Decision), cells(Heading)) == before


def test_a_status_update_from_a_file_is_the_status_of_its_project_until_undone(user):
    make.status_update(code="old", day=date(2022, 12, 31), status="running")
    row = {"code": "new", "project": "fiets", "day": "2023-06-30", "status": "completed", "text_nl": "Af."}
    changeset = apply(proposed(StatusUpdate, row), user)
    project = Project.objects.get()
    assert (project.status, project.status_since) == ("completed", date(2023, 6, 30))
    assert StatusUpdate.objects.get(code="new").author == user
    assert (project.history.latest().status, project.history.latest().history_user) == ("completed", user)
    undo(changeset, user)
    project.refresh_from_db()
    assert (project.status, project.status_since) == ("running", date(2022, 12, 31))
    assert project.history.latest().status == "running"


def test_an_older_status_update_changes_no_status():
    make.status_update(code="old", status="running")
    row = {"code": "new", "project": "fiets", "day": "2021-01-01", "status": "exploring", "text_nl": "Begin."}
    apply(proposed(StatusUpdate, row))
    assert (Project.objects.get().status, Project.history.count()) == ("running", 2)


def test_a_term_moved_by_a_file_is_written_into_the_ledger(user):
    make.follow_up(code="f")
    make.follow_up(code="g")
    DueChange.objects.all().delete()
    row = {"due_first": "2023-07-01", "due_last": "2023-09-30"}
    apply(proposed(FollowUp, {"code": "f", **row}, {"code": "g", **row}), user)
    ledger = DueChange.objects.order_by("code").values_list(
        "followup__code", "old_last", "new_last", "author__username"
    )
    moved = (date(2023, 6, 30), date(2023, 9, 30), "an")
    assert list(ledger) == [("f", *moved), ("g", *moved)]
    apply(proposed(FollowUp, {"code": "f", "due_first": "2023-10-01", "due_last": "2023-12-31"}), user)
    assert DueChange.objects.filter(followup__code="f").count() == 2
    assert DueChange.history.count() == 3


def test_what_stood_there_comes_back_even_where_no_file_may_bring_it_in():
    make.activity(code="a", summary_nl="<b>oud</b>", first_day=date(1850, 1, 1))
    changeset = apply(proposed(Activity, {"code": "a", "summary_nl": "nieuw", "first_day": "1950-01-01"}))
    undo(changeset)
    record = Activity.objects.get()
    assert (record.summary_nl, record.first_day) == ("<b>oud</b>", date(1850, 1, 1))


def test_a_set_of_a_publisher_stays_one_when_an_editor_applies_it():
    make.activity(code="open", is_public=False)
    changeset = proposed(Activity, {"code": "open", "is_public": "true"})
    said = "Only a publisher may change what is public."
    assert conflicts(apply, changeset, may_publish=False) == [(2, "open", said)]
    apply(changeset)
    assert conflicts(undo, changeset, may_publish=False) == [(2, "open", said)]


def test_links_of_documents_are_written_with_their_history():
    make.project(code="a")
    make.decision(code="m")
    make.activity(code="x", project=Project.objects.get(code="a"))
    row = {"code": "d", "kind": "report", "title_nl": "D", "projects": "a", "decisions": "m", "activities": "x"}
    apply(proposed(Document, row))
    version = Document.objects.get().history.get()
    held = [
        version.projects.get().project.code,
        version.decisions.get().decision.code,
        version.activities.get().activity.code,
    ]
    assert held == ["a", "m", "x"]


def test_transpositions_move_from_state_to_state():
    make.transposition(code="t")
    apply(proposed(Transposition, {"code": "t", "state": "transposed", "met_on": "31/12/2022"}))
    assert Transposition.objects.values_list("state", "met_on").get() == ("transposed", date(2022, 12, 31))


def test_a_hundred_rows_more_take_a_handful_of_statements_more():
    make.project()
    make.partner()

    def statements(number, first):
        rows = [{"code": f"a{first + n}", "partners": "be"} | NEW for n in range(number)]
        changeset = proposed(Activity, *rows)
        with CaptureQueriesContext(connection) as captured:
            apply(changeset)
        return len(captured)

    few, many = statements(4, 0), statements(404, 10)
    assert many - few <= 4 * 20
