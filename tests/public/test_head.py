"""Every page says its one address and what to show where somebody shares it."""

import json
import re

import pytest
from django.utils.translation import override

from tests.public.world import addresses, public_world

pytestmark = pytest.mark.django_db


def pages(client):
    """Return address and text of every page that is HTML."""
    with override("en"):
        asked = sorted(set(addresses(public_world().values())))
    answers = {address: client.get(address) for address in asked}
    return {a: r.content.decode() for a, r in answers.items() if r["Content-Type"].startswith("text/html")}


def test_every_page_has_one_address_and_the_same_title_for_those_who_share_it(client):
    found = pages(client)
    said = {
        address: (
            re.findall(r'rel="canonical" href="(.*?)"', text),
            [f"{title} · Benelux Tracker" for title in re.findall(r'property="og:title" content="(.*?)"', text)],
        )
        for address, text in found.items()
    }
    titles = {address: re.findall(r"<title>(.*?)</title>", text)[:1] for address, text in found.items()}
    titles["/en/"] = ["Benelux Tracker · Benelux Tracker"]
    assert said == {a: ([f"http://testserver{a.partition('?')[0]}"], titles[a]) for a in found}


def test_the_home_page_says_what_the_site_is(client):
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get("/en/").content.decode())
    assert [thing["@type"] for thing in json.loads(block)["@graph"]] == ["WebSite"]
