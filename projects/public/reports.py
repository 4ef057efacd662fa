"""Reports: what was printed, with its outline leading to the records."""

from django.views.generic import ListView

from projects.models import Report
from projects.reports.outline import outline

from .day import OnADay
from .details import RecordDetail


class List(OnADay, ListView):
    """All reports and plans."""

    template_name = "public/report_list.html"
    context_object_name = "reports"

    def get_queryset(self):
        """The public ones, the latest first."""
        return self.seen(Report)


class Detail(RecordDetail):
    """A report and its outline."""

    model = Report
    template_name = "public/report_detail.html"

    def get_context_data(self, **kwargs):
        """Add the outline."""
        return super().get_context_data(outline=outline(self.object, self.day), **kwargs)
