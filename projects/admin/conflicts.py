"""Two people, one record: the later save is stopped, keeps what was typed and shows what the other changed.

The form carries which version it was opened on: the newest rows of the history, of the record and of what is edited
below it. Every way of writing leaves such a row, imports included, so none can be overwritten unseen.
"""

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from .history import changes_between, links_of

SEEN = "_seen"


class ConflictMixin:
    """Stops a save of what has changed since the form was opened; saving once more puts it through, knowingly."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form of a record that stands checks that it still is what the person saw."""
        form = super().get_form(request, obj, change=change, **kwargs)
        seen = request.POST.get(SEEN, "")
        if obj is None or not seen:
            return form
        model_admin = self

        class GuardedForm(form):
            """The form, with the check."""

            def clean(self):
                data = super().clean()
                if conflict := model_admin.conflict(request, obj, seen):
                    self.add_error(None, conflict)
                return data

        return GuardedForm

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Let the form carry the version that it shows."""
        if obj is not None:
            context["seen"] = self.versions_of(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def versions_of(self, request, obj):
        """Return the newest version of a record and of each kind edited below it, such as "412.97"."""
        newest = [self.model.history.filter(id=obj.pk)]
        for inline in self.get_inline_instances(request, obj):
            if inline.has_change_permission(request, obj):
                link = inline.get_formset(request, obj).fk
                newest.append(inline.model.history.filter(**{link.attname: obj.pk}))
        return ".".join(str(rows.aggregate(last=Max("history_id"))["last"] or 0) for rows in newest)

    def conflict(self, request, obj, seen):
        """Return what has changed since the version `seen`, as a `ValidationError`, or None where nothing has.

        The record is locked until the end of the transaction, so that nothing changes between this and the save.
        """
        self.model.objects.select_for_update().filter(pk=obj.pk).first()
        now = self.versions_of(request, obj)
        if now == seen:
            return None
        return ValidationError(self._told(obj, *(versions.partition(".")[0] for versions in (seen, now))))

    def _told(self, obj, seen, now):
        """Return the sentences that say who changed what since."""
        versions = self.model.history.filter(id=obj.pk)._select_related_history_tracked_objs()
        older, newer = (versions.filter(history_id=key if key.isdecimal() else 0).first() for key in (seen, now))
        if older is None or newer is None or older == newer:
            changes, who = [], None
        else:
            changes, who = changes_between(older, newer, links_of([older, newer])), newer.history_user
        said = _("Nothing is saved yet: this record was changed while you had it open.")
        if who:
            said = _("Nothing is saved yet: %(who)s changed this record while you had it open.") % {"who": who}
        rows = format_html_join(
            "",
            "<li><strong>{}</strong>: <del>{}</del> → <ins>{}</ins></li>",
            ((change["field"], change["old"] or "–", change["new"] or "–") for change in changes),
        )
        choice = _("What you typed still stands below. Save again to keep yours, or reload the page to take theirs.")
        return format_html('{}<ul class="conflict">{}</ul>{}', said, rows, choice)
