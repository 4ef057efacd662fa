"""The order by day, and how its first records are found in few and in many."""

from datetime import date

import pytest

from projects.filters import orders
from projects.filters.orders import ByDay, days_that_span, nearest
from projects.models import Activity
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def activities():
    """One on a day, one of a month, one of a year, one without a day."""
    for code, first, last in [
        ("day", date(2022, 6, 30), date(2022, 6, 30)),
        ("month", date(2022, 6, 1), date(2022, 6, 30)),
        ("year", date(2022, 1, 1), date(2022, 12, 31)),
        ("never", None, None),
    ]:
        make.activity(code=code, first_day=first, last_day=last)


@pytest.mark.parametrize("many", [None, Activity.objects])
@pytest.mark.parametrize("some", [0, 1_000])
def test_the_first_records_are_the_same_however_they_are_found(activities, monkeypatch, some, many):
    monkeypatch.setattr(orders, "SOME", some)
    many = many and many.public()
    found = nearest(ByDay("last_day"), Activity.objects.public(), 3, many=many)
    assert [record.code for record in found] == ["year", "month", "day"]
    every = nearest(ByDay("last_day"), Activity.objects.public(), 9, many=many)
    assert [record.code for record in every] == ["year", "month", "day", "never"]


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2022, 6, 15), [date(2022, 12, 31), date(2022, 6, 30)]),
        (date(2022, 3, 1), [date(2022, 12, 31)]),
        (date(2021, 12, 31), []),
        (date(2022, 12, 31), []),
    ],
)
def test_what_begins_by_a_day_and_ends_later_ends_on_these_days(activities, day, ends):
    assert days_that_span(Activity, "first_day", "last_day", day) == [*((end, end) for end in ends), (None, day)]
