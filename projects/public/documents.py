"""Documents, portals and addresses."""

from django.db.models import Prefetch

from projects.filters import DocumentFilter
from projects.models import Activity, Decision, Document, Project

from .details import MOST, RecordDetail
from .lists import RecordList


class List(RecordList):
    """Documents, by title."""

    filterset = DocumentFilter
    template_name = "public/document_list.html"


class Detail(RecordDetail):
    """A document, and what it belongs to."""

    model = Document
    template_name = "public/document_detail.html"

    def get_queryset(self):
        """Public documents with what they belong to."""
        return (
            super()
            .get_queryset()
            .select_related("report")
            .prefetch_related(
                Prefetch("projects", self.seen(Project), to_attr="public_projects"),
                Prefetch("decisions", self.seen(Decision), to_attr="public_decisions"),
                Prefetch("activities", self.seen(Activity)[:MOST], to_attr="public_activities"),
            )
        )
