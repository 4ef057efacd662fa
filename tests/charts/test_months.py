"""A month as a calendar shows it."""

import calendar
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from projects.charts import month


def test_october_2022_begins_on_a_saturday_and_touches_six_weeks():
    october = month(2022, 10, set())
    first, last = october.days[0], october.days[-1]
    assert (first.column, first.week, last.column, last.week, october.weeks) == (5, 0, 0, 5, 6)


def test_days_that_follow_each_other_are_one_run_but_a_run_ends_with_its_week():
    marked = {date(2022, 10, day) for day in (9, 10, 18, 19, 20)} | {date(2022, 11, 1)}
    runs = month(2022, 10, marked).runs
    assert [[day.date.day for day in run.days] for run in runs] == [[9], [10], [18, 19, 20]]
    assert (runs[2].week, round(runs[2].x, 2), round(runs[2].width, 2)) == (3, 14.29, 42.86)


@given(st.integers(1, 9999), st.integers(1, 12), st.sets(st.integers(1, 28)))
def test_every_day_has_a_place_of_its_own_and_every_marked_day_is_in_one_run(year, number, marked):
    drawn = month(year, number, {date(year, number, day) for day in marked})
    places = {(day.week, day.column) for day in drawn.days}
    assert len(places) == len(drawn.days) == calendar.monthrange(year, number)[1]
    assert sorted(day.date.day for run in drawn.runs for day in run.days) == sorted(marked)
    assert all(day.column == day.date.weekday() for day in drawn.days)
    for one, other in zip(drawn.runs, drawn.runs[1:], strict=False):
        assert one.week < other.week or one.days[-1].date + timedelta(days=1) < other.days[0].date
