"""“Promised, and then?”: one page per report, with every promise, its words, its term and what came of it."""

from django.http import HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.filters import FollowUpFilter
from projects.models import FollowUp, Report
from projects.reports.promises import MOST, by_theme, report_promises, totals

from .details import RecordDetail
from .lists import answer_download


class PromiseFilter(FollowUpFilter):
    """The promises of a report by the state of their term, theme, who is responsible, and how firm they are."""

    sorts = {"report": (gettext_lazy("As in the report"), ("id",))}
    offered = ("deadline", "theme", "responsible", "firmness")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in set(self.filters) - {*self.offered, "sort"}:
            del self.filters[name]


class Promises(RecordDetail):
    """What a report promised, and what happened since."""

    model = Report
    template_name = "public/report_promises.html"

    def get(self, request, *args, **kwargs):
        """Answer with the page, or with a file of exactly what is on it where `format` asks for one."""
        self.object = self.get_object()
        promises = report_promises(self.object, self.day)
        found = PromiseFilter(request.GET, promises, request=request, on=self.on)
        valid = found.form.is_valid()
        if "format" in request.GET:
            if not valid:
                message = _("The question makes no sense: look at the filters.")
                return HttpResponseBadRequest(message, content_type="text/plain; charset=utf-8")
            return answer_download(request, FollowUp, found.qs, request.GET["format"])
        groups = by_theme(found.qs, self.on)
        number = sum(len(group.promises) for group in groups)
        context = self.get_context_data(
            filter=found, totals=totals(promises, self.on), groups=groups, number=number, is_cut=number == MOST
        )
        return self.render_to_response(context, status=200 if valid else 400)
