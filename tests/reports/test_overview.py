"""The state of affairs on a day."""

from datetime import date

import pytest

from projects.reports.overview import overview
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2023, 7, 15)


def test_projects_are_counted_by_status_and_promises_by_the_state_of_their_term():
    for number, status in enumerate(["running", "running", "completed"]):
        make.status_update(project=make.project(code=f"p-{number}"), status=status, code=f"s-{number}")
    project = make.project(code="stil", is_public=False)
    make.follow_up(code="stil", project=project)
    make.follow_up(code="voorbij", project=make.project(code="zonder-status"))
    today = overview(ON)
    assert (today.projects, today.promises) == (4, 1)
    assert [(key, number) for key, _label, number in today.statuses] == [("running", 2), ("completed", 1)]
    assert [(key, number) for key, _label, number in today.terms] == [("outcome_not_recorded", 1)]


def test_acts_of_others_are_not_counted_as_decided():
    make.decision(number=1)
    make.decision(number=2, is_public=False)
    make.decision(type="eu_act", other_number="2019/947")
    make.decision(type="judgment", other_number="C-1/22")
    assert overview(ON).decisions == 1


def test_what_is_due_next_stands_by_term_and_what_has_passed_is_apart():
    for code, month in [("laat", 12), ("vroeg", 8), ("voorbij", 3)]:
        make.follow_up(code=code, due_first=date(2023, month, 1), due_last=date(2023, month, 28), due_basis="stated")
    make.follow_up(code="klaar", state="met", closed_on=date(2023, 7, 1))
    today = overview(ON)
    assert [promise.code for promise in today.due_next] == ["vroeg", "laat"]
    assert [promise.code for promise in today.passed] == ["voorbij"]


def test_meetings_are_the_latest_that_were_held():
    for code, day, state in [
        ("oud", 1, "held"),
        ("nieuw", 2, "held"),
        ("gepland", 3, "planned"),
        ("straks", 30, "held"),
    ]:
        make.meeting(code=code, first_day=date(2023, 7, day), last_day=date(2023, 7, day), state=state)
    assert [meeting.code for meeting in overview(ON).latest_meetings] == ["nieuw", "oud"]
