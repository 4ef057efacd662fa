"""Projects by chapter and status."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.reports.status_by_theme import status_by_theme
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2023, 7, 15)


def a_project(code, theme, status, **values):
    project = make.project(code=code, theme=theme, **values)
    if status:
        make.status_update(project=project, status=status, code=f"s-{code}")
    return project


def drawn(picture):
    return [
        (bar.theme.code if bar.theme else None, bar.total, [(part.key, part.number) for part in bar.segments])
        for bar in picture.bars
    ]


def test_projects_are_counted_under_their_chapter_in_the_order_of_the_choices():
    one, two = make.theme(code="1", position=1), make.theme(code="2", position=2)
    deep = make.theme(code="2.1.1", parent=make.theme(code="2.1", parent=two, position=3), position=4)
    a_project("a", deep, "completed")
    a_project("b", deep, "running")
    a_project("c", two, "running")
    a_project("d", one, "exploring")
    picture = status_by_theme(ON, "no status")
    assert picture.total == 4
    assert [key for key, _label in picture.statuses] == ["exploring", "running", "completed"]
    assert drawn(picture) == [("1", 1, [("exploring", 1)]), ("2", 3, [("running", 2), ("completed", 1)])]
    assert picture.bars[1].segments[1].width == pytest.approx(100 / 3)


def test_a_project_without_a_status_is_counted_as_such():
    a_project("a", make.theme(), None)
    picture = status_by_theme(ON, "no status")
    assert picture.statuses == [("", "no status")]
    assert drawn(picture) == [("1", 1, [("", 1)])]


def test_a_private_project_is_not_counted_and_a_private_chapter_is_not_named():
    hidden = make.theme(code="9", is_public=False, title_nl="geheim")
    a_project("a", hidden, "running")
    a_project("b", make.theme(), "running", is_public=False)
    assert drawn(status_by_theme(ON, "no status")) == [(None, 1, [("running", 1)])]


def test_nothing_public_draws_nothing():
    make.theme()
    picture = status_by_theme(ON, "no status")
    assert (picture.total, picture.bars, picture.statuses) == (0, [], [])


def test_two_queries_whatever_there_is():
    for number in range(5):
        a_project(f"p-{number}", make.theme(code=str(number), position=number), "running")
    with CaptureQueriesContext(connection) as captured:
        status_by_theme(ON, "no status")
    assert len(captured) == 2
