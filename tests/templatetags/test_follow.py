"""How a list says it can be followed."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from projects.public.calendars import DAYS
from projects.public.questions import LISTS
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("word", LISTS)
def test_every_list_leads_to_its_feed_in_the_head_and_on_the_page(client, word):
    text = client.get(f"/en/{word}/").content.decode()
    feed = f"/en/feeds/{word}.atom"
    assert f'<link rel="alternate" type="application/atom+xml" title="Atom" href="{feed}">' in text
    assert f'<a href="{feed}" type="application/atom+xml">Atom</a>' in text


@pytest.mark.parametrize("word", LISTS)
def test_a_list_with_days_leads_to_its_calendar_and_no_other_does(client, word):
    text = client.get(f"/en/{word}/").content.decode()
    calendar = f"/en/calendars/{word}.ics"
    shown = [f'href="webcal://testserver{calendar}"' in text, f'href="{calendar}"' in text]
    assert shown == [word in DAYS] * 2


def test_the_filters_are_kept_the_page_and_the_order_are_not(client):
    make.meeting(kind="visit")
    text = client.get("/en/meetings/?kind=visit&sort=title&page=1&since=2022-01-01").content.decode()
    question = "?kind=visit&amp;since=2022-01-01"
    assert text.count(f'"/en/feeds/meetings.atom{question}"') == 2
    assert f'"webcal://testserver/en/calendars/meetings.ics{question}"' in text


def test_what_is_followed_is_what_was_on_the_screen(client):
    make.meeting(kind="visit", title_en="A visit")
    make.meeting(kind="workshop", title_en="A workshop", code="w")
    text = client.get("/en/meetings/?kind=visit").content.decode()
    address = text.partition('title="Atom" href="')[2].partition('"')[0].replace("&amp;", "&")
    followed = client.get(address).content.decode()
    assert ("A visit" in followed, "A workshop" in followed) == (True, False)


def test_a_question_that_makes_no_sense_leads_to_the_whole_list(client):
    text = client.get("/en/meetings/?kind=nonsense").content.decode()
    assert text.count('"/en/feeds/meetings.atom"') == 2


def test_the_links_speak_the_language_of_the_page(client):
    with override("fr"):
        address = reverse("public:feed", args=["projects"])
    assert address in client.get("/fr/projects/").content.decode()
