"""The one list: filters, order, pages, and a download of exactly what is on the screen."""

from django.core.paginator import InvalidPage, Paginator
from django.http import FileResponse, Http404, HttpResponseBadRequest, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from projects.exchange.download import TooManyRows, stream_csv, write_xlsx
from projects.exchange.resources import resource_for

from .day import OnADay

PER_PAGE = 50
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def answer_download(request, model, queryset, kind):
    """Return the records of `queryset` as a file: `kind` is csv or xlsx, anything else is a 400."""
    resource = resource_for(model)
    name = f"benelux-tracker-{model._meta.model_name}"
    if kind == "csv":
        response = StreamingHttpResponse(stream_csv(resource, queryset), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return response
    if kind == "xlsx":
        try:
            workbook = write_xlsx(resource, queryset)
        except TooManyRows as error:
            return HttpResponseBadRequest(str(error), content_type="text/plain; charset=utf-8")
        return FileResponse(workbook, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX_TYPE)
    message = _("There is no such format; csv and xlsx are there.")
    return HttpResponseBadRequest(message, content_type="text/plain; charset=utf-8")


class RecordList(OnADay, TemplateView):
    """A filtered list of public records, on the day asked for.

    A subclass names its `filterset` and `template_name`, and says in `with_relations` what a row needs.
    """

    filterset = None

    def with_relations(self, queryset):
        """Return the queryset with what its rows show, in a constant number of queries."""
        return queryset

    def get(self, request, *args, **kwargs):
        """Answer with the page, or with a file where `format` asks for one."""
        model = self.filterset._meta.model
        found = self.filterset(request.GET or None, self.seen(model), request=request, on=self.on)
        valid = not found.is_bound or found.form.is_valid()
        if "format" in request.GET:
            if not valid:
                message = _("The question makes no sense: look at the filters.")
                return HttpResponseBadRequest(message, content_type="text/plain; charset=utf-8")
            return answer_download(request, model, found.qs, request.GET["format"])
        context = self.get_context_data(filter=found, page=self.page(found.qs, valid), model=model)
        return self.render_to_response(context, status=200 if valid else 400)

    def page(self, queryset, valid):
        """Return the page asked for; one that does not exist is a 404."""
        paginator = Paginator(self.with_relations(queryset), PER_PAGE)
        try:
            return paginator.page(self.request.GET.get("page") or 1 if valid else 1)
        except InvalidPage as error:
            raise Http404(_("There is no such page.")) from error
