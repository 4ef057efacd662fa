"""The search page and what is suggested: who asks what, and what is answered."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import make
from tests.public.test_hostile import NASTY

pytestmark = pytest.mark.django_db
PAGE, SUGGEST = "/en/search/", "/en/search/suggest"


def shown(answer):
    """Return kind → codes on the page, in its order."""
    return {group["kind"].name: [hit.record.code for hit in group["hits"]] for group in answer.context["shown"]}


def text(answer):
    return " ".join(answer.content.decode().split())


def test_what_is_found_is_grouped_by_kind_five_of_each_and_announced(client):
    for number in range(6):
        make.document(code=f"d-{number}", title_en="Airship")
    make.project(code="p", title_en="An airship project")
    answer = client.get(PAGE, {"q": "airships"})
    assert shown(answer) == {"document": ["d-5", "d-4", "d-3", "d-2", "d-1"], "project": ["p"]}
    page = text(answer)
    assert '<p class="count" role="status"><strong>7</strong> found</p>' in page
    assert 'href="?q=airships&amp;kind=document">All 6' in page
    assert "An <mark>airship</mark> project" in page
    assert 'value="airships"' in page


def test_one_kind_is_shown_in_pages_with_the_numbers_of_all_kinds_beside_it(client):
    for number in range(21):
        make.document(code=f"d-{number:02}", title_en="Airship")
    make.project(code="p", title_en="An airship project")
    first, second = (client.get(PAGE, {"q": "airship", "kind": "document", "page": page}) for page in (1, 2))
    assert shown(first) == {"document": [f"d-{number:02}" for number in range(20, 0, -1)]}
    assert shown(second) == {"document": ["d-00"]}
    assert '<a href="?q=airship&amp;kind=document" aria-current="true">Documents' in text(first)
    assert '<a href="?q=airship&amp;kind=project">Projects' in text(first)
    assert 'href="/en/documents/?q=airship"' in text(first)
    assert client.get(PAGE, {"q": "airship", "kind": "document", "page": 3}).status_code == 404


@pytest.mark.parametrize("spelling", ["M(2022)7", "m 2022 7", "m20227"])
def test_an_official_number_leads_straight_to_its_act(client, spelling):
    make.decision(number=7)
    answer = client.get(PAGE, {"q": spelling})
    assert (answer.status_code, answer["Location"]) == (302, "/en/decisions/m-2022-7/")


def test_the_number_of_a_private_act_leads_nowhere(client):
    make.decision(number=7, is_public=False, title_en="Secret airship")
    answer = client.get(PAGE, {"q": "M(2022)7"})
    assert (answer.status_code, shown(answer)) == (200, {})


def test_what_stands_in_for_a_word_is_said(client):
    make.document(title_en="Airship")
    assert "Nothing with “airshp”; this is what was found for “airship”." in text(client.get(PAGE, {"q": "airshp"}))


def test_words_that_do_not_stand_together_are_offered_one_by_one(client):
    make.document(code="a", title_en="Airship"), make.document(code="b", title_en="Balloon")
    page = text(client.get(PAGE, {"q": "airship balloon"}))
    assert '<a href="?q=airship">airship</a>, <a href="?q=balloon">balloon</a>' in page


@pytest.mark.parametrize("question", [{}, {"q": ""}, {"q": "the"}, {"q": "zeppelin"}])
def test_where_nothing_was_asked_or_found_the_page_says_what_can_be_typed(client, question):
    make.document()
    page = text(client.get(PAGE, question))
    assert "What you can type" in page
    assert ("Nothing public has these words." in page) is (question.get("q") in ("the", "zeppelin"))


def test_suggestions_are_titles_with_their_kind_language_and_address(client):
    make.decision(number=7, title_nl="Luchtschepen", title_en="")
    make.project(code="p", title_en="Airships", title_nl="Luchtschepen")
    make.project(code="secret", title_nl="Luchtschip geheim", is_public=False)
    assert client.get(SUGGEST, {"q": "luchtsch"}).json()["suggestions"] == [
        {"title": "Airships", "language": "en", "kind": "project", "address": "/en/projects/p/"},
        {
            "title": "M(2022)7 Luchtschepen",
            "language": "nl",
            "kind": "decision",
            "address": "/en/decisions/m-2022-7/",
        },
    ]


def test_neither_sets_a_cookie_or_differs_by_one(client):
    make.document(title_en="Airship")
    for address in (PAGE, SUGGEST):
        answer = client.get(address, {"q": "airship"})
        assert (dict(answer.cookies), "Cookie" in answer.get("Vary", "")) == ({}, False)


def test_a_page_takes_as_many_queries_for_three_hits_as_for_one(client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE, {"q": "airship"}).status_code == 200
        return len(captured)

    make.status_update(project=make.project(code="p-1", title_en="Airship"))
    one = queries()
    for number in (2, 3):
        make.status_update(project=make.project(code=f"p-{number}", title_en="Airship"))
    # Beginnings, compounds, the match, which are public, the records, and their updates.
    assert (one, queries()) == (6, 6)


@pytest.mark.parametrize("address", [PAGE, SUGGEST])
@pytest.mark.parametrize("parameter", ["q", "kind", "page", "unknown"])
def test_a_nasty_value_in_any_parameter_is_no_server_error(client, address, parameter):
    make.document(title_nl="foo")
    answers = {value: client.get(address, {"q": "foo", parameter: value}).status_code for value in NASTY}
    assert {value: status for value, status in answers.items() if status not in (200, 302, 400, 404)} == {}


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ({"q": "a\x00b"}, "Null characters are not allowed."),
        ({"q": "a" * 201}, "Ensure this value has at most 200 characters (it has 201)."),
        ({"q": "a", "kind": "user"}, "Select a valid choice. user is not one of the available choices."),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_with_a_sentence(client, question, sentence):
    answer = client.get(PAGE, question)
    assert (answer.status_code, sentence in text(answer)) == (400, True)
    assert client.get(SUGGEST, question).status_code == 400


def test_what_was_typed_comes_back_as_text_never_as_markup(client):
    make.document(title_nl="script alert", summary_nl="alert script")
    answer = client.get(PAGE, {"q": '"><script>alert(1)</script>'})
    assert b"<script>alert" not in answer.content
    assert answer.status_code == 200


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(NASTY))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_question_is_a_server_error(client, words):
    assert client.get(PAGE, {"q": words}).status_code in (200, 302, 400, 404)
    assert client.get(SUGGEST, {"q": words}).status_code in (200, 400)
