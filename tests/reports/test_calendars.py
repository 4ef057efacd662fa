"""Events of a calendar, whoever it is for."""

from datetime import UTC, date, datetime

from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from projects.models import Meeting
from projects.periods import Period
from projects.reports import calendars
from tests.test_translated import BEFORE_A_COLON


def test_every_state_of_a_meeting_has_its_status():
    assert set(calendars.STATUS) == set(Meeting.State)


DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(st.lists(DAYS, min_size=2, max_size=2).map(sorted), st.sampled_from(["nl", "fr", "en"]))
def test_an_event_covers_exactly_the_days_of_its_period(ends, language):
    period = Period(*ends)
    meeting = Meeting(
        code="x", title_nl="Titel", first_day=period.first, last_day=period.last, kind="visit", state="held"
    )
    meeting.created_at = meeting.updated_at = datetime(2023, 1, 1, tzinfo=UTC)
    with override(language):
        event = calendars.meeting(meeting, "https://tracker.example/", date(2023, 7, 15))
        said = calendars.summary(period, "Titel")
    assert (event["DTEND"].dt - event["DTSTART"].dt).days == period.days
    named = f"{period.label(language)}{BEFORE_A_COLON[language]}: Titel"
    assert event["SUMMARY"] == said == ("Titel" if period.days == 1 else named)
