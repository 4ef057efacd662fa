"""Calendars: valid by RFC 5545, a vague date as an all-day span with its name, the filters of the list kept."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from projects.models import FollowUp, Meeting
from projects.public import calendars
from tests import make
from tests.test_translated import BEFORE_A_COLON

pytestmark = pytest.mark.django_db


@pytest.fixture
def on(monkeypatch):
    """Today is the 15th of July 2023."""
    monkeypatch.setattr(timezone, "localdate", lambda: date(2023, 7, 15))


def read(client, word, language="en", **question):
    """Return the calendar and its events, after what RFC 5545 asks of both has been seen."""
    answer = client.get(f"/{language}/calendars/{word}.ics", question)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    lines = answer.content.split(b"\r\n")
    assert [line for line in lines if len(line) > 75 or b"\n" in line] == []
    file = Calendar.from_ical(answer.content)
    assert (file["VERSION"], file["PRODID"].startswith("-//")) == ("2.0", True)
    events = file.walk("VEVENT")
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LAST-MODIFIED", "URL"} <= set(event)
        assert [event[name].params["VALUE"] for name in ("DTSTART", "DTEND")] == ["DATE", "DATE"]
        assert event["DTSTART"].dt < event["DTEND"].dt
        assert event["TRANSP"] == "TRANSPARENT"
        assert not event.errors
    assert len({event["UID"] for event in events}) == len(events)
    return file, events


def days(event):
    return event["DTSTART"].dt, event["DTEND"].dt


def summaries(client, word, language="en", **question):
    return [str(event["SUMMARY"]) for event in read(client, word, language, **question)[1]]


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "2e kwartaal 2023"), ("fr", "2e trimestre 2023"), ("en", "Q2 2023")]
)
def test_a_vague_term_is_a_span_of_whole_days_with_its_name(client, language, said):
    make.follow_up(title_fr="Publier l’étude", title_en="Publish the study")
    title = {"nl": "Studie publiceren", "fr": "Publier l’étude", "en": "Publish the study"}[language]
    _file, [event] = read(client, "follow-ups", language)
    assert event["SUMMARY"] == f"{said}{BEFORE_A_COLON[language]}: {title}"
    assert days(event) == (date(2023, 4, 1), date(2023, 7, 1))


def test_a_day_is_one_day_without_a_name(client):
    make.meeting(title_en="Workshop on floods")
    _file, [event] = read(client, "meetings")
    assert event["SUMMARY"] == "Workshop on floods"
    assert days(event) == (date(2022, 4, 21), date(2022, 4, 22))


@pytest.mark.parametrize(
    ("first", "last"),
    [(None, None), (date(2023, 1, 1), None), (None, date(2023, 6, 30)), (date(2023, 1, 1), date.max)],
)
def test_what_has_no_date_or_an_open_end_is_left_out_and_the_calendar_says_so(client, first, last):
    make.follow_up(due_first=first, due_last=last, due_basis="stated" if first or last else "none")
    make.meeting(first_day=first, last_day=last)
    for word in ("follow-ups", "meetings"):
        file, events = read(client, word)
        assert events == []
        assert file["X-WR-CALDESC"] == (
            "What has no date, or only the beginning or the end of one, is not in this calendar."
        )


def test_a_promise_says_how_its_term_stands_today_and_in_which_words_it_was_made(client, on):
    make.follow_up(title_en="Publish the study", summary_en="In three parts.", firmness="expected", code="studie")
    _file, [event] = read(client, "follow-ups")
    assert str(event["DESCRIPTION"]).split("\n") == [
        "Term: outcome not recorded",
        "State: open",
        "Promised as expected, not as firm.",
        "In the words of the source: “tweede kwartaal van 2023”",
        "In three parts.",
        "http://testserver/en/follow-ups/studie/",
    ]
    assert event["URL"] == "http://testserver/en/follow-ups/studie/"


@pytest.mark.parametrize(
    ("state", "status"),
    [("held", "CONFIRMED"), ("planned", "TENTATIVE"), ("unclear", "TENTATIVE"), ("cancelled", "CANCELLED")],
)
def test_a_meeting_says_whether_it_takes_place(client, state, status):
    make.meeting(state=state, place="Luik")
    _file, [event] = read(client, "meetings")
    assert (event["STATUS"], event["LOCATION"]) == (status, "Luik")


def test_an_event_keeps_its_identity_and_says_when_it_was_changed(client):
    changed = datetime(2023, 3, 4, 5, 6, 7, tzinfo=UTC)
    meeting = make.meeting(code="overstromingen")
    Meeting.objects.filter(pk=meeting.pk).update(updated_at=changed, title_en="Another")
    _file, [event] = read(client, "meetings")
    assert event["UID"] == "meeting-overstromingen@benelux-tracker"
    assert (event["DTSTAMP"].dt, event["LAST-MODIFIED"].dt) == (changed, changed)


def test_the_filters_of_the_list_are_kept_and_named(client):
    make.meeting(code="w", title_en="A workshop", kind="workshop")
    make.meeting(code="v", title_en="A visit", kind="visit")
    file, [event] = read(client, "meetings", kind="visit")
    assert event["SUMMARY"] == "A visit"
    assert file["X-WR-CALNAME"] == file["NAME"] == "Benelux Tracker: Meetings (Kind: visit)"
    assert file["REFRESH-INTERVAL"].dt == timedelta(hours=12)


def test_a_title_in_another_language_is_marked(client):
    make.meeting()
    _file, [event] = read(client, "meetings", "fr")
    assert event["SUMMARY"].params == {"LANGUAGE": "nl"}


def test_long_and_odd_texts_are_folded_and_escaped(client):
    title = "Écoles; ponts, \\ et 🚲 " * 10
    meeting = make.meeting()
    Meeting.objects.filter(pk=meeting.pk).update(title_en=f"{title}\x07", place="A\nBEGIN:VEVENT")
    _file, [event] = read(client, "meetings")
    assert (event["SUMMARY"], event["LOCATION"]) == (title, "A\nBEGIN:VEVENT")


def test_a_promise_of_something_private_is_not_in_it(client):
    make.follow_up(project=make.project(code="hidden", is_public=False), title_en="geheim")
    make.follow_up(code="secret", project=make.project(), is_public=False, title_en="geheim")
    make.meeting(is_public=False, title_en="geheim")
    assert FollowUp.objects.count() == 2
    assert (summaries(client, "follow-ups"), summaries(client, "meetings")) == ([], [])


def test_a_long_calendar_holds_the_latest_and_says_so(client, monkeypatch):
    monkeypatch.setattr(calendars, "MOST", 2)
    for number in (1, 3, 2):
        day = date(2022, 4, number)
        make.meeting(code=f"m-{number}", title_en=f"Meeting {number}", first_day=day, last_day=day)
    file, events = read(client, "meetings")
    assert [str(event["SUMMARY"]) for event in events] == ["Meeting 3", "Meeting 2"]
    assert file["X-WR-CALDESC"].endswith("It holds the 2 latest; set a filter to see others.")


@pytest.mark.parametrize("word", calendars.DAYS)
def test_a_calendar_takes_one_query_however_long_it_is(client, word):
    one_more = {"follow-ups": make.follow_up, "meetings": make.meeting}[word]

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/en/calendars/{word}.ics")
        return len(captured)

    one_more(code="a")
    one = queries()
    one_more(code="b"), one_more(code="c")
    assert (one, queries()) == (1, 1)
