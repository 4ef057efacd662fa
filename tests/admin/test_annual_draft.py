"""The page and the file of the next annual report."""

import io
import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from docx import Document

from projects.admin.annual_draft import year_to_write
from projects.models import AuditEntry, User
from projects.reports.papers import write_docx
from tests import make

START = reverse("admin:annual_draft")
IN_2023 = {"first_day": date(2023, 4, 1), "last_day": date(2023, 4, 1)}
pytestmark = pytest.mark.django_db


def page_of(client, **question):
    return client.get(START, {"year": 2023, "language": "en", **question})


def html_of(client, **question):
    return page_of(client, **question).content.decode()


def text_of(answer):
    """Return what a Word file says."""
    document = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_year_to_write_is_the_one_after_the_latest_annual_report():
    today = date(2024, 3, 1)
    assert year_to_write(today) == 2023
    make.report(code="plan", kind="annual_plan", year=2030)
    assert year_to_write(today) == 2023
    make.report(year=2021, code="oud")
    make.report(year=2022, is_public=False)
    assert year_to_write(today) == 2023
    make.report(year=2024, code="nieuw")
    assert year_to_write(today) == 2025


def test_without_a_question_it_shows_that_year_in_the_language_of_the_person_as_of_today(sign_in):
    make.report(year=2030)
    make.theme(title_fr="Mobilité")
    answer = sign_in("Reader", language="fr").get(START)
    draft = answer.context["draft"]
    assert (draft.year, draft.on, draft.also_private) == (2031, timezone.localdate(), False)
    assert '<article class="paper" lang="fr">' in answer.content.decode()


def test_a_line_leads_to_its_record_on_the_staff_desk(sign_in):
    activity = make.activity(title_en="Brochures", **IN_2023)
    address = reverse("admin:projects_activity_change", args=[activity.pk])
    assert f'<a href="{address}">Brochures</a>' in html_of(sign_in("Editor"))


def test_it_shows_one_chapter_and_leads_to_the_others(sign_in):
    make.project(code="een", title_en="First", theme=make.theme(code="1", position=1))
    make.project(code="twee", title_en="Second", theme=make.theme(code="2", position=2))
    client = sign_in("Editor")
    for chapter, shown, not_shown in [("", "een", "twee"), ("theme-2", "twee", "een"), ("no-such", "een", "twee")]:
        html = html_of(client, chapter=chapter)
        assert (f'id="project-{shown}"' in html, f'id="project-{not_shown}"' in html) == (True, False)
    assert 'href="?year=2023&amp;language=en&amp;chapter=theme-2#theme-2"' in html_of(client)


def test_a_chapter_has_the_number_that_it_has_in_the_whole(sign_in):
    for number in (1, 2):
        make.project(code=f"p-{number}", theme=make.theme(code=f"{number}", position=number, title_en=f"T{number}"))
    assert '<span class="paper-number">2</span> T2</h3>' in html_of(sign_in("Editor"), chapter="theme-2")


def test_what_is_left_open_leads_to_its_place_in_its_chapter(sign_in):
    make.project(code="een", theme=make.theme(code="1", position=1))
    make.project(code="twee", title_en="Second", theme=make.theme(code="2", position=2))
    make.follow_up(title_en="Study", project=make.project(code="drie"))
    answer = page_of(sign_in("Editor"))
    assert {gap.kind: len(places) for gap, places in answer.context["gaps"]} == {
        "nothing": 3,
        "outcome": 1,
        "status": 3,
        "text": 2,
    }
    html = answer.content.decode()
    assert 'chapter=theme-2#project-twee" lang="en">Second</a>' in html
    assert 'chapter=theme-1#project-drie" lang="en">Study</a>' in html


def test_what_is_not_public_is_shown_only_where_it_is_asked_for_and_marked(sign_in):
    make.project()
    make.activity(title_en="Secret", is_public=False, **IN_2023)
    client = sign_in("Reader")
    assert "Secret" not in html_of(client)
    html = html_of(client, scope="all")
    assert ("Secret" in html, "(not public)" in html, "Not for publication" in html) == (True, True, True)


def test_an_internal_note_is_in_neither_the_page_nor_the_file(sign_in):
    make.project(title_en="Cycling", internal_note="GEHEIM")
    client = sign_in("Publisher")
    assert "GEHEIM" not in html_of(client, scope="all")
    assert "GEHEIM" not in text_of(page_of(client, scope="all", format="docx"))


def test_the_file_holds_all_chapters_and_leads_to_the_public_pages(sign_in, settings):
    settings.SITE_URL = "https://tracker.example"
    for number in (1, 2):
        theme = make.theme(code=f"{number}", position=number)
        make.status_update(
            project=make.project(code=f"p-{number}", title_en=f"Project {number}", theme=theme),
            day=date(2023, 1, number),
        )
    answer = page_of(sign_in("Editor"), chapter="theme-2", format="docx")
    assert answer["Content-Disposition"] == 'attachment; filename="annual-report-2023-en-draft.docx"'
    document = Document(io.BytesIO(answer.content))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert headings == ["Project 1", "Project 2"]
    links = {link.url for p in document.paragraphs for link in p.hyperlinks if link.url}
    assert "https://tracker.example/en/projects/p-1/" in links


