"""Meetings."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.models import Meeting

from .base import RECORD, SOURCE, RecordAdmin, texts


@admin.register(Meeting)
class MeetingAdmin(RecordAdmin):
    """Meetings, conferences, visits."""

    list_display = ("title_nl", "kind", "state", "first_day", "last_day", "place", "is_public")
    list_filter = ("kind", "state", "is_public", "basis")
    date_hierarchy = "last_day"
    autocomplete_fields = ("body", "host", "partners", "projects", "report")
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
        texts("outcome", title=_("Outcome")),
        SOURCE,
        RECORD,
    )
