from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.models import User
from projects.reports.reminders import letters
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2023, 6, 15)


def person(name, group="Editor", **values):
    user = User.objects.create_user(name, f"{name}@example.org", is_staff=True, **values)
    user.groups.add(Group.objects.get(name=group))
    return user


def due(code, last, **values):
    return make.follow_up(code=code, due_first=last, due_last=last, due_basis="stated", **values)


def told(on=ON):
    """Return {user name: (overdue, without outcome, due soon)}, each as codes."""
    return {
        letter.user.username: tuple(
            [followup.code for followup in part]
            for part in (letter.overdue, letter.outcome_not_recorded, letter.due_soon)
        )
        for letter in letters(on)
    }


def test_a_letter_tells_of_what_is_overdue_without_an_outcome_and_due_soon():
    an = person("an")
    due("late", date(2023, 5, 1), owner=an, reported_on=date(2023, 6, 1))
    due("silent", date(2023, 5, 2), owner=an)
    due("soon", date(2023, 7, 15), owner=an)
    assert told() == {"an": (["late"], ["silent"], ["soon"])}


def test_it_is_silent_about_what_is_met_waits_is_suspended_or_not_due():
    an = person("an")
    due("far", date(2023, 7, 16), owner=an)
    due("met", date(2023, 5, 1), owner=an, state="met", closed_on=date(2023, 4, 1))
    due("lapsed", date(2023, 5, 1), owner=an, state="lapsed", closed_on=date(2023, 4, 1))
    due("suspended", date(2023, 5, 1), owner=an, state="suspended")
    due("waiting", date(2023, 5, 1), owner=an, waits_for_nl="Koninklijk Besluit")
    make.follow_up(code="never", due_first=None, due_last=None, due_basis="none", owner=an)
    assert told() == {}


def test_without_an_owner_it_is_the_business_of_the_owner_of_the_project_and_else_of_the_publishers():
    an, ben = person("an"), person("ben")
    person("carl", "Publisher"), person("dora", "Publisher")
    project = make.project(code="p", owner=ben)
    due("own", ON, owner=an, project=project)
    due("of-the-project", ON, project=project)
    due("nobodys", ON, project=make.project(code="q"))
    assert told() == {
        "an": ([], [], ["own"]),
        "ben": ([], [], ["of-the-project"]),
        "carl": ([], [], ["nobodys"]),
        "dora": ([], [], ["nobodys"]),
    }


def test_whoever_has_left_or_has_no_address_is_nobodys_owner():
    gone, silent = person("gone", is_active=False), person("silent")
    User.objects.filter(pk=silent.pk).update(email="")
    silent.refresh_from_db()
    person("carl", "Publisher")
    due("a", ON, owner=gone), due("b", ON, owner=silent)
    assert told() == {"carl": ([], [], ["a", "b"])}


def test_the_letters_of_many_take_the_queries_of_one():
    person("carl", "Publisher")
    counts = []
    for number in (1, 2, 3):
        due(f"f-{number}", ON, owner=person(f"p-{number}"), project=make.project(code=f"q-{number}"))
        with CaptureQueriesContext(connection) as queries:
            letters(ON)
        counts.append(len(queries))
    assert counts == [2, 2, 2]
