from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from projects.models import ChangeSet, DueChange, FollowUp, Project, StatusUpdate
from tests import make


def history(record):
    return reverse(f"admin:projects_{record._meta.model_name}_history", args=[record.pk])


def version_page(record, number):
    """Return the address of the version `number` of a record, 0 being the first."""
    version = record.history.order_by("history_id")[number]
    return reverse(f"admin:projects_{record._meta.model_name}_simple_history", args=[record.pk, version.pk])


def retitled(record, *titles):
    for title in titles:
        record.title_nl = title
        record.save()
    return record


def changes(answer):
    return [getattr(version, "history_delta_changes", None) for version in answer.context["page_obj"]]


def test_each_version_says_what_it_changed_in_words(sign_in):
    project = make.project(title_nl="Eerst", is_flagship=False)
    project.title_nl, project.is_flagship, project.theme = "Toen", True, make.theme(code="2", title_nl="Milieu")
    project.save()
    assert changes(sign_in("Reader").get(history(project))) == [
        [
            {"field": "Title (Dutch)", "old": "Eerst", "new": "Toen"},
            {"field": "Theme", "old": "1 Mobiliteit", "new": "2 Milieu"},
            {"field": "Flagship project", "old": "no", "new": "yes"},
        ],
        None,
    ]


def test_a_status_that_was_set_shows_in_the_history(sign_in):
    project = make.project()
    make.status_update(project=project)
    assert changes(sign_in("Reader").get(history(project)))[0] == [
        {"field": "Status", "old": "", "new": "running"},
        {"field": "Status since", "old": "", "new": "31 December 2022"},
    ]


def test_links_that_were_added_or_taken_away_show_in_the_history(sign_in):
    document = make.document()
    document.projects.set([make.project(code="a", title_nl="A"), make.project(code="b", title_nl="B")])
    document.projects.set([Project.objects.get(code="b")])
    assert changes(sign_in("Reader").get(history(document))) == [
        [{"field": "Projects", "old": "A, B", "new": "B"}],
        [{"field": "Projects", "old": "", "new": "A, B"}],
        None,
    ]


def test_a_relative_that_has_been_deleted_does_not_break_the_history(sign_in):
    theme = make.theme(code="2")
    project = make.project(theme=theme)
    project.theme = make.theme(code="3", title_nl="Drie")
    project.save()
    theme.delete()
    told = changes(sign_in("Reader").get(history(project)))[0]
    assert told == [{"field": "Theme", "old": "(deleted)", "new": "3 Drie"}]


def test_a_long_history_takes_no_more_queries_and_comes_in_pages(sign_in):
    client, record, counts = sign_in("Reader"), make.document(), []
    for titles in (["1", "2"], [str(number) for number in range(3, 30)]):
        retitled(record, *titles)
        record.projects.add(make.project(code=f"p-{len(titles)}"))
        client.get(history(record))
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(history(record))
        counts.append(len(queries))
    # Past one page it is asked what stood before the page, which the first page of a short history has no need of.
    assert counts[1] - counts[0] <= 1
    assert (len(answer.context["page_obj"]), changes(answer)[-1]) == (
        20,
        [{"field": "Title (Dutch)", "old": "10", "new": "11"}],
    )


def test_going_back_puts_the_texts_back_and_says_why(sign_in):
    project = retitled(make.project(title_nl="Eerst"), "Toen")
    answer = sign_in("Publisher").post(version_page(project, 0), {"reason": "The first title was right."})
    assert answer.url == reverse("admin:projects_project_change", args=[project.pk])
    project.refresh_from_db()
    assert project.title_nl == "Eerst"
    latest = project.history.first()
    assert (latest.history_change_reason, latest.history_user.username) == ("The first title was right.", "publisher")


def test_going_back_shows_first_what_it_would_change(sign_in):
    project = retitled(make.project(title_nl="Eerst"), "Toen")
    client = sign_in("Publisher")
    assert client.get(version_page(project, 0)).context["changes"] == [
        {"field": "Title (Dutch)", "old": "Toen", "new": "Eerst"}
    ]
    assert client.get(version_page(project, 1)).context["changes"] == []


def test_going_back_asks_for_a_reason(sign_in):
    project = retitled(make.project(title_nl="Eerst"), "Toen")
    answer = sign_in("Publisher").post(version_page(project, 0), {"reason": ""})
    assert list(answer.context["form"].errors) == ["reason"]
    assert Project.objects.get().title_nl == "Toen"


