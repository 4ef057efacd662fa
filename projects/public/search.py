"""Search over everything: the page, and what is suggested while one types."""

from django import forms
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from projects.filters.base import LONGEST_QUERY
from projects.search import find, find_act, single_words, suggest
from projects.translated import text_in

PER_PAGE = 20
FIRST_OF_EACH = 5
# Kind of record → its heading and its icon.
KINDS = {
    "project": (gettext_lazy("Projects"), "layers"),
    "decision": (gettext_lazy("Decisions"), "seal"),
    "followup": (gettext_lazy("Promises"), "clock"),
    "meeting": (gettext_lazy("Meetings"), "people"),
    "activity": (gettext_lazy("Activities"), "spark"),
    "document": (gettext_lazy("Documents"), "document"),
    "partner": (gettext_lazy("Partners"), "talk"),
    "theme": (gettext_lazy("Themes"), "flag"),
    "report": (gettext_lazy("Reports"), "calendar"),
}
# Kinds without a list that takes words.
WITHOUT_FILTERS = ("theme", "report")


class SearchForm(forms.Form):
    """What can be asked for: words, and one kind of record."""

    q = forms.CharField(label=gettext_lazy("Words or number"), required=False, max_length=LONGEST_QUERY)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        required=False,
        choices=[("", ""), *((name, label) for name, (label, _icon) in KINDS.items())],
    )


class Search(TemplateView):
    """What answers the words: a few of every kind, or all of one kind in pages. An official number leads to its act."""

    template_name = "public/search.html"

    def get(self, request, *args, **kwargs):
        """Answer with the page; a question that makes no sense is a 400 that says why."""
        form = SearchForm(request.GET)
        context = {"form": form, "on": timezone.localdate(), "q": request.GET.get("q", "")}
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(**context), status=400)
        words, name = form.cleaned_data["q"], form.cleaned_data["kind"]
        if not name and (act := find_act(words)):
            return redirect(act)
        if words:
            context |= self.answer(words, name)
        return self.render_to_response(self.get_context_data(**context))

    def answer(self, words, name):
        """Return what the page shows of what was found, of the kind called `name` or of all."""
        found = find(words)
        context = {"found": found, "name": name, "single_words": single_words(found)}
        context["groups"] = [
            {"kind": kind, "label": KINDS[kind.name][0], "icon": KINDS[kind.name][1]} for kind in found.kinds
        ]
        if not name:
            for group in context["groups"]:
                group["hits"] = group["kind"].hits(0, FIRST_OF_EACH)
            return context | {"shown": context["groups"]}
        shown = [group for group in context["groups"] if group["kind"].name == name]
        page = self.page(shown[0]["kind"].pks if shown else [])
        for group in shown:
            group["hits"] = group["kind"].hits(page.start_index() - 1, page.end_index())
        filtered = "" if name in WITHOUT_FILTERS else f"public:{name}-list"
        return context | {"shown": shown, "page": page, "filtered": filtered, "list_question": urlencode({"q": words})}

    def page(self, pks):
        """Return the page asked for; one that does not exist is a 404."""
        try:
            return Paginator(pks, PER_PAGE).page(self.request.GET.get("page") or 1)
        except InvalidPage as error:
            raise Http404(_("There is no such page.")) from error


def suggestions(request):
    """Answer with the titles that what has been typed so far may lead to, as JSON; a bad question is a 400."""
    form = SearchForm(request.GET)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    return JsonResponse({"suggestions": [_said(record) for record in suggest(form.cleaned_data["q"])]})


def _said(record):
    """Return a record as a line of the list: its title and the language of it, its kind, and its address."""
    return {
        "title": str(record),
        "language": text_in(record, "title").language,
        "kind": str(record._meta.verbose_name),
        "address": record.get_absolute_url(),
    }
