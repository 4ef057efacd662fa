from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.reports import personal_calendar
from projects.reports.personal_calendar import own_meetings, own_terms
from tests import make
from tests.reports.test_reminders import due, person

pytestmark = pytest.mark.django_db
ON = date(2023, 6, 15)


def terms(user):
    return [record.code for record in own_terms(user, ON)]


def meetings(user):
    return [record.code for record in own_meetings(user, ON)]


def test_ones_own_terms_are_those_that_still_ask_for_something_drafts_too():
    an = person("an")
    due("late", date(2023, 5, 1), owner=an, reported_on=date(2023, 6, 1))
    due("silent", date(2023, 5, 2), owner=an)
    due("soon", date(2023, 7, 15), owner=an)
    due("far", date(2024, 12, 31), owner=an, is_public=False)
    assert terms(an) == ["far", "soon", "silent", "late"]


def test_nothing_is_there_of_what_is_met_waits_lapsed_is_suspended_or_has_no_end():
    an = person("an")
    due("met", date(2023, 9, 1), owner=an, state="met", closed_on=date(2023, 4, 1))
    due("lapsed", date(2023, 9, 1), owner=an, state="lapsed", closed_on=date(2023, 4, 1))
    due("suspended", date(2023, 9, 1), owner=an, state="suspended")
    due("waiting", date(2023, 9, 1), owner=an, waits_for_nl="Koninklijk Besluit")
    ends = {"none": (None, None), "open": (ON, None), "begun": (None, ON), "last": (ON, date.max)}
    for code, (first, last) in ends.items():
        make.follow_up(code=code, owner=an, due_first=first, due_last=last, due_basis="stated")
    assert terms(an) == []


def test_what_has_an_owner_of_its_own_is_not_the_business_of_the_owner_of_the_project():
    an, ben = person("an"), person("ben")
    project = make.project(owner=an)
    due("bens", ON, project=project, owner=ben)
    due("nobodys", ON, project=project)
    due("left", ON, project=project, owner=person("gone", is_active=False))
    due("other", ON, project=make.project(code="q"))
    assert (terms(an), terms(ben)) == (["left", "nobodys"], ["bens"])


def test_ones_own_is_there_without_an_address_for_mails():
    an = person("an")
    an.email = ""
    an.save()
    due("own", ON, owner=an)
    assert terms(an) == ["own"]


def test_meetings_are_those_of_ones_own_projects_once_each_from_a_year_back_on():
    an = person("an")
    mine, twice = make.project(owner=an), make.project(code="twice", owner=an)
    for code, day, projects in [
        ("old", date(2022, 6, 14), [mine]),
        ("year", date(2022, 6, 15), [mine]),
        ("draft", date(2024, 1, 1), [mine, twice]),
        ("other", date(2023, 7, 1), [make.project(code="q", owner=person("ben"))]),
        ("none", date(2023, 7, 1), []),
    ]:
        make.meeting(code=code, first_day=day, last_day=day, is_public=code != "draft", projects=projects)
    assert meetings(an) == ["draft", "year"]


def test_a_very_long_calendar_holds_the_latest(monkeypatch):
    monkeypatch.setattr(personal_calendar, "MOST", 2)
    an = person("an")
    project = make.project(owner=an)
    for number in (1, 3, 2):
        day = date(2023, 7, number)
        due(f"f-{number}", day, owner=an)
        make.meeting(code=f"m-{number}", first_day=day, last_day=day, projects=[project])
    assert (terms(an), meetings(an)) == (["f-3", "f-2"], ["m-3", "m-2"])


def test_it_takes_two_queries_however_long_it_is():
    an = person("an")
    taken = []
    for number in (1, 2, 3):
        project = make.project(code=f"p-{number}", owner=an)
        due(f"f-{number}", ON, project=project)
        make.meeting(code=f"m-{number}", first_day=ON, last_day=ON, projects=[project])
        with CaptureQueriesContext(connection) as captured:
            own_terms(an, ON), own_meetings(an, ON)
        taken.append(len(captured))
    assert taken == [2, 2, 2]
