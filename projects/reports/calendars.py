"""Records as events of a calendar, for the public and for one person (RFC 5545, RFC 7986)."""

from datetime import UTC, timedelta

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from projects.models import Meeting
from projects.translated import colon, text_in

from .characters import allowed

FRESH = timedelta(hours=12)

# What a meeting is to a calendar; one of which nobody knows whether it was held is not certain.
STATUS = {
    Meeting.State.HELD: "CONFIRMED",
    Meeting.State.PLANNED: "TENTATIVE",
    Meeting.State.UNCLEAR: "TENTATIVE",
    Meeting.State.CANCELLED: "CANCELLED",
}


def summary(period, title):
    """Return the line a calendar shows: a vague period says how vague it is ("Q2 2023: Publish the study")."""
    return title if period.days == 1 else f"{period.label()}{colon()}{title}"


def _event(record, period, address):
    """Return an all-day event over every possible day of `period`."""
    title = text_in(record, "title")
    event = Event()
    event.add("uid", f"{record._meta.model_name}-{record.code}@benelux-tracker")
    event.add("dtstamp", record.updated_at.astimezone(UTC))
    event.add("created", record.created_at.astimezone(UTC))
    event.add("last-modified", record.updated_at.astimezone(UTC))
    event.add("dtstart", period.first)
    event.add("dtend", period.last + timedelta(days=1))
    language = {} if title.language == get_language() else {"LANGUAGE": title.language}
    event.add("summary", allowed(summary(period, title.text)), parameters=language)
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event


def promise(record, address, on):
    """Return a follow-up as an event over its term; how the term stands on the day `on` is in the description."""
    event = _event(record, record.due, address)
    lines = [
        _("Term: %(state)s") % {"state": record.deadline_state(on).label},
        _("State: %(state)s") % {"state": record.get_state_display()},
    ]
    if record.firmness == record.Firmness.EXPECTED:
        lines.append(_("Promised as expected, not as firm."))
    if record.original_wording:
        lines.append(_("In the words of the source: “%(words)s”") % {"words": record.original_wording})
    _describe(event, [*lines, record.summary, address])
    return event


def meeting(record, address, on):
    """Return a meeting as an event over its days."""
    event = _event(record, record.period, address)
    event.add("status", STATUS[record.state])
    if record.place:
        event.add("location", allowed(record.place))
    _describe(event, [f"{record.get_kind_display()}{colon()}{record.get_state_display()}", record.summary, address])
    return event


def _describe(event, lines):
    event.add("description", allowed("\n".join(line for line in lines if line)))


def begun(name, about, word):
    """Return a calendar without events: its `name`, what it is `about`, and the `word` for it in its maker's name."""
    calendar = Calendar()
    name = allowed(name)
    calendar.add("prodid", f"-//Benelux Tracker//{word}//{get_language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for key, value in (("name", name), ("x-wr-calname", name), ("x-wr-caldesc", about)):
        calendar.add(key, value)
    calendar.add("refresh-interval", FRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    return calendar


def answered(calendar, name):
    """Return the answer that is the file of a calendar, called `name`."""
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response
