"""What the head of a page says to those who share it."""

import re
from html import unescape

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.translation import override

from projects.models import Project

BASE = """{% load heads %}<title>{% keep page_title %}{% block title %}
    Cycling &amp; <b>"walking"</b>{% endblock %}{% endkeep %} · Benelux Tracker</title>
<meta name="description" content="{% keep page_description %}{{ text }}{% endkeep %}">
{% include "components/head_matter.html" %}"""


def head(rf, address="/en/projects/", language="en", **context):
    """Return (what was rendered, the properties of Open Graph, the canonical address)."""
    with override(language):
        shown = Template(BASE).render(Context({"request": rf.get(address), "text": "A 'text'", **context}))
    pairs = re.findall(r'<meta property="og:([a-z:_]+)" content="([^"]*)">', shown)
    return shown, [(name, unescape(value)) for name, value in pairs], re.findall(r'rel="canonical" href="(.*?)"', shown)


def test_a_page_says_what_open_graph_asks_for(rf):
    _shown, properties, _canonical = head(rf)
    assert properties == [
        ("site_name", "Benelux Tracker"),
        ("type", "website"),
        ("title", 'Cycling & "walking"'),
        ("description", "A 'text'"),
        ("url", "http://testserver/en/projects/"),
        ("locale", "en_GB"),
        ("locale:alternate", "nl_NL"),
        ("locale:alternate", "fr_FR"),
        ("image", "http://testserver/static/tracker/share.png"),
        ("image:type", "image/png"),
        ("image:width", "1200"),
        ("image:height", "630"),
        ("image:alt", "The mark of the Benelux Tracker"),
    ]


def test_what_is_kept_is_shown_as_it_was(rf):
    shown, _properties, _canonical = head(rf)
    assert '<title>\n    Cycling &amp; <b>"walking"</b> · Benelux Tracker</title>' in shown
    assert 'content="A &#x27;text&#x27;">' in shown


def test_the_page_of_a_record_is_an_article(rf):
    assert ("type", "article") in head(rf, record=Project(code="fiets"))[1]


@pytest.mark.parametrize(
    ("question", "number", "address"),
    [
        ("", 1, "/en/projects/"),
        ("?status=running&sort=title", 1, "/en/projects/"),
        ("?page=1", 1, "/en/projects/"),
        ("?page=3", 3, "/en/projects/?page=3"),
        ("?page=3&status=running", 3, "/en/projects/"),
    ],
)
def test_a_page_has_one_address_whatever_the_filters(rf, question, number, address):
    page = type("Page", (), {"number": number})
    assert head(rf, f"/en/projects/{question}", page=page)[2] == [f"http://testserver{address}"]


def test_the_locale_is_that_of_the_page(rf):
    properties = head(rf, language="fr")[1]
    assert [value for name, value in properties if name.startswith("locale")] == ["fr_FR", "nl_NL", "en_GB"]


def test_a_page_without_a_request_such_as_a_fault_has_none_of_it():
    shown = Template(BASE).render(Context({"text": ""}))
    assert "og:" not in shown


@pytest.mark.parametrize("wrong", ["{% keep %}{% endkeep %}", "{% keep a b %}{% endkeep %}"])
def test_keep_wants_one_name(wrong):
    with pytest.raises(TemplateSyntaxError, match="one name"):
        Template("{% load heads %}" + wrong)


def test_a_block_between_the_tags_can_be_overridden(tmp_path, settings, rf):
    (tmp_path / "base_of_test.html").write_text(BASE)
    (tmp_path / "page_of_test.html").write_text(
        '{% extends "base_of_test.html" %}{% block title %}Of the child{% endblock %}'
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    shown = Template('{% extends "page_of_test.html" %}').render(Context({"request": rf.get("/en/"), "text": ""}))
    assert '<meta property="og:title" content="Of the child">' in shown
