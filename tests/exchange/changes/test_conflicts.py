"""Where something was changed since: a step is refused, names the rows, and writes nothing."""

from datetime import date

import pytest

from projects.exchange.changes import apply, undo
from projects.models import (
    Activity,
    Decision,
    Project,
    StatusUpdate,
)
from tests import make
from tests.exchange.changes.sets import NEW, OLD, cells, conflicts, proposed

pytestmark = pytest.mark.django_db


def test_a_record_that_changed_since_is_named_and_nothing_is_written():
    first, second = make.activity(code="a", place="Brussel"), make.activity(code="b", place="Brussel")
    changeset = proposed(Activity, *({"code": code, **OLD, "place": "x"} for code in "abc"))
    second.place = "Den Haag"
    second.save()
    reason = "place has been changed since: it was “Brussel” and is “Den Haag”."
    assert conflicts(apply, changeset) == [(3, "b", reason)]
    first.refresh_from_db()
    assert (first.place, Activity.objects.count()) == ("Brussel", 2)


def test_another_column_may_change_meanwhile_as_long_as_the_rules_hold():
    record = make.activity(code="a", first_day=date(2022, 1, 1), last_day=date(2022, 12, 31))
    changeset = proposed(Activity, {"code": "a", "first_day": "2022-06-01"})
    record.place, record.last_day = "Luxemburg", date(2022, 5, 1)
    record.save()
    assert conflicts(apply, changeset) == [(2, "a", "The last day lies before the first day.")]
    record.last_day = date(2022, 6, 30)
    record.save()
    apply(changeset)
    record.refresh_from_db()
    assert (record.place, record.first_day, record.last_day) == ("Luxemburg", date(2022, 6, 1), date(2022, 6, 30))


def test_a_record_that_came_or_went_meanwhile_is_named():
    make.project()
    going = make.activity(code="going")
    changeset = proposed(Activity, {"code": "coming"} | NEW, {"code": "going"} | NEW)
    make.activity(code="coming")
    going.delete()
    assert conflicts(apply, changeset) == [
        (2, "coming", "A record with this code exists by now."),
        (3, "going", "The record has been deleted since."),
    ]


def test_a_second_set_of_the_same_file_is_told_that_all_is_there_already():
    make.activity(code="a", place="Brussel")
    rows = [{"code": "a", **OLD, "place": "x"}, {"code": "b", **NEW, "place": "x"}]
    first, second, third = (proposed(Activity, *rows) for _ in range(3))
    apply(first)
    said = "All that this set would write is there already; refuse it."
    assert conflicts(apply, second) == [(0, second.code, said)]
    Activity.objects.filter(code="b").update(place="y")
    assert [code for _line, code, _reason in conflicts(apply, third)] == ["a", "b"]
    assert Activity.objects.count() == 2


def test_what_a_row_refers_to_may_have_gone():
    make.activity(code="a", meeting=make.meeting(code="m"), partners=[make.partner(code="be")])
    meeting, partner = make.meeting(code="m2"), make.partner(code="nl")
    changeset = proposed(Activity, {"code": "a", "meeting": "m2", "partners": "be nl"})
    meeting.delete()
    partner.delete()
    assert conflicts(apply, changeset) == [
        (2, "a", "meeting: there is no longer a record with the code m2."),
        (2, "a", "partners: there is no longer a record with the code nl."),
    ]
    assert [cells(Activity)["a"][name] for name in ("meeting", "partners")] == ["m", "be"]


def test_undoing_needs_what_was_referred_to_before():
    make.activity(code="a", meeting=make.meeting(code="m"))
    changeset = apply(proposed(Activity, {"code": "a", "meeting": ""}))
    make.models.Meeting.objects.all().delete()
    assert conflicts(undo, changeset) == [(2, "a", "meeting: there is no longer a record with the code m.")]


def test_two_edits_that_together_close_a_circle_meet_a_conflict():
    make.project(code="a")
    b = make.project(code="b")
    changeset = proposed(Project, {"code": "a", "parent": "b"})
    b.parent = Project.objects.get(code="a")
    b.save()
    assert conflicts(apply, changeset) == [(2, "a", "This record would become part of itself.")]


def test_a_number_taken_meanwhile_is_named():
    changeset = proposed(
        Decision, {"code": "x", "type": "decision", "title_nl": "X", "series": "M", "year": "2022", "number": "7"}
    )
    make.decision(code="y", year=2022, number=7)
    assert conflicts(apply, changeset) == [(2, "x", "Another act has this official number. (y)")]


def test_a_set_that_was_changed_again_cannot_be_undone():
    record = make.activity(code="a", place="Brussel")
    changeset = apply(proposed(Activity, {"code": "a", **OLD, "place": "x"}, {"code": "b"} | NEW))
    record.refresh_from_db()
    record.place = "y"
    record.save()
    made = Activity.objects.get(code="b")
    made.title_fr = "Nouveau"
    made.save()
    assert conflicts(undo, changeset) == [
        (2, "a", "place has been changed since: it was “x” and is “y”."),
        (3, "b", "title_fr has been changed since: it was “” and is “Nouveau”."),
    ]


def test_a_created_record_that_others_refer_to_stays():
    make.theme(code="1")
    changeset = apply(proposed(Project, {"code": "a", "theme": "1", "title_nl": "A"}))
    document = make.document(code="d")
    document.projects.add(Project.objects.get(code="a"))
    assert conflicts(undo, changeset) == [(2, "a", "A document refers to it.")]
    document.projects.clear()
    make.status_update(project=Project.objects.get(code="a"))
    assert conflicts(undo, changeset) == [(2, "a", "A status update refers to it.")]
    StatusUpdate.objects.all().delete()
    undo(changeset)
    assert Project.objects.count() == 0
