"""The one list: filters, order, pages, and a download of exactly what is on the screen."""

from django import forms
from django.http import FileResponse, Http404, HttpResponseBadRequest, StreamingHttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from projects.exchange.download import TooManyRows, stream_csv, write_xlsx
from projects.exchange.resources import resource_for
from projects.filters import count_options

from .day import OnADay
from .pages import NoSuchPage, page_of

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What the question of a list may hold beside its filters and stays when a filter changes.
KEPT = ("view", "on")
VIEWS = {"cards": gettext_lazy("Cards"), "table": gettext_lazy("Table")}


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
            return _refused(str(error))
        return FileResponse(workbook, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX_TYPE)
    return _refused(_("There is no such format; csv and xlsx are there."))


def _refused(sentence):
    """Answer that the question cannot be answered, and why."""
    return HttpResponseBadRequest(sentence, content_type="text/plain; charset=utf-8")


class ViewForm(forms.Form):
    """How the list is shown: one of the views that the page offers, by default the first."""

    view = forms.ChoiceField(required=False)

    def __init__(self, data, views):
        super().__init__(data)
        self.fields["view"].choices = [(view, view) for view in views]


class RecordList(OnADay, TemplateView):
    """A filtered list of public records, on the day asked for.

    A subclass names its `filterset` and `template_name`, and says in `with_relations` what a row needs; `views` are
    the ways in which the records can be shown, where there is more than one.
    """

    filterset = None
    views = ()

    def with_relations(self, queryset):
        """Return the queryset with what its rows show, in a constant number of queries."""
        return queryset

    def get(self, request, *args, **kwargs):
        """Answer with the page, with its changing part for htmx, or with a file where `format` asks for one."""
        model = self.filterset._meta.model
        found = self.filterset(request.GET or None, self.seen(model), request=request, on=self.on)
        shown = ViewForm(request.GET, self.views)
        if not shown.is_valid():
            return _refused(_("The list cannot be shown like that."))
        if "format" in request.GET:
            if not found.is_valid_or_unasked:
                return _refused(_("The question makes no sense: look at the filters."))
            return answer_download(request, model, found.in_possible_order, request.GET["format"])
        view = shown.cleaned_data["view"] or next(iter(self.views), "")
        context = self.get_context_data(filter=found, page=self.page(found), model=model, shown_as=view)
        return self.answer(request, found, context)

    def page(self, found):
        """Return the page asked for; one that does not exist is a 404."""
        question = self.request.GET if found.is_valid_or_unasked else {}
        try:
            return page_of(found, question, self.with_relations)
        except NoSuchPage as error:
            raise Http404(_("There is no such page.")) from error

    def answer(self, request, found, context):
        """Return the page, or for htmx only what changes on it, with the address that the browser is to show."""
        count_options(found)
        live = request.headers.get("HX-Request") == "true"
        context |= {
            "layout": "public/list_part.html" if live else "base.html",
            "kept": self.kept(request),
            "views": [(view, VIEWS[view]) for view in self.views],
            "most": number_format(context["page"].found, force_grouping=True),
        }
        response = self.render_to_response(context, status=200 if found.is_valid_or_unasked else 400)
        patch_vary_headers(response, ["HX-Request"])
        if live:
            response["HX-Push-Url"] = clean_address(request, next(iter(self.filterset.sorts)))
        return response

    def kept(self, request):
        """Return the pairs of name and value that the form of the filters carries along."""
        return [(name, request.GET[name]) for name in KEPT if request.GET.get(name)]


def clean_address(request, usual_order):
    """Return the address of the page without the parameters that are empty or say the usual."""
    question = request.GET.copy()
    for name in list(question):
        if not question[name] or (name, question[name]) == ("sort", usual_order):
            del question[name]
    return f"{request.path}?{question.urlencode()}" if question else request.path
