"""Decisions: the register, and the life of one act."""

from django.db.models import Prefetch

from projects.filters import DecisionFilter
from projects.models import Decision, DecisionRelation, Document, FollowUp, Meeting, Project, Transposition
from projects.reports.act_relations import act_relations

from .details import RecordDetail
from .lists import RecordList


class List(RecordList):
    """The register of decisions."""

    filterset = DecisionFilter
    template_name = "public/decision_list.html"

    def with_relations(self, queryset):
        """A row names the body."""
        return queryset.select_related("body")


class Detail(RecordDetail):
    """An act: its dates, its relations both ways, and what each country made of it."""

    model = Decision
    template_name = "public/decision_detail.html"

    def get_queryset(self):
        """Public decisions with all that hangs on them."""
        relations = self.seen(DecisionRelation)
        countries = self.seen(Transposition).filter(authority__is_public=True).select_related("authority", "report")
        return (
            super()
            .get_queryset()
            .select_related("body", "report")
            .prefetch_related(
                Prefetch("relations_out", relations.select_related("other", "report"), to_attr="acts_on"),
                Prefetch("relations_in", relations.select_related("decision", "report"), to_attr="acted_on_by"),
                Prefetch("transpositions", countries.order_by("authority__title_nl"), to_attr="countries"),
                Prefetch("projects", self.seen(Project), to_attr="public_projects"),
                Prefetch("documents", self.seen(Document), to_attr="public_documents"),
                Prefetch("followups", self.seen(FollowUp).with_shifts(), to_attr="public_followups"),
            )
        )

    def get_context_data(self, **kwargs):
        """Add the meetings of its projects at which it was signed, and the graph of acts that it belongs to."""
        act = self.object
        signed = self.seen(Meeting).filter(kind=Meeting.Kind.SIGNATURE, activities__decision=act)
        graphs = act_relations(act, day=self.day) if act.acts_on or act.acted_on_by else []
        return super().get_context_data(meetings=signed.distinct(), graphs=graphs, **kwargs)
