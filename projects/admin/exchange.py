"""Files in and out of the admin: template and export here; what comes in stands in uploads.py."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.exchange.download import CONTENT_TYPES, TooManyRows, stream_csv, template_file, write_xlsx
from projects.exchange.resources import resource_for
from projects.models import AuditEntry

from .sign_ins import note
from .uploads import UploadMixin


class ExchangeMixin(UploadMixin):
    """Import, export and template of one record type; import_export's own admin pages are not used."""

    change_list_template = "admin/record_list.html"

    def get_urls(self):
        """Add the pages of the exchange before those of the admin."""
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path("import/template.<str:kind>", wrap(self.template_view), name=f"{name}_template"),
            path("export.<str:kind>", wrap(self.export_view), name=f"{name}_export"),
            *super().get_urls(),
        ]

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

    def template_view(self, request, kind):
        """Answer with an empty file to fill in."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        if kind not in ("csv", "xlsx"):
            return HttpResponse(_("There is no such format; csv and xlsx are there."), status=400)
        content = template_file(resource_for(self.model), kind)
        response = HttpResponse(content, content_type=CONTENT_TYPES[kind])
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
            response = StreamingHttpResponse(lines, content_type=CONTENT_TYPES[kind])
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
        return FileResponse(workbook, as_attachment=True, filename=f"{name}.xlsx", content_type=CONTENT_TYPES[kind])

    def _note_export(self, request, kind):
        """Write down that records were taken out: as what, and with which question or how many chosen."""
        chosen = len(request.POST.getlist(ACTION_CHECKBOX_NAME))
        detail = f"{kind} ({chosen})" if chosen else f"{kind} {request.GET.urlencode()}".strip()
        note(request, AuditEntry.Kind.EXPORTED, request.user, about=(self.opts.model_name, ""), detail=detail)
