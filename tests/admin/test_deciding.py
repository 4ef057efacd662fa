"""What is proposed is shown with its record, and decided by those who publish."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from projects.exchange.changes import propose
from projects.models import (
    AuditEntry,
    ChangeSet,
    Project,
)
from tests import make
from tests.admin.proposing import decide, page_of
from tests.admin.test_actions import PROJECTS
from tests.admin.test_project import new_update, save
from tests.exchange.files import csv_file


def test_accepting_leaves_a_trace_that_names_both(editor, publisher, project):
    save(editor, project, title_nl="Fietssnelwegen", summary_nl="Eerst.", reason="The minister asks.")
    assert decide(publisher, "apply").status_code == 302
    changeset, latest = ChangeSet.objects.get(), project.history.first()
    assert Project.objects.get().title_nl == "Fietssnelwegen"
    assert latest.history_change_reason == f"edit {changeset.code} The minister asks."
    assert (latest.history_user.username, changeset.decided_by.username) == ("publisher", "publisher")
    assert AuditEntry.objects.filter(kind="edit_applied").count() == 1
    decide(publisher, "undo")
    assert (Project.objects.get().title_nl, AuditEntry.objects.filter(kind="edit_undone").count()) == ("Fietsen", 1)


@pytest.mark.parametrize(("group", "steps"), [("Reader", []), ("Editor", []), ("Publisher", ["apply", "refuse"])])
def test_who_decides_on_the_proposal_of_another(editor, sign_in, project, group, steps):
    save(editor, project, title_nl="Anders")
    other = sign_in(group, username="other")
    assert other.get(ChangeSet.objects.get().get_absolute_url()).context["steps"] == steps
    if not steps:
        assert [decide(other, step).status_code for step in ("apply", "refuse", "undo")] == [403] * 3


def test_an_editor_withdraws_a_proposal_and_never_applies_or_undoes_it(editor, publisher, project):
    save(editor, project, title_nl="Anders")
    assert decide(editor, "apply").status_code == 403
    assert decide(editor, "refuse").status_code == 302
    assert (ChangeSet.objects.get().state, Project.objects.get().title_nl) == ("refused", "Fietsen")
    assert AuditEntry.objects.filter(kind="edit_refused", name="editor").count() == 1
    save(editor, project, title_nl="Anders")
    latest = ChangeSet.objects.latest("pk")
    decide(publisher, "apply", latest)
    assert decide(editor, "undo", latest).status_code == 403


def test_publishing_needs_no_right_to_import(editor, person, project):
    save(editor, project, title_nl="Anders")
    user = person("Publisher")
    importing = user.groups.get().permissions.filter(codename__startswith="import_")
    user.groups.get().permissions.remove(*importing)
    client = Client()
    client.force_login(user)
    assert (decide(client, "apply").status_code, Project.objects.get().title_nl) == (302, "Anders")


def test_of_two_proposals_for_one_text_the_second_is_refused_and_both_are_shown(editor, publisher, project):
    for title in ("Een", "Twee"):
        save(editor, project, title_nl=title, summary_nl="Eerst.")
    first, second = ChangeSet.objects.order_by("pk")
    shown = publisher.get(page_of(project)).context["proposals"]
    assert [rows for _set, _change, _kind, rows in shown] == [
        [("Title (Dutch)", "Fietsen", "Twee")],
        [("Title (Dutch)", "Fietsen", "Een")],
    ]
    decide(publisher, "apply", first)
    answer = decide(publisher, "apply", second)
    assert (answer.status_code, [row.code for row in answer.context["conflicts"]]) == (409, ["fiets"])
    assert Project.objects.get().title_nl == "Een"


def test_a_record_shows_what_files_propose_too_and_nothing_of_another(publisher, project, person):
    other = make.project(code="trein", theme=project.theme, title_nl="Treinen")
    propose(Project, csv_file({"code": "fiets", "title_nl": "Uit een bestand"}), "f.csv", person("Editor"))
    page = publisher.get(page_of(project))
    assert [change.record_code for _set, change, _kind, _rows in page.context["proposals"]] == ["fiets"]
    assert "Uit een bestand" in page.content.decode()
    assert publisher.get(page_of(other)).context["proposals"] == []


def test_a_record_with_three_proposals_takes_the_queries_of_one_with_one(editor, publisher, project):
    counts = []
    publisher.get(page_of(project))
    for wanted in (1, 3):
        while ChangeSet.objects.count() < wanted:
            save(editor, project, title_nl=f"Titel {ChangeSet.objects.count()}", summary_nl="Eerst.")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(publisher.get(page_of(project)).context["proposals"]) == wanted
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_list_can_be_asked_for_what_is_proposed(editor, project):
    make.project(code="trein", theme=project.theme, title_nl="Treinen")
    save(editor, project, title_nl="Anders")
    listed = editor.get(PROJECTS, {"proposed": "1"}).context["cl"].result_list
    assert [record.code for record in listed] == ["fiets"]
    decide(editor, "refuse")
    assert list(editor.get(PROJECTS, {"proposed": "1"}).context["cl"].result_list) == []
    assert len(editor.get(PROJECTS, {"proposed": "x"}).context["cl"].result_list) == 2


def test_a_status_that_is_proposed_marks_its_project(editor, project):
    make.project(code="trein", theme=project.theme, title_nl="Treinen")
    save(editor, project, summary_nl="Eerst.", **new_update())
    listed = editor.get(PROJECTS, {"proposed": "1"}).context["cl"].result_list
    assert [record.code for record in listed] == ["fiets"]


def test_the_list_of_sets_names_the_record_and_the_reason(editor, publisher, project):
    save(editor, project, title_nl="Anders", reason="The minister asks.")
    page = publisher.get(reverse("admin:projects_changeset_changelist")).content.decode()
    assert ("fiets" in page, "The minister asks." in page) == (True, True)


def test_the_review_leads_to_the_record_and_its_public_page(editor, publisher, project):
    save(editor, project, title_nl="Anders", **new_update())
    for changeset in ChangeSet.objects.all():
        page = publisher.get(changeset.get_absolute_url()).content.decode()
        assert (page_of(project) in page, "/en/projects/fiets/" in page) == (True, True)
