"""Bars made of segments: side by side, in order, as wide as their numbers."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from projects.charts import stacked

numbers = st.lists(st.tuples(st.text(max_size=3), st.integers(0, 10_000)), max_size=12)


def test_segments_stand_side_by_side_and_zeros_are_left_out():
    drawn = stacked([("a", 3), ("b", 0), ("c", 1)], longest=8)
    assert [(s.key, s.number, s.x, s.width) for s in drawn] == [("a", 3, 0.0, 37.5), ("c", 1, 37.5, 12.5)]


def test_a_number_has_room_in_a_wide_segment_only():
    narrow, tight, wide = stacked([("a", 1), ("b", 4), ("c", 95)], longest=100)
    assert [(s.has_room, s.is_tight) for s in (narrow, tight, wide)] == [(False, True), (True, True), (True, False)]


@given(numbers, st.integers(0, 1000))
def test_no_segment_overlaps_another_and_together_they_are_as_wide_as_their_sum(pairs, spare):
    total = sum(number for _key, number in pairs)
    longest = max(total + spare, 1)
    drawn = stacked(pairs, longest)
    assert [(s.key, s.number) for s in drawn] == [pair for pair in pairs if pair[1]]
    assert all(abs(one.x + one.width - other.x) < 1e-6 for one, other in pairwise(drawn))
    assert abs(sum(s.width for s in drawn) - 100 * total / longest) < 1e-6
