"""Follow-ups: what was promised, for when, and what came of it."""

from django.db.models import Prefetch

from projects.filters import FollowUpFilter
from projects.models import DueChange, FollowUp

from .details import RecordDetail
from .lists import RecordList


class List(RecordList):
    """Follow-ups, by term."""

    filterset = FollowUpFilter
    template_name = "public/followup_list.html"

    def with_relations(self, queryset):
        """A row names what the promise comes from and who is responsible."""
        return queryset.select_related("project", "decision", "meeting", "responsible")


class Detail(RecordDetail):
    """A promise: its words, its term, and each time the term moved."""

    model = FollowUp
    template_name = "public/followup_detail.html"

    def get_queryset(self):
        """Public follow-ups with what they come from."""
        return (
            super()
            .get_queryset()
            .select_related("project", "decision", "meeting", "responsible", "report", "proof_document")
            .prefetch_related(Prefetch("due_changes", self.seen(DueChange).select_related("report"), to_attr="shifts"))
        )
