"""“Promised, and then?”: the page of a report's promises."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import make
from tests.public.test_hostile import NASTY

pytestmark = pytest.mark.django_db
ADDRESS = "/en/reports/jaarverslag-2022/promises/"


@pytest.fixture(autouse=True)
def on(monkeypatch):
    """Today is the 15th of July 2023."""
    monkeypatch.setattr(timezone, "localdate", lambda *_args: date(2023, 7, 15))


@pytest.fixture
def report():
    return make.report(title_en="Annual report 2022")


def promise(report, code, **values):
    values = {"lines": "81-90", "section": "1.1", "heading": "Fiets", "title_en": f"Promise {code}"} | values
    return make.follow_up(code=code, report=report, **values)


def page(client, **question):
    answer = client.get(ADDRESS, question)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def codes(client, **question):
    groups = client.get(ADDRESS, question).context["groups"]
    return [promise.record.code for group in groups for promise in group.promises]


def test_a_promise_stands_with_its_words_its_place_its_term_and_what_came_of_it(client, report):
    proof = make.document(title_en="The study")
    kept = promise(
        report, "f", state="met", closed_on=date(2023, 6, 1), outcome_en="It came out.", proof_document=proof
    )
    make.due_change(followup=kept, changed_on=date(2023, 3, 1), old_first=date(2023, 1, 1), old_last=date(2023, 3, 31))
    text = page(client)
    assert '<blockquote><span lang="nl">“tweede kwartaal van 2023”</span></blockquote>' in text
    assert 'section 1.1, <cite lang="nl">Fiets</cite>, lines 81-90' in text
    assert "Q2 2023" in text
    assert "promised first: Q1 2023; moved once" in text
    assert ("met on time" in text, "It came out." in text, ">The study</a>" in text) == (True, True, True)


def test_the_page_begins_with_a_sentence_that_says_how_it_stands(client, report):
    promise(report, "stil")
    promise(report, "geen", due_basis="none")
    assert (
        "The report makes 2 promises. 1 has a term; by 15 July 2023, 1 of these terms had passed. "
        "0 promises with a term were met, 0 are known to be overdue, and for 1 nobody has recorded the outcome."
    ) in page(client)


def test_totals_are_drawn_as_shares_and_lead_to_their_promises(client, report):
    promise(report, "stil")
    for code in "abc":
        promise(report, code, due_basis="none")
    text = page(client, firmness="firm")
    assert '<rect class="share-quiet share-no-deadline" x="0.0" width="750.0" height="24"/>' in text
    assert '<rect class="share-quiet share-outcome-not-recorded" x="750.0" width="250.0" height="24"/>' in text
    assert 'href="/en/reports/jaarverslag-2022/promises/?firmness=firm&amp;deadline=outcome_not_recorded"' in text


def test_filters_narrow_the_promises_and_leave_the_totals(client, report):
    who, theme = make.partner(), make.theme(code="2")
    promise(report, "stil")
    promise(report, "wie", due_basis="none", responsible=who)
    promise(report, "thema", due_basis="none", project=make.project(code="p", theme=theme))
    promise(report, "verwacht", due_basis="none", firmness="expected")
    assert codes(client, deadline="outcome_not_recorded") == ["stil"]
    assert codes(client, responsible="be") == ["wie"]
    assert codes(client, theme="2") == ["thema"]
    assert codes(client, firmness="expected") == ["verwacht"]
    assert "<strong>1</strong> of 4 promises" in page(client, theme="2")


def test_a_file_holds_exactly_the_promises_on_the_page(client, report):
    promise(report, "stil")
    promise(report, "geen", due_basis="none")
    promise(make.report(code="ander", year=2021), "ander")
    question = {"deadline": "outcome_not_recorded"}
    rows = csv.DictReader(io.StringIO(client.get(ADDRESS, question | {"format": "csv"}).getvalue().decode()))
    assert [row["code"] for row in rows] == codes(client, **question) == ["stil"]
    book = openpyxl.load_workbook(io.BytesIO(client.get(ADDRESS, {"format": "xlsx"}).getvalue()), read_only=True)
    assert [row[0] for row in book.active.values] == ["code", "stil", "geen"]


def test_on_a_day_promises_are_judged_as_they_stood(client, report):
    promise(report, "f", state="met", closed_on=date(2023, 7, 1), outcome_en="It came out.")
    text = page(client, on="2023-04-01")
    assert ("As it stood on 1 April 2023" in text, "It came out." in text) == (True, False)
    assert ("</svg> due soon</span>" in text, "</svg> met late</span>" in text) == (True, False)
    assert 'href="/en/follow-ups/f/?on=2023-04-01"' in text
    assert client.get(ADDRESS, {"on": "2022-06-01"}).status_code == 404


def test_what_is_not_public_is_not_told(client, report):
    promise(
        report, "open", due_basis="none", responsible=make.partner(code="geheim", is_public=False, title_nl="geheim")
    )
    promise(report, "dicht", title_en="geheim", is_public=False)
    promise(report, "van-dicht", title_en="geheim", project=make.project(code="dicht", is_public=False))
    proof = make.document(is_public=False, title_en="geheim")
    promise(report, "bewezen", state="met", closed_on=date(2023, 6, 1), proof_document=proof)
    assert "geheim" not in page(client)
    make.models.Report.objects.update(is_public=False)
    assert client.get(ADDRESS).status_code == 404


def test_a_report_and_the_list_of_reports_lead_to_their_promises(client, report):
    for address in ("/en/reports/", "/en/reports/jaarverslag-2022/"):
        assert f'href="{ADDRESS}"' in client.get(address).content.decode()


def test_a_page_of_one_promise_and_of_three_takes_the_same_queries(client, report):
    taken = []
    for number in (1, 2, 3):
        project = make.project(code=f"p-{number}", theme=make.theme(code=f"2.{number}"))
        kept = promise(report, f"f-{number}", project=project, responsible=make.partner(code=f"b-{number}"))
        make.due_change(followup=kept, code=f"v-{number}")
        with CaptureQueriesContext(connection) as captured:
            page(client)
        taken.append(len(captured))
    assert taken == [6, 6, 6]


@pytest.mark.parametrize(
    "parameter", ["deadline", "theme", "responsible", "firmness", "on", "format", "sort", "page", "q"]
)
def test_a_nasty_value_is_no_server_error(client, report, parameter):
    promise(report, "f")
    answers = {value: client.get(ADDRESS, {parameter: value}).status_code for value in NASTY}
    assert {value: status for value, status in answers.items() if status not in (200, 400)} == {}
