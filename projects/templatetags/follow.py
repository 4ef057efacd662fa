"""How a list can be followed, with the filters it shows."""

from typing import NamedTuple

from django import template
from django.urls import reverse

from projects.filters.question import kept
from projects.models import FollowUp, Meeting

register = template.Library()

DATED = (FollowUp, Meeting)


class Ways(NamedTuple):
    """The addresses of the feed and of the calendar of a list; empty where its records have no days to keep."""

    feed: str
    calendar: str
    subscription: str


@register.simple_tag(takes_context=True)
def ways_to_follow(context, found):
    """Return the `Ways` to follow the list that the FilterSet `found` shows; `webcal:` opens a calendar at once."""
    model = found.queryset.model
    word = reverse(f"public:{model._meta.model_name}-list").rstrip("/").rpartition("/")[2]
    feed = reverse("public:feed", args=[word]) + kept(found)
    if model not in DATED:
        return Ways(feed, "", "")
    calendar = reverse("public:calendar", args=[word]) + kept(found)
    return Ways(feed, calendar, f"webcal://{context['request'].get_host()}{calendar}")