def test_going_back_does_not_publish_nor_touch_the_status(sign_in):
    project = make.project(is_public=True)
    project.is_public = False
    project.save()
    make.status_update(project=project)
    sign_in("Publisher").post(version_page(project, 0), {"reason": "Back."})
    project.refresh_from_db()
    assert (project.is_public, project.status) == (False, "running")


def test_going_back_puts_links_back(sign_in):
    document = make.document()
    document.projects.set([make.project(code="a"), make.project(code="b")])
    document.projects.set([])
    sign_in("Publisher").post(version_page(document, 1), {"reason": "Back."})
    assert sorted(document.projects.values_list("code", flat=True)) == ["a", "b"]


def test_going_back_to_an_earlier_term_is_written_into_the_ledger(sign_in):
    record = make.follow_up()
    record.due_first, record.due_last = date(2024, 1, 1), date(2024, 3, 31)
    record.save()
    sign_in("Publisher").post(version_page(record, 0), {"reason": "A mistake."})
    change = DueChange.objects.get()
    assert (change.old_last, change.new_last, change.reason_en) == (date(2024, 3, 31), date(2023, 6, 30), "A mistake.")
    assert FollowUp.objects.get().due_last == date(2023, 6, 30)


def test_going_back_is_stopped_where_the_record_was_changed_meanwhile(sign_in):
    project, client = retitled(make.project(title_nl="Eerst"), "Toen"), sign_in("Publisher")
    seen = client.get(version_page(project, 0)).context["seen"]
    retitled(project, "Intussen")
    answer = client.post(version_page(project, 0), {"reason": "Back.", "_seen": seen})
    assert answer.context["form"].non_field_errors() == [
        "The record was changed meanwhile; below stands what going back would change now."
    ]
    assert Project.objects.get().title_nl == "Intussen"


def test_going_back_to_what_is_no_longer_allowed_is_refused_in_a_sentence(sign_in):
    theme = make.theme(code="2")
    project = make.project(theme=theme)
    project.theme = make.theme(code="3")
    project.save()
    theme.delete()
    answer = sign_in("Publisher").post(version_page(project, 0), {"reason": "Back."})
    assert (answer.status_code, len(answer.context["form"].non_field_errors())) == (200, 1)
    assert Project.objects.get().theme.code == "3"


@pytest.mark.parametrize(("group", "is_public"), [("Reader", False), ("Reader", True)])
def test_who_may_not_change_a_record_does_not_go_back_in_it(sign_in, group, is_public):
    project = retitled(make.project(title_nl="Eerst", is_public=is_public), "Toen")
    client = sign_in(group)
    assert client.get(version_page(project, 0)).context["form"] is None
    assert client.post(version_page(project, 0), {"reason": "Back."}).status_code == 403
    assert Project.objects.get().title_nl == "Toen"


def test_an_editor_proposes_to_go_back_in_a_public_record(sign_in):
    project = make.project(title_nl="Eerst", is_public=False)
    project.is_public = True
    retitled(project, "Toen")
    answer = sign_in("Editor").post(version_page(project, 0), {"reason": "Back."})
    changeset = ChangeSet.objects.get()
    change = changeset.changes.get()
    assert (answer.url, changeset.reason) == (changeset.get_absolute_url(), "Back.")
    assert (change.before, change.after) == ({"title_nl": "Toen"}, {"title_nl": "Eerst"})
    assert Project.objects.get().title_nl == "Toen"


def test_a_ledger_does_not_go_back(sign_in):
    update = make.status_update()
    update.text_fr = "Cela avance."
    update.save()
    assert sign_in("Publisher").post(version_page(update, 0), {"reason": "Back."}).status_code == 403
    assert StatusUpdate.objects.get().text_fr == "Cela avance."


@pytest.mark.parametrize("address", ["x/history/1/", "1/history/x/", "1/history/99999999999999999999/", "7/history/1/"])
def test_a_version_that_is_not_there_is_not_found(sign_in, address):
    project = make.project(pk=1)
    assert project.history.count() == 1
    answer = sign_in("Publisher").get(reverse("admin:projects_project_changelist") + address)
    assert answer.status_code == 404
