"""The promises on a line of time."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.reports import promise_line as module
from projects.reports.promise_line import promise_line
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2023, 7, 15)


def a_promise(code, first, last, **values):
    values.setdefault("due_basis", "stated")
    return make.follow_up(code=code, due_first=first, due_last=last, **values)


def drawn(picture):
    return [([row.record.code for row in group.rows]) for group in picture.groups]


def test_promises_stand_by_state_what_asks_for_attention_first_and_by_term():
    a_promise("stil", date(2023, 1, 1), date(2023, 3, 31))
    a_promise("te-laat", date(2023, 1, 1), date(2023, 3, 31), reported_on=date(2023, 5, 1))
    a_promise("straks", date(2024, 1, 1), date(2024, 12, 31))
    a_promise("eerder-straks", date(2024, 1, 1), date(2024, 3, 31))
    picture = promise_line(ON)
    assert [group.state.value for group in picture.groups] == ["overdue", "not_yet_due", "outcome_not_recorded"]
    assert drawn(picture) == [["te-laat"], ["eerder-straks", "straks"], ["stil"]]


def test_a_term_is_drawn_from_its_first_to_its_last_possible_day_and_today_has_its_place():
    a_promise("jaar", date(2023, 1, 1), date(2023, 12, 31))
    a_promise("eind", date(2024, 7, 1), date(2024, 12, 31))
    a_promise("open", date(2024, 1, 1), None)
    picture = promise_line(ON)
    spans = {row.record.code: row.span for row in picture.rows}
    assert (picture.line.first, picture.line.last) == (2023, 2024)
    assert (spans["jaar"].x, round(spans["jaar"].end, 1)) == (0.0, 49.9)
    assert (round(spans["eind"].x, 1), spans["eind"].end) == (74.8, 100.0)
    assert (spans["open"].end, spans["open"].open_end) == (100.0, True)
    assert round(picture.today, 1) == round(100 * 195 / 731, 1)


def test_the_axis_reaches_the_day_itself():
    a_promise("oud", date(2020, 1, 1), date(2020, 12, 31))
    assert (promise_line(ON).line.first, promise_line(ON).line.last) == (2020, 2023)


def test_promises_without_a_term_are_counted():
    make.follow_up(code="ooit", due_basis="none")
    a_promise("dag", ON, ON)
    picture = promise_line(ON)
    assert (picture.without_term, drawn(picture)) == (1, [["dag"]])


def test_private_promises_and_those_of_private_projects_are_neither_drawn_nor_counted():
    a_promise("privé", ON, ON, is_public=False)
    hidden = make.project(code="geheim", is_public=False)
    a_promise("van-geheim", ON, ON, project=hidden)
    make.follow_up(code="ooit", due_basis="none", project=hidden)
    picture = promise_line(ON)
    assert (picture.groups, picture.without_term, picture.left_out) == ([], 0, 0)


def test_by_theme_they_stand_in_the_order_of_the_work_programme():
    two = make.theme(code="2", position=2)
    one = make.theme(code="1", position=1)
    under = make.theme(code="2.1", parent=two, position=3)
    a_promise("b", ON, ON, project=make.project(code="b", theme=under))
    a_promise("a", ON, ON, project=make.project(code="a", theme=one))
    a_promise("besluit", ON, ON, decision=make.decision())
    picture = promise_line(ON, "theme")
    assert [group.theme and group.theme.code for group in picture.groups] == ["1", "2", None]
    assert drawn(picture) == [["a"], ["b"], ["besluit"]]


def test_only_the_latest_terms_are_drawn_where_there_are_too_many(monkeypatch):
    monkeypatch.setattr(module, "MOST_DRAWN", 2)
    for month in (1, 2, 3):
        a_promise(f"p-{month}", date(2023, month, 1), date(2023, month, 1))
    make.follow_up(code="ooit", due_basis="none")
    picture = promise_line(ON)
    assert (drawn(picture), picture.left_out) == ([["p-2", "p-3"]], 1)


@pytest.mark.parametrize(("by", "expected"), [("state", 2), ("theme", 3)])
def test_the_queries_stay_the_same_whatever_there_is(by, expected):
    taken = []
    for number in range(3):
        project = make.project(code=f"p-{number}", theme=make.theme(code=f"1.{number}", position=number))
        a_promise(f"b-{number}", ON, ON, project=project)
        with CaptureQueriesContext(connection) as captured:
            promise_line(ON, by)
        taken.append(len(captured))
    assert taken == [expected] * 3
