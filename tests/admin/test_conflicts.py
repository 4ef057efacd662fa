"""Two people, one record: the later save is stopped, keeps what was typed, and shows what the other changed."""

import re

import pytest
from django.urls import reverse

from projects.exchange.changes import apply, propose
from projects.models import Project, ProjectPartner
from tests import make
from tests.admin.test_project import form
from tests.exchange.files import csv_file


@pytest.fixture
def first(sign_in):
    return sign_in("Publisher", username="anna")


@pytest.fixture
def second(sign_in):
    return sign_in("Publisher", username="bob")


def address(project):
    return reverse("admin:projects_project_change", args=[project.pk])


def opened(client, project):
    """Open the form; return what the browser would send back unchanged, with the version that was seen."""
    page = client.get(address(project)).content.decode()
    [seen] = re.findall(r'name="_seen" value="([\d.]+)"', page)
    return form(project, summary_nl=project.summary_nl, _seen=seen)


def said(answer):
    [error] = answer.context["adminform"].form.non_field_errors()
    return error


def test_the_later_save_is_stopped_and_shows_what_the_other_changed(first, second, project):
    mine, theirs = opened(first, project), opened(second, project)
    assert second.post(address(project), theirs | {"title_nl": "Fietssnelwegen"}).status_code == 302
    answer = first.post(address(project), mine | {"summary_nl": "Van Anna."})
    assert answer.status_code == 200
    assert said(answer) == (
        "Nothing is saved yet: bob changed this record while you had it open."
        '<ul class="conflict"><li><strong>Title (Dutch)</strong>: <del>Fietsen</del> → <ins>Fietssnelwegen</ins></li>'
        "</ul>What you typed still stands below. Save again to keep yours, or reload the page to take theirs."
    )
    assert "Van Anna." in answer.content.decode()
    project.refresh_from_db()
    assert (project.title_nl, project.summary_nl) == ("Fietssnelwegen", "Eerst.")


def test_saving_again_puts_it_through(first, second, project):
    mine, theirs = opened(first, project), opened(second, project)
    second.post(address(project), theirs | {"title_nl": "Fietssnelwegen"})
    stopped = first.post(address(project), mine | {"title_nl": "Van Anna"})
    again = mine | {"title_nl": "Van Anna", "_seen": stopped.context["seen"]}
    assert first.post(address(project), again).status_code == 302
    project.refresh_from_db()
    assert project.title_nl == "Van Anna"


def test_one_person_is_never_stopped_by_their_own_saves(first, project):
    for title in ("Een", "Twee"):
        assert first.post(address(project), opened(first, project) | {"title_nl": title}).status_code == 302
        project.refresh_from_db()
    assert project.title_nl == "Twee"


def test_a_form_with_another_mistake_still_knows_what_was_seen(first, second, project):
    mine, theirs = opened(first, project), opened(second, project)
    wrong = first.post(address(project), mine | {"title_nl": ""})
    second.post(address(project), theirs | {"title_nl": "Fietssnelwegen"})
    answer = first.post(address(project), mine | {"_seen": wrong.context["seen"]})
    assert said(answer).startswith("Nothing is saved yet: bob changed")


def test_an_import_meanwhile_stops_the_save(first, project):
    mine = opened(first, project)
    apply(propose(Project, csv_file({"code": "fiets", "title_nl": "Uit een bestand"}), "f.csv"), may_publish=True)
    assert "<ins>Uit een bestand</ins>" in said(first.post(address(project), mine))


def test_what_is_edited_below_the_record_counts_too(first, project):
    mine = opened(first, project)
    ProjectPartner.objects.create(project=project, partner=make.partner())
    assert said(first.post(address(project), mine)).startswith("Nothing is saved yet: this record was changed")


def test_what_the_other_typed_is_text_and_not_markup(first, second, project):
    mine, theirs = opened(first, project), opened(second, project)
    second.post(address(project), theirs | {"title_nl": "<script>alert(1)</script>"})
    assert "<ins>&lt;script&gt;" in said(first.post(address(project), mine))


@pytest.mark.parametrize("seen", ["x", "99999999999999999999", "1.2.3.4", "-1", "0"])
def test_a_version_that_never_was_stops_the_save_with_a_sentence(first, project, seen):
    answer = first.post(address(project), opened(first, project) | {"_seen": seen, "title_nl": "Anders"})
    assert said(answer).startswith("Nothing is saved yet: this record was changed while you had it open.")
