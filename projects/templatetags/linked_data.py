"""Data blocks in JSON-LD: what a page is about, where it stands on the site, and how the site is searched."""

import json

from django import template
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from projects.models import Decision, Meeting, Project

from . import descriptions

register = template.Library()

CONTEXT = {
    "@vocab": "https://schema.org/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "url": {"@type": "@id"},
}
DESCRIBED = {Decision: descriptions.decision, Meeting: descriptions.meeting, Project: descriptions.project}
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def as_block(graph):
    """Return the things of `graph` as a data block that no text in it can close."""
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def trail(record, whole):
    """Return the way from the home page over the list to the page of `record`."""
    name = record._meta.model_name
    steps = [
        ("Benelux Tracker", reverse("public:home")),
        (capfirst(str(record._meta.verbose_name_plural)), reverse(f"public:{name}-list")),
        (descriptions.said(record, "title"), record.get_absolute_url()),
    ]
    items = [
        {"@type": "ListItem", "position": number, "name": words, "item": {"@id": whole(address)}}
        for number, (words, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


@register.simple_tag(takes_context=True)
def linked_data(context, record):
    """Say what the page of a record is about, where there are words for its kind, and where it stands on the site."""
    whole = context["request"].build_absolute_uri
    describe = DESCRIBED.get(type(record))
    return as_block([*([describe(record, whole)] if describe else []), trail(record, whole)])


@register.simple_tag(takes_context=True)
def website_data(context):
    """Say on the home page what the site is and how it is searched."""
    home = context["request"].build_absolute_uri(reverse("public:home"))
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{home}search/?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    site = {
        "@type": "WebSite",
        "@id": home,
        "url": home,
        "name": "Benelux Tracker",
        "inLanguage": get_language(),
        "license": {"@id": "https://creativecommons.org/licenses/by/4.0/"},
        "publisher": {
            "@type": "GovernmentOrganization",
            "name": _("Secretariat-General of the Benelux Union"),
            "url": "https://www.benelux.int",
        },
        "potentialAction": search,
    }
    return as_block([site])
