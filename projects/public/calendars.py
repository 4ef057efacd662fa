"""Calendars: promises by their terms and meetings by their days, filters kept (RFC 5545, RFC 7986)."""

from datetime import UTC, date, timedelta

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from projects.models import Meeting
from projects.translated import text_in

from .characters import allowed
from .questions import asked, refusal

MOST = 1000
FRESH = timedelta(hours=12)

# Word of the list → the columns with the first and the last possible day.
DAYS = {"follow-ups": ("due_first", "due_last"), "meetings": ("first_day", "last_day")}

# What a meeting is to a calendar; one of which nobody knows whether it was held is not certain.
STATUS = {
    Meeting.State.HELD: "CONFIRMED",
    Meeting.State.PLANNED: "TENTATIVE",
    Meeting.State.UNCLEAR: "TENTATIVE",
    Meeting.State.CANCELLED: "CANCELLED",
}


def summary(period, title):
    """Return the line a calendar shows: a vague period says how vague it is ("Q2 2023: Publish the study")."""
    return title if period.days == 1 else f"{period.label()}: {title}"


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
    _describe(event, [f"{record.get_kind_display()}: {record.get_state_display()}", record.summary, address])
    return event


def _describe(event, lines):
    event.add("description", allowed("\n".join(line for line in lines if line)))


EVENTS = {"follow-ups": promise, "meetings": meeting}


def _about(more):
    """Say what the calendar leaves out; `more` where it is also cut."""
    said = _("What has no date, or only the beginning or the end of one, is not in this calendar.")
    cut = _("It holds the %(number)s latest; set a filter to see others.") % {"number": MOST}
    return f"{said} {cut}" if more else said


def _calendar(question, more):
    """Return the calendar without its events."""
    calendar = Calendar()
    name = allowed(f"Benelux Tracker: {question.title}")
    calendar.add("prodid", f"-//Benelux Tracker//{question.word}//{get_language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for key, value in (("name", name), ("x-wr-calname", name), ("x-wr-caldesc", _about(more))):
        calendar.add(key, value)
    calendar.add("refresh-interval", FRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    return calendar


@require_safe
def calendar(request, word):
    """Answer with the dated records of the list `word`, at most the `MOST` latest; filters as on the list."""
    if word not in DAYS:
        raise Http404(_("There is no such calendar."))
    question = asked(request, word)
    if not question.makes_sense:
        return refusal()
    first, last = DAYS[word]
    # The very last day that can be written has no next one; it stands for an open end.
    dated = question.found.qs.filter(**{f"{first}__isnull": False, f"{last}__lt": date.max})
    records = list(dated.order_by(f"-{last}", "-pk")[: MOST + 1])
    file = _calendar(question, more=len(records) > MOST)
    for record in records[:MOST]:
        address = request.build_absolute_uri(record.get_absolute_url())
        file.add_component(EVENTS[word](record, address, question.on))
    response = HttpResponse(file.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="benelux-tracker-{word}.ics"'
    return response
