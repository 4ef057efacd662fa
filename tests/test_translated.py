"""Texts in three languages and their fallback."""

import pytest
from django.utils.translation import override

from projects.models import Theme
from projects.translated import colon, columns, quoted, text_in

BEFORE_A_COLON = {"nl": "", "fr": "\N{NO-BREAK SPACE}", "en": ""}


@pytest.mark.parametrize(
    ("language", "expected"), [("nl", ("Fiets", "nl")), ("fr", ("Fiets", "nl")), ("en", ("Bike", "en"))]
)
def test_a_missing_text_falls_back_to_dutch_and_says_so(language, expected):
    theme = Theme(title_nl="Fiets", title_en="Bike")
    assert text_in(theme, "title", language) == expected
    with override(language):
        assert theme.title == expected[0]


def test_a_text_without_dutch_falls_back_to_whichever_exists():
    assert text_in(Theme(title_fr="Vélo"), "title", "en") == ("Vélo", "fr")


def test_no_text_at_all_is_empty_in_the_language_asked_for():
    assert text_in(Theme(), "title", "fr") == ("", "fr")


def test_columns_of_a_text():
    assert columns("title") == ("title_nl", "title_fr", "title_en")


@pytest.mark.parametrize(
    ("language", "quotation"), [("nl", "“a”"), ("fr", "«\N{NO-BREAK SPACE}a\N{NO-BREAK SPACE}»"), ("en", "“a”")]
)
def test_quotation_marks_and_colons_are_those_of_the_language(language, quotation):
    with override(language):
        assert (quoted("a"), colon()) == (quotation, f"{BEFORE_A_COLON[language]}: ")
