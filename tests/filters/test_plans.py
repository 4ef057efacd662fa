"""How the database finds the pages of a long list: no page reads or sorts everything, on either database."""

import re

import pytest
from django.db import connection

from projects.filters import ActivityFilter
from projects.management.world import make_world
from projects.models import Activity

pytestmark = pytest.mark.django_db
QUESTIONS = [
    {},
    {"sort": "earliest"},
    {"kind": "study"},
    {"project": "p4"},
    {"since": "2014-06-20"},
    {"until": "2014-06-20"},
    {"kind": "study", "until": "2014-06-20"},
    {"theme": "3"},
    {"partner": "x3"},
]
# Reading the table of activities row by row, or sorting what was found.
BAD = re.compile(r"Sort|USE TEMP B-TREE|Seq Scan on projects_activity\b|SCAN projects_activity(?! USING)")


@pytest.fixture
def world():
    """Two thousand activities; PostgreSQL, which would rather read and sort so few, is told not to where it can."""
    make_world(2_000)
    if connection.vendor == "postgresql":
        for way in ("seqscan", "sort", "incremental_sort", "bitmapscan"):
            connection.cursor().execute(f"SET LOCAL enable_{way} = off")


def bad_plans(querysets):
    """Return the plans among those of `querysets` that read or sort everything."""
    return [plan for plan in (queryset.explain() for queryset in querysets) if BAD.search(plan)]


def test_every_page_of_a_walk_is_read_from_an_index_in_its_order(world):
    middle, found = Activity.objects.get(code="a900"), {}
    for question in QUESTIONS:
        asked = ActivityFilter(question, Activity.objects.public())
        for place, backwards in ((None, False), (middle, False), (middle, True)):
            at = place and asked.walking_order.place(place)
            stretches = asked.stretches(at, backwards=backwards)
            found[str(question), backwards] = bad_plans(stretch.values("pk")[:51] for stretch in stretches)
    assert {key: plans for key, plans in found.items() if plans} == {}


def test_the_count_reads_no_more_than_an_index(world):
    asked = {str(question): ActivityFilter(question, Activity.objects.public()) for question in QUESTIONS}
    found = {key: bad_plans([one.asked().values("pk")[:11]]) for key, one in asked.items()}
    assert {key: plans for key, plans in found.items() if plans} == {}


def test_a_list_in_the_order_of_titles_is_what_would_be_bad(world):
    assert len(bad_plans([Activity.objects.public().order_by("title_nl")[:51]])) == 1
