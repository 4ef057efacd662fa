"""A place in the order of all changes."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.reports.changes.positions import ORDER, Position

MOMENTS = st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC))


@given(MOMENTS, st.sampled_from(ORDER), st.integers(0, 10**18 - 1))
def test_what_is_written_is_read_back(at, kind, pk):
    position = Position(at, kind, pk)
    assert Position.parse(str(position)) == position


@pytest.mark.parametrize(
    "text", ["", "foo", "20261301T000000000000-project-1", "20261101T000000000000-user-1", "\x00", "٢" * 8]
)
def test_what_is_no_position_is_none(text):
    assert Position.parse(text) is None


@given(st.text(max_size=40))
def test_no_text_breaks_it(text):
    assert Position.parse(text) is None or str(Position.parse(text)) == text


def test_the_latest_stands_first_then_kind_then_the_latest_record():
    noon, later = datetime(2026, 11, 1, 12, tzinfo=UTC), datetime(2026, 11, 1, 12, 0, 0, 1, tzinfo=UTC)
    order = [
        Position(later, "followup", 1),
        Position(noon, "import", 1),
        Position(noon, "project", 2),
        Position(noon, "project", 1),
        Position(noon, "followup", 9),
    ]
    assert sorted((order[3], order[0], order[4], order[2], order[1]), key=lambda position: position.sort_key) == order
