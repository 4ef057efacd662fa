"""Proposing: what a file would change, and everything that is wrong with it; nothing else is written."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.exchange.changes import propose
from projects.exchange.errors import FileProblem
from projects.exchange.resources import resource_for
from projects.models import (
    RECORD_TYPES,
    Activity,
    Change,
    ChangeSet,
    FollowUp,
    Partner,
    Project,
    StatusUpdate,
    User,
)
from tests import make
from tests.exchange.files import complaints, csv_file, workbook

pytestmark = pytest.mark.django_db
NO_CODE = "There is no record with this code: project."


def counts():
    return {model: model.objects.count() for model in (*RECORD_TYPES, ChangeSet, Change)} | {
        model.history.model: model.history.count() for model in RECORD_TYPES
    }


def new_activity(**cells):
    return {"code": "a", "project": "fiets", "kind": "study", "title_nl": "Studie"} | cells


def test_only_the_differences_are_kept_old_beside_new():
    user = User.objects.create(username="an")
    make.activity(code="same", place="Brussel")
    make.activity(code="other", place="Brussel")
    content = csv_file(
        {"code": "same", "place": "Brussel", "kind": "publication"},
        {"code": "other", "place": "Luxemburg", "kind": "Publication"},
    )
    changeset = propose(Activity, content, "map.csv", user)
    assert (changeset.rows, changeset.new, changeset.changed, changeset.unchanged) == (2, 0, 1, 1)
    assert (changeset.state, changeset.origin, changeset.record_type) == ("proposed", "file", "activity")
    assert (changeset.proposed_by, changeset.file_name) == (user, "map.csv")
    assert changeset.file_digest == hashlib.sha256(content).hexdigest()
    [change] = changeset.changes.all()
    assert (change.line, change.record_code) == (3, "other")
    assert (change.before, change.after) == ({"place": "Brussel"}, {"place": "Luxemburg"})
    assert Activity.objects.get(code="other").place == "Brussel"


def test_a_new_record_gets_its_defaults_and_its_own_row():
    make.project()
    changeset = propose(Activity, csv_file(new_activity(first_day="01/02/2023", is_public="Ja")), "f.csv")
    [change] = changeset.changes.all()
    assert (changeset.new, change.before) == (1, None)
    assert set(change.after) == set(resource_for(Activity).header(internal=True))
    shown = {name: change.after[name] for name in ("first_day", "is_public", "basis", "place", "report")}
    assert shown == {"first_day": "2023-02-01", "is_public": "true", "basis": "entered", "place": "", "report": ""}


def test_a_column_left_out_keeps_its_value_and_an_empty_cell_empties_it():
    make.activity(code="a", place="Brussel", title_en="Study")
    changeset = propose(Activity, csv_file({"code": "a", "title_en": ""}), "f.csv")
    assert [change.after for change in changeset.changes.all()] == [{"title_en": ""}]
    assert complaints(Activity, {"code": "a", "title_nl": "", "kind": "", "project": " ", "is_public": ""}) == [
        (2, "title_nl", "", "This cell must not be empty."),
        (2, "kind", "", "This cell must not be empty."),
        (2, "project", " ", "This cell must not be empty."),
        (2, "is_public", "", "true or false is allowed; also ja/nee, oui/non, yes/no and 1/0."),
    ]


def test_a_file_that_says_what_is_there_proposes_nothing():
    make.activity(code="a")
    changeset = propose(Activity, csv_file({"code": "a", "kind": "publication"}), "f.csv")
    assert (changeset.new, changeset.changed, changeset.unchanged, changeset.changes.count()) == (0, 0, 1, 0)


def test_every_mistake_is_named_and_nothing_is_left_behind():
    make.project()
    make.activity(code="b")
    before = counts()
    rows = [
        new_activity(kind="studie", first_day="31 mei", figure="veel", figure_counted="", url="javascript:alert(1)"),
        new_activity(code="b", project="auto", place="<script>x</script>", title_nl="a\u202eb"),
        new_activity(code="c", first_day="2023-02-01", last_day="2023-01-01"),
        new_activity(code="d", figure="3", last_day="2023-02-30"),
        new_activity(code="d", figure="3"),
        new_activity(code="", kind="x"),
        new_activity(code="Een Code"),
        new_activity(code="e", figure="3"),
    ]
    header = dict.fromkeys(name for row in rows for name in row)
    kinds = "One of these is allowed: " + ", ".join(Activity.Kind.values) + "."
    assert complaints(Activity, *({name: row.get(name, "") for name in header} for row in rows)) == [
        (2, "kind", "studie", kinds),
        (2, "first_day", "31 mei", "A day such as 2023-12-31, 31-12-2023 or 31/12/2023 is allowed."),
        (2, "figure", "veel", "A number from 0 to 999999999999 with at most 2 decimals is allowed."),
        (2, "url", "javascript:alert(1)", "An address starting with https:// or http:// is allowed."),
        (3, "project", "auto", NO_CODE),
        (3, "title_nl", "a\u202eb", "The text holds characters that cannot be seen or turn its direction around."),
        (3, "place", "<script>x</script>", "The text holds HTML; only plain text is allowed."),
        (4, "", "c", "The last day lies before the first day."),
        (5, "last_day", "2023-02-30", "There is no such day."),
        (6, "code", "d", "This code stands in line 5 already."),
        (7, "code", "", "Each row needs a code."),
        (7, "kind", "x", kinds),
        (8, "code", "Een Code", "Use lower-case letters, digits, dots and hyphens, such as m-2022-7."),
        (9, "", "e", "A number and how exact it is belong together."),
    ]
    assert counts() == before


def test_unknown_columns_ragged_rows_and_bad_cells_are_named_together():
    make.project()
    content = b"code,project,kind,title_nl,colour\na,fiets,study,A,red\nb,fiets\nc,fiets,study,,red\n"
    allowed = ", ".join(resource_for(Activity).header(internal=True))
    assert complaints(Activity, content) == [
        (1, "colour", "colour", f"These columns are allowed: {allowed}."),
        (3, "", "", "This row has 2 cells, the header 5 columns."),
        (4, "title_nl", "", "This cell must not be empty."),
    ]


def test_a_file_without_codes_is_no_file_of_records():
    message = "The column code is missing: it says which record a row is."
    assert complaints(Activity, {"title_nl": "x"}) == [(1, "code", "", message)]


def test_a_new_record_needs_the_columns_that_it_cannot_do_without():
    message = "A new record needs this column."
    assert complaints(Activity, {"code": "a"}) == [
        (2, "project", "a", message),
        (2, "kind", "a", message),
        (2, "title_nl", "a", message),
    ]


def test_columns_of_the_staff_are_for_the_staff():
    make.project()
    User.objects.create(username="an")
    row = {"code": "fiets", "owner": "an", "internal_note": "x"}
    assert complaints(Project, row) == []
    assert [(error[0], error[1]) for error in complaints(Project, row, internal=False)] == [
        (1, "owner"),
        (1, "internal_note"),
    ]
    assert complaints(Project, {"code": "fiets", "owner": "jan"}) == [
        (2, "owner", "jan", "There is no record with this code: user.")
    ]


def test_a_computed_column_may_say_what_is_there_and_nothing_else():
    make.status_update()
    message = "This column is computed: change it on the record itself, or leave the column out."
    assert complaints(Project, {"code": "fiets", "status": "running", "status_since": "2022-12-31"}) == []
    assert complaints(Project, {"code": "fiets", "status": "", "status_since": ""}) == []
    assert complaints(Project, {"code": "fiets", "status": "completed"}) == [(2, "status", "completed", message)]
    new = {"code": "auto", "theme": "1", "title_nl": "Auto", "status": "running"}
    assert complaints(Project, new) == [(2, "status", "running", message)]


def test_a_workbook_names_the_same_lines():
    make.project()
    content = workbook(["code", "project", "kind", "title_nl"], ["a", "fiets", "study", "A"], ["b", "fiets", 7, "=A1"])
    assert [error[:3] for error in complaints(Activity, content, name="f.xlsx")] == [(3, "D", "=A1")]


def test_a_status_update_is_never_changed_by_a_file():
    make.status_update(code="s")
    message = "A status update is never changed afterwards; add a new one."
    assert complaints(StatusUpdate, {"code": "s", "status": "completed"}) == [(2, "status", "completed", message)]
    assert complaints(StatusUpdate, {"code": "s", "status": "running"}) == []


def test_what_stands_in_a_record_needs_no_second_look():
    make.activity(code="a", summary_nl="<b>oud</b>", place="x")
    assert complaints(Activity, {"code": "a", "summary_nl": "<b>oud</b>", "place": "y"}) == []
    assert complaints(Activity, {"code": "a", "place": "y"}) == []


def test_a_closed_follow_up_needs_its_day():
    make.follow_up(code="f")
    assert complaints(FollowUp, {"code": "f", "state": "met"}) == [
        (2, "", "f", "It is closed exactly when a closing day stands.")
    ]
    assert complaints(FollowUp, {"code": "f", "state": "met", "closed_on": "2023-05-01"}) == []


def test_thousands_of_bad_rows_are_grouped_and_leave_nothing_behind():
    row = "{0},nope{0},x{0},,99/99/9999\n"
    content = "code,project,kind,title_nl,first_day\n" + "".join(row.format(f"a{n}") for n in range(20_000))
    with pytest.raises(FileProblem) as raised:
        propose(Activity, content.encode(), "f.csv")
    groups = raised.value.grouped()
    assert [(group.column, group.lines, group.count) for group in groups] == [
        (name, "2–20001", 20_000) for name in ("project", "kind", "title_nl", "first_day")
    ]
    assert ChangeSet.objects.count() == 0


def test_a_hundred_rows_more_take_one_query_more_at_most():
    make.project()
    make.partner()

    def queries(number):
        rows = [new_activity(code=f"a{n}", partners="be") for n in range(number)]
        with CaptureQueriesContext(connection) as captured:
            propose(Activity, csv_file(*rows), "f.csv")
        return len(captured)

    assert queries(400) - queries(4) <= 4


def test_partners_of_every_kind_follow_their_rules():
    assert complaints(Partner, {"code": "x", "kind": "authority", "title_nl": "X"}) == [
        (2, "", "x", "An authority needs the member state it stands under.")
    ]
