"""Whatever stands in the address: 200, 404 or 400 with a sentence, never 500."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects import filters
from tests import make
from tests.public.world import FILTERED

FILTERSETS = {
    "project": filters.ProjectFilter,
    "decision": filters.DecisionFilter,
    "meeting": filters.MeetingFilter,
    "followup": filters.FollowUpFilter,
    "activity": filters.ActivityFilter,
    "partner": filters.PartnerFilter,
    "document": filters.DocumentFilter,
}
NASTY = [
    "",
    "foo",
    "a\x00b",
    "-1",
    "1e400",
    "NaN",
    "9" * 40,
    "9" * 5000,
    "2022-02-30",
    "0000-01-01",
    "99999-01-01",
    "' OR 1=1 --",
    '"><script>alert(1)</script>',
    "%_\\",
    "m 2022 9999",
    "\u202e\u0663",
    "a " * 100,
    "a" * 3000,
]


def list_address(name):
    with override("en"):
        return reverse(f"public:{name}-list")


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILTERED)
def test_a_nasty_value_in_any_parameter_is_no_server_error(client, name):
    {"followup": make.follow_up}.get(name, getattr(make, name, None))()
    parameters = [*FILTERSETS[name].base_filters, "page", "format", "unknown"]
    answers = {
        (parameter, value): client.get(list_address(name), {parameter: value}).status_code
        for parameter in parameters
        for value in NASTY
    }
    assert {key: status for key, status in answers.items() if status not in (200, 400, 404)} == {}


@pytest.mark.django_db
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_question_is_a_server_error(client, data):
    name = data.draw(st.sampled_from(FILTERED))
    parameter = st.sampled_from([*FILTERSETS[name].base_filters, "page", "format"])
    value = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(NASTY)
    question = data.draw(st.dictionaries(parameter, st.lists(value, min_size=1, max_size=2), max_size=4))
    assert client.get(list_address(name), question).status_code in (200, 400, 404)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/en/projects/%00/", "/en/projects/%FF%FE/", "/en/projects/..%2f/", "/en/nope/"])
def test_an_address_that_leads_nowhere_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "status", "sentence"),
    [
        ({"page": "foo"}, 404, "There is nothing at this address"),
        ({"page": "2"}, 404, "There is nothing at this address"),
        ({"page": "\x00"}, 404, "There is nothing at this address"),
        ({"theme": "zzz"}, 400, "This question makes no sense:"),
        ({"q": "a\x00b"}, 400, "This question makes no sense:"),
        ({"format": "pdf"}, 400, "There is no such format; csv and xlsx are there."),
        ({"format": "csv", "theme": "zzz"}, 400, "The question makes no sense: look at the filters."),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_with_a_sentence(client, question, status, sentence):
    make.project()
    answer = client.get("/en/projects/", question)
    assert answer.status_code == status
    assert sentence in answer.content.decode()


@pytest.mark.django_db
def test_what_was_typed_comes_back_as_text_never_as_markup(client):
    answer = client.get("/en/projects/", {"q": "<script>alert(1)</script>"})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content
