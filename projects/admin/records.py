"""Themes, partners, reports, meetings, activities and documents."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.models import Activity, Document, Heading, Meeting, Partner, Report, Theme

from .base import SOURCE, RecordAdmin, RecordInline, texts


@admin.register(Theme)
class ThemeAdmin(RecordAdmin):
    """Themes."""

    list_display = ("code", "title_nl", "parent", "position", "is_public")
    list_filter = ("is_public", "basis")
    list_select_related = ("parent",)
    ordering = ("position",)
    autocomplete_fields = ("parent", "report")
    fieldsets = (
        (None, {"fields": ["code", "is_public", "parent", "position"]}),
        texts("title", "summary"),
        SOURCE,
    )


@admin.register(Partner)
class PartnerAdmin(RecordAdmin):
    """Partners."""

    list_display = ("title_nl", "abbreviation", "kind", "parent", "is_public")
    list_filter = ("kind", "is_public", "basis")
    list_select_related = ("parent",)
    search_fields = (*RecordAdmin.search_fields, "abbreviation")
    autocomplete_fields = ("parent", "report")
    fieldsets = (
        (None, {"fields": ["code", "is_public", "kind", "parent", "abbreviation", "url"]}),
        texts("title", "summary"),
        SOURCE,
    )


class HeadingInline(RecordInline):
    """The outline of a report."""

    model = Heading
    fields = ("section", "title_nl", "level", "position", "lines", "theme")
    autocomplete_fields = ("theme",)
    max_num = 0
    can_delete = False

    def has_change_permission(self, request, obj=None):
        """An outline has a hundred headings; each has a page of its own."""
        return False


@admin.register(Report)
class ReportAdmin(RecordAdmin):
    """Reports and plans."""

    list_display = ("title_nl", "kind", "year", "is_public")
    list_filter = ("kind", "year", "is_public")
    inlines = (HeadingInline,)


@admin.register(Heading)
class HeadingAdmin(RecordAdmin):
    """Headings of reports."""

    list_display = ("title_nl", "section", "level", "position", "report", "is_public")
    list_filter = ("level", ("report", admin.RelatedOnlyFieldListFilter), "is_public")
    list_select_related = ("report",)
    ordering = ("report", "position")
    autocomplete_fields = ("report", "theme")


@admin.register(Meeting)
class MeetingAdmin(RecordAdmin):
    """Meetings."""

    list_display = ("title_nl", "kind", "state", "first_day", "last_day", "place", "is_public")
    list_filter = ("kind", "state", "is_public", "basis")
    date_hierarchy = "last_day"
    autocomplete_fields = ("body", "host", "partners", "projects", "report")
    decision_path = "projects__decisions"
    fieldsets = (
        (None, {"fields": ["code", "is_public", "kind", "state", "sittings"]}),
        texts("title", "summary"),
        (_("When and where"), {"fields": [("first_day", "last_day"), "place", "host", "body", "url"]}),
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
        texts("outcome"),
        SOURCE,
    )


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
        (
            _("Figure"),
            {"fields": [("figure", "figure_counted"), "figure_unit_nl", "figure_unit_fr", "figure_unit_en"]},
        ),
        (_("Belongs to"), {"fields": ["meeting", "decision", "partners"]}),
        SOURCE,
    )


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    """Documents."""

    list_display = ("title_nl", "kind", "language", "last_day", "url", "is_public")
    list_filter = ("kind", "language", "is_public", "basis")
    date_hierarchy = "last_day"
    autocomplete_fields = ("projects", "decisions", "activities", "report")
    decision_path = "decisions"
    fieldsets = (
        (None, {"fields": ["code", "is_public", "kind", "language", "url"]}),
        texts("title", "summary"),
        (_("When"), {"fields": [("first_day", "last_day")]}),
        (_("Belongs to"), {"fields": ["projects", "decisions", "activities"]}),
        SOURCE,
    )
