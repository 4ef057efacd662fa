"""The state of affairs on a day."""

from datetime import date

import pytest

from projects.reports.overview import Acts, Freshness, overview
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
    assert overview(ON).acts == Acts(total=1, decided=1, in_the_making=0, unknown=0)


def test_acts_are_counted_by_how_far_they_have_come():
    stages = ["unknown", "in_negotiation", "preliminary_draft", "approved", "in_force", "withdrawn"]
    for number, stage in enumerate(stages, start=1):
        make.decision(number=number, stage=stage)
    assert overview(ON).acts == Acts(total=6, decided=3, in_the_making=2, unknown=1)


def test_what_goes_on_is_what_runs_and_the_standing_tasks():
    for number, status in enumerate(["running", "running", "recurring", "suspended", "completed"]):
        make.status_update(project=make.project(code=f"p-{number}"), status=status, code=f"s-{number}")
    make.status_update(project=make.project(code="geheim", is_public=False), code="s-geheim")
    today = overview(ON)
    assert (today.under_way, today.running, today.recurring, today.projects) == (3, 2, 1, 5)


def test_the_latest_news_is_public_and_not_of_tomorrow():
    for code, day, public in [("oud", 1, True), ("nieuw", 2, True), ("stil", 3, False), ("morgen", 16, True)]:
        make.status_update(code=code, day=date(2023, 7, day), is_public=public)
    make.status_update(project=make.project(code="geheim", is_public=False), code="geheim", day=date(2023, 7, 4))
    assert [update.code for update in overview(ON).latest_updates] == ["nieuw", "oud"]


@pytest.mark.parametrize(("day", "is_old"), [(date(2023, 1, 12), True), (date(2023, 1, 13), False)])
def test_the_page_tells_of_the_past_when_half_a_year_has_brought_nothing(day, is_old):
    latest = make.report(code="verslag-2021", year=2021)
    make.report(code="verslag-2023", year=2023)
    make.report(code="geheim", year=2022, is_public=False)
    make.status_update(day=day)
    make.status_update(code="geheim", day=date(2023, 7, 1), is_public=False)
    assert overview(ON).freshness == Freshness(latest, day, is_old)


@pytest.mark.parametrize(("on", "year"), [(date(2022, 12, 30), None), (date(2022, 12, 31), 2022)])
def test_a_year_is_reported_on_once_its_last_day_is_there(on, year):
    make.report()
    report = overview(on).freshness.report
    assert (report.year if report else None) == year


def test_a_closed_promise_and_a_moved_term_are_news_too_and_nothing_at_all_is_no_news():
    assert overview(ON).freshness == Freshness(None, None, False)
    make.follow_up(code="klaar", state="met", closed_on=date(2023, 2, 1), reported_on=date(2023, 8, 1))
    assert overview(ON).freshness.recorded == date(2023, 2, 1)
    make.due_change(changed_on=date(2023, 6, 1))
    make.due_change(code="geheim", changed_on=date(2023, 7, 1), is_public=False)
    assert overview(ON).freshness == Freshness(None, date(2023, 6, 1), False)


def test_the_last_of_all_terms_is_known_where_none_lies_ahead():
    assert overview(ON).last_term is None
    for code, month in [("vroeg", 2), ("laat", 5)]:
        make.follow_up(code=code, due_first=date(2023, month, 1), due_last=date(2023, month, 28), due_basis="stated")
    today = overview(ON)
    assert (today.last_term, today.due_next, today.passed_total) == (date(2023, 5, 28), [], 2)


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
