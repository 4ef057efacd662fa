"""The review of a change set: old beside new, and the buttons to apply, refuse and undo."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.exchange.changes import apply, refuse, undo
from projects.exchange.changes.write import MODELS, touches_public
from projects.exchange.errors import Conflict
from projects.exchange.resources import resource_for
from projects.models import AuditEntry, Change, ChangeSet
from projects.reports.changes.fields import STANDS_ON
from projects.translated import colon

from .base import CappedPaginator
from .differences import in_words, rows_of
from .filters import ProposedFilter
from .found_changes import FindForm, of_the_same_file
from .preview import MOST_PREVIEWED
from .proposals import owner_of
from .read_only import ReadOnlyAdmin
from .recognise import types_of
from .rights import right_asked
from .sign_ins import note

PER_PAGE = 25
CONFLICTS_SHOWN = 100
LONGEST_REASON = 60
STEPS = {"apply": apply, "refuse": refuse, "undo": undo}
KINDS = {
    "apply": AuditEntry.Kind.IMPORT_APPLIED,
    "refuse": AuditEntry.Kind.IMPORT_REFUSED,
    "undo": AuditEntry.Kind.IMPORT_UNDONE,
}
KINDS_OF_EDITS = {
    "apply": AuditEntry.Kind.EDIT_APPLIED,
    "refuse": AuditEntry.Kind.EDIT_REFUSED,
    "undo": AuditEntry.Kind.EDIT_UNDONE,
}


@admin.register(ChangeSet)
class ChangeSetAdmin(ReadOnlyAdmin):
    """All change sets: a list that leads to their reviews. Nobody edits one."""

    list_display = ("about", "record_type", "where_from", "state", "new", "changed", "proposed_by", "proposed_at")
    list_filter = (ProposedFilter, "state", "origin", "record_type")
    search_fields = ("file_name", "code", "reason")
    date_hierarchy = "proposed_at"
    list_select_related = ("proposed_by",)
    show_full_result_count = False
    paginator = CappedPaginator
    change_list_template = "admin/changeset_list.html"

    def get_queryset(self, request):
        """Fetch the first record of each set with it: an edit has no file to be called by."""
        first = Change.objects.filter(changeset=OuterRef("pk")).order_by("line").values("record_code")[:1]
        return super().get_queryset(request).annotate(first_code=Subquery(first))

    @admin.display(description=gettext_lazy("file or record"), ordering="file_name")
    def about(self, changeset):
        """The file's name, or the first record and how many there are beside it; else the code of the set."""
        if changeset.file_name or not changeset.first_code:
            return changeset.file_name or changeset.code
        more = changeset.new + changeset.changed - 1
        return f"{changeset.first_code} + {more}" if more else changeset.first_code

    @admin.display(description=gettext_lazy("origin"), ordering="origin")
    def where_from(self, changeset):
        """Where it came from; of an edit with the beginning of its reason."""
        reason = Truncator(changeset.reason).chars(LONGEST_REASON)
        return f"{changeset.get_origin_display()}{colon()}{reason}" if reason else changeset.get_origin_display()

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


def may_take(user, changeset, step):
    """Whether `user` may apply, refuse or undo the set (`step`).

    Publishers may. Who proposed it may lay it aside again, and bring an own file in as long as it touches nothing
    public, which is looked at when it is written.
    """
    if not user.has_perm(f"projects.{right_asked(is_edit=changeset.is_edit)}_{changeset.record_type}"):
        return False
    own = changeset.proposed_by_id == user.pk
    return is_publisher(user, changeset) or (own and (step == "refuse" or not changeset.is_edit))


def is_publisher(user, changeset):
    """Whether `user` publishes records of the kind that the set is about."""
    return user.has_perm(f"projects.publish_{changeset.record_type}")


def review(request, code):
    """Show the changes of a set in pages; take the step that was asked for."""
    changeset = get_object_or_404(ChangeSet.objects.select_related("proposed_by", "decided_by", "undone_by"), code=code)
    if not request.user.has_perm(f"projects.view_{changeset.record_type}"):
        raise PermissionDenied
    conflicts = []
    if request.method == "POST":
        step = request.POST.get("step")
        if step not in STEPS or not may_take(request.user, changeset, step):
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
    kind = (KINDS_OF_EDITS if changeset.is_edit else KINDS)[step]
    detail = f"{changeset.record_type} {changeset.reason or changeset.file_name}"
    with transaction.atomic():
        STEPS[step](changeset, request.user, may_publish=is_publisher(request.user, changeset))
        note(request, kind, request.user, about=("changeset", changeset.code), detail=detail)
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
    resource = resource_for(MODELS[changeset.record_type])
    rows = rows_of(page, resource.header(internal=True))
    if changeset.is_edit:
        rows = [(change, in_words(resource, found)) for change, found in rows]
    name_records(resource.model, [change for change, _found in rows])
    return {
        **admin.site.each_context(request),
        "title": _("Review: %(kind)s") % {"kind": resource.model._meta.verbose_name_plural},
        "changeset": changeset,
        "opts": resource.model._meta,
        "page": page,
        "only": form.asked("only"),
        "form": form,
        "same_file": of_the_same_file(changeset),
        "rows": rows,
        **ways_on(request.user, changeset),
        "conflicts": conflicts[:CONFLICTS_SHOWN],
        "more_conflicts": max(0, len(conflicts) - CONFLICTS_SHOWN),
    }


def ways_on(user, changeset):
    """Return which steps the user can take with the set as it stands, and whether it waits for a publisher."""
    proposed = changeset.state == ChangeSet.State.PROPOSED
    possible = {"proposed": ("apply", "refuse"), "applied": ("undo",)}.get(changeset.state, ())
    waits = proposed and not is_publisher(user, changeset) and (changeset.is_edit or touches_public(changeset))
    steps = [step for step in possible if may_take(user, changeset, step) and not (waits and step == "apply")]
    return {"steps": steps, "waits": waits, "may_preview": proposed and changeset.rows_at_most(MOST_PREVIEWED)}


def name_records(model, changes):
    """Give each change its `record`, or, where that is still to come, the record on whose page it will stand.

    `record_page` is the name of its address on the staff desk, `is_seen` whether the public has a page of it.
    """
    owner = STANDS_ON.get(model)
    found = _by_code(model, [change.record_code for change in changes])
    codes = [change.after.get(owner) for change in changes if change.record_code not in found]
    owners = _by_code(owner_of(model, owner), codes) if owner and any(codes) else {}
    for change in changes:
        named = found.get(change.record_code) or owners.get(change.after.get(owner)) or (None, False)
        change.record, change.is_seen = named
        change.record_page = f"admin:projects_{change.record._meta.model_name}_change" if change.record else ""


def _by_code(model, codes):
    """Return code → (record, whether the public sees it), with what the names of the records are made of."""
    related = admin.site.get_model_admin(model).list_select_related or ()
    seen = set(model.objects.public().filter(code__in=codes).order_by().values_list("code", flat=True))
    records = model.objects.filter(code__in=codes).select_related(*related).order_by()
    return {record.code: (record, record.code in seen) for record in records}
