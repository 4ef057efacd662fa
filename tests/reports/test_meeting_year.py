"""The meetings of a year as a calendar."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.reports import meeting_year as module
from projects.reports.meeting_year import meeting_year, meeting_years
from tests import make

pytestmark = pytest.mark.django_db


def a_meeting(code, first, last, **values):
    return make.meeting(code=code, first_day=first, last_day=last, **values)


def codes(meetings):
    return [meeting.code for meeting in meetings]


def test_the_years_are_those_in_which_a_meeting_begins_or_ends_and_private_ones_tell_none():
    a_meeting("a", date(2021, 12, 31), date(2022, 1, 1))
    a_meeting("b", None, date(2019, 5, 1))
    a_meeting("c", None, None)
    a_meeting("geheim", date(2030, 1, 1), date(2030, 1, 1), is_public=False)
    assert meeting_years() == {2022: 1, 2021: 1, 2019: 1}


def test_a_known_day_is_marked_and_meetings_side_by_side_share_a_run():
    a_meeting("a", date(2022, 10, 18), date(2022, 10, 19))
    a_meeting("b", date(2022, 10, 19), date(2022, 10, 20))
    a_meeting("c", date(2022, 10, 27), date(2022, 10, 27), state="planned")
    october = meeting_year(2022, [2022]).months[9]
    assert [(run.period.text, codes(run.meetings), run.is_held) for run in october.runs] == [
        ("2022-10-18/2022-10-20", ["a", "b"], True),
        ("2022-10-27", ["c"], False),
    ]
    assert (codes(october.exact), october.total) == (["a", "b", "c"], 3)


def test_a_meeting_over_the_turn_of_a_month_is_in_both_and_counted_once():
    a_meeting("a", date(2022, 9, 30), date(2022, 10, 1))
    picture = meeting_year(2022, [2022])
    assert [(sheet.period.text, codes(sheet.exact)) for sheet in picture.months if sheet.total] == [
        ("2022-09", ["a"]),
        ("2022-10", ["a"]),
    ]
    assert picture.total == 1


def test_vague_days_stay_vague():
    a_meeting("maand", date(2022, 10, 1), date(2022, 10, 31))
    a_meeting("halve-maand", date(2022, 5, 1), date(2022, 5, 15))
    a_meeting("najaar", date(2022, 9, 1), date(2022, 12, 31))
    a_meeting("vanaf", date(2022, 11, 25), None)
    a_meeting("jaar", date(2022, 1, 1), date(2022, 12, 31))
    a_meeting("nooit-gezegd", None, None)
    picture = meeting_year(2022, [2022])
    assert [(number, codes(s.vague)) for number, s in enumerate(picture.months, 1) if s.vague] == [
        (5, ["halve-maand"]),
        (10, ["maand"]),
    ]
    assert codes(span.record for span in picture.several_months) == ["najaar", "vanaf"]
    assert [span.span.open_end for span in picture.several_months] == [False, True]
    assert (codes(picture.some_time), picture.undated, picture.total) == (["jaar"], 1, 5)


def test_only_the_year_asked_for_is_shown_and_nothing_private():
    a_meeting("ander-jaar", date(2023, 1, 1), date(2023, 12, 31))
    a_meeting("geheim", date(2022, 4, 1), date(2022, 4, 1), is_public=False)
    make.meeting(code="geheim-zonder-dag", first_day=None, last_day=None, is_public=False)
    picture = meeting_year(2022, [2023])
    assert (picture.total, picture.undated) == (0, 0)


def test_a_full_year_is_cut_and_says_by_how_much(monkeypatch):
    monkeypatch.setattr(module, "MOST_DRAWN", 2)
    for day in (1, 2, 3):
        a_meeting(f"m-{day}", date(2022, 4, day), date(2022, 4, day))
    picture = meeting_year(2022, [2022])
    assert (codes(picture.months[3].exact), picture.left_out) == (["m-1", "m-2"], 1)


def test_two_queries_whatever_there_is():
    for day in range(1, 6):
        a_meeting(f"m-{day}", date(2022, 4, day), date(2022, 4, day))
    with CaptureQueriesContext(connection) as captured:
        meeting_year(2022, [2022])
    assert len(captured) == 2
