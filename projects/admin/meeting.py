"""Meetings."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.http import Http404
from django.urls import path
from django.utils.translation import gettext_lazy as _

from projects.models import Meeting

from .base import RECORD, SOURCE, RecordAdmin, texts
from .meeting_sheet import sheet_view


@admin.register(Meeting)
class MeetingAdmin(RecordAdmin):
    """Meetings, conferences, visits."""

    list_display = ("title_nl", "kind", "state", "first_day", "last_day", "place", "is_public")
    list_filter = ("kind", "state", "is_public", "basis")
    date_hierarchy = "last_day"
    autocomplete_fields = ("body", "host", "partners", "projects", "agenda", "report")
    change_form_template = "admin/meeting_form.html"
    decision_path = "projects__decisions"
    fieldsets = (
        (None, {"fields": ["code", "is_public", ("kind", "state", "sittings")]}),
        texts("title", "summary"),
        (_("When and where"), {"fields": [("first_day", "last_day"), "place", ("host", "body"), "url"]}),
        (
            _("Who"),
            {
                "fields": [
                    ("participants", "participants_counted"),
                    ("organisations", "organisations_counted"),
                    "partners",
                    "projects",
                ]
            },
        ),
        (_("For the staff"), {"fields": ["agenda"]}),
        texts("outcome", title=_("Outcome")),
        SOURCE,
        RECORD,
    )

    def get_urls(self):
        """Add the sheet of a meeting."""
        view = self.admin_site.admin_view(self.sheet)
        return [path("<path:object_id>/sheet/", view, name="projects_meeting_sheet"), *super().get_urls()]

    def sheet(self, request, object_id):
        """What the meeting's body still owes, to print and to tick."""
        meeting = self.get_object(request, unquote(object_id))
        if meeting is None:
            raise Http404
        return sheet_view(self, request, meeting)
