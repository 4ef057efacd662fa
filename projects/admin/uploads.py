"""Files that come in: all that is wrong with one is said at once; its sound rows may go on, the others be mended."""

import hashlib

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.exchange.changes import error_file, propose, set_apart
from projects.exchange.download import CONTENT_TYPES
from projects.exchange.errors import FileProblem
from projects.exchange.resources import resource_for
from projects.models import AuditEntry, Upload

from .sign_ins import note

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


class UploadMixin:
    """The import of one record type: from the file to the review of what it would change."""

    def get_urls(self):
        """Add the page of the import, and what can be done with a file of which some rows are in error."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_import"
        wrap = self.admin_site.admin_view
        return [
            path("import/", wrap(self.import_view), name=name),
            path("import/<slug:code>/errors/", wrap(self.errors_view), name=f"{name}_errors"),
            path("import/<slug:code>/sound/", wrap(self.sound_view), name=f"{name}_sound"),
            *super().get_urls(),
        ]

    def has_import_permission(self, request):
        """Whether the user may bring files in."""
        return request.user.has_perm(f"projects.import_{self.opts.model_name}")

    def import_view(self, request):
        """Read a file: show all that is wrong with it, or go to the review of what it would change."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        if not form.is_valid():
            return self._import_page(request, form)
        file, content = form.cleaned_data["file"], b""
        try:
            content = _read(file)
            changeset = propose(self.model, content, file.name, request.user)
        except FileProblem as problem:
            return self._problem_page(request, form, problem, self._kept(request, file.name, content))
        return self._to_review(request, changeset)

    def _kept(self, request, name, content):
        """Keep a file of which only some rows are in error; return these and the upload, or two times None."""
        apart = set_apart(self.model, content, name)
        if apart is None:
            return None, None
        digest = hashlib.sha256(content).hexdigest()
        return apart, Upload.keep(request.user, self.opts.model_name, name, digest, content, apart.lines)

    def _upload(self, request, code):
        """Return the upload of this person with this code, or None; ask for the right again."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        return Upload.objects.filter(code=code, uploaded_by=request.user, record_type=self.opts.model_name).first()

    def errors_view(self, request, code):
        """Answer with the rows in error as a file to mend."""
        upload = self._upload(request, code)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        apart = upload and set_apart(self.model, bytes(upload.content), upload.file_name)
        if apart is None:
            return self._gone_page(request)
        # The rows that were shown, with what is the matter with them today.
        file = error_file(bytes(upload.content), upload.file_name, upload.lines, apart.errors)
        response = HttpResponse(file, content_type=CONTENT_TYPES[upload.kind])
        response["Content-Disposition"] = f'attachment; filename="{self.opts.model_name}-errors.{upload.kind}"'
        return response

    def sound_view(self, request, code):
        """Propose the rows of a file that are not in error, as they were shown; the file is not needed any longer."""
        upload = self._upload(request, code)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if upload is None or request.POST.get("digest") != upload.file_digest:
            return self._gone_page(request)
        content = bytes(upload.content)
        try:
            changeset = propose(self.model, content, upload.file_name, request.user, left_out=upload.lines)
        except FileProblem as problem:
            # The records beside the file have changed since the page was shown.
            return self._problem_page(request, UploadForm(), problem, self._kept(request, upload.file_name, content))
        # Of two clicks at once the second finds the file gone.
        if not Upload.objects.filter(pk=upload.pk).delete()[0]:
            changeset.delete()
            return self._gone_page(request)
        return self._to_review(request, changeset)

    def _problem_page(self, request, form, problem, kept):
        """Show what is wrong; where the file was kept, with the ways to go on."""
        apart, upload = kept
        return self._import_page(request, form, FileProblem(apart.errors) if apart else problem, apart, upload)

    def _gone_page(self, request):
        """Say that a file is not there, whoever asks for it."""
        messages.error(request, _("This file is not kept any longer; bring it in again."))
        response = self._import_page(request, UploadForm())
        response.status_code = 404
        return response

    def _import_page(self, request, form, problem=None, apart=None, upload=None):
        groups = problem.grouped() if problem else []
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import %(kind)s") % {"kind": self.opts.verbose_name_plural},
            "opts": self.opts,
            "form": form,
            "groups": groups[:GROUPS_SHOWN],
            "more_groups": max(0, len(groups) - GROUPS_SHOWN),
            "errors": len(problem.errors) if problem else 0,
            "apart": apart,
            "upload": upload,
            "columns": resource_for(self.model).header(internal=True),
        }
        return TemplateResponse(request, "admin/import.html", context, status=400 if problem else 200)

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


def _read(file):
    """Return the content of an uploaded file; one that is too large is not even read."""
    if file.size > settings.IMPORT_MAX_BYTES:
        most = settings.IMPORT_MAX_BYTES // (1024 * 1024)
        raise FileProblem.of_file(_("The file is larger than %(most)s MB; split it.") % {"most": most})
    return file.read()
