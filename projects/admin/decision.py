"""Decisions, their relations and transpositions."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.models import MILESTONES, Decision, DecisionRelation, Transposition

from .base import RECORD, SOURCE, RecordAdmin, RecordInline, texts


class TranspositionInline(RecordInline):
    """What each country made of the act."""

    model = Transposition
    autocomplete_fields = ("authority",)
    related = ("authority",)
    fields = (
        ("authority", "state"),
        ("due_first", "due_last", "met_on"),
        ("measure", "measure_url"),
        ("communicated_by", "confirmed_on"),
    )


class RelationInline(RecordInline):
    """What the act does to others."""

    model = DecisionRelation
    fk_name = "decision"
    autocomplete_fields = ("other",)
    fields = (("kind", "other"),)
    related = ("decision", "other")


@admin.register(Decision)
class DecisionAdmin(RecordAdmin):
    """Decisions."""

    list_display = ("official_number", "title_nl", "type", "stage", "signed_last", "body", "is_public")
    list_display_links = ("official_number", "title_nl")
    list_filter = ("type", "stage", "binding", "year", "is_public", "basis")
    list_select_related = ("body",)
    date_hierarchy = "signed_last"
    search_fields = (*RecordAdmin.search_fields, "other_number")
    autocomplete_fields = ("body", "projects", "report")
    inlines = (TranspositionInline, RelationInline)
    decision_path = ""
    fieldsets = (
        (None, {"fields": ["code", "is_public", ("type", "binding"), ("body", "stage")]}),
        (_("Number"), {"fields": [("series", "year", "number"), "other_number"]}),
        texts("title", "summary"),
        (_("Dates"), {"fields": [(f"{milestone}_first", f"{milestone}_last") for milestone in MILESTONES]}),
        (_("Signature and address"), {"fields": ["signatory", "place", "url"]}),
        (_("Projects"), {"fields": ["projects"]}),
        SOURCE,
        RECORD,
    )

    @admin.display(description=_("number"), ordering="year")
    def official_number(self, decision):
        """The number in its official spelling."""
        return decision.official_number or "–"


@admin.register(DecisionRelation)
class DecisionRelationAdmin(RecordAdmin):
    """Relations between decisions."""

    list_display = ("decision", "kind", "other", "is_public")
    list_filter = ("kind", "is_public", "basis")
    list_select_related = ("decision", "other")
    search_fields = ("code", "decision__title_nl", "other__title_nl")
    autocomplete_fields = ("decision", "other", "report")
    decision_path = "decision"
    fieldsets = ((None, {"fields": ["code", "is_public", "decision", "kind", "other"]}), SOURCE, RECORD)


@admin.register(Transposition)
class TranspositionAdmin(RecordAdmin):
    """Transpositions."""

    list_display = ("decision", "authority", "state", "due_last", "met_on", "confirmed_on", "is_public")
    list_filter = ("state", ("authority", admin.RelatedOnlyFieldListFilter), "is_public", "basis")
    list_select_related = ("decision", "authority")
    date_hierarchy = "due_last"
    search_fields = ("code", "decision__title_nl", "authority__title_nl", "measure")
    autocomplete_fields = ("decision", "authority", "report")
    decision_path = "decision"
    fieldsets = (
        (None, {"fields": ["code", "is_public", "decision", "authority", "state"]}),
        (_("Term"), {"fields": [("due_first", "due_last"), "met_on"]}),
        (_("National measure"), {"fields": ["measure", "measure_url", "communicated_by", "confirmed_on"]}),
        SOURCE,
        RECORD,
    )
