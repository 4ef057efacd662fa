"""When anything was last recorded of a project."""

from datetime import date

import pytest

from projects.reports.annual_draft.news import last_news
from projects.reports.annual_draft.records import Asked
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2023, 7, 1)


def news(also_private=False):
    return last_news(Asked(2023, None, also_private), ON)


@pytest.mark.parametrize(
    "tell",
    [
        lambda project: make.status_update(project=project, day=date(2023, 5, 2)),
        lambda project: make.activity(project=project, first_day=date(2023, 5, 1), last_day=date(2023, 5, 2)),
        lambda project: make.meeting(projects=[project], first_day=date(2023, 5, 2), last_day=date(2023, 5, 2)),
        lambda project: make.document(projects=[project], first_day=date(2023, 5, 2), last_day=date(2023, 5, 2)),
        lambda project: make.decision(projects=[project], signed_first=date(2023, 5, 2), signed_last=date(2023, 5, 2)),
        lambda project: make.follow_up(project=project, reported_on=date(2023, 5, 2)),
        lambda project: make.follow_up(project=project, state="met", closed_on=date(2023, 5, 2)),
    ],
)
def test_every_kind_of_record_tells_of_its_project(tell):
    project = make.project()
    tell(project)
    assert news() == {project.pk: date(2023, 5, 2)}


def test_the_latest_day_counts_and_nothing_that_is_still_to_come():
    project = make.project()
    for number, day in enumerate([date(2022, 12, 31), date(2023, 3, 1), date(2023, 8, 1)]):
        make.status_update(code=f"s-{number}", day=day)
    make.activity(first_day=date(2023, 1, 1), last_day=date(2023, 12, 31))
    assert news() == {project.pk: date(2023, 3, 1)}


def test_what_is_private_tells_nothing_unless_it_is_asked_for():
    project = make.project()
    make.status_update(day=date(2023, 5, 2), is_public=False)
    make.activity(first_day=date(2023, 6, 1), last_day=date(2023, 6, 1), is_public=False)
    assert (news(), news(also_private=True)) == ({}, {project.pk: date(2023, 6, 1)})


@pytest.mark.parametrize("state", ["planned", "unclear", "cancelled"])
def test_a_meeting_that_nobody_says_was_held_is_no_news(state):
    make.meeting(projects=[make.project()], state=state, first_day=date(2023, 5, 2), last_day=date(2023, 5, 2))
    assert news() == {}


def test_a_project_of_which_nothing_is_known_has_no_news():
    make.project()
    make.follow_up()
    assert news() == {}
