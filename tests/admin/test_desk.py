"""My desk: whose things it shows, that each number is the length of the list behind it, and what it costs."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from projects.models import ChangeSet, FollowUp, Project, User
from projects.reports import counts
from tests import make

INDEX = reverse("admin:index")
NUMBER = re.compile(r'<a class="desk-number" href="([^"]+)"><strong>([^<]+)</strong> <span>(.+?)</span></a>')
TODAY = timezone.localdate()


def promise(code, days, **values):
    """A follow-up whose term ends so many days from now."""
    values = {"due_first": None, "due_last": TODAY + timedelta(days=days), "due_basis": "stated"} | values
    return make.follow_up(code=code, **values)


def numbers(client, question=""):
    """Return {label: (number, its address)} of all numbers on the desk."""
    page = client.get(INDEX + question).content.decode()
    return {unescape(label): (number, unescape(address)) for address, number, label in NUMBER.findall(page)}


def shown(client, question=""):
    """Return the codes of the follow-ups and of the projects that stand on the desk itself."""
    context = client.get(INDEX + question).context
    return tuple([item.record.code for item in context[name]] for name in ("urgent", "silent"))


@pytest.fixture
def busy(person):
    """Something of everything that needs attention, of somebody's and of nobody's, and beside each what does not."""
    owner = person("Publisher", username="owner")
    mine, other = make.project(code="mine", owner=owner), make.project(code="other")
    make.status_update(project=mine, day=TODAY)
    make.status_update(project=other, day=TODAY - timedelta(days=200))
    for project in (mine, other):
        code = project.code
        promise(f"{code}-late", -10, project=project, reported_on=TODAY)
        promise(f"{code}-silent", -10, project=project)
        promise(f"{code}-near", 90, project=project)
        promise(f"{code}-far", 91, project=project)
        promise(f"{code}-waits", -10, project=project, waits_for_nl="een besluit", waits_for_en="a decision")
        promise(f"{code}-met", -10, project=project, state="met", closed_on=TODAY)
    promise("own", 5, project=other, owner=owner)
    promise("derived", 100, project=other, due_basis="derived", due_sum="2022-09-27 + 2 years")
    make.project(code="flagship", is_flagship=True)
    make.project(code="sure", is_flagship=True, flagship_confirmed=True)
    make.transposition(basis="computed")
    make.activity(title_fr="Brochures", is_public=False)
    make.meeting(title_nl="", title_fr="Atelier")
    ChangeSet.objects.create(record_type="project", proposed_by=owner)
    ChangeSet.objects.create(record_type="activity", proposed_by=person("Editor", username="colleague"))
    ChangeSet.objects.create(record_type="project", state="refused", decided_at=timezone.now())
    return owner


@pytest.fixture
def at_desk(client, busy):
    """A client signed in as the owner of some of it."""
    client.force_login(busy)
    return client


@pytest.mark.parametrize("whose", ["mine", "all"])
def test_each_number_on_the_desk_is_the_length_of_the_list_behind_it(at_desk, whose):
    found = NUMBER.findall(at_desk.get(f"{INDEX}?whose={whose}").content.decode())
    behind = [at_desk.get(unescape(address)).context["cl"].result_count for address, _number, _label in found]
    assert [int(number) for _address, number, _label in found] == behind
    assert len(behind) > 25
    assert sum(number > 0 for number in behind) > 20


def test_what_is_mine_is_what_i_own_and_what_my_projects_promised(at_desk):
    found = numbers(at_desk, "?whose=mine")
    names = ("Overdue", "Due in 90 days", "Outcome not recorded", "Waiting for something")
    assert [found[name][0] for name in names] == ["1", "2", "1", "1"]
    assert shown(at_desk, "?whose=mine") == (["mine-late", "own", "mine-near", "mine-silent"], ["mine"])


def test_everybody_sees_the_five_most_urgent_of_all_and_what_is_nobodys(at_desk):
    urgent, silent = shown(at_desk, "?whose=all")
    assert urgent == ["mine-late", "other-late", "own", "mine-near", "other-near"]
    assert silent == ["flagship", "sure", "other", "mine"]
    assert numbers(at_desk, "?whose=all")["Due or overdue, and nobody’s"][0] == "3"


@pytest.mark.parametrize("question", ["", "?whose=", "?whose=nonsense", "?whose=%00", "?whose=mine&whose=nonsense"])
def test_the_desk_begins_with_what_is_mine_where_anything_is(at_desk, sign_in, question):
    assert at_desk.get(INDEX + question).context["only_own"] is True
    assert sign_in("Editor").get(INDEX + question).context["only_own"] is False


def test_things_that_are_waited_for_stand_together_in_the_language_of_the_reader(at_desk):
    FollowUp.objects.filter(code="other-waits").update(waits_for_en="")
    assert numbers(at_desk, "?whose=all")["a decision"][0] == "2"
    FollowUp.objects.update(waits_for_en="")
    page = at_desk.get(INDEX).content.decode()
    assert '<span lang="nl">een besluit</span>' in page


def test_publishers_decide_on_what_others_propose_and_editors_only_withdraw(at_desk, client, busy):
    own, to_decide = "Proposed by you, not decided yet", "Proposed by others, for you to decide"
    found = numbers(at_desk)
    assert (found[own][0], found[to_decide][0]) == ("1", "1")
    client.force_login(User.objects.get(username="colleague"))
    found = numbers(client)
    assert (found[own][0], found[to_decide][0]) == ("1", "0")


def test_steps_stand_beside_a_record_for_those_who_may_take_them(at_desk, sign_in):
    late = FollowUp.objects.get(code="mine-late")
    step = reverse("admin:projects_followup_step", args=[late.pk, "close"])
    assert f'href="{step}"' in at_desk.get(INDEX).content.decode()
    page = sign_in("Reader").get(INDEX).content.decode()
    assert (late.title in page, "/step/" in page) == (True, False)


def test_a_follow_up_without_a_project_stands_under_what_it_comes_from(sign_in):
    promise("act", 3, decision=make.decision(title_nl="Beschikking over honden"), title_nl="Honden registreren")
    assert "Beschikking over honden" in sign_in("Editor").get(INDEX).content.decode()


def test_somebody_without_any_right_sees_no_number_and_no_record(sign_in, busy):
    client = sign_in("Reader")
    User.objects.get(username="reader").groups.clear()
    answer = client.get(INDEX)
    assert (answer.status_code, numbers(client), shown(client)) == (200, {}, ([], []))
    assert "een besluit" not in answer.content.decode()


def test_only_the_types_that_somebody_may_look_at_are_counted(sign_in, busy):
    client = sign_in("Reader")
    user = User.objects.get(username="reader")
    user.groups.clear()
    user.user_permissions.add(Permission.objects.get(codename="view_project"))
    found = numbers(client)
    assert set(found) == {"Projects without news for half a year", "project", "projects"}
    assert shown(client)[0] == []


def test_the_desk_takes_as_many_queries_for_one_of_everything_as_for_three(sign_in):
    client = sign_in("Publisher")
    user, queries = User.objects.get(username="publisher"), []
    for several in ([1], [2, 3]):
        for number in several:
            for one_more in (make.activity, make.meeting, make.document, make.partner):
                one_more(code=f"one-{number}", is_public=False, basis="computed")
            project = make.project(code=f"own-{number}", owner=user, is_flagship=True)
            promise(f"late-{number}", -number, project=project, reported_on=TODAY)
            promise(f"waits-{number}", 3, project=project, waits_for_nl=f"besluit {number}")
            kind = ContentType.objects.get_for_model(Project)
            LogEntry.objects.create(user=user, content_type=kind, object_id=project.pk, action_flag=ADDITION)
        client.get(INDEX)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(INDEX).status_code == 200
        queries.append(len(captured))
    assert queries == [10, 10]


def test_a_number_stops_where_the_list_stops_counting(at_desk, monkeypatch):
    monkeypatch.setattr(counts, "MOST_COUNTED", 2)
    monkeypatch.setattr("projects.admin.desk.MOST_COUNTED", 2)
    assert numbers(at_desk, "?whose=all")["Due in 90 days"][0] == "2 or more"


def test_what_somebody_did_last_stands_on_the_desk_and_nobody_elses(at_desk, busy, person):
    kind = ContentType.objects.get_for_model(Project)
    for user, name in ((busy, "Mijn werk"), (person("Editor"), "Werk van een ander")):
        project = Project.objects.first()
        LogEntry.objects.create(
            user=user, content_type=kind, object_id=project.pk, object_repr=name, action_flag=ADDITION
        )
    page = at_desk.get(INDEX).content.decode()
    assert ("Mijn werk" in page, "Werk van een ander" in page) == (True, False)


def test_the_desk_leads_back_to_a_record_with_which_a_step_was_taken(at_desk):
    late = FollowUp.objects.get(code="mine-late")
    address = reverse("admin:projects_followup_step", args=[late.pk, "postpone_term"])
    at_desk.post(address, {"confirmed": "1", "due": "", "reason": "More time."})
    assert LogEntry.objects.count() == 0
    at_desk.post(address, {"confirmed": "1", "due": "2099", "reason": "More time."})
    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.user.username, entry.change_message) == (str(late.pk), "owner", "Postpone …")
    assert "Where you left off" in at_desk.get(INDEX).content.decode()


def test_the_list_of_one_app_is_no_desk(at_desk):
    page = at_desk.get(reverse("admin:app_list", args=["projects"]))
    assert (page.status_code, 'class="desk"' in page.content.decode()) == (200, False)