def test_the_file_with_what_is_not_public_says_so_in_its_name_and_leads_to_the_staff_desk(sign_in, settings):
    settings.SITE_URL = "https://tracker.example"
    project = make.project(is_public=False)
    make.status_update(day=date(2023, 1, 1))
    answer = page_of(sign_in("Editor"), scope="all", format="docx", language="fr")
    assert 'filename="annual-report-2023-fr-draft-not-public.docx"' in answer["Content-Disposition"]
    links = {link.url for p in Document(io.BytesIO(answer.content)).paragraphs for link in p.hyperlinks if link.url}
    assert f"https://tracker.example/admin/projects/project/{project.pk}/change/" in links


def test_taking_the_file_out_is_noted_and_looking_is_not(sign_in):
    client = sign_in("Editor")
    page_of(client)
    assert not AuditEntry.objects.filter(kind="exported").exists()
    page_of(client, format="docx", on="2024-03-01", scope="all")
    entry = AuditEntry.objects.get(kind="exported")
    assert (entry.name, entry.about_type, entry.about_code, entry.detail) == (
        "editor",
        "annual_draft",
        "2023",
        "docx en 2024-03-01 all",
    )


def test_who_may_not_export_reads_and_takes_nothing_out(sign_in):
    client = sign_in("Reader")
    assert "format=docx" not in html_of(client)
    assert page_of(client, format="docx").status_code == 403
    assert not AuditEntry.objects.filter(kind="exported").exists()


def test_who_may_not_read_all_that_it_tells_of_does_not_read_it(sign_in):
    client = sign_in("Reader")
    user = User.objects.get()
    user.groups.clear()
    assert page_of(client).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="view_project"))
    assert page_of(client).status_code == 403


def test_it_is_only_read(sign_in):
    assert sign_in("Publisher").post(START).status_code == 405


def test_a_day_that_is_over_shows_the_records_of_that_day(sign_in):
    make.status_update(code="voor", day=date(2023, 3, 1), status="exploring")
    make.status_update(code="na", day=date(2023, 9, 1), status="running")
    client = sign_in("Editor")
    assert "exploring</a>, recorded on 1 March 2023" in html_of(client, on="2023-06-01")
    assert "running</a>, recorded on 1 September 2023" in html_of(client)


@pytest.mark.parametrize(
    "question",
    [
        {"year": "abc"},
        {"year": "99999999999999999999"},
        {"year": "1943"},
        {"year": ""},
        {"language": "de"},
        {"on": "2023-02-30"},
        {"on": "0001-01-01"},
        {"on": "9999-12-31"},
        {"on": "1\x00"},
        {"scope": "everything"},
        {"chapter": "\x00"},
        {"chapter": "x" * 200},
    ],
)
def test_a_question_that_cannot_be_answered_is_answered_with_a_sentence(sign_in, question):
    answer = page_of(sign_in("Editor"), **question)
    assert (answer.status_code, "draft" in answer.context) == (400, False)
    assert list(answer.context["form"].errors) == list(question)
    assert '<ul class="errorlist"' in answer.content.decode()


@pytest.mark.parametrize("format_", ["pdf", "\x00", "../docx"])
def test_another_format_is_the_page(sign_in, format_):
    assert "draft" in page_of(sign_in("Editor"), format=format_).context


def test_a_tomorrow_is_judged_ahead(sign_in):
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert page_of(sign_in("Editor"), on=tomorrow.isoformat()).context["draft"].on == tomorrow


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_projects(sign_in, django_assert_num_queries, number):
    client = sign_in("Editor")
    for index in range(number):
        project = make.project(code=f"p-{index}", theme=make.theme(code=f"{index + 1}", position=index))
        make.status_update(code=f"s-{index}", project=project, day=date(2023, 5, 1))
        make.activity(code=f"a-{index}", project=project, **IN_2023)
        make.meeting(code=f"m-{index}", projects=[project], **IN_2023)
        make.document(code=f"d-{index}", projects=[project], **IN_2023)
        make.decision(year=2023, number=index + 1, projects=[project])
        make.follow_up(code=f"f-{index}", project=project, responsible=make.partner(code=f"x-{index}"))
    page_of(client)
    with django_assert_num_queries(23):
        page_of(client)


def test_characters_that_a_document_cannot_hold_do_not_break_the_file(sign_in):
    make.activity(title_en="Bro\x0bchures", **IN_2023)
    assert "Bro�chures" in text_of(page_of(sign_in("Editor"), format="docx"))


def test_page_and_file_say_the_same(sign_in):
    make.status_update(day=date(2023, 5, 1), project=make.project(title_en="Cycling"))
    make.activity(title_en="Brochures", **IN_2023)
    answer = page_of(sign_in("Editor"))
    page = re.sub(r"<[^>]+>", "", answer.content.decode())
    file = Document(io.BytesIO(write_docx(answer.context["paper"])))
    items = [p.text for p in file.paragraphs if p.style.name == "List Bullet"]
    assert items == ["1 April 2023: Brochures (publication)", "1 May 2023: running. Loopt."]
    assert [item in page for item in items] == [True, True]
