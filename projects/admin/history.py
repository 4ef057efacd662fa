"""The history of a record: what each version changed, and the way back to one, with a reason."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin
from simple_history.utils import get_m2m_reverse_field_name

from projects.models.steps import NEVER_TAKEN_BACK, go_back

from .actions import ReasonForm

# What every save changes says nothing.
UNTOLD = ("id", "created_at", "updated_at")


class HistoryMixin(SimpleHistoryAdmin):
    """Versions of a record, newest first; going back asks for the reason and for the right to change the record.

    The package's own form for going back lets everybody who may look at a record write it, and forgets what follows
    from a change; ours takes the step `go_back`.
    """

    history_list_per_page = 20
    object_history_template = "admin/history.html"
    may_go_back = True

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        """Say of each version on the page what it changed, in one query per relation to many."""
        newest_first = list(historical_records)
        if newest_first:
            older = self._versions(newest_first[-1].id).filter(history_id__lt=newest_first[-1].pk)
            before_the_page = older.order_by("-history_date", "-history_id").first()
            versions = [*newest_first, *([before_the_page] if before_the_page else [])]
            links = links_of(versions)
            for newer, older in zip(newest_first, versions[1:], strict=False):
                newer.history_delta_changes = changes_between(older, newer, links)

    def history_view_title(self, request, obj):
        """The heading of the page, in a language that the package does not speak."""
        return _("History: %(record)s") % {"record": obj}

    def _versions(self, pk):
        return self.model.history.filter(id=pk)._select_related_history_tracked_objs()

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """Show how a version differs from what stands now; with a reason, go back to it."""
        record = get_object_or_404(self.model, pk=_number(unquote(object_id)))
        version = get_object_or_404(self._versions(record.pk), history_id=_number(version_id))
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        allowed = self.may_go_back and self.has_change_permission(request, record)
        if request.method == "POST" and not allowed:
            raise PermissionDenied
        now = self._versions(record.pk).order_by("-history_date", "-history_id").first()
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if form.is_bound and request.POST.get("_seen", str(now.pk)) != str(now.pk):
            form.add_error(None, _("The record was changed meanwhile; below stands what going back would change now."))
        if form.is_valid():
            try:
                return self._go_back(request, record, version, form.cleaned_data["reason"])
            except ValidationError as error:
                form.add_error(None, error.messages)
                record.refresh_from_db()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Version of %(record)s") % {"record": record},
            "opts": self.opts,
            "record": record,
            "version": version,
            "seen": now.pk,
            "changes": self._to_take_back(now, version),
            "form": form if allowed else None,
        }
        return TemplateResponse(request, "admin/version.html", context)

    def _go_back(self, request, record, version, reason):
        """Go back to a version, or propose it; return the way to the record, or to the proposal."""

        def act():
            go_back(record, version, reason, request.user)

        page = reverse(f"admin:projects_{self.opts.model_name}_change", args=[record.pk])
        _done, held = self.write_or_propose(request, act, reason, self.model.objects.filter(pk=record.pk))
        if held:
            return self.proposed(request, [held], page)
        self.message_user(request, _("It stands again as it did then."), messages.SUCCESS)
        return redirect(page)

    def _to_take_back(self, now, version):
        """Return what going back to `version` would change."""
        fields = [f for f in version.tracked_fields if f.editable and f.name not in NEVER_TAKEN_BACK]
        return changes_between(now, version, links_of([now, version]), fields)


def _number(text):
    """Return `text` as a key, or None where it is none."""
    return int(text) if text.isdecimal() and len(text) < 19 else None


def links_of(versions):
    """Return (history id, field name) → the records that a version was linked with, as text, in order."""
    links = {}
    for field in versions[0]._history_m2m_fields:
        other = get_m2m_reverse_field_name(field)
        copy = getattr(type(versions[0]), field.name).model
        found = copy.objects.filter(history__in=[version.pk for version in versions]).select_related(other)
        for link in found.order_by("pk"):
            links.setdefault((link.history_id, field.name), []).append(str(getattr(link, other)))
    return links


def changes_between(older, newer, links, fields=None):
    """Return what differs between two versions: a list of {field, old, new}, in the order of the model's fields.

    Both have what they refer to fetched with them, so that what has been deleted since is known to be gone.
    """
    changes = []
    for field in fields or newer.tracked_fields:
        if field.name not in UNTOLD and getattr(older, field.attname) != getattr(newer, field.attname):
            changes.append((field, shown(field, older), shown(field, newer)))
    for field in newer._history_m2m_fields:
        old, new = (sorted(links.get((version.pk, field.name), ())) for version in (older, newer))
        if old != new:
            changes.append((field, ", ".join(old), ", ".join(new)))
    return [{"field": str(capfirst(field.verbose_name)), "old": old, "new": new} for field, old, new in changes]


def shown(field, version):
    """Return what a version holds in a field, as a person reads it."""
    value = getattr(version, field.attname)
    if value in (None, ""):
        return ""
    if isinstance(field, models.ForeignKey):
        return str(getattr(version, field.name) or _("(deleted)"))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return localize(value)
