"""Days on a line: points and spans keep the order of the days, and rows keep marks apart."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from projects.charts import Axis, Span, axis, pack, place
from projects.periods import Period

days = st.dates(date(1900, 1, 1), date(2300, 12, 31))
periods = st.tuples(days, st.integers(0, 2000)).map(lambda p: Period(p[0], p[0] + timedelta(days=p[1])))
spans = st.lists(
    st.tuples(st.floats(0, 100), st.floats(0, 100)).map(lambda p: Span(min(p), max(p) - min(p))), max_size=40
)


def test_an_axis_has_the_whole_years_of_its_days():
    assert axis([date(2024, 2, 3), date(2022, 12, 31)]) == Axis(2022, 2024)


def test_the_ends_of_the_years_are_the_ends_of_the_plot():
    line = Axis(2022, 2023)
    assert (line.x(date(2022, 1, 1)), line.x(date(2023, 12, 31), after=True)) == (0.0, 100.0)
    assert line.x(date(2023, 1, 1)) == 50.0
    assert (line.x(date(1999, 1, 1)), line.x(date(2050, 1, 1))) == (0.0, 100.0)


def test_a_quarter_is_a_span_and_a_day_is_a_sliver():
    line = Axis(2023, 2023)
    quarter = place(Period.months(2023, 2, 4), line)
    day = place(Period(date(2023, 7, 1), date(2023, 7, 1)), line)
    assert (round(quarter.x, 2), round(quarter.end, 2)) == (8.49, 32.88)
    assert round(day.width, 2) == 0.27


def test_an_open_end_reaches_the_edge_and_says_so():
    line = Axis(2023, 2024)
    since, until = place(Period(date(2024, 1, 1), None), line), place(Period(None, date(2023, 12, 31)), line)
    assert (since.end, since.open_start, since.open_end) == (100.0, False, True)
    assert (until.x, until.open_start, until.open_end) == (0.0, True, False)


def test_few_years_have_quarters_and_many_have_labels_only_where_there_is_room():
    assert [tick.year for tick in Axis(2022, 2023).ticks] == [2022, None, None, None, 2023, None, None, None]
    assert [tick.year for tick in Axis(2000, 2020).ticks] == [2000, 2005, 2010, 2015, 2020]
    assert [tick.year for tick in Axis(1, 9999).ticks] == [1, 2001, 4001, 6001, 8001]


@given(st.lists(periods, min_size=2, max_size=10))
def test_spans_keep_the_order_of_their_days_and_stay_in_the_plot(some):
    line = axis([day for period in some for day in period])
    drawn = [(period, place(period, line)) for period in some]
    assert all(0 <= span.x <= span.end <= 100.0001 for _period, span in drawn)
    assert [p.first for p, s in sorted(drawn, key=lambda d: (d[1].x, d[0]))] == sorted(p.first for p in some)
    assert [p.last for p, s in sorted(drawn, key=lambda d: (d[1].end, d[0].last))] == sorted(p.last for p in some)


@given(spans, st.floats(0, 30))
def test_nothing_overlaps_in_a_row_however_wide_the_least_mark_is(some, least):
    rows = {}
    for span, row in zip(some, pack(some, least), strict=True):
        rows.setdefault(row, []).append((min(span.x, span.middle - least / 2), max(span.end, span.middle + least / 2)))
    for marks in rows.values():
        assert all(one[1] <= other[0] for one, other in pairwise(marks))


def test_marks_apart_share_a_row_and_close_ones_do_not():
    some = [Span(0, 10), Span(5, 10), Span(12, 1), Span(40, 5)]
    assert pack(some) == (0, 1, 0, 0)
    assert pack([Span(0, 10), Span(9.5, 2)]) == (0, 1)
    assert pack(some, least=9) == (0, 1, 2, 0)


def test_a_span_that_comes_before_the_others_gets_a_row_where_nothing_lies_on_it():
    assert pack([Span(50, 10), Span(0, 10)]) == (0, 1)
