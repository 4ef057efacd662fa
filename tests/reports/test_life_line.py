"""The life of a project on one line."""

from datetime import date

import pytest

from projects.models import FollowUp
from projects.reports.life_line import MOST_MARKS, life_line
from projects.reports.timeline import project_timeline
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2023, 7, 15)


def life(project, on=ON):
    return life_line(project_timeline(project), FollowUp.objects.public().filter(project=project), on)


def test_each_kind_has_a_lane_and_what_has_none_of_a_kind_has_no_lane():
    project = make.project()
    make.status_update(project=project)
    make.activity(project=project)
    make.follow_up(project=project)
    make.decision(signed_first=date(2022, 5, 1), signed_last=date(2022, 5, 31)).projects.add(project)
    picture = life(project)
    assert [(lane.kind, len(lane.marks)) for lane in picture.lanes] == [
        ("status", 1),
        ("decision", 1),
        ("activity", 1),
        ("followup", 1),
    ]
    assert (picture.line.first, picture.line.last) == (2022, 2023)
    assert [lane.marks[0].is_day for lane in picture.lanes] == [True, False, False, False]


def test_lanes_and_rows_lie_under_each_other():
    project = make.project()
    make.status_update(project=project)
    for number in range(3):
        day = date(2022, 3, 1 + number)
        make.activity(project=project, code=f"a-{number}", first_day=day, last_day=day)
    status, activities = life(project).lanes
    assert status.bottom == activities.top
    assert [mark.row for mark in activities.marks] == [0, 1, 2]
    assert all(activities.top < mark.y < activities.bottom for mark in activities.marks)


def test_what_has_no_date_is_counted_and_a_project_without_dates_has_no_line():
    project = make.project()
    make.activity(project=project, first_day=None, last_day=None)
    make.follow_up(project=project, due_basis="none")
    assert life(project) is None
    make.status_update(project=project)
    assert life(project).undated == 2


def test_three_of_one_kind_and_period_become_one_mark_with_their_number():
    project = make.project()
    for number in range(3):
        make.activity(project=project, code=f"a-{number}")
    (lane,) = life(project).lanes
    assert [(mark.number, mark.record) for mark in lane.marks] == [(3, None)]


def gathered(picture):
    return picture.gathered, {lane.kind: sum(mark.number for mark in lane.marks) for lane in picture.lanes}


def test_a_lane_with_too_much_for_a_mark_each_is_counted_by_month_and_the_others_are_not():
    project = make.project()
    make.status_update(project=project)
    for number in range(MOST_MARKS + 1):
        day = date(2022, 1 + number % 12, 1 + number // 12)
        make.activity(project=project, code=f"a-{number}", first_day=day, last_day=day)
    picture = life(project)
    assert gathered(picture) == ("month", {"status": 1, "activity": MOST_MARKS + 1})
    assert picture.lanes[0].marks[0].record is not None
    assert {mark.period.text for mark in picture.lanes[1].marks} == {f"2022-{month:02}" for month in range(1, 13)}


def test_where_months_are_too_many_years_are_counted():
    project = make.project()
    for number in range(100):
        first = date(1950 + number // 2, 1 + 6 * (number % 2), 1)
        make.activity(project=project, code=f"b-{number}", first_day=first, last_day=None)
    assert gathered(life(project)) == ("year", {"activity": 100})


def test_nothing_private_is_on_the_line():
    project = make.project()
    make.status_update(project=project)
    make.activity(project=project, is_public=False)
    make.follow_up(project=project, is_public=False)
    make.meeting(is_public=False).projects.add(project)
    assert [lane.kind for lane in life(project).lanes] == ["status"]
