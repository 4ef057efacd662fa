"""Activities: what was done."""

from django.db.models import Prefetch

from projects.filters import ActivityFilter
from projects.models import Activity, Document, Partner

from .details import RecordDetail
from .lists import RecordList


class List(RecordList):
    """Activities, the latest first."""

    filterset = ActivityFilter
    template_name = "public/activity_list.html"

    def with_relations(self, queryset):
        """A row names the project."""
        return queryset.select_related("project")


class Detail(RecordDetail):
    """One activity."""

    model = Activity
    template_name = "public/activity_detail.html"

    def get_queryset(self):
        """Public activities with what they belong to."""
        return (
            super()
            .get_queryset()
            .select_related("project", "meeting", "decision", "report")
            .prefetch_related(
                Prefetch("partners", self.seen(Partner), to_attr="public_partners"),
                Prefetch("documents", self.seen(Document), to_attr="public_documents"),
            )
        )
