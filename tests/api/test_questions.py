"""What a list can be asked for: what is not understood is refused with a sentence, and nothing is a server error."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects.api.questions import MomentField, parameters
from projects.api.views import RECORD_SETS
from projects.models import Document
from tests import make
from tests.public.test_hostile import NASTY

pytestmark = pytest.mark.django_db


def known(word):
    """Return the names of the parameters of a list."""
    return [*parameters(RECORD_SETS[word](request=None, action="list")), "cursor"]


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ({"foo": "1", "bar": "2"}, ["bar", "foo"]),
        ({"sort": "title"}, ["sort"]),
        ({"page": "2"}, ["page"]),
        ({"on": "2023-01-01"}, ["on"]),
        ({"status": "flying"}, ["status"]),
        ({"theme": "zzz", "q": "a\x00b"}, ["q", "theme"]),
        ({"page_size": "201"}, ["page_size"]),
        ({"page_size": "0"}, ["page_size"]),
        ({"order": "title"}, ["order"]),
        ({"updated_since": "yesterday"}, ["updated_since"]),
        ({"updated_since": "2026-01-01", "order": "code"}, ["order"]),
    ],
)
def test_each_parameter_that_is_wrong_is_named_with_a_sentence(ask, question, wrong):
    problem = ask("projects", 400, **question)
    assert sorted(error["parameter"] for error in problem["errors"]) == wrong
    assert {error["detail"][-1] for error in problem["errors"]} == {"."}
    assert (problem["title"], problem["status"]) == ("Bad Request", 400)


def test_a_single_record_takes_no_question(ask):
    make.project()
    assert ask("projects/fiets", 400, status="running")["errors"][0]["parameter"] == "status"


def test_the_filters_of_the_list_page_are_those_of_the_api(ask):
    make.document(code="een", kind="letter")
    make.document(code="twee", kind="roadmap", title_nl="Routekaart")
    assert [row["code"] for row in ask("documents", kind="letter")["results"]] == ["een"]
    assert [row["code"] for row in ask("documents", q="routekaart")["results"]] == ["twee"]


def test_an_empty_parameter_asks_for_nothing(ask):
    make.document(code="een")
    question = dict.fromkeys(set(known("documents")), "")
    assert [row["code"] for row in ask("documents", **question)["results"]] == ["een"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-07-01", datetime(2026, 6, 30, 22, tzinfo=UTC)),
        ("2026-07-01T08:00:00", datetime(2026, 7, 1, 6, tzinfo=UTC)),
        ("2026-07-01T08:00:00Z", datetime(2026, 7, 1, 8, tzinfo=UTC)),
        ("2026-07-01T08:00:00+02:00", datetime(2026, 7, 1, 6, tzinfo=UTC)),
        ("2026-07-01T08:00:00 02:00", datetime(2026, 7, 1, 6, tzinfo=UTC)),
        ("2026-07-01T08:00:00.123456 02:00", datetime(2026, 7, 1, 6, 0, 0, 123456, tzinfo=UTC)),
    ],
)
def test_a_moment_without_a_zone_is_brussels_time_and_a_plus_may_have_become_a_space(text, moment):
    assert MomentField().clean(text) == moment


def test_changes_are_those_from_the_moment_on(ask):
    for number in range(3):
        make.document(code=f"d-{number}")
        Document.objects.filter(code=f"d-{number}").update(updated_at=datetime(2026, 1, 1 + number, tzinfo=UTC))
    found = ask("documents", updated_since="2026-01-02T00:00:00Z")["results"]
    assert [(row["code"], row["updated_at"]) for row in found] == [
        ("d-1", "2026-01-02T00:00:00Z"),
        ("d-2", "2026-01-03T00:00:00Z"),
    ]


@pytest.mark.parametrize("word", RECORD_SETS)
def test_a_nasty_value_in_any_parameter_is_no_server_error(client, settings, word):
    settings.API_RATE = "100000/min"
    answers = {
        (name, value): client.get(f"/api/v1/{word}", {name: value}).status_code
        for name in [*known(word), "unknown", "format"]
        for value in NASTY
    }
    assert {key: status for key, status in answers.items() if status not in (200, 400)} == {}


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_question_is_a_server_error(client, data):
    cache.clear()
    word = data.draw(st.sampled_from(list(RECORD_SETS)))
    value = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(NASTY)
    name = st.sampled_from(known(word)) | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
    question = data.draw(st.dictionaries(name, st.lists(value, min_size=1, max_size=2), max_size=4))
    assert client.get(f"/api/v1/{word}", question).status_code in (200, 400)
