"""Files at fixed addresses: for crawlers, for finders of security holes, the mark."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone


def lines(answer):
    """Return the lines of a plain text as pairs of name and value."""
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    return [tuple(line.split(": ", 1)) for line in answer.content.decode().splitlines() if line]


def test_crawlers_are_kept_from_the_staff_desk_and_led_to_the_map(client):
    found = lines(client.get("/robots.txt"))
    assert found[0] == ("User-agent", "*")
    assert ("Disallow", "/admin/") in found
    assert found[-1] == ("Sitemap", "http://testserver/sitemap.xml")


@pytest.mark.parametrize("on", [date(2023, 7, 15), date(2024, 2, 29)])
def test_a_finder_of_a_hole_learns_whom_to_tell_and_for_how_long_that_holds(client, monkeypatch, settings, on):
    settings.SECURITY_CONTACT = "mailto:security@tracker.example"
    monkeypatch.setattr(timezone, "localdate", lambda: on)
    found = dict(lines(client.get("/.well-known/security.txt")))
    expires = datetime.fromisoformat(found.pop("Expires")).date()
    assert on + timedelta(days=30) < expires < on + timedelta(days=365)
    assert found == {
        "Contact": "mailto:security@tracker.example",
        "Preferred-Languages": "nl, fr, en",
        "Canonical": "http://testserver/.well-known/security.txt",
    }


def test_the_old_address_of_the_mark_leads_to_it(client):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer["Location"]) == (302, "/static/tracker/mark.svg")
