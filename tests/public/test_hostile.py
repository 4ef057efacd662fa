"""Whatever stands in the address: 200, 404 or 400 with a sentence, never 500."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects import filters
from projects.filters import base, tallies
from projects.public import pages
from tests import make
from tests.public.world import FILTERED, public_world

FILTERSETS = {
    "project": filters.ProjectFilter,
    "decision": filters.DecisionFilter,
    "meeting": filters.MeetingFilter,
    "followup": filters.FollowUpFilter,
    "activity": filters.ActivityFilter,
    "partner": filters.PartnerFilter,
    "document": filters.DocumentFilter,
}
# What a list takes beside its filters.
BESIDE = ("page", "after", "before", "format", "view")
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
    parameters = [*FILTERSETS[name].base_filters, *BESIDE, "unknown"]
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
    parameter = st.sampled_from([*FILTERSETS[name].base_filters, *BESIDE])
    value = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(NASTY)
    question = data.draw(st.dictionaries(parameter, st.lists(value, min_size=1, max_size=2), max_size=4))
    headers = data.draw(st.sampled_from([{}, {"HX-Request": "true"}]))
    assert client.get(list_address(name), question, headers=headers).status_code in (200, 400, 404)


def plausible(name, parameter):
    """Return values that somebody may mean: what the select offers, days at the edges, codes that there are or not."""
    item = FILTERSETS[name].base_filters.get(parameter)
    offered = item.extra.get("choices") if item else None
    if offered and not callable(offered):
        return st.sampled_from([key for key, _label in offered])
    if parameter == "sort":
        return st.sampled_from(list(FILTERSETS[name].sorts))
    if parameter in ("since", "until"):
        return st.dates().map(str)
    return st.sampled_from(["1", "2", "2022", "fiets", "be", "m-2022-7", "open-activity", "table", "csv", ""])


@pytest.mark.django_db
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_somebody_may_mean_is_no_server_error_in_long_lists_either(client, data):
    name = data.draw(st.sampled_from(FILTERED))
    parameters = [*FILTERSETS[name].base_filters, *BESIDE]
    chosen = data.draw(st.lists(st.sampled_from(parameters), max_size=5, unique=True))
    question = {parameter: data.draw(plausible(name, parameter), label=parameter) for parameter in chosen}
    with pytest.MonkeyPatch.context() as patched:
        if data.draw(st.booleans(), label="long"):
            for module in (base, tallies, pages):
                patched.setattr(module, "MOST", 0)
        answer = client.get(list_address(name), question)
    assert answer.status_code in (200, 400, 404)


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILTERED)
def test_every_filter_and_every_order_answers_in_a_short_list_and_in_a_long_one(client, name, monkeypatch):
    public_world()
    day = {"since": "2000-01-01", "until": "2100-01-01"}
    questions = [day, *({"sort": key} for key in FILTERSETS[name].sorts)]
    questions += [{"after": f"open-{name}"}, {"before": f"open-{name}"}, day | {"after": f"open-{name}"}]
    short = [client.get(list_address(name), question).status_code for question in questions]
    for module in (base, tallies, pages):
        monkeypatch.setattr(module, "MOST", 0)
    long = [client.get(list_address(name), question).status_code for question in questions]
    assert (short, long) == ([200] * len(questions), [200] * len(questions))


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
        ({"page": "9" * 40}, 404, "There is nothing at this address"),
        ({"after": "a\x00b"}, 404, "There is nothing at this address"),
        ({"before": "nobody"}, 404, "There is nothing at this address"),
        ({"view": "globe"}, 400, "The list cannot be shown like that."),
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
