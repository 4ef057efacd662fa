"""Follow-ups: what was promised, for when, and what came of it."""

from django.db.models import Q

from projects.filters import FollowUpFilter
from projects.models import FollowUp
from projects.models.proof import PROOFS

from .details import RecordDetail
from .lists import RecordList


class List(RecordList):
    """Follow-ups, by term."""

    filterset = FollowUpFilter
    template_name = "public/followup_list.html"

    def with_relations(self, queryset):
        """A row names what the promise comes from and who is responsible."""
        return queryset.select_related("project", "decision", "meeting", "responsible").with_shifts()


class Detail(RecordDetail):
    """A promise: its words, its term, and each time the term moved."""

    model = FollowUp
    template_name = "public/followup_detail.html"

    def get_queryset(self):
        """Public follow-ups with what they come from."""
        return (
            super()
            .get_queryset()
            .select_related("project", "decision", "meeting", "responsible", "report", *PROOFS[:3])
            .with_shifts()
        )

    def get_context_data(self, **kwargs):
        """Add the occurrences before and after it, as far as they are public, and whether a proof is."""
        record = self.object
        beside = list(self.seen(FollowUp).filter(Q(follows=record.pk) | Q(next_ones=record.pk)))
        return super().get_context_data(
            previous=next((other for other in beside if other.pk == record.follows_id), None),
            following=next((other for other in beside if other.follows_id == record.pk), None),
            shows_proof=bool(record.proof_url) or any(proof.is_public for proof in record.proof_records),
            **kwargs,
        )
