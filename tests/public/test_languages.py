"""Three languages: each page says which it is in, and marks what is in another."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.utils.translation import override
from django.views import defaults

from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "language"), [("fr-BE,fr;q=0.9", "fr"), ("en", "en"), ("lb,de", "nl"), (None, "nl")]
)
def test_the_bare_address_leads_to_the_language_the_browser_prefers(client, accepted, language):
    answer = client.get("/", headers={"accept-language": accepted} if accepted else {})
    assert (answer.status_code, answer["Location"], dict(answer.cookies)) == (302, f"/{language}/", {})
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_page_says_in_which_language_it_is(client, language):
    assert f'<html lang="{language}">' in client.get(f"/{language}/projects/").content.decode()


def test_the_switch_stays_on_the_same_page_and_keeps_the_question(client):
    make.project()
    text = client.get("/nl/projects/?status=running&q=fiets").content.decode()
    assert '<a href="/fr/projects/?status=running&amp;q=fiets" hreflang="fr" lang="fr"' in text
    assert '<a href="/en/projects/fiets/" hreflang="en"' in client.get("/nl/projects/fiets/").content.decode()


def test_a_text_in_another_language_is_marked_and_said(client):
    make.project(title_nl="Roadmap fiets", summary_nl="Meer fietsen.", title_fr="Feuille de route vélo")
    text = " ".join(client.get("/fr/projects/fiets/").content.decode().split())
    assert "<h1>Feuille de route vélo</h1>" in text
    assert '<div lang="nl"><p>Meer fietsen.</p></div>' in text
    english = " ".join(client.get("/en/projects/fiets/").content.decode().split())
    assert '<h1><span lang="nl">Roadmap fiets</span> <span class="in-language">(in Dutch)</span></h1>' in english


def test_the_beginning_of_a_text_on_a_card_is_marked_too(client):
    make.project(title_en="Cycling", summary_nl="Meer fietsen.")
    assert '<span lang="nl">Meer fietsen.</span>' in client.get("/en/projects/").content.decode()


@pytest.mark.parametrize("address", ["/fr/nope/", "/fr/projects/nope/"])
def test_an_error_speaks_the_language_of_its_address(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert '<html lang="fr">' in answer.content.decode()


def test_a_fault_of_ours_and_a_broken_question_speak_it_too(rf):
    request = rf.get("/fr/")
    with override("fr"):
        answers = [defaults.server_error(request), defaults.bad_request(request, SuspiciousOperation())]
    assert [answer.status_code for answer in answers] == [500, 400]
    assert ['<html lang="fr">' in answer.content.decode() for answer in answers] == [True, True]


@pytest.mark.parametrize("address", ["/en/nope/", "/en/projects/nope/"])
def test_who_is_lost_finds_one_search_box_and_the_lists(client, address):
    page = client.get(address).content.decode()
    assert page.count('<form class="search-box" action="/en/search/"') == 1
    assert '<a href="/en/follow-ups/">' in page
