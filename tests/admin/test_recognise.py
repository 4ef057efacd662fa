"""Recognise a report: who may, what is refused, what a page shows, and that nothing is created by itself."""

import io
import zipfile
from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from projects.exchange.recognise import texts
from projects.models import ChangeSet, Meeting, Reading, User
from tests import make
from tests.admin.reading import START, TEXT, fields, page_of, read


@pytest.fixture
def report(db):
    return make.report(title_nl="Jaarverslag 2022")


def upload(client, report, content, name="verslag.txt"):
    return read(client, report, "", file=SimpleUploadedFile(name, content))


@pytest.mark.parametrize("group", ["Reader", None])
def test_who_may_not_import_may_not_recognise(sign_in, report, group):
    client = sign_in("Reader")
    reading = Reading.objects.create(report=report, language="nl", read_by=User.objects.get(), passages=1)
    if group is None:
        User.objects.get().groups.clear()
    answers = [
        client.get(START),
        read(client, report),
        client.get(page_of(reading.code)),
        client.post(page_of(reading.code)),
    ]
    assert [answer.status_code for answer in answers] == [403] * 4
    assert Reading.objects.count() == 1


def test_nobody_comes_in_without_signing_in(report):
    assert [Client().get(address).status_code for address in (START, page_of("abc"))] == [302, 302]


@pytest.mark.parametrize(("group", "shown"), [("Reader", False), ("Editor", True)])
def test_the_way_in_is_shown_to_those_who_may_go_it(sign_in, group, shown):
    client = sign_in(group)
    pages = [reverse("admin:index"), reverse("admin:projects_changeset_changelist")]
    assert [f'href="{START}"' in client.get(page).content.decode() for page in pages] == [shown, shown]


def test_only_the_types_that_somebody_may_import_are_suggested(sign_in, report):
    client = sign_in("Reader")
    User.objects.get().user_permissions.add(Permission.objects.get(codename="import_meeting"))
    answer = client.get(read(client, report).url)
    assert [form.instance.record_type for form in answer.context["page"].forms] == ["meeting"]
    kinds = {value.partition(":")[0] for _group, some in answer.context["page"].kinds for value, _label in some}
    assert kinds == {"meeting"}


def test_the_reading_of_somebody_else_is_not_there(sign_in, report):
    address = read(sign_in("Editor"), report).url
    other = sign_in("Publisher")
    assert (other.get(address).status_code, other.get(page_of("nergens")).status_code) == (404, 404)
    assert list(other.get(START).context["readings"]) == []


def test_a_text_leads_to_its_suggestions_and_writes_no_record(sign_in, report):
    client = sign_in("Editor")
    answer = client.get(read(client, report).url)
    shown = [(first, last, len(forms)) for first, last, _one, _pieces, forms in answer.context["page"].passages]
    assert shown == [(4, 4, 1), (6, 6, 1)]
    assert "<mark>Op 14 maart 2022</mark> vond in Gent" in answer.content.decode()
    assert (Meeting.objects.count(), ChangeSet.objects.count()) == (0, 0)


def test_a_pasted_text_is_the_text_of_the_file(sign_in, report):
    client = sign_in("Editor")
    upload(client, report, f"\n{TEXT}".encode())
    read(client, report, f"\n{TEXT}".replace("\n", "\r\n"))
    pasted, sent = Reading.objects.all()
    assert pasted.file_digest == sent.file_digest
    assert [one.first_line for one in pasted.suggestions.all()] == [5, 7]


def test_a_word_document_is_read_too(sign_in, report):
    content = io.BytesIO()
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(content, "w") as archive:
        runs = "<w:p><w:r><w:t>Op 14 maart 2022 vond een workshop plaats.</w:t></w:r></w:p>"
        archive.writestr("word/document.xml", f"<w:document {word}><w:body>{runs}</w:body></w:document>")
    client = sign_in("Editor")
    assert client.get(upload(client, report, content.getvalue(), "a.docx").url).status_code == 200
    assert Reading.objects.get().suggestions.get().what == "meeting:workshop"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.txt"),
        (b"a\0b", "a.txt"),
        (b"PK\x03\x04", "a.docx"),
        (b"MZ", "a.exe"),
        (b"%PDF", "a.txt.pdf"),
        (b"x.", "a.txt"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence_and_kept_nowhere(sign_in, report, content, name):
    answer = upload(sign_in("Editor"), report, content, name)
    assert (answer.status_code, Reading.objects.count()) == (400, 0)
    assert 'class="errorlist' in answer.content.decode()


def test_a_file_over_the_limit_is_refused_unread(sign_in, report, monkeypatch):
    monkeypatch.setattr("projects.admin.recognise.MAX_BYTES", 10)
    answer = upload(sign_in("Editor"), report, TEXT.encode())
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, ["file"])


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"text": ""}, "__all__"),
        ({"text": " \n "}, "__all__"),
        ({"file": SimpleUploadedFile("a.txt", TEXT.encode())}, "__all__"),
        ({"text": "a\0b"}, "text"),
        ({"text": "1 2 3"}, "text"),
        ({"text": "Niets bijzonders hier"}, "__all__"),
        ({"report": "99999"}, "report"),
        ({"report": "x\0"}, "report"),
        ({"language": "en"}, "language"),
    ],
)
def test_a_form_that_makes_no_sense_says_why(sign_in, report, given, wrong):
    answer = sign_in("Editor").post(START, {"report": report.pk, "language": "nl", "text": TEXT} | given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, [wrong])
    assert Reading.objects.count() == 0


