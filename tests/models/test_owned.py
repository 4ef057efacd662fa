"""Whose business a project and a follow-up are."""

import pytest

from projects.models import FollowUp, Project, User
from tests import make

pytestmark = pytest.mark.django_db


def codes(queryset):
    return [record.code for record in queryset]


def test_a_follow_up_is_the_business_of_its_owner_and_of_the_owner_of_its_project():
    an, ben = (User.objects.create(username=name) for name in ("an", "ben"))
    bens, nobodys = make.project(code="bens", owner=ben), make.project(code="nobodys")
    make.follow_up(code="both", owner=an, project=bens)
    make.follow_up(code="bens", project=bens)
    make.follow_up(code="ans", owner=an, project=nobodys)
    make.follow_up(code="act", decision=make.decision())
    make.follow_up(code="nobodys", project=nobodys)
    followups = FollowUp.objects.order_by("code")
    assert codes(followups.of(an)) == ["ans", "both"]
    assert codes(followups.of(ben)) == ["bens", "both"]
    assert codes(followups.without_owner()) == ["act", "nobodys"]
    assert (codes(Project.objects.of(ben)), codes(Project.objects.without_owner())) == (["bens"], ["nobodys"])
