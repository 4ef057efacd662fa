"""A kept page is measured beside a bare view of its size, under the same server."""

import pytest

from projects.management.serving import Cost, cost, cost_table, served

BARE = "projects.management.bare:application"


def test_the_bare_view_is_served_and_measured():
    with served(BARE, BARE_BYTES="9000") as (pid, port):
        measured, response = cost(pid, port, "/", requests=20)
    assert (measured.size, response.status, measured.rate > 0, measured.milliseconds >= 0) == (9000, 200, True, True)


def test_a_page_that_fails_is_not_measured():
    with served(BARE, BARE_BYTES="1") as (pid, port), pytest.raises(RuntimeError, match="/weg answered 404"):
        cost(pid, port, "/weg", requests=1)


def test_the_table_compares_each_with_the_bare_view():
    costs = {"bare view": Cost(0.2, 5000, 9000), "kept page": Cost(0.3, 4000, 9000), "unchanged": Cost(0.25, 4500, 0)}
    lines = [line.split() for line in cost_table(costs)]
    assert lines[1] == ["bare", "view", "9000", "0.200", "5000", "1.00"]
    assert lines[2] == ["kept", "page", "9000", "0.300", "4000", "1.50"]
    assert lines[3] == ["unchanged", "0", "0.250", "4500", "1.25"]
