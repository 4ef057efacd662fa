"""The number of records behind each option, given the other filters."""

from datetime import date

import pytest
from django.utils.translation import override

from projects import filters
from projects.filters import base, count_options, tallies
from projects.models import Activity, Decision, FollowUp, Meeting, Project, ProjectPartner
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2023, 7, 15)


def numbers(filterset, model, name, **question):
    """Return {option: number} of the select `name`, without what finds nothing."""
    asked = filterset(question, model.objects.public(), on=ON)
    count_options(asked)
    found = asked.form.fields[name].widget.numbers
    return found and {option: number for option, number in found.items() if number}


@pytest.fixture
def projects():
    """Three projects under themes 2, 2.1 and 21, led by Belgium, observed by Germany."""
    belgium, germany = make.partner(), make.partner(code="de", kind="country")
    for position, code in enumerate(["2", "2.1", "21"], start=2):
        project = make.project(code=f"p-{code}", theme=make.theme(code=code, position=position))
        make.status_update(project=project, status="running" if code == "2.1" else "completed")
        ProjectPartner.objects.create(project=project, partner=belgium, role="lead")
    ProjectPartner.objects.create(project=Project.objects.get(code="p-21"), partner=germany, role="observer")


def of_projects(name, **question):
    return numbers(filters.ProjectFilter, Project, name, **question)


def test_an_option_counts_what_the_other_filters_leave_and_not_itself(projects):
    assert of_projects("status") == {"completed": 2, "running": 1}
    assert of_projects("status", theme="2") == {"completed": 1, "running": 1}
    assert of_projects("status", theme="2", status="running") == {"completed": 1, "running": 1}
    assert of_projects("theme", status="running") == {"2": 1, "2.1": 1}


def test_a_theme_counts_those_under_it_and_none_that_only_begins_alike(projects):
    assert of_projects("theme") == {"2": 2, "2.1": 1, "21": 1}


def test_partner_and_role_are_counted_together(projects):
    assert of_projects("partner") == {"be": 3, "de": 1}
    assert of_projects("partner", role="observer") == {"de": 1}
    assert of_projects("role", partner="de") == {"observer": 1}
    assert of_projects("role", partner="be", role="lead") == {"lead": 3}


def test_flagships_and_parts_are_counted(projects):
    make.project(code="deel", parent=Project.objects.get(code="p-2"), is_flagship=True)
    assert (of_projects("flagship"), of_projects("parts")) == ({"1": 1}, {"0": 3})


def test_what_is_private_is_not_counted(projects):
    secret = make.project(code="stil", is_public=False)
    make.meeting(projects=[secret, Project.objects.get(code="p-21")])
    make.activity(project=secret)
    assert of_projects("status") == {"completed": 2, "running": 1}
    assert numbers(filters.MeetingFilter, Meeting, "theme") == {"21": 1}
    assert numbers(filters.MeetingFilter, Meeting, "project") == {"p-21": 1}
    assert numbers(filters.ActivityFilter, Activity, "kind") == {}


def test_a_meeting_of_two_projects_counts_once_under_the_theme_above_both(projects):
    make.meeting(projects=Project.objects.filter(code__in=["p-2", "p-2.1"]))
    assert numbers(filters.MeetingFilter, Meeting, "theme") == {"2": 1, "2.1": 1}


def test_activities_by_theme_project_and_partner(projects):
    belgium = make.models.Partner.objects.get(code="be")
    make.activity(code="a", project=Project.objects.get(code="p-2.1"), partners=[belgium])
    make.activity(code="b", project=Project.objects.get(code="p-21"))
    assert numbers(filters.ActivityFilter, Activity, "theme") == {"2": 1, "2.1": 1, "21": 1}
    assert numbers(filters.ActivityFilter, Activity, "project") == {"p-2.1": 1, "p-21": 1}
    assert numbers(filters.ActivityFilter, Activity, "partner") == {"be": 1}


def test_terms_are_counted_by_their_state_on_the_day():
    make.follow_up(code="voorbij")
    make.follow_up(code="straks", due_first=date(2023, 8, 1), due_last=date(2023, 8, 31), due_basis="stated")
    make.follow_up(code="geen", due_basis="none", responsible=make.partner())
    found = numbers(filters.FollowUpFilter, FollowUp, "deadline")
    assert found == {"outcome_not_recorded": 1, "due_soon": 1, "no_deadline": 1}
    assert numbers(filters.FollowUpFilter, FollowUp, "responsible") == {"be": 1}


def test_acts_by_the_country_that_has_to_transpose_them():
    make.transposition(decision=make.decision(number=1))
    make.transposition(decision=make.decision(number=2), is_public=False)
    assert numbers(filters.DecisionFilter, Decision, "country") == {"be": 1}


def test_where_too_many_are_in_question_nothing_is_counted(projects, monkeypatch):
    for module in (base, tallies):
        monkeypatch.setattr(module, "MOST", 2)
    assert of_projects("status") is None
    assert of_projects("theme", status="running") == {"2": 1, "2.1": 1}
    assert of_projects("status", status="running") is None


def test_an_option_with_nothing_behind_it_is_left_out_unless_it_is_chosen(projects):
    with override("en"):
        asked = filters.ProjectFilter({"status": "suspended"}, Project.objects.public(), on=ON)
        count_options(asked)
        options = str(asked.form["status"])
    assert '<option value="suspended" selected>suspended (0)</option>' in options
    assert '<option value="completed">completed (2)</option>' in options
    assert "abandoned" not in options
    assert '<option value="">All</option>' in options
