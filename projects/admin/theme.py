"""Themes: the chapters of the work programme."""

from django.contrib import admin

from projects.models import Theme

from .base import RECORD, SOURCE, RecordAdmin, texts


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
        RECORD,
    )
