"""The review of a change set: old beside new, and the buttons to apply, refuse and undo."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.exchange.changes import apply, refuse, undo
from projects.exchange.changes.write import MODELS
from projects.exchange.errors import Conflict
from projects.exchange.resources import resource_for
from projects.models import AuditEntry, ChangeSet

from .base import CappedPaginator
from .filters import ProposedFilter
from .found_changes import FindForm, of_the_same_file
from .read_only import ReadOnlyAdmin
from .recognise import types_of
from .sign_ins import note

PER_PAGE = 25
CONFLICTS_SHOWN = 100
# So many characters of old and new values a page shows, so that it stays under 100 kB whatever a file holds.
SHOWN = 24_000
LONGEST_CELL = 400
STEPS = {"apply": apply, "refuse": refuse, "undo": undo}
KINDS = {
    "apply": AuditEntry.Kind.IMPORT_APPLIED,
    "refuse": AuditEntry.Kind.IMPORT_REFUSED,
    "undo": AuditEntry.Kind.IMPORT_UNDONE,
}


@admin.register(ChangeSet)
class ChangeSetAdmin(ReadOnlyAdmin):
    """All change sets: a list that leads to their reviews. Nobody edits one."""

    list_display = ("link_text", "record_type", "origin", "state", "new", "changed", "proposed_by", "proposed_at")
    list_filter = (ProposedFilter, "state", "origin", "record_type")
    search_fields = ("file_name", "code")
    date_hierarchy = "proposed_at"
    list_select_related = ("proposed_by",)
    show_full_result_count = False
    paginator = CappedPaginator
    change_list_template = "admin/changeset_list.html"

    @admin.display(description=gettext_lazy("file"), ordering="file_name")
    def link_text(self, changeset):
        """The file's name, or the code of the set."""
        return changeset.file_name or changeset.code

    def changelist_view(self, request, extra_context=None):
        """Add the way to the recognition of reports, where the user may go it."""
        return super().changelist_view(request, {"may_recognise": bool(types_of(request.user))} | (extra_context or {}))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of a set is its review."""
        changeset = get_object_or_404(ChangeSet, pk=object_id if object_id.isdecimal() else None)
        return redirect(changeset.get_absolute_url())

    def review(self, request, code):
        """The review of one set."""
        return review(request, code)


def may_decide(user, changeset):
    """Whether `user` may apply, refuse or undo the set: who proposed it and may import, or who publishes."""
    importer = user.has_perm(f"projects.import_{changeset.record_type}")
    publisher = user.has_perm(f"projects.publish_{changeset.record_type}")
    return importer and (publisher or changeset.proposed_by_id == user.pk)


def review(request, code):
    """Show the changes of a set in pages; take the step that was asked for."""
    changeset = get_object_or_404(ChangeSet.objects.select_related("proposed_by", "decided_by", "undone_by"), code=code)
    if not request.user.has_perm(f"projects.view_{changeset.record_type}"):
        raise PermissionDenied
    conflicts = []
    if request.method == "POST":
        step = request.POST.get("step")
        if step not in STEPS or not may_decide(request.user, changeset):
            raise PermissionDenied
        try:
            take_step(request, changeset, step)
        except Conflict as conflict:
            conflicts = conflict.rows
        else:
            return redirect(changeset.get_absolute_url())
    elif request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    return TemplateResponse(
        request, "admin/review.html", review_context(request, changeset, conflicts), status=409 if conflicts else 200
    )


def take_step(request, changeset, step):
    """Apply, refuse or undo, and say that it was done; the audit knows of it exactly when it was."""
    publisher = request.user.has_perm(f"projects.publish_{changeset.record_type}")
    with transaction.atomic():
        STEPS[step](changeset, request.user, may_publish=publisher)
        about = ("changeset", changeset.code)
        note(request, KINDS[step], request.user, about=about, detail=f"{changeset.record_type} {changeset.file_name}")
    done = {
        "apply": _("The changes were applied."),
        "refuse": _("The change set was refused; nothing was changed."),
        "undo": _("The changes were undone."),
    }
    messages.success(request, done[step])


def review_context(request, changeset, conflicts):
    """Return what the page shows: a page of changes, each as rows of column, old and new."""
    form = FindForm(request.GET)
    page = Paginator(form.found_in(changeset), PER_PAGE).get_page(form.asked("page"))
    model = MODELS[changeset.record_type]
    return {
        **admin.site.each_context(request),
        "title": _("Review: %(kind)s") % {"kind": model._meta.verbose_name_plural},
        "changeset": changeset,
        "opts": model._meta,
        "page": page,
        "only": form.asked("only"),
        "form": form,
        "same_file": of_the_same_file(changeset),
        "rows": rows_of(page, resource_for(model).header(internal=True)),
        "may_decide": may_decide(request.user, changeset),
        "conflicts": conflicts[:CONFLICTS_SHOWN],
        "more_conflicts": max(0, len(conflicts) - CONFLICTS_SHOWN),
    }


def rows_of(changes, columns):
    """Return (change, its differences) for each change of a page, long values cut down to where they differ."""
    rows = [(change, differences(change, columns)) for change in changes]
    cells = sum(len(found) for _change, found in rows)
    longest = max(40, min(LONGEST_CELL, SHOWN // max(1, 2 * cells)))
    return [
        (change, [(name, *around_difference(old, new, longest)) for name, old, new in found]) for change, found in rows
    ]


def differences(change, columns):
    """Return (column, old, new) for what a change changes, in the order of the file; of a new record what it holds."""
    before = change.before or {"code": change.record_code}
    pairs = [(name, before.get(name, ""), change.after[name]) for name in columns if name in change.after]
    return [(name, old, new) for name, old, new in pairs if old != new]


def around_difference(old, new, longest):
    """Return both texts, cut to `longest` characters that show where they begin to differ."""
    if max(len(old), len(new)) <= longest:
        return old, new
    differing = (place for place, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    same = next(differing, min(len(old), len(new)))
    start = max(0, same - longest // 4)
    return tuple(
        f"{'…' if start else ''}{text[start : start + longest]}{'…' if len(text) > start + longest else ''}"
        for text in (old, new)
    )
