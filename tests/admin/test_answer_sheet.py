"""The page that answers: who may ask, what is refused, what leaves the house and is written down."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from docx import Document

from projects.models import AuditEntry
from tests import make

pytestmark = pytest.mark.django_db
ANSWERS = reverse("admin:answer_sheet")
SECRET = "zwijgplicht"


@pytest.fixture(autouse=True)
def own_address(settings):
    settings.SITE_URL = "https://tracker.example"


@pytest.fixture
def belgium():
    return make.partner(code="be", title_nl="België", title_en="Belgium")


@pytest.fixture
def project(belgium):
    project = make.project(code="vuurwerk", title_nl="Vuurwerk")
    project.roles.create(partner=belgium)
    return project


def ask(client, **question):
    return client.get(ANSWERS, {"language": "en"} | question)


def test_an_empty_page_asks(sign_in):
    answer = sign_in("Reader").get(ANSWERS)
    assert (answer.status_code, "sheet" in answer.context) == (200, False)


@pytest.mark.parametrize("question", [{"partner": "be"}, {"theme": "1"}, {"words": "vuurwerk"}])
def test_a_country_a_theme_or_words_are_answered(sign_in, belgium, project, question):
    make.follow_up(code="studie", title_nl="Studie", project=project)
    answer = ask(sign_in("Reader"), **question)
    assert answer.status_code == 200
    assert 'href="https://tracker.example/en/follow-ups/studie/"' in answer.content.decode()


def test_partners_are_chosen_by_kind_countries_first(sign_in, belgium):
    make.partner(code="nrw", kind="region", title_nl="Noordrijn-Westfalen")
    make.partner(code="stil", kind="region", is_public=False)
    field = sign_in("Reader").get(ANSWERS).context["form"].fields["partner"]
    with override("en"):
        choices = list(field.choices)[1:]
    groups = [(label, [str(name) for _code, name in choices]) for label, choices in choices]
    assert groups == [("Member state", ["Belgium"]), ("Region", ["Noordrijn-Westfalen"])]


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"partner": "be", "theme": "1"},
        {"partner": "be", "words": "vuurwerk"},
        {"words": "   "},
        {"partner": "stil"},
        {"theme": "dicht"},
        {"partner": "be", "language": "de"},
        {"partner": "be", "format": "pdf"},
        {"words": "a" * 301},
        {"words": "\0"},
        {"partner": "\0"},
        {"theme": "9" * 400},
        {"partner": "'; DROP TABLE"},
    ],
    ids=lambda question: repr(question)[:30],
)
def test_what_is_no_question_is_refused_with_a_sentence(sign_in, belgium, project, question):
    make.partner(code="stil", is_public=False)
    make.theme(code="dicht", position=9, is_public=False)
    answer = ask(sign_in("Publisher"), **question)
    assert (answer.status_code, "sheet" in answer.context) == (400, False)
    assert "errorlist" in answer.content.decode()
    assert not AuditEntry.objects.filter(kind="exported").exists()


@pytest.mark.parametrize("words", ["?", "'", "de het een", "zzzqqq", "M(2022)7", "%_*", "NEAR OR AND", '"a" -b'])
def test_any_words_are_answered_if_only_by_nothing(sign_in, project, words):
    assert ask(sign_in("Reader"), words=words).status_code == 200


def test_words_say_what_they_found_and_what_nobody_knows(sign_in, project):
    page = ask(sign_in("Reader"), words="vuurwerk zzzqqq").content.decode()
    assert "One record answers these words" in page
    assert "found by vuurwerk" in page
    assert "“zzzqqq”" in page


def test_the_answer_as_a_word_file_is_written_down(sign_in, person, belgium, project):
    make.follow_up(code="studie", title_nl="Studie", project=project)
    answer = ask(sign_in("Editor"), partner="be", format="docx", language="nl")
    assert answer["Content-Disposition"] == 'attachment; filename="answer-partner-be-nl.docx"'
    document = Document(io.BytesIO(answer.content))
    assert document.paragraphs[0].text == "België"
    assert "https://tracker.example/nl/follow-ups/studie/" in document.tables[0].rows[1].cells[0].text
    entry = AuditEntry.objects.get(kind="exported")
    assert (entry.name, entry.about_type, entry.about_code, entry.detail) == ("editor", "answer_sheet", "be", "docx nl")


def test_a_question_in_words_is_written_down_as_it_was_asked(sign_in, project):
    ask(sign_in("Editor"), words="vuurwerk", format="docx")
    entry = AuditEntry.objects.get(kind="exported")
    assert (entry.about_code, entry.detail) == ("words", "docx en vuurwerk")


def test_looking_at_an_answer_is_no_export(sign_in, belgium):
    ask(sign_in("Editor"), partner="be")
    assert not AuditEntry.objects.filter(kind="exported").exists()


def test_a_reader_has_the_page_and_not_the_file(sign_in, belgium):
    client = sign_in("Reader")
    page = ask(client, partner="be")
    assert (page.status_code, "format=docx" in page.content.decode()) == (200, False)
    assert ask(client, partner="be", format="docx").status_code == 403
    assert not AuditEntry.objects.filter(kind="exported").exists()


def test_who_may_not_look_at_decisions_gets_no_answer(sign_in, person, belgium):
    client = sign_in("Reader")
    make.models.User.objects.get(username="reader").groups.clear()
    assert ask(client, partner="be").status_code == 403


def test_private_records_are_a_number_on_the_page_and_nothing_in_the_answer(sign_in, belgium, project):
    hidden = make.project(code="geheim", title_nl=SECRET, is_public=False)
    hidden.roles.create(partner=belgium)
    make.follow_up(code="open", title_nl=SECRET, summary_nl=SECRET, project=hidden)
    make.follow_up(code="concept", title_nl=SECRET, project=project, is_public=False)
    make.decision(title_nl=SECRET, projects=[project], is_public=False)
    client = sign_in("Publisher")
    page = ask(client, partner="be")
    assert (page.context["sheet"].private, SECRET in page.content.decode()) == (3, False)
    assert "3 records that are not public would answer too." in page.content.decode()
    found = ask(client, words=SECRET).content.decode()
    assert f"“{SECRET}”" in found.partition("No public record knows:")[2]
    assert found.count(SECRET) == ask(client, words="zzzqqq").content.decode().count("zzzqqq")
    file = Document(io.BytesIO(ask(client, partner="be", format="docx").content))
    told = "".join(cell.text for table in file.tables for row in table.rows for cell in row.cells)
    assert (SECRET in told, "not public" in "".join(paragraph.text for paragraph in file.paragraphs)) == (False, False)


def test_an_answer_takes_the_same_number_of_queries_for_one_record_and_for_three(sign_in, belgium, project):
    client, counts = sign_in("Editor"), []
    for codes in (["een"], ["twee", "drie"]):
        for code in codes:
            make.follow_up(code=code, title_nl="Vuurwerk", project=project, responsible=belgium)
            make.transposition(decision=make.decision(code=code, number=ord(code[0]), projects=[project]))
        ask(client, partner="be")
        with CaptureQueriesContext(connection) as queries:
            ask(client, partner="be")
        counts.append(len(queries))
    assert counts == [18, 18]
