"""The home page: what it says in the first ten seconds, and how frank it is about what nobody has recorded."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on(monkeypatch):
    """Today is the 15th of July 2023."""
    monkeypatch.setattr(timezone, "localdate", lambda: date(2023, 7, 15))


def home(client):
    """Return the text of the home page, white space made even."""
    answer = client.get("/en/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def a_bit_of_everything(number):
    project = make.project(code=f"p-{number}", is_flagship=True, theme=make.theme(code=f"1.{number}"))
    make.status_update(project=project, code=f"s-{number}")
    make.decision(number=number, signed_first=date(2022, 1, 1), signed_last=date(2022, 1, 1))
    make.meeting(code=f"m-{number}")
    partner = make.partner(code=f"b-{number}")
    for code, year in [("voorbij", 2022), ("straks", 2024)]:
        term = {"due_first": date(year, 1, 1), "due_last": date(year, 12, 31), "due_basis": "stated"}
        make.follow_up(code=f"{code}-{number}", project=project, responsible=partner, **term)


def test_one_and_three_of_everything_take_the_same_few_queries(client):
    numbers = []
    for more in ([1], [2, 3]):
        for number in more:
            a_bit_of_everything(number)
        with CaptureQueriesContext(connection) as captured:
            home(client)
        numbers.append(len(captured))
    assert numbers == [13, 13]


def test_it_says_how_many_projects_go_on_and_not_only_how_many_there_are(client):
    for number, status in enumerate(["running", "recurring", "completed"]):
        make.status_update(project=make.project(code=f"p-{number}"), status=status, code=f"s-{number}")
    page = home(client)
    assert '<strong class="figure">2</strong> <span>projects under way</span>' in page
    assert "of 3 projects and sub-projects" in page


def test_a_term_without_a_deadline_or_an_outcome_is_explained_and_not_called_late(client):
    make.follow_up(code="ooit", due_basis="none")
    make.follow_up(code="voorbij")
    page = home(client)
    assert "The promise names no last day, so it can be neither in time nor late." in page
    assert "it may well have been done" in page
    assert "badge-late" not in page


def test_where_no_term_lies_ahead_it_says_so_and_names_the_last(client):
    make.follow_up()
    said = "No promise on record has a term that still lies ahead: the last of all terms ended on 30 June 2023."
    assert said in home(client)


def test_where_one_lies_ahead_it_stands_under_due_next(client):
    term = {"due_first": date(2023, 7, 1), "due_last": date(2023, 9, 30), "due_basis": "stated"}
    make.follow_up(title_en="Publish the study", **term)
    page = home(client)
    assert "No promise on record" not in page
    assert page.index("Due next") < page.index("Publish the study")


def test_it_is_frank_that_nothing_new_has_been_recorded(client):
    make.report()
    make.status_update()
    page = home(client)
    assert "This is what was reported for 2022." in page
    assert "Nothing has been recorded of what happened after 31 December 2022" in page


def test_fresh_news_is_dated_and_not_called_old(client):
    make.status_update(day=date(2023, 7, 1))
    page = home(client)
    assert "The latest news is of 1 July 2023." in page
    assert "Nothing has been recorded" not in page


def test_an_empty_tracker_says_so(client):
    page = home(client)
    assert "No news of any project has been recorded yet." in page
    assert "No promise on record has a term." in page


def test_a_flagship_has_one_sentence_and_a_private_one_none(client):
    make.project(title_en="Cycling", summary_en="More people cycle. And more besides.", is_flagship=True)
    make.project(code="geheim", title_en="Hidden", summary_en="Hidden.", is_flagship=True, is_public=False)
    page = home(client)
    assert "More people cycle." in page
    assert "And more besides." not in page
    assert "Hidden" not in page
