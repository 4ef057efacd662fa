"""Documents."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.models import Document

from .base import RECORD, SOURCE, RecordAdmin, texts


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    """Documents, portals, studies."""

    list_display = ("title_nl", "kind", "language", "last_day", "url", "is_public")
    list_filter = ("kind", "language", "is_public", "basis")
    date_hierarchy = "last_day"
    autocomplete_fields = ("projects", "decisions", "activities", "report")
    decision_path = "decisions"
    fieldsets = (
        (None, {"fields": ["code", "is_public", ("kind", "language"), "url"]}),
        texts("title", "summary"),
        (_("When"), {"fields": [("first_day", "last_day")]}),
        (_("Belongs to"), {"fields": ["projects", "decisions", "activities"]}),
        SOURCE,
        RECORD,
    )
