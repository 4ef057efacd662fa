"""Frozen reports: to freeze the records as they are, to read what was frozen, and to compare."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from projects.exchange.comparing import compare
from projects.exchange.dictionary import column_names
from projects.exchange.freezing import Damaged, freeze, state_now, state_of
from projects.models import RECORD_TYPES, AuditEntry, FrozenReport
from projects.translated import LANGUAGES

from .annual_draft import may_read, year_to_write
from .base import CappedPaginator
from .changeset import LONGEST_CELL, PER_PAGE, SHOWN, around_difference
from .read_only import ReadOnlyAdmin
from .sign_ins import note

TYPES = {model._meta.model_name: model for model in RECORD_TYPES}
KINDS = [(name, model._meta.verbose_name_plural) for name, model in TYPES.items()]
NOW = "now"


class ComparisonForm(forms.Form):
    """With what to compare (another frozen report, or the records as they are now), and which records to show."""

    against = forms.ChoiceField(label=gettext_lazy("Compare with"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Records"),
        required=False,
        choices=[
            ("", gettext_lazy("all kinds")),
            *((name, model._meta.verbose_name_plural) for name, model in TYPES.items()),
        ],
    )
    change = forms.ChoiceField(
        label=gettext_lazy("Differences"),
        required=False,
        choices=[
            ("", gettext_lazy("all")),
            ("new", gettext_lazy("new")),
            ("gone", gettext_lazy("gone")),
            ("changed", gettext_lazy("changed")),
        ],
    )

    def __init__(self, data, frozen):
        super().__init__({"against": NOW} | data.dict())
        others = FrozenReport.objects.exclude(pk=frozen.pk).values_list("code", "name", "on")[:100]
        self.fields["against"].choices = [
            (NOW, _("the records as they are now")),
            *((code, f"{name} ({on})") for code, name, on in others),
        ]


@admin.register(FrozenReport)
class FrozenReportAdmin(ReadOnlyAdmin):
    """Publishers freeze; everybody on the staff who may read all records reads; nobody edits or takes away."""

    list_display = ("name", "year", "on", "records", "made_by", "short_digest")
    list_filter = ("year",)
    list_select_related = ("made_by",)
    fields = ("name", "year")
    search_fields = ("name", "code")
    show_full_result_count = False
    paginator = CappedPaginator
    add_form_template = "admin/freeze.html"

    def get_queryset(self, request):
        """Lists need no content."""
        return super().get_queryset(request).defer("content")

    @admin.display(description=gettext_lazy("digest"))
    def short_digest(self, frozen):
        """The beginning of the digest."""
        return f"{frozen.digest[:12]}…"

    def has_add_permission(self, request):
        """Who may publish a report may freeze one."""
        return request.user.has_perm("projects.add_frozenreport")

    def get_changeform_initial_data(self, request):
        """Propose the year that is being written."""
        return {"year": year_to_write(timezone.localdate())}

    def save_model(self, request, obj, form, change):
        """Freeze, and write into the audit that it was done."""
        freeze(obj, timezone.localdate(), request.user)
        about = ("frozenreport", obj.code)
        note(request, AuditEntry.Kind.FROZEN, request.user, about=about, detail=f"{obj.year} {obj.name}")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of a frozen report is what it holds, and how it differs from another state."""
        frozen = get_object_or_404(FrozenReport.objects.select_related("made_by"), pk=_number(object_id))
        if not self.has_view_permission(request) or not may_read(request.user):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        form = ComparisonForm(request.GET, frozen)
        context = {
            **self.admin_site.each_context(request),
            "title": frozen.name,
            "opts": self.opts,
            "frozen": frozen,
            "form": form,
        }
        if form.is_valid():
            context |= _compared(frozen, form.cleaned_data, request.GET.get("page"))
        status = 200 if form.is_valid() else 400
        return TemplateResponse(request, "admin/frozen_report.html", context, status=status)


def _number(text):
    """Return the primary key that an address names, or None."""
    return int(text) if text.isdecimal() and len(text) < 19 else None


def _compared(frozen, asked, number):
    """Return what the page shows of the comparison; of what is no longer as it was frozen only that it is not."""
    try:
        old = state_of(frozen)
        other = None if asked["against"] == NOW else FrozenReport.objects.get(code=asked["against"])
        new = state_now() if other is None else state_of(other)
    except Damaged:
        return {"is_damaged": True}
    if other is not None and other.made_at < frozen.made_at:
        old, new = new, old
    found = compare(old, new)
    chosen = [
        (one.record_type, difference)
        for one in found
        if asked["kind"] in ("", one.record_type)
        for difference in one.differences
        if asked["change"] in ("", difference.change)
    ]
    page = Paginator(chosen, PER_PAGE).get_page(number)
    return {"types": [(_called(one.record_type), one) for one in found], "page": page, "rows": _rows(page, old, new)}


def _called(record_type):
    """Return what people call the records of a type; one that there is no more goes by its name."""
    model = TYPES.get(record_type)
    return capfirst(model._meta.verbose_name_plural) if model else record_type


def _rows(page, old, new):
    """Return (kind, difference, title, cells) for a page, each cell with the name of its column and cut to size."""
    cells = sum(len(difference.cells) for _kind, difference in page)
    longest = max(40, min(LONGEST_CELL, SHOWN // max(1, 2 * cells)))
    names = {kind: column_names(TYPES[kind]) for kind, _difference in page if kind in TYPES}
    return [
        (
            _called(kind),
            difference,
            _title(kind, difference.code, new, old),
            [
                (names.get(kind, {}).get(column, column), *around_difference(was, now, longest))
                for column, was, now in difference.cells
            ],
        )
        for kind, difference in page
    ]


def _title(kind, code, *states):
    """Return the title of a record as one of the states has it, in the language of the page where it has one."""
    wanted = [f"title_{language}" for language in (get_language(), *LANGUAGES)]
    for state in states:
        table = state.get(kind, {"columns": [], "rows": {}})
        cells = dict(zip(table["columns"], table["rows"].get(code, []), strict=False))
        if found := next((cells[name] for name in wanted if cells.get(name)), ""):
            return found
    return ""
