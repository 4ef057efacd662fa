"""The public page before it is one: seen by the staff, and nothing of it is written."""

import pytest
from django.test import Client
from django.urls import reverse

from projects.exchange.changes import propose
from projects.models import RECORD_TYPES, ChangeSet, FollowUp, Project, data_version
from tests import make
from tests.admin.test_project import save
from tests.exchange.files import csv_file

SECRET = "geheimwoord"


def of_record(record):
    return reverse(f"admin:projects_{record._meta.model_name}_preview", args=[record.pk])


def of_set(changeset):
    return reverse("admin:changeset_preview", args=[changeset.code])


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.__name__)
def test_a_draft_of_every_kind_is_shown_as_its_public_page_and_stays_a_draft(sign_in, model):
    record, version = make.ONE_OF_EACH[model](is_public=False), data_version()
    answer = sign_in("Reader").get(of_record(record))
    page = answer.content.decode()
    assert (answer.status_code, "Preview of a draft" in page, '<main id="content"' in page) == (200, True, True)
    record.refresh_from_db()
    assert (record.is_public, record.history.count(), data_version()) == (False, 1, version)


def test_a_preview_can_be_mistaken_for_nothing_else(sign_in):
    draft = make.project(is_public=False)
    answer = sign_in("Editor").get(of_record(draft))
    page = answer.content.decode()
    assert (answer["X-Robots-Tag"], "no-store" in answer["Cache-Control"]) == ("noindex, nofollow", True)
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert 'content="noindex, nofollow"' in page
    assert "Nothing is saved by looking." in page
    public = make.project(code="open", theme=draft.theme)
    shown = Client().get(public.get_absolute_url()).content.decode()
    assert ("preview" in shown, "noindex" in shown) == (False, False)


@pytest.mark.parametrize(("language", "said"), [("nl", "Projecten"), ("fr", "Projets"), ("en", "Projects")])
def test_a_preview_is_shown_in_the_language_asked_for(sign_in, language, said):
    draft = make.project(is_public=False)
    answer = sign_in("Editor").get(of_record(draft), {"language": language})
    page = answer.content.decode()
    assert (f'<html lang="{language}">' in page, f">{said}</a>" in page) == (True, True)
    assert (answer["Content-Language"], 'class="preview-banner" lang="en"' in page) == (language, True)


@pytest.mark.parametrize("question", [{"language": "de"}, {"language": "nul\0"}, {"record": "x" * 101}])
def test_a_preview_of_nothing_is_told(sign_in, question):
    assert sign_in("Editor").get(of_record(make.project(is_public=False)), question).status_code == 400


def test_a_draft_below_a_draft_is_shown_with_it_and_that_is_said(sign_in):
    draft = make.follow_up(is_public=False, project=make.project(is_public=False, title_nl="Fietsen"))
    page = sign_in("Editor").get(of_record(draft)).content.decode()
    assert "Shown as if public too, because it belongs to them: Fietsen." in page
    assert (Project.objects.get().is_public, FollowUp.objects.get().is_public) == (False, False)


def test_what_else_is_private_stays_out_of_a_preview(sign_in):
    draft = make.project(is_public=False, internal_note=SECRET)
    make.activity(project=draft, is_public=False, title_nl=SECRET)
    assert SECRET not in sign_in("Publisher").get(of_record(draft)).content.decode()


def test_the_page_is_that_of_a_visitor_and_not_of_the_staff(sign_in):
    page = sign_in("Publisher").get(of_record(make.project(is_public=False))).content.decode()
    assert ("publisher" in page.casefold().replace("preview", ""), "csrf" in page) == (False, False)


def test_what_is_public_needs_no_preview(sign_in):
    record = make.project()
    assert sign_in("Reader").get(of_record(record)).url == f"/en/projects/{record.code}/"


def test_a_proposed_change_is_shown_as_if_accepted_and_is_still_only_proposed(sign_in):
    project, editor = make.project(title_nl="Fietsen"), sign_in("Editor")
    save(editor, project, title_nl="Fietssnelwegen")
    changeset, version = ChangeSet.objects.get(), data_version()
    page = editor.get(of_set(changeset), {"language": "nl"}).content.decode()
    assert ("Fietssnelwegen" in page, "Preview of a proposed change" in page) == (True, True)
    changeset.refresh_from_db()
    assert (changeset.state, Project.objects.get().title_nl, data_version()) == ("proposed", "Fietsen", version)


def test_of_a_set_with_several_records_one_is_chosen(sign_in, person):
    rows = [{"code": "a", "theme": "1", "title_nl": "Een"}, {"code": "b", "theme": "1", "title_nl": "Twee"}]
    make.theme()
    changeset = propose(Project, csv_file(*rows), "f.csv", person("Editor"))
    client = sign_in("Publisher")
    assert "<h1><span>Twee" in client.get(of_set(changeset), {"record": "b"}).content.decode().replace(' lang="nl"', "")
    assert client.get(of_set(changeset), {"record": "c"}).status_code == 404


def test_a_set_that_no_longer_fits_says_why_there_is_no_preview(sign_in):
    project, editor = make.project(title_nl="Fietsen"), sign_in("Editor")
    save(editor, project, title_nl="Fietssnelwegen")
    Project.objects.update(title_nl="Anders")
    answer = editor.get(of_set(ChangeSet.objects.get()))
    assert (answer.status_code, answer.context["sentences"]) == (
        409,
        ["fiets: title_nl has been changed since: it was “Fietsen” and is “Anders”."],
    )


def test_a_large_set_is_not_applied_for_a_look(sign_in, monkeypatch, person):
    monkeypatch.setattr("projects.admin.preview.MOST_PREVIEWED", 1)
    make.theme()
    rows = [{"code": code, "theme": "1", "title_nl": "Een"} for code in ("a", "b")]
    changeset = propose(Project, csv_file(*rows), "f.csv", person("Editor"))
    answer = sign_in("Publisher").get(of_set(changeset))
    assert (answer.status_code, "too large for a preview" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_preview_is_only_looked_at(sign_in, method):
    draft = make.project(is_public=False)
    assert getattr(sign_in("Publisher"), method)(of_record(draft)).status_code == 405


def test_a_page_kept_after_a_preview_never_shows_it(pages_kept, sign_in):
    project, visitor, editor = make.project(title_nl="Fietsen"), Client(), sign_in("Editor")
    draft = make.project(code="draft", is_public=False, title_nl=SECRET, theme=project.theme)
    save(editor, project, title_nl=SECRET)
    for address in (of_record(draft), of_set(ChangeSet.objects.get())):
        assert SECRET in editor.get(address).content.decode()
        project.save()
        shown = visitor.get(project.get_absolute_url()), visitor.get("/nl/projects/")
        assert [SECRET in page.content.decode() for page in shown] == [False, False]
    assert visitor.get(draft.get_absolute_url()).status_code == 404
