"""Partners: states, authorities, bodies, networks."""

from django.contrib import admin

from projects.models import Partner

from .base import RECORD, SOURCE, RecordAdmin, texts


@admin.register(Partner)
class PartnerAdmin(RecordAdmin):
    """Partners."""

    list_display = ("title_nl", "abbreviation", "kind", "parent", "is_public")
    list_filter = ("kind", "is_public", "basis")
    list_select_related = ("parent",)
    search_fields = (*RecordAdmin.search_fields, "abbreviation")
    autocomplete_fields = ("parent", "report")
    fieldsets = (
        (None, {"fields": ["code", "is_public", ("kind", "parent"), "abbreviation", "url"]}),
        texts("title", "summary"),
        SOURCE,
        RECORD,
    )
