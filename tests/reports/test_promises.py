"""The promises of a report, and what came of them."""

from datetime import date

import pytest

from projects.periods import Period
from projects.reports import promises
from projects.reports.promises import by_theme, report_promises, totals
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2023, 7, 15)


@pytest.fixture
def report():
    return make.report()


def promise(report, code, **values):
    values = {"lines": "81", "due_first": None, "due_last": None, "due_basis": "stated"} | values
    return make.follow_up(code=code, report=report, **values)


def some_of_each(report):
    passed = date(2023, 6, 30)
    promise(report, "geen", due_basis="none")
    promise(report, "open-eind", due_first=date(2023, 1, 1))
    promise(report, "straks", due_last=date(2024, 6, 30))
    promise(report, "tijdig", due_last=passed, state="met", closed_on=passed)
    promise(report, "laat", due_last=passed, state="met", closed_on=date(2023, 7, 1))
    promise(report, "te-laat", due_last=passed, reported_on=date(2023, 7, 1))
    promise(report, "stil", due_last=passed)
    promise(report, "wacht", due_last=passed, waits_for_nl="een besluit")


def test_totals_say_how_many_have_a_term_and_what_came_of_those_that_passed(report):
    some_of_each(report)
    found = totals(report_promises(report), ON)
    assert (found.number, found.dated, found.passed, found.closed) == (8, 6, 5, 2)
    assert (found.met, found.overdue, found.untold) == (2, 1, 1)
    assert [(key, number) for key, _label, number in found.states] == [
        ("no_deadline", 2),
        ("not_yet_due", 1),
        ("overdue", 1),
        ("met_on_time", 1),
        ("met_late", 1),
        ("waiting_for", 1),
        ("outcome_not_recorded", 1),
    ]


def test_totals_of_no_promise_are_nothing(report):
    found = totals(report_promises(report), ON)
    assert (found.number, found.dated, found.passed, found.states, found.met) == (0, 0, 0, (), 0)


def test_only_public_promises_of_this_report_are_told(report):
    promise(report, "van-dit")
    promise(report, "geheim", is_public=False)
    promise(report, "van-geheim", project=make.project(code="geheim", is_public=False))
    promise(make.report(code="jv-2023", year=2023), "van-ander")
    assert [found.code for found in report_promises(report)] == ["van-dit"]


def test_promises_stand_by_theme_and_in_the_order_of_the_report(report):
    second, first = make.theme(code="2", position=2), make.theme(code="1.1", position=1)
    hidden = make.theme(code="3", position=3, is_public=False)
    for code, theme, lines in [("d", second, "9"), ("b", first, "100"), ("a", first, "20, 5"), ("c", hidden, "1")]:
        promise(report, code, project=make.project(code=f"p-{code}", theme=theme), lines=lines)
    promise(report, "e", project=None, meeting=make.meeting())
    found = [
        (group.theme and group.theme.code, [p.record.code for p in group.promises])
        for group in by_theme(report_promises(report), ON)
    ]
    assert found == [("1.1", ["a", "b"]), ("2", ["d"]), (None, ["c", "e"])]


def test_a_promise_tells_what_was_promised_first_and_how_often_it_moved(report):
    moved = promise(report, "f", due_last=date(2023, 12, 31))
    for number, (day, old) in enumerate([(date(2023, 6, 1), date(2023, 3, 31)), (date(2023, 8, 1), date(2023, 6, 30))]):
        make.due_change(followup=moved, code=f"v-{number}", changed_on=day, old_first=None, old_last=old)
    make.due_change(followup=moved, code="geheim", changed_on=date(2023, 1, 1), old_last=None, is_public=False)
    (group,) = by_theme(report_promises(report), ON)
    assert (group.promises[0].ledger.first, group.promises[0].ledger.moved) == (Period(None, date(2023, 3, 31)), 2)
    (group,) = by_theme(report_promises(report, ON), ON)
    then = group.promises[0]
    assert (then.ledger.first, then.ledger.moved, then.record.due) == (
        Period(None, date(2023, 3, 31)),
        1,
        Period(None, date(2023, 6, 30)),
    )


def test_a_report_of_very_many_promises_is_told_as_far_as_a_page_goes(report, monkeypatch):
    monkeypatch.setattr(promises, "MOST", 2)
    for code in "abc":
        promise(report, code)
    (group,) = by_theme(report_promises(report), ON)
    assert len(group.promises) == 2
