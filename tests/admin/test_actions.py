from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from projects.admin import actions
from projects.models import DueChange, FollowUp, Project, StatusUpdate
from tests import make

FOLLOW_UPS = reverse("admin:projects_followup_changelist")
PROJECTS = reverse("admin:projects_project_changelist")


def act(client, address, action, records, **data):
    """Choose `records` in a list, and answer the page that asks for the reason."""
    chosen = {"action": action, "_selected_action": [record.pk for record in records]}
    asked = client.post(address, chosen)
    assert asked.status_code == 200
    assert asked.context["number"] == len(records)
    return client.post(address, {**chosen, "confirmed": "1", **data})


def test_a_status_is_set_with_its_day_and_reason(sign_in):
    project = make.project()
    data = {"status": "suspended", "day": "2023-05-12", "reason": "No money."}
    answer = act(sign_in("Publisher"), PROJECTS, "change_status", [project], **data)
    assert answer.status_code == 302
    update = StatusUpdate.objects.get()
    assert (update.status, update.day, update.text_en, update.text_nl) == (
        "suspended",
        date(2023, 5, 12),
        "No money.",
        "",
    )
    assert (update.author.username, update.is_public) == ("publisher", True)
    project.refresh_from_db()
    assert (project.status, project.status_since) == ("suspended", date(2023, 5, 12))
    latest = project.history.first()
    assert (latest.history_change_reason, latest.history_user.username) == ("No money.", "publisher")


def test_an_earlier_status_is_recorded_and_the_latest_one_stays(sign_in):
    project = make.status_update(day=date(2022, 12, 31)).project
    data = {"status": "exploring", "day": "2021-01-01", "reason": "Said afterwards."}
    act(sign_in("Publisher"), PROJECTS, "change_status", [project], **data)
    project.refresh_from_db()
    assert (project.status, StatusUpdate.objects.count()) == ("running", 2)


@pytest.mark.parametrize("missing", ["status", "day", "reason"])
def test_without_status_day_or_reason_nothing_is_set(sign_in, missing):
    data = {"status": "suspended", "day": "2023-05-12", "reason": "No money.", missing: ""}
    answer = act(sign_in("Editor"), PROJECTS, "change_status", [make.project()], **data)
    assert list(answer.context["form"].errors) == [missing]
    assert list(StatusUpdate.objects.all()) == []


def test_a_status_is_not_set_for_a_day_to_come(sign_in):
    tomorrow = timezone.localdate() + timedelta(days=1)
    data = {"status": "suspended", "day": tomorrow.isoformat(), "reason": "Soon."}
    answer = act(sign_in("Editor"), PROJECTS, "change_status", [make.project()], **data)
    assert list(answer.context["form"].errors) == ["day"]


def test_what_is_forbidden_stops_the_whole_action_and_is_said_of_each_record(sign_in):
    records = [make.follow_up(code=code) for code in "abc"]
    FollowUp.objects.filter(code__in=["b", "c"]).update(state="met", closed_on=date(2023, 1, 1))
    answer = act(sign_in("Editor"), FOLLOW_UPS, "postpone_term", records, due="2024-Q1", reason="More time.")
    said = [f"{code}: It is closed already." for code in "bc"]
    assert answer.context["form"].non_field_errors() == said
    assert (list(DueChange.objects.all()), FollowUp.objects.get(code="a").due_last) == ([], date(2023, 6, 30))


def test_postponing_moves_the_term_and_writes_it_down(sign_in):
    record = make.follow_up()
    answer = act(sign_in("Publisher"), FOLLOW_UPS, "postpone_term", [record], due="2024-Q1", reason="More time.")
    assert answer.status_code == 302
    record.refresh_from_db()
    assert record.due == (date(2024, 1, 1), date(2024, 3, 31))
    change = DueChange.objects.get()
    assert (change.old, change.new) == ((date(2023, 4, 1), date(2023, 6, 30)), record.due)
    assert (change.reason_en, change.author.username, change.is_public) == ("More time.", "publisher", True)


@pytest.mark.parametrize("due", ["", "soon", "2024-Q5", "2024/2023"])
def test_a_term_that_cannot_be_read_moves_nothing(sign_in, due):
    answer = act(sign_in("Editor"), FOLLOW_UPS, "postpone_term", [make.follow_up()], due=due, reason="More time.")
    assert list(answer.context["form"].errors) == ["due"]
    assert list(DueChange.objects.all()) == []


def test_publishing_publishes_what_has_no_page_of_its_own_too(sign_in):
    project = make.project(is_public=False)
    update = make.status_update(project=project, is_public=False)
    activity = make.activity(project=project, is_public=False)
    act(sign_in("Publisher"), PROJECTS, "publish", [project], reason="Approved by the College.")
    for record in (project, update, activity):
        record.refresh_from_db()
    assert (project.is_public, update.is_public, activity.is_public) == (True, True, False)
    assert project.history.first().history_change_reason == "Approved by the College."


def test_taking_back_hides_a_record_and_says_why(sign_in):
    project = make.project()
    act(sign_in("Publisher"), PROJECTS, "unpublish", [project], reason="Too early.")
    assert list(Project.objects.public()) == []
    assert project.history.first().history_change_reason == "Too early."


def test_an_editor_cannot_publish_by_writing_the_request_by_hand(sign_in):
    project = make.project(is_public=False)
    data = {"action": "publish", "_selected_action": [project.pk], "confirmed": "1", "reason": "Please."}
    sign_in("Editor").post(PROJECTS, data)
    project.refresh_from_db()
    assert project.is_public is False


@pytest.mark.parametrize("name", ["publish", "delete_selected", "export_csv", "nonsense"])
def test_a_step_that_does_not_make_sense_is_refused(sign_in, name):
    project = make.project()
    answer = sign_in("Publisher").post(reverse("admin:projects_project_step", args=[project.pk, name]))
    assert answer.status_code == 403


def test_a_step_with_one_record_leads_back_to_it(sign_in):
    project = make.project()
    address = reverse("admin:projects_project_step", args=[project.pk, "change_status"])
    client = sign_in("Publisher")
    assert client.get(address).context["number"] == 1
    data = {"confirmed": "1", "status": "completed", "day": "12/05/2023", "reason": "Done."}
    answer = client.post(address, data)
    assert answer.url == reverse("admin:projects_project_change", args=[project.pk])
    assert StatusUpdate.objects.get().day == date(2023, 5, 12)


def test_more_records_than_the_page_names_are_all_touched(sign_in, monkeypatch):
    monkeypatch.setattr(actions, "NAMED", 1)
    records = [make.project(code=f"p-{number}") for number in range(3)]
    act(sign_in("Publisher"), PROJECTS, "unpublish", records, reason="Too early.")
    assert Project.objects.filter(is_public=True).count() == 0


def test_too_many_records_at_once_are_refused(sign_in, monkeypatch):
    monkeypatch.setattr(actions, "MOST_AT_ONCE", 1)
    records = [make.project(code=f"p-{number}") for number in range(2)]
    data = {"action": "unpublish", "_selected_action": [r.pk for r in records], "confirmed": "1", "reason": "x"}
    answer = sign_in("Publisher").post(PROJECTS, data, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "These are more than 1 records; choose fewer at once, or bring a file in."
    ]
    assert Project.objects.filter(is_public=True).count() == 2
