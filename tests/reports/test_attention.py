"""What the desk counts and shows of a day, asked for without a page."""

from datetime import date

import pytest
from django.contrib.auth.models import Group

from projects.models import ChangeSet, Decided, FollowUp, Meeting, Project, User
from projects.reports.attention import attention, owns_anything
from projects.reports.reminders import letters
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2023, 6, 30)


@pytest.fixture
def user():
    """Somebody on the staff who can be reached."""
    return User.objects.create_user("an", "an@example.org", is_staff=True)


def seen_by(user, on=ON, seen=(FollowUp, Project), only_own=False):
    return attention(user, on, only_own=only_own, seen=list(seen), decides=Decided([], []))


def test_what_is_due_today_is_not_late_and_tomorrow_nobody_has_told_of_it(user):
    make.follow_up(due_last=ON, due_basis="stated", reported_on=date(2023, 6, 1))
    names = ("overdue", "due_soon", "without_outcome")
    assert [seen_by(user).terms[name] for name in names] == [0, 1, 0]
    assert [seen_by(user, date(2023, 7, 1)).terms[name] for name in names] == [0, 0, 1]


def test_whatever_a_reminder_tells_somebody_of_stands_on_their_desk(user):
    ben = User.objects.create_user("ben", "ben@example.org", is_staff=True)
    User.objects.create_user("dora", "dora@example.org", is_staff=True).groups.add(Group.objects.get(name="Publisher"))
    ans = make.project(code="ans", owner=user)
    make.follow_up(code="own", owner=ben, project=ans, due_last=ON, due_basis="stated")
    make.follow_up(code="of-the-project", project=ans, due_last=date(2023, 1, 1), due_basis="stated")
    make.follow_up(code="nobodys", project=make.project(code="b"), due_last=ON, due_basis="stated")
    told = {letter.user: {*letter.overdue, *letter.outcome_not_recorded, *letter.due_soon} for letter in letters(ON)}
    assert {person.username: len(found) for person, found in told.items()} == {"an": 1, "ben": 1, "dora": 1}
    for person in (user, ben):
        assert told[person] <= set(seen_by(person, only_own=True).urgent)
    assert seen_by(user).terms["without_owner"] == 1


def test_nothing_is_counted_or_fetched_of_what_may_not_be_looked_at(user):
    make.follow_up(due_last=ON, due_basis="stated", waits_for_nl="een besluit")
    make.follow_up(due_last=ON, due_basis="stated", code="secret", is_public=False)
    make.meeting(is_public=False)
    found = seen_by(user, seen=[Meeting])
    assert set(found.terms.values()) == set(found.projects.values()) == {0}
    assert (found.urgent, found.silent, found.waiting) == ([], [], [])
    assert found.drafts == {Meeting: 1}
    assert {model for _doubt, model in found.doubts} == {Meeting}


def test_what_is_waited_for_most_stands_first(user):
    for number, thing in enumerate(["a", "b", "b", "c", "d", "e", "f"]):
        make.follow_up(code=f"f{number}", waits_for_nl=thing, waits_for_en=f"the {thing}")
    make.follow_up(code="met", waits_for_nl="a", state="met", closed_on=ON)
    found = seen_by(user).waiting
    assert [(thing.waits_for_nl, thing.number) for thing in found] == [("b", 2), ("a", 1), ("c", 1), ("d", 1), ("e", 1)]
    assert (found[0].waits_for_fr, found[0].waits_for_en) == ("", "the b")


def test_only_what_is_proposed_counts_and_only_where_one_decides(user):
    other = User.objects.create(username="ben")
    ChangeSet.objects.create(record_type="project", proposed_by=other)
    ChangeSet.objects.create(record_type="meeting", proposed_by=other)
    ChangeSet.objects.create(record_type="project", proposed_by=None)
    ChangeSet.objects.create(record_type="project", proposed_by=user)
    found = attention(user, ON, only_own=False, seen=[], decides=Decided([], ["project"])).proposals
    assert found == {"own": 1, "to_decide": 2}


def test_who_decides_on_edits_is_not_asked_about_files_nor_the_other_way_round(user):
    for origin in ("edit", "file", "recognised"):
        ChangeSet.objects.create(record_type="project", origin=origin, proposed_by=None)
    asked = (Decided(["project"], ["meeting"]), Decided(["meeting"], ["project"]))
    found = [attention(user, ON, only_own=False, seen=[], decides=one).proposals["to_decide"] for one in asked]
    assert found == [1, 2]


@pytest.mark.parametrize("owner_of", ["project", "follow_up", "neither"])
def test_somebody_owns_a_project_a_follow_up_or_nothing(user, owner_of):
    make.project(owner=user if owner_of == "project" else None)
    make.follow_up(owner=user if owner_of == "follow_up" else None)
    assert owns_anything(user) == (owner_of != "neither")
