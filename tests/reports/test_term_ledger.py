from datetime import date

import pytest
from django.utils.translation import override

from projects.models import FollowUp
from projects.periods import Period
from projects.reports.term_ledger import days_said, term_ledger
from tests import make


def told(terms, due):
    """Return the ledger of a promise with the term `due`, moved through `terms`, pairs of an old and a new term."""
    due = Period.parse(due) if due else Period(None, None)
    record = make.follow_up(due_first=due.first, due_last=due.last, due_basis="stated" if due.is_known else "none")
    for number, pair in enumerate(terms, start=1):
        (old_first, old_last), (new_first, new_last) = (Period.parse(t) if t else (None, None) for t in pair)
        ends = {"old_first": old_first, "old_last": old_last, "new_first": new_first, "new_last": new_last}
        make.due_change(followup=record, code=f"v-{number}", changed_on=date(2023, number, 1), **ends)
    return term_ledger(FollowUp.objects.with_shifts().get())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("terms", "due", "first", "days", "each"),
    [
        ([], "2023-Q2", "2023-Q2", 0, []),
        ([("2023-Q2", "2023-Q3")], "2023-Q3", "2023-Q2", 92, [92]),
        ([("2023-Q2", "2023-Q3"), ("2023-Q3", "2024")], "2024", "2023-Q2", 550, [92, 458]),
        ([("2023-Q2", "2023-05-31")], "2023-05-31", "2023-Q2", -30, [-30]),
        ([("2023-Q2", "2023-06")], "2023-06", "2023-Q2", 0, [0]),
        ([("2023-Q2", "2023-07-01/..")], "2023-07-01/..", "2023-Q2", None, [None]),
        ([("", "2023-Q3")], "2023-Q3", "", None, [None]),
        ([("2023-Q2", "2023-07-01/.."), ("2023-07-01/..", "2024")], "2024", "2023-Q2", 550, [None, None]),
    ],
)
def test_days_are_counted_from_last_possible_day_to_last_possible_day(terms, due, first, days, each):
    ledger = told(terms, due)
    assert (ledger.first.text, ledger.moved, ledger.days) == (first, len(terms), days)
    assert [shift.days_moved for shift in ledger.shifts] == each


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (92, "92 days later"),
        (1, "1 day later"),
        (0, "the last day stays the same"),
        (-1, "1 day earlier"),
        (-30, "30 days earlier"),
        (None, "moved by an unknown number of days"),
    ],
)
def test_days_are_said_forward_and_back_and_where_nobody_knows(days, said):
    with override("en"):
        assert days_said(days) == said
