"""What pictures need of a template."""

from datetime import date

import pytest
from django.utils.translation import override

from projects.charts import Span
from projects.models import FollowUp, StatusUpdate
from projects.periods import Period
from projects.reports.life_line import Mark
from projects.templatetags.charts import lang_of, lines, mark_name, mark_tone, near, plus, share, times, tone

ON = date(2023, 7, 15)


def a_mark(kind, record, number=1):
    return Mark(Period(ON, ON), kind, record, number, Span(0, 1), 0, 0.0)


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_numbers_have_a_point_and_no_more_digits_than_a_drawing_needs(language):
    with override(language):
        assert (share(100 / 3), share(50.0), lines(1.5), lines(2)) == ("33.333%", "50%", "1.5rem", "2rem")


def test_numbers_are_added_and_multiplied():
    assert (plus(1.5, "2"), plus(1, None), times(3, "1.5")) == (3.5, 1.0, 4.5)


def test_words_that_would_touch_on_a_phone_are_near():
    assert (near(75, 98), near(50, 98)) == (True, False)


def test_a_term_in_the_future_is_never_late():
    assert [tone(state) for state in ("not_yet_due", "due_soon", "overdue")] == ["active", "early", "late"]


def test_a_mark_has_the_tone_of_its_status_or_of_its_term_on_the_day():
    promise = FollowUp(due_last=date(2023, 7, 1), reported_on=date(2023, 7, 10))
    assert mark_tone(a_mark("followup", promise), ON) == "late"
    assert mark_tone(a_mark("followup", promise), date(2023, 1, 1)) == "active"
    assert mark_tone(a_mark("status", StatusUpdate(status="completed")), ON) == "done"
    assert mark_tone(a_mark("activity", None, 3), ON) == "plain"


def test_a_mark_says_when_and_what_in_one_line():
    with override("en"):
        assert mark_name(a_mark("status", StatusUpdate(status="running"))) == "15 July 2023: running"
        assert mark_name(a_mark("followup", FollowUp(title_en="A study"))) == "15 July 2023: A study"
        assert mark_name(a_mark("activity", None, 3)) == "15 July 2023: 3"


def test_a_title_in_the_language_of_the_page_needs_no_mark():
    with override("en"):
        assert lang_of(FollowUp(title_nl="Studie")) == ' lang="nl"'
        assert lang_of(FollowUp(title_nl="Studie", title_en="Study")) == ""
