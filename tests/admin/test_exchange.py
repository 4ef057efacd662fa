import csv
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from projects.exchange import download
from projects.exchange.resources import resource_for
from projects.models import RECORD_TYPES, ChangeSet, Partner, Project
from tests import make

IMPORT = reverse("admin:projects_partner_import")
LIST = reverse("admin:projects_partner_changelist")
HEADER = "code,is_public,kind,title_nl\n"


def upload(client, content, name="partners.csv", address=IMPORT):
    content = content.encode() if isinstance(content, str) else content
    return client.post(address, {"file": SimpleUploadedFile(name, content)})


def export(client, model=Partner, kind="csv", **question):
    return client.get(reverse(f"admin:projects_{model._meta.model_name}_export", args=[kind]), question)


def rows(answer):
    return list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


def test_a_good_file_leads_to_its_review_and_writes_no_record(sign_in):
    answer = upload(sign_in("Publisher"), f"{HEADER}be,ja,member_state,België\n")
    changeset = ChangeSet.objects.get()
    assert (answer.status_code, answer.url) == (302, reverse("admin:changeset_review", args=[changeset.code]))
    assert (changeset.proposed_by.username, changeset.file_name, changeset.state, changeset.new) == (
        "publisher",
        "partners.csv",
        "proposed",
        1,
    )
    assert list(Partner.objects.all()) == []


def test_all_that_is_wrong_is_said_at_once_and_leaves_nothing_behind(sign_in):
    answer = upload(sign_in("Publisher"), f"{HEADER}be,misschien,planet,België\nnl,ja,member_state,\n")
    assert (answer.status_code, answer.context["errors"]) == (400, 3)
    assert [(group.lines, group.column) for group in answer.context["groups"]] == [
        ("2", "is_public"),
        ("2", "kind"),
        ("3", "title_nl"),
    ]
    assert "“misschien”" in answer.content.decode()
    assert (list(ChangeSet.objects.all()), list(Partner.objects.all())) == ([], [])


def test_errors_are_said_in_the_language_of_the_user(sign_in):
    answer = upload(sign_in("Publisher", language="fr"), f"{HEADER}be,ja,member_state,\n")
    assert "Rien n’a été écrit" in answer.content.decode().replace("&#x27;", "’").replace("'", "’")


def test_a_page_of_errors_stays_small_however_much_is_wrong(sign_in):
    lines = "".join(f"p-{number},misschien{number},planet{number},\n" for number in range(20_000))
    answer = upload(sign_in("Publisher"), HEADER + lines)
    assert answer.status_code == 400
    assert (answer.context["errors"], len(answer.content) < 100_000) == (60_000, True)


def test_what_a_file_holds_is_text_on_the_page_of_errors(sign_in):
    answer = upload(sign_in("Publisher"), f"{HEADER}be,<script>alert(1)</script>,member_state,België\n")
    assert ("<script>alert" in answer.content.decode(), answer.status_code) == (False, 400)


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "a.csv"), (b"code", "a.csv"), (b"\x00\x01\x02\xff", "a.csv"), (b"PK\x03\x04", "a.xlsx"), (b"x", "a.exe")],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(sign_in, content, name):
    answer = upload(sign_in("Publisher"), content, name)
    assert (answer.status_code in (200, 302, 400), list(ChangeSet.objects.all())) == (True, [])


def test_without_a_file_the_form_asks_for_one(sign_in):
    answer = sign_in("Publisher").post(IMPORT, {})
    assert list(answer.context["form"].errors) == ["file"]


def test_a_file_over_the_limit_is_refused_unread(sign_in, settings):
    settings.IMPORT_MAX_BYTES = 10
    answer = upload(sign_in("Publisher"), f"{HEADER}be,ja,member_state,België\n")
    assert (answer.status_code, answer.context["errors"]) == (400, 1)


def test_a_file_that_says_what_is_there_leaves_no_set_behind(sign_in):
    make.partner()
    answer = upload(sign_in("Publisher"), f"{HEADER}be,true,member_state,België\n")
    assert (answer.url, list(ChangeSet.objects.all())) == (LIST, [])


