"""The one list: rows, order, pages, chips, and a file of exactly what is on the screen."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make

pytestmark = pytest.mark.django_db


def a_project(number):
    parent = make.project(code=f"heel-{number}")
    theme = make.theme(code=f"2.{number}", title_nl="Thema")
    return make.project(code=f"p-{number}", theme=theme, parent=parent)


def a_decision(number):
    return make.decision(number=number, body=make.partner(code=f"orgaan-{number}"))


def a_meeting(number):
    meeting = make.meeting(code=f"m-{number}")
    meeting.projects.add(make.project(code=f"p-{number}"), make.project(code=f"q-{number}"))
    return meeting


def a_follow_up(number):
    return make.follow_up(
        code=f"f-{number}",
        project=make.project(code=f"p-{number}"),
        decision=make.decision(number=number),
        responsible=make.partner(code=f"partner-{number}"),
    )


def an_activity(number):
    return make.activity(code=f"a-{number}", project=make.project(code=f"p-{number}"))


def a_partner(number):
    return make.partner(code=f"b-{number}", parent=make.partner(code=f"a-{number}"))


def a_document(number):
    return make.document(code=f"d-{number}")


# Address → how to make one more row, and how many queries the list takes: the choices of the selects, the count, the
# keys of the page, its rows, what rows name, and one for the numbers behind the options of each select.
LISTS = {
    "projects": (a_project, 2 + 3 + 6),
    "decisions": (a_decision, 3 + 3 + 5),
    "meetings": (a_meeting, 3 + 4 + 5),
    "follow-ups": (a_follow_up, 3 + 4 + 6),
    "activities": (an_activity, 3 + 3 + 4),
    "partners": (a_partner, 1 + 3 + 2),
    "documents": (a_document, 2 + 3 + 4),
}


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("word", LISTS)
def test_a_list_of_one_and_of_three_takes_the_same_few_queries(client, word):
    one_more, expected = LISTS[word]
    one_more(1)
    one = queries(client, f"/en/{word}/")
    one_more(2), one_more(3)
    assert (one, queries(client, f"/en/{word}/")) == (expected, expected)


def codes(answer):
    return [record.code for record in answer.context["page"]]


def test_a_page_holds_fifty_rows_and_the_next_one_the_rest(client):
    for number in range(52):
        make.document(code=f"d-{number:02}")
    first, second = client.get("/en/documents/"), client.get("/en/documents/?page=2")
    assert codes(first) == [f"d-{number:02}" for number in range(50)]
    assert codes(second) == ["d-50", "d-51"]
    assert "Page 2 of 2" in second.content.decode()
    assert client.get("/en/documents/?page=3").status_code == 404


def test_the_next_page_keeps_the_filters(client):
    for number in range(51):
        make.document(code=f"d-{number}")
    assert 'href="?kind=roadmap&amp;page=2"' in client.get("/en/documents/?kind=roadmap").content.decode()


def test_a_chip_takes_its_filter_away_and_leaves_the_others(client):
    make.project()
    page = client.get("/en/projects/?status=running&flagship=1&sort=title").content.decode()
    assert 'href="?flagship=1&amp;sort=title"' in page
    assert 'href="?status=running&amp;sort=title"' in page


def test_what_is_not_found_is_said(client):
    make.project()
    assert "Nothing answers these filters." in client.get("/en/projects/?q=zeppelin").content.decode()


@pytest.fixture
def three_meetings():
    for number in (1, 2, 3):
        day = date(2022, 4, number)
        make.meeting(code=f"m-{number}", first_day=day, last_day=day, kind="visit" if number == 2 else "workshop")


def test_a_csv_file_holds_exactly_the_list_on_the_screen(client, three_meetings):
    question = {"kind": "workshop", "sort": "earliest"}
    answer = client.get("/en/meetings/", question | {"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert [row["code"] for row in rows] == codes(client.get("/en/meetings/", question)) == ["m-1", "m-3"]
    assert answer["Content-Disposition"] == 'attachment; filename="benelux-tracker-meeting.csv"'


def test_an_excel_file_holds_exactly_the_list_on_the_screen(client, three_meetings):
    answer = client.get("/en/meetings/?kind=workshop&format=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)), read_only=True).active
    assert [row[0] for row in sheet.values] == ["code", "m-3", "m-1"]


def test_a_file_is_not_cut_into_pages(client):
    for number in range(51):
        make.document(code=f"d-{number}")
    answer = client.get("/en/documents/?format=csv&page=2")
    assert len(b"".join(answer.streaming_content).decode().splitlines()) == 52


def test_every_record_of_a_kind_can_be_taken_along(client, three_meetings):
    answer = client.get("/en/data/meetings.csv")
    assert len(b"".join(answer.streaming_content).decode().splitlines()) == 4
    assert client.get("/en/data/users.csv").status_code == 404
    assert client.get("/en/data/meetings.pdf").status_code == 404


def test_a_public_page_sets_no_cookie_and_does_not_differ_by_cookie(client, three_meetings):
    answer = client.get("/en/meetings/?kind=workshop")
    assert (dict(answer.cookies), "Cookie" in answer.get("Vary", "")) == ({}, False)


LIVE = {"HX-Request": "true"}


def test_a_live_answer_holds_the_rows_the_count_and_the_options_and_nothing_else(client, three_meetings):
    whole, live = (client.get("/en/meetings/?kind=visit", headers=headers) for headers in ({}, LIVE))
    text = live.content.decode()
    assert [text.count(f'id="{part}"') for part in ("results", "found", "chips", "list-tools", "id_kind")] == [1] * 5
    assert ("<html" in text, "<h1" in text) == (False, False)
    assert text[text.index('id="results"') :].strip() in whole.content.decode()
    assert ("HX-Request" in whole["Vary"], "HX-Request" in live["Vary"]) == (True, True)


def test_a_live_answer_names_the_address_without_what_is_empty_or_usual(client, three_meetings):
    asked = "/en/meetings/?q=&kind=visit&sort=latest&theme=&since="
    assert client.get(asked, headers=LIVE)["HX-Push-Url"] == "/en/meetings/?kind=visit"
    assert client.get("/en/meetings/?kind=", headers=LIVE)["HX-Push-Url"] == "/en/meetings/"


def test_the_view_stays_when_a_filter_changes_and_is_only_one_that_there_is(client):
    make.project(title_en="Cycling roadmap")
    table = client.get("/en/projects/?view=table&status=").content.decode()
    assert ("<table" in table, '<ul class="cards"' in table) == (True, False)
    assert '<input type="hidden" name="view" value="table">' in table
    assert '<ul class="cards"' in client.get("/en/projects/").content.decode()
    refused = client.get("/en/projects/?view=globe")
    assert (refused.status_code, refused.content.decode()) == (400, "The list cannot be shown like that.")


def test_a_chip_of_a_day_says_it_in_the_language_of_the_page(client, three_meetings):
    assert "From: 2 April 2022" in client.get("/en/meetings/?since=2022-04-02").content.decode()


def test_a_link_from_page_to_page_forgets_the_page_when_a_filter_goes(client, three_meetings):
    page = client.get("/en/meetings/?kind=workshop&state=held&after=m-3").content.decode()
    assert 'href="?state=held"' in page
