"""Activities."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.models import Activity

from .base import RECORD, SOURCE, RecordAdmin, texts


@admin.register(Activity)
class ActivityAdmin(RecordAdmin):
    """Activities."""

    list_display = ("title_nl", "project", "kind", "first_day", "last_day", "is_public")
    list_filter = ("kind", "is_public", "basis")
    list_select_related = ("project",)
    date_hierarchy = "last_day"
    autocomplete_fields = ("project", "meeting", "decision", "partners", "report")
    decision_path = "decision"
    fieldsets = (
        (None, {"fields": ["code", "is_public", "project", "kind"]}),
        texts("title", "summary"),
        (_("When and where"), {"fields": [("first_day", "last_day"), "place", "url"]}),
        (_("Figure"), {"fields": [("figure", "figure_counted")]}),
        texts("figure_unit", title=_("What the figure counts")),
        (_("Belongs to"), {"fields": [("meeting", "decision"), "partners"]}),
        SOURCE,
        RECORD,
    )