def test_an_editors_file_that_touches_what_is_public_waits_for_a_publisher(sign_in):
    make.partner()
    editor, rows = sign_in("Editor"), "be,true,member_state,Belgenland\nnl,false,member_state,Nederland\n"
    page = upload(editor, HEADER + rows).url
    review = editor.get(page)
    assert (review.context["waits"], review.context["steps"]) == (True, ["refuse"])
    assert editor.post(page, {"step": "apply"}).status_code == 409
    assert list(Partner.objects.values_list("code", "title_nl")) == [("be", "België")]
    publisher = sign_in("Publisher")
    assert publisher.get(page).context["steps"] == ["apply", "refuse"]
    assert publisher.post(page, {"step": "apply"}).status_code == 302
    assert dict(Partner.objects.values_list("code", "title_nl")) == {"be": "Belgenland", "nl": "Nederland"}


def test_an_editors_private_status_update_cannot_change_the_status_of_a_public_project(sign_in):
    make.project()
    file = SimpleUploadedFile(
        "u.csv", b"code,is_public,project,day,status,text_nl\nu,false,fiets,2023-05-12,completed,Ja\n"
    )
    editor = sign_in("Editor")
    page = editor.post(reverse("admin:projects_statusupdate_import"), {"file": file}).url
    assert editor.get(page).context["waits"] is True
    assert (editor.post(page, {"step": "apply"}).status_code, Project.objects.get().status) == (409, "")


def test_an_editors_file_of_drafts_is_fine(sign_in):
    assert upload(sign_in("Editor"), f"{HEADER}nl,false,member_state,Nederland\n").status_code == 302


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.__name__)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_each_template_comes_in_again_and_holds_every_column(sign_in, model, kind):
    address = reverse(f"admin:projects_{model._meta.model_name}_template", args=[kind])
    client = sign_in("Publisher")
    content = client.get(address).content
    if kind == "csv":
        header = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    else:
        header = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(content)).active[1]]
    assert header == resource_for(model).header(internal=True)


def test_an_export_is_the_list_on_the_screen(sign_in):
    make.partner(code="be", kind="member_state")
    make.partner(code="nl", kind="member_state", is_public=False)
    make.partner(code="fr", kind="country")
    client = sign_in("Editor")
    assert sorted(row[0] for row in rows(export(client, kind__exact="member_state"))[1:]) == ["be", "nl"]
    assert [row[0] for row in rows(export(client, q="fr"))[1:]] == ["fr"]


def test_an_export_for_the_staff_holds_what_never_leaves_the_desk(sign_in):
    make.project(internal_note="Eerst bellen.")
    header, row = rows(export(sign_in("Editor"), Project))
    assert dict(zip(header, row, strict=True))["internal_note"] == "Eerst bellen."


def test_an_export_comes_in_again_without_changing_anything(sign_in):
    make.partner(code="be", title_nl="=1+1")
    client = sign_in("Publisher")
    for kind in ("csv", "xlsx"):
        answer = upload(client, export(client, kind=kind).getvalue(), f"partners.{kind}")
        assert (kind, answer.url, list(ChangeSet.objects.all())) == (kind, LIST, [])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_only_the_chosen_records_are_exported(sign_in, kind):
    chosen = make.partner(code="be")
    make.partner(code="nl")
    answer = sign_in("Editor").post(LIST, {"action": f"export_{kind}", "_selected_action": [chosen.pk]})
    content = answer.getvalue()
    if kind == "csv":
        codes = [row[0] for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))]
    else:
        codes = [row[0].value for row in openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows()]
    assert codes == ["code", "be"]


@pytest.mark.parametrize(("kind", "question"), [("pdf", {}), ("csv", {"p": "9999"}), ("csv", {"id__exact": "x"})])
def test_a_nasty_question_for_an_export_is_no_error_of_ours(sign_in, kind, question):
    assert export(sign_in("Editor"), kind=kind, **question).status_code in (200, 302, 400)


def test_too_many_rows_for_a_workbook_are_said_in_a_sentence(sign_in, monkeypatch):
    monkeypatch.setattr(download, "MOST_XLSX", 0)
    make.partner()
    client = sign_in("Editor")
    assert export(client, kind="xlsx").url == LIST
    page = client.get(LIST).content.decode()
    assert "Excel files hold at most 0 rows here; take the CSV file instead." in page
