"""The question of a list, as it is asked again elsewhere."""

import pytest
from django.http import QueryDict

from projects.filters import MeetingFilter
from projects.filters.question import kept
from projects.models import Meeting
from tests import make

pytestmark = pytest.mark.django_db


def asked(text):
    """Return what is kept of the question `text` to a list of meetings."""
    return kept(MeetingFilter(QueryDict(text) or None, Meeting.objects.public()))


def test_filters_are_kept_in_one_spelling_and_order_page_and_the_rest_are_not():
    make.partner(code="be")
    expected = "?q=caf%C3%A9+%26+co&kind=workshop&partner=be&since=2022-01-01"
    question = "since=2022-01-01&sort=title&partner=be&page=2&format=csv&on=2023-01-01&kind=workshop"
    assert asked(f"{question}&q=caf%C3%A9+%26+co&state=") == expected


def test_nothing_is_kept_where_nothing_is_asked_or_nothing_understood():
    assert [asked(text) for text in ("", "sort=title", "kind=nonsense", "q=a%00b&kind=workshop")] == ["", "", "", ""]
