"""Calendars: promises by their terms and meetings by their days, filters kept (RFC 5545, RFC 7986)."""

from datetime import date

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from projects.reports.calendars import answered, begun, meeting, promise

from .questions import asked, refusal

MOST = 1000

# Word of the list → the columns with the first and the last possible day.
DAYS = {"follow-ups": ("due_first", "due_last"), "meetings": ("first_day", "last_day")}

EVENTS = {"follow-ups": promise, "meetings": meeting}


def _about(more):
    """Say what the calendar leaves out; `more` where it is also cut."""
    said = _("What has no date, or only the beginning or the end of one, is not in this calendar.")
    cut = _("It holds the %(number)s latest; set a filter to see others.") % {"number": MOST}
    return f"{said} {cut}" if more else said


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
    file = begun(f"Benelux Tracker: {question.title}", _about(len(records) > MOST), question.word)
    for record in records[:MOST]:
        address = request.build_absolute_uri(record.get_absolute_url())
        file.add_component(EVENTS[word](record, address, question.on))
    return answered(file, f"benelux-tracker-{word}")
