"""The personal calendar: a page with its address, and the file that a calendar program fetches without signing in."""

import re
import secrets

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from projects.models import AuditEntry, User
from projects.models.user import new_calendar_token
from projects.reports.calendars import answered, begun, meeting, promise
from projects.reports.personal_calendar import own_meetings, own_terms

from .sign_ins import note

# What `new_calendar_token` makes; anything else need not be looked up.
_TOKEN = re.compile(r"[A-Za-z0-9_\-]{32}")
NEW, OFF = "new", "off"


class CalendarForm(forms.Form):
    """What to do with the address."""

    step = forms.ChoiceField(choices=[(NEW, NEW), (OFF, OFF)])


def calendar_urls(wrap):
    """Return the addresses of the page and of the file; `wrap` is the admin's guard, which the file has to do without.

    A calendar program cannot sign in: whoever has the address may read, so it is as long as a secret key.
    """
    return [
        path("calendar/", wrap(calendar_page), name="calendar"),
        path("calendar/<str:token>.ics", calendar_file, name="calendar_file"),
    ]


def calendar_page(request):
    """Show the signed-in person's address; make a new one, or switch the calendar off."""
    if request.method == "POST":
        form = CalendarForm(request.POST)
        if form.is_valid():
            change_address(request, form.cleaned_data["step"])
            return redirect("admin:calendar")
        messages.error(request, _("Nothing was changed: choose a new address, or no calendar."))
    token = request.user.calendar_token
    address = request.build_absolute_uri(reverse("admin:calendar_file", args=[token])) if token else ""
    context = {
        **admin.site.each_context(request),
        "title": _("Your calendar"),
        "address": address,
        "subscription": re.sub(r"\Ahttps?://", "webcal://", address),
    }
    return TemplateResponse(request, "admin/calendar.html", context)


@transaction.atomic
def change_address(request, step):
    """Give the person a new address or none; the old one answers nobody from then on."""
    request.user.calendar_token = new_calendar_token() if step == NEW else None
    request.user.save(update_fields=["calendar_token"])
    note(request, AuditEntry.Kind.CALENDAR_CHANGED, request.user, detail=step)
    said = _("This is your new address; the old one stopped.") if step == NEW else _("Your calendar is switched off.")
    messages.success(request, said)


def person_of(token):
    """Return the person on the staff whose calendar has this token, or None.

    The last comparison takes as long for a token that is nearly right as for any other.
    """
    if not _TOKEN.fullmatch(token):
        return None
    user = User.objects.filter(calendar_token=token, is_active=True, is_staff=True).first()
    return user if user and secrets.compare_digest(user.calendar_token, token) else None


@require_safe
@never_cache
def calendar_file(request, token):
    """Answer with a person's calendar, in the person's language; it is nobody else's to keep or to index."""
    user = person_of(token)
    if user is None:
        raise Http404
    on = timezone.localdate()
    with override(user.language):
        about = _("Your own terms that are not closed, and the meetings of your projects. Drafts are among them.")
        file = begun(f"Benelux Tracker: {user.get_full_name() or user.username}", about, "personal")
        for make, records in ((promise, own_terms(user, on)), (meeting, own_meetings(user, on))):
            for record in records:
                name = f"admin:projects_{record._meta.model_name}_change"
                file.add_component(make(record, request.build_absolute_uri(reverse(name, args=[record.pk])), on))
        response = answered(file, "benelux-tracker")
    response["X-Robots-Tag"] = "noindex"
    return response
