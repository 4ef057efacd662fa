"""Pages of lists: numbered as long as they can be counted, and walked from record to record where they cannot."""

from datetime import date

import pytest

from projects.filters import base, tallies
from projects.public import pages
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def long(monkeypatch):
    """Lists are too long to be counted from four records on, and pages hold two."""
    for module in (base, tallies, pages):
        monkeypatch.setattr(module, "MOST", 3)
    monkeypatch.setattr(pages, "PER_PAGE", 2)


@pytest.fixture
def activities():
    """Seven activities: on a day, vague, on the same day, without a day; a to g, the latest first."""
    days = {
        "g": (None, None),
        "f": (date(2020, 5, 5), date(2020, 5, 5)),
        "e": (date(2021, 2, 1), date(2021, 2, 28)),
        "d": (date(2021, 6, 1), date(2021, 12, 31)),
        "c": (date(2021, 12, 31), date(2021, 12, 31)),
        "b": (date(2021, 1, 1), date(2021, 12, 31)),
        "a": (date(2022, 3, 1), date(2022, 3, 1)),
    }
    theme = make.theme(code="2", position=2)
    project, partner = make.project(code="p", theme=theme), make.partner()
    for code, (first, last) in days.items():
        kind = "study" if code in "abdef" else "launch"
        make.activity(code=code, project=project, kind=kind, first_day=first, last_day=last, partners=[partner])
    make.activity(code="secret", project=project, is_public=False, kind="study", partners=[partner])
    make.activity(code="of-secret", project=make.project(code="s", is_public=False), kind="study", partners=[partner])


def shown(client, question):
    answer = client.get("/en/activities/", question)
    assert answer.status_code == 200
    return answer.context["page"]


def walked(client, question):
    """Return the codes of all pages, following “next” from the first to the last and “previous” all the way back."""
    page = shown(client, question)
    there, back = [[record.code for record in page]], []
    while page.next:
        page = shown(client, question | {"after": page.next})
        there.append([record.code for record in page])
    while page.previous:
        page = shown(client, question | {"before": page.previous})
        back.append([record.code for record in page])
    return there, back


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({}, "abcdefg"),
        ({"sort": "earliest"}, "fedcbag"),
        ({"theme": "2"}, "abcdefg"),
        ({"project": "p"}, "abcdefg"),
        ({"partner": "be"}, "abcdefg"),
        ({"kind": "study"}, "abdef"),
        ({"kind": "study", "partner": "be", "sort": "earliest"}, "fedba"),
        ({"since": "2021-02-20"}, "abcde"),
        ({"until": "2021-06-15"}, "bdef"),
        ({"until": "2021-06-15", "sort": "earliest"}, "fedb"),
        ({"until": "2021-12-31", "since": "2021-02-01"}, "bcde"),
    ],
)
def test_a_long_list_is_walked_both_ways_and_misses_nothing(client, long, activities, question, found):
    there, back = walked(client, question)
    assert "".join(code for page in there for code in page) == found
    assert back == there[-2::-1]


def test_a_long_list_has_no_page_numbers_and_says_that_there_are_more(client, long, activities):
    text = client.get("/en/activities/").content.decode()
    assert "More than <strong>3</strong> found" in text
    assert "Page 1" not in text
    assert 'rel="next" href="?after=b"' in text
    assert 'rel="prev"' not in text


def test_the_numbers_behind_the_options_are_left_out_where_there_are_too_many_records(client, long, activities):
    text = client.get("/en/activities/").content.decode()
    assert '<option value="study">study</option>' in text
    assert '<option value="study" selected>study</option>' in client.get("/en/activities/?kind=study").content.decode()


def test_a_long_list_cannot_stand_in_the_order_of_titles_and_says_so(client, long, activities):
    answer = client.get("/en/activities/?sort=title")
    text = answer.content.decode()
    assert [record.code for record in answer.context["page"]] == ["a", "b"]
    assert "This list is too long for that order." in text
    assert '<option value="title" selected disabled>' in text
    short = client.get("/en/activities/?sort=title&since=2022-01-01").content.decode()
    assert ("too long for that order" in short, "disabled" in short) == (False, False)


@pytest.mark.parametrize(
    "question", [{"page": "2"}, {"after": "zzz"}, {"after": "secret"}, {"after": "a", "before": "b"}, {"before": "A b"}]
)
def test_a_page_that_is_not_there_is_not_found(client, long, activities, question):
    assert client.get("/en/activities/", question).status_code == 404


def test_a_short_list_can_be_entered_at_a_record_too(client, activities):
    page = shown(client, {"after": "d"})
    assert ([record.code for record in page], page.number, page.found) == (["e", "f", "g"], None, 7)
    page = shown(client, {"before": "c"})
    assert [record.code for record in page] == ["a", "b"]


def test_other_lists_that_grow_are_walked_by_the_order_they_were_recorded_in(client, long):
    for code in "abcde":
        make.partner(code=code)
    text = client.get("/en/partners/").content.decode()
    assert 'rel="next" href="?after=d"' in text
    rest = client.get("/en/partners/?after=d")
    assert [record.code for record in rest.context["page"]] == ["c", "b"]