def test_a_pasted_text_over_the_limit_says_so(sign_in, report, monkeypatch):
    monkeypatch.setattr(texts, "MAX_CHARACTERS", 10)
    assert list(read(sign_in("Editor"), report).context["form"].errors) == ["text"]


def test_what_is_accepted_goes_to_its_review_and_is_created_only_there(sign_in, report):
    client = sign_in("Publisher")
    address = read(client, report).url
    answer = client.post(address, fields(client.get(address), s1_choice="accepted") | {"step": "propose"})
    changeset = ChangeSet.objects.get()
    assert (answer.url, changeset.origin, changeset.record_type) == (
        changeset.get_absolute_url(),
        "recognised",
        "meeting",
    )
    assert Meeting.objects.count() == 0
    client.post(answer.url, {"step": "apply"})
    assert [(one.kind, one.is_public, one.lines) for one in Meeting.objects.all()] == [("workshop", False, "4")]
    client.post(answer.url, {"step": "undo"})
    assert Meeting.objects.count() == 0


def test_several_types_are_several_sets_and_the_page_leads_to_each(sign_in, report):
    make.project(code="fiets")
    client = sign_in("Editor")
    address = read(client, report).url
    data = fields(client.get(address), s1_choice="accepted", s2_choice="accepted", s2_project="fiets")
    answer = client.post(address, data | {"step": "propose"}, follow=True)
    links = {changeset.get_absolute_url() for changeset in ChangeSet.objects.all()}
    assert (len(links), {one.get_absolute_url() for one in answer.context["changesets"]}) == (2, links)


def test_nothing_is_proposed_while_nothing_is_accepted(sign_in, report):
    client = sign_in("Editor")
    address = read(client, report).url
    answer = client.post(address, fields(client.get(address)) | {"step": "propose"}, follow=True)
    assert ("Nothing has been accepted yet." in answer.content.decode(), ChangeSet.objects.count()) == (True, 0)


def test_what_an_editor_accepts_about_a_public_act_waits_for_a_publisher(sign_in, report):
    make.decision(number=21)
    client = sign_in("Editor")
    address = read(client, report, "Beschikking M(2022)21 werd in mei 2022 goedgekeurd.").url
    client.post(address, fields(client.get(address), s1_choice="accepted") | {"step": "propose"})
    page = client.get(ChangeSet.objects.get().get_absolute_url())
    assert (page.context["waits"], page.context["steps"]) == (True, ["refuse"])


def test_what_cannot_become_a_record_is_named_with_its_line(sign_in, report):
    make.decision(number=21, approved_last=date(2022, 1, 15))
    client = sign_in("Editor")
    address = read(client, report, "Beschikking M(2022)21 werd in mei 2022 goedgekeurd.").url
    answer = client.post(address, fields(client.get(address), s1_choice="accepted") | {"step": "propose"})
    assert (answer.status_code, "The last day lies before the first day." in answer.content.decode()) == (400, True)
    assert "Line 1" in answer.content.decode()


def test_another_text_than_the_one_that_is_cited_is_pointed_out(sign_in, report):
    report.digest = "0" * 64
    report.save()
    client = sign_in("Editor")
    assert client.get(read(client, report).url).context["other_text"] is True


def test_a_text_that_is_laid_aside_is_gone(sign_in, report):
    client = sign_in("Editor")
    answer = client.post(read(client, report).url, {"step": "discard"})
    assert (answer.url, Reading.objects.count()) == (START, 0)


def test_a_step_that_is_none_and_a_method_that_is_none_are_refused(sign_in, report):
    client = sign_in("Editor")
    address = read(client, report).url
    assert [client.post(address, {"step": "x"}).status_code, client.put(address).status_code] == [403, 405]


def test_a_change_set_of_recognised_records_needs_the_right_of_its_type_to_be_seen(sign_in, report):
    client = sign_in("Editor")
    address = read(client, report).url
    review = client.post(address, fields(client.get(address), s1_choice="accepted") | {"step": "propose"}).url
    assert (client.get(review).status_code, sign_in("Reader").post(review, {"step": "apply"}).status_code) == (200, 403)
