"""Many numbers in one query."""

import pytest

from projects.models import Project, User
from projects.reports import counts as module
from projects.reports.counts import counts
from tests import make

pytestmark = pytest.mark.django_db


def test_numbers_of_any_kind_come_in_one_query_and_stop_at_the_most(django_assert_num_queries, monkeypatch):
    user = User.objects.create(username="an")
    for number in range(3):
        make.project(code=f"p{number}")
    asked = {"all": Project.objects.all(), "none": Project.objects.none(), "one": Project.objects.filter(code="p1")}
    with django_assert_num_queries(1):
        assert counts(user, asked) == {"all": 3, "none": 0, "one": 1}
    monkeypatch.setattr(module, "MOST_COUNTED", 2)
    assert counts(user, asked) == {"all": 2, "none": 0, "one": 1}
    assert counts(user, {}) == {}
