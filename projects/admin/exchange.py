"""Files in and out of the admin: upload, template, export. The review of what was uploaded stands in changesets.py."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.exchange.changes import propose
from projects.exchange.download import TooManyRows, stream_csv, template_file, write_xlsx
from projects.exchange.errors import FileProblem
from projects.exchange.resources import resource_for
from projects.models import AuditEntry

from .sign_ins import note

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GROUPS_SHOWN = 200


class UploadForm(forms.Form):
    """A file to bring in."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,
        help_text=gettext_lazy(
            "CSV (comma, semicolon or tab) or Excel (.xlsx), with the column names in the first row."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )


class ExchangeMixin:
    """Import, export and template of one record type; import_export's own admin pages are not used."""

    change_list_template = "admin/record_list.html"

    def get_urls(self):
        """Add the pages of the exchange before those of the admin."""
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path("import/", wrap(self.import_view), name=f"{name}_import"),
            path("import/template.<str:kind>", wrap(self.template_view), name=f"{name}_template"),
            path("export.<str:kind>", wrap(self.export_view), name=f"{name}_export"),
            *super().get_urls(),
        ]

    def has_import_permission(self, request):
        """Whether the user may bring files in."""
        return request.user.has_perm(f"projects.import_{self.opts.model_name}")

    def has_export_permission(self, request):
        """Whether the user may take files out, internal columns included."""
        return request.user.has_perm(f"projects.export_{self.opts.model_name}")

    def changelist_view(self, request, extra_context=None):
        """Add the links to the exchange, where the user may follow them."""
        context = {
            "may_import": self.has_import_permission(request),
            "may_export": self.has_export_permission(request),
            "question": request.GET.urlencode(),
        }
        return super().changelist_view(request, context | (extra_context or {}))

    def import_view(self, request):
        """Read a file: show all that is wrong with it, or go to the review of what it would change."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        problem = None
        if form.is_valid():
            try:
                changeset = self._propose(form.cleaned_data["file"], request.user)
            except FileProblem as error:
                problem = error
            else:
                return self._to_review(request, changeset)
        groups = problem.grouped() if problem else []
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import %(kind)s") % {"kind": self.opts.verbose_name_plural},
            "opts": self.opts,
            "form": form,
            "groups": groups[:GROUPS_SHOWN],
            "more_groups": max(0, len(groups) - GROUPS_SHOWN),
            "errors": len(problem.errors) if problem else 0,
            "columns": resource_for(self.model).header(internal=True),
        }
        return TemplateResponse(request, "admin/import.html", context, status=400 if problem else 200)

    def _propose(self, upload, user):
        """Return the change set of an uploaded file; one that is too large is not even read."""
        if upload.size > settings.IMPORT_MAX_BYTES:
            most = settings.IMPORT_MAX_BYTES // (1024 * 1024)
            raise FileProblem.of_file(_("The file is larger than %(most)s MB; split it.") % {"most": most})
        return propose(self.model, upload.read(), upload.name, user)

    def _to_review(self, request, changeset):
        """Go to the review; a file that changes nothing leaves nothing behind."""
        if changeset.new or changeset.changed:
            kind, about = AuditEntry.Kind.IMPORT_PROPOSED, ("changeset", changeset.code)
            detail = f"{changeset.record_type} {changeset.file_name}"
            note(request, kind, request.user, about=about, detail=detail)
            return redirect(changeset.get_absolute_url())
        changeset.delete()
        self.message_user(request, _("Nothing to do: the file says what is there already."), messages.INFO)
        return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))

    def template_view(self, request, kind):
        """Answer with an empty file to fill in."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        if kind not in ("csv", "xlsx"):
            return HttpResponse(_("There is no such format; csv and xlsx are there."), status=400)
        content = template_file(resource_for(self.model), kind)
        response = HttpResponse(content, content_type=XLSX_TYPE if kind == "xlsx" else "text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.opts.model_name}-template.{kind}"'
        return response

    def export_view(self, request, kind):
        """Answer with the records of the list, its filters kept."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        try:
            queryset = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))
        return self._file(request, queryset, kind)

    def export_csv(self, request, queryset):
        """The chosen records as CSV."""
        return self._file(request, queryset, "csv")

    export_csv.short_description = gettext_lazy("Export as CSV")
    export_csv.allowed_permissions = ("export",)

    def export_xlsx(self, request, queryset):
        """The chosen records as a workbook."""
        return self._file(request, queryset, "xlsx")

    export_xlsx.short_description = gettext_lazy("Export as Excel")
    export_xlsx.allowed_permissions = ("export",)

    def _file(self, request, queryset, kind):
        """Return the records as a file, internal columns included."""
        resource, name = resource_for(self.model), self.opts.model_name
        if kind == "csv":
            self._note_export(request, kind)
            lines = stream_csv(resource, queryset, internal=True)
            response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
            response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
            return response
        if kind != "xlsx":
            return HttpResponse(_("There is no such format; csv and xlsx are there."), status=400)
        try:
            workbook = write_xlsx(resource, queryset, internal=True)
        except TooManyRows as error:
            self.message_user(request, str(error), messages.ERROR)
            return redirect(reverse(f"admin:projects_{name}_changelist"))
        self._note_export(request, kind)
        return FileResponse(workbook, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX_TYPE)

    def _note_export(self, request, kind):
        """Write down that records were taken out: as what, and with which question or how many chosen."""
        chosen = len(request.POST.getlist(ACTION_CHECKBOX_NAME))
        detail = f"{kind} ({chosen})" if chosen else f"{kind} {request.GET.urlencode()}".strip()
        note(request, AuditEntry.Kind.EXPORTED, request.user, about=(self.opts.model_name, ""), detail=detail)
