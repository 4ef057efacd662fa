"""Frozen reports: to freeze the records as they are, to read what was frozen, and to compare."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.exchange.comparing import compare
from projects.exchange.freezing import Damaged, freeze, state_now, state_of
from projects.models import AuditEntry, FrozenReport

from .annual_draft import may_read, year_to_write
from .base import CappedPaginator
from .changeset import PER_PAGE
from .frozen_differences import TYPES, difference_rows, type_name
from .read_only import ReadOnlyAdmin
from .sign_ins import note

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
        old, new = _states(frozen, asked["against"])
    except Damaged:
        return {"is_damaged": True}
    found = compare(old, new)
    chosen = [
        (one.record_type, difference)
        for one in found
        if asked["kind"] in ("", one.record_type)
        for difference in one.differences
        if asked["change"] in ("", difference.change)
    ]
    page = Paginator(chosen, PER_PAGE).get_page(number)
    rows = difference_rows(page, old, new, has_now=asked["against"] == NOW)
    return {"types": [(type_name(one.record_type), one) for one in found], "page": page, "rows": rows}


def _states(frozen, against):
    """Return the two states to compare, the earlier first; raises `Damaged`."""
    if against == NOW:
        return state_of(frozen), state_now()
    pair = sorted([frozen, FrozenReport.objects.get(code=against)], key=lambda one: (one.made_at, one.pk))
    return tuple(map(state_of, pair))
