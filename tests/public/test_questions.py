"""What feeds and calendars are asked: hostile questions are refused with a sentence."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from projects.public.questions import LISTS
from tests.public.test_hostile import NASTY

pytestmark = pytest.mark.django_db


def test_every_list_with_filters_has_a_word_and_its_own_address():
    with override("en"):
        lists = {
            w: reverse(f"public:{entry.filterset._meta.model._meta.model_name}-list") for w, entry in LISTS.items()
        }
    assert lists == {word: f"/en/{word}/" for word in LISTS}


@pytest.mark.parametrize("address", ["/en/feeds/meetings.atom", "/en/calendars/meetings.ics"])
@pytest.mark.parametrize("question", [{"kind": "nonsense"}, {"q": "a\x00b"}, {"since": "2022-02-30"}])
def test_a_question_that_makes_no_sense_is_refused_with_a_sentence(client, address, question):
    answer = client.get(address, question)
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert answer.content.decode() == "The question makes no sense: look at the filters."


@pytest.mark.parametrize(
    "address",
    ["/en/feeds/users.atom", "/en/feeds/themes.atom", "/en/calendars/projects.ics", "/en/calendars/%00.ics"],
)
def test_what_is_not_listed_has_no_feed_and_no_calendar(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("path", "word"), [("feeds/decisions.atom", "decisions"), ("calendars/meetings.ics", "meetings")]
)
def test_no_nasty_value_is_a_server_error(client, path, word):
    answers = {
        (name, value): client.get(f"/en/{path}", {name: value}).status_code
        for name in (*LISTS[word].filterset.base_filters, "on", "page")
        for value in NASTY
    }
    assert {key: status for key, status in answers.items() if status not in (200, 400)} == {}


@pytest.mark.parametrize("address", ["/en/feeds/projects.atom", "/en/calendars/meetings.ics", "/en/badges/fiets.svg"])
def test_nothing_can_be_sent_there(client, address):
    assert client.post(address).status_code == 405
