"""What the admin of every record type has in common."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.forms import Textarea
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from projects.models import DueChange, Record, Sourced, StatusUpdate
from projects.references import Reference
from projects.reports.counts import MOST_COUNTED
from projects.translated import columns

from .actions import publish, unpublish
from .confirm import confirm_computed
from .conflicts import ConflictMixin
from .exchange import ExchangeMixin
from .filters import DoubtFilter
from .history import HistoryMixin
from .preview import preview_record
from .proposals import ProposalMixin

LEDGERS = (StatusUpdate, DueChange)
SOURCE = (_("Where it comes from"), {"fields": ["report", ("section", "lines"), "heading", "basis"]})
RECORD = (_("Record"), {"fields": [("created_at", "updated_at")]})


class CappedPaginator(Paginator):
    """Pages without counting everything: past `MOST_COUNTED` records a filter finds more than a page number."""

    @cached_property
    def count(self):
        """The number of records, at most `MOST_COUNTED`."""
        return self.object_list.order_by()[:MOST_COUNTED].count()

    @property
    def is_capped(self):
        """Whether there may be more records than `count` says."""
        return self.count == MOST_COUNTED


class RecordChangeList(ChangeList):
    """A list that stays quick when it is long."""

    @cached_property
    def years(self):
        """The years to choose from, as pairs of year and query, where the list is too long to ask which occur.

        Django reads every record for that; the first and the last day are read from the index.
        """
        name = self.date_hierarchy
        if not name or not self.paginator.is_capped or any(key.startswith(f"{name}__") for key in self.params):
            return []
        dated = self.queryset.filter(**{f"{name}__isnull": False}).values_list(name, flat=True)
        first, last = dated.order_by(name).first(), dated.order_by(f"-{name}").first()
        years = range(first.year, last.year + 1) if first else ()
        return [(year, self.get_query_string({f"{name}__year": year})) for year in years]


def texts(*names, title=None):
    """Return the fieldset with the texts `names`: each in three languages, side by side where there is room."""
    return (title or _("Texts"), {"classes": ["languages"], "fields": [tuple(columns(name)) for name in names]})


class RecordAdmin(ConflictMixin, ProposalMixin, ExchangeMixin, HistoryMixin):
    """Lists to search, filter and export; forms; steps with a reason; rights that know what is public."""

    paginator = CappedPaginator
    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 200
    change_form_template = "admin/record_form.html"
    search_fields = ("code", "title_nl", "title_fr", "title_en")
    search_help_text = _("Words, a code, or an official number in any spelling, such as M (2022) 7.")
    decision_path = None
    readonly_fields = ("created_at", "updated_at")
    actions = (publish, unpublish, confirm_computed, "export_csv", "export_xlsx")
    formfield_overrides = {
        models.TextField: {"widget": Textarea(attrs={"rows": 5, "cols": 40})},
        models.URLField: {"assume_scheme": "https"},
    }
    save_on_top = True

    class Media:
        js = ("tracker/admin.js",)

    def get_urls(self):
        """Add the page on which a step with one record asks for its reason, and the preview of a draft."""
        name, wrap = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("<path:object_id>/step/<slug:name>/", wrap(self.step_view), name=f"{name}_step"),
            path("<path:object_id>/preview/", wrap(self.preview_view), name=f"{name}_preview"),
            *super().get_urls(),
        ]

    def get_changelist(self, request, **kwargs):
        """Lists stay quick."""
        return RecordChangeList

    def view_on_site(self, obj):
        """The public page, where there is one."""
        return obj.get_absolute_url()

    def get_view_on_site_url(self, obj=None):
        """No button for what the public cannot see: its page would be a 404."""
        if obj is None or not obj.is_public or not self.model.objects.public().filter(pk=obj.pk).exists():
            return None
        return self.view_on_site(obj)

    def may_publish(self, request):
        """Whether the user may publish records of this type, and change public ones without asking."""
        return request.user.has_perm(f"projects.publish_{self.opts.model_name}")

    def has_publish_permission(self, request):
        """What the actions to publish and to take back ask."""
        return self.may_publish(request)

    def has_confirm_permission(self, request):
        """Whoever publishes stands by what we worked out."""
        return issubclass(self.model, Sourced) and self.may_publish(request)

    def get_list_filter(self, request):
        """Every list can be asked for its doubts."""
        return [*super().get_list_filter(request), DoubtFilter]

    def has_delete_permission(self, request, obj=None):
        """What is public is deleted by those who publish."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.is_public or self.may_publish(request))

    def get_deleted_objects(self, objs, request):
        """A ledger has no delete of its own, but goes with the record that it belongs to."""
        to_delete, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, lacking - {model._meta.verbose_name for model in LEDGERS}, protected

    def get_readonly_fields(self, request, obj=None):
        """A code never changes; publishing is a step with a reason, and not one for editors."""
        fields = [*super().get_readonly_fields(request, obj)]
        if obj is not None:
            return [*fields, "code", "is_public"]
        return fields if self.may_publish(request) else [*fields, "is_public"]

    def get_search_results(self, request, queryset, search_term):
        """An official number in any spelling finds the act, or what belongs to it."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        reference = Reference.parse(search_term) if self.decision_path is not None else None
        if reference is None:
            return found, may_repeat
        prefix = f"{self.decision_path}__" if self.decision_path else ""
        numbered = queryset.filter(**{f"{prefix}{name}": getattr(reference, name) for name in reference._fields})
        return found | numbered, may_repeat or bool(self.decision_path)

    def steps_for(self, record):
        """Return the names of the actions that make sense for this one record, in the order of their buttons."""
        computed = ["confirm_computed"] if isinstance(record, Sourced) and record.basis == record.Basis.COMPUTED else []
        return [*computed, "unpublish" if record.is_public else "publish"]

    def get_changeform_initial_data(self, request):
        """What the address fills in beforehand; a related record is named there by its key, or not at all."""
        initial = super().get_changeform_initial_data(request)
        related = {field.name for field in self.opts.get_fields() if field.is_relation and field.concrete}
        return {name: value for name, value in initial.items() if name not in related or _are_keys(value)}

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Add the buttons of the steps, and whether what is written is proposed."""
        context["may_publish"] = self.may_publish(request)
        if obj is not None and not context.get("is_popup"):
            actions = self.get_actions(request)
            context["steps"] = [(name, actions[name][2]) for name in self.steps_for(obj) if name in actions]
            context["proposes"] = self.proposes(request, obj) and self.has_change_permission(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def step_view(self, request, object_id, name):
        """Take a step with one record; the right to it is the right to the action on the list."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if name not in self.steps_for(record) or name not in self.get_actions(request):
            raise PermissionDenied
        action, _name, label = self.get_actions(request)[name]
        page = action(self, request, self.model.objects.filter(pk=record.pk))
        if page is not None:
            return page
        # So that the desk can lead back to it, as it does to what was saved in a form.
        self.log_change(request, record, str(label))
        return redirect(reverse(f"admin:projects_{self.opts.model_name}_change", args=[record.pk]))

    def preview_view(self, request, object_id):
        """Show a draft as the public will see it."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        page = reverse(f"admin:projects_{self.opts.model_name}_change", args=[record.pk])
        return preview_record(request, record, page)

    def save_formset(self, request, form, formset, change):
        """What is added below a record is as public as the record; a ledger remembers who wrote."""
        for record in formset.save(commit=False):
            if record._state.adding and isinstance(record, Record):
                record.is_public = form.instance.is_public
            if record._state.adding and isinstance(record, LEDGERS):
                record.author = request.user
            record.save()
        for gone in formset.deleted_objects:
            gone.delete()
        formset.save_m2m()


def _are_keys(value):
    """Return whether a text, or each of a list of texts, can be the key of a record."""
    texts = value if isinstance(value, list) else [value]
    return all(text.isdecimal() and len(text) < 19 for text in texts)


class LedgerAdmin(RecordAdmin):
    """Records that are only ever added: what was said stays as it was said; translations can follow."""

    may_go_back = False
    facts = ()
    said = ""

    def has_delete_permission(self, request, obj=None):
        """A ledger loses no lines."""
        return False

    def get_readonly_fields(self, request, obj=None):
        """The facts stay, and so does each text that is filled in."""
        fields = [*super().get_readonly_fields(request, obj)]
        if obj is None:
            return fields
        return [*fields, *self.facts, *(column for column in columns(self.said) if getattr(obj, column))]

    def save_model(self, request, obj, form, change):
        """Remember the author of a new line."""
        if not change:
            obj.author = request.user
        super().save_model(request, obj, form, change)


class RecordInline(admin.StackedInline):
    """Records that belong to another, one below the other."""

    extra = 0
    show_change_link = True
    view_on_site = False
    related = ()
    formfield_overrides = RecordAdmin.formfield_overrides

    def get_queryset(self, request):
        """Fetch what their names are made of in the same query."""
        return super().get_queryset(request).select_related(*self.related)


class ReadOnlyInline(RecordInline):
    """Records that are shown here, and changed on their own pages."""

    def has_change_permission(self, request, obj=None):
        """Each has a page of its own for that."""
        return False

    def has_delete_permission(self, request, obj=None):
        """And for that."""
        return False
