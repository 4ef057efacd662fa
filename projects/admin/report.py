"""Reports and their outlines."""

from django.contrib import admin

from projects.models import Heading, Report

from .base import RECORD, ReadOnlyInline, RecordAdmin, texts


class HeadingInline(ReadOnlyInline):
    """The outline of a report; each of its many headings has a page of its own."""

    model = Heading
    fields = (("section", "level", "position", "lines"), "theme")
    related = ("theme",)

    def has_add_permission(self, request, obj=None):
        """Headings are added on their own page, or with a file."""
        return False


@admin.register(Report)
class ReportAdmin(RecordAdmin):
    """Reports and plans."""

    list_display = ("title_nl", "kind", "year", "is_public")
    list_filter = ("kind", "year", "is_public")
    inlines = (HeadingInline,)
    fieldsets = (
        (None, {"fields": ["code", "is_public", ("kind", "year", "language"), "url", "digest"]}),
        texts("title"),
        RECORD,
    )


@admin.register(Heading)
class HeadingAdmin(RecordAdmin):
    """Headings of reports."""

    list_display = ("title_nl", "section", "level", "position", "report", "is_public")
    list_filter = ("level", ("report", admin.RelatedOnlyFieldListFilter), "is_public")
    list_select_related = ("report",)
    ordering = ("report", "position")
    autocomplete_fields = ("report", "theme")
    fieldsets = (
        (None, {"fields": ["code", "is_public", "report", "theme", ("section", "level", "position"), "lines"]}),
        texts("title"),
        RECORD,
    )
