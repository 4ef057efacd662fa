"""What the admin of every record type has in common."""

from django.contrib import admin
from django.core.paginator import Paginator
from django.db import models
from django.forms import Textarea
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from projects.references import Reference
from projects.translated import columns

from .actions import publish, unpublish
from .exchange import ExchangeMixin

MOST_COUNTED = 10_000
SOURCE = (_("Where it comes from"), {"fields": ["report", "section", "heading", "lines", "basis"]})


class CappedPaginator(Paginator):
    """Pages without counting everything: past `MOST_COUNTED` records a filter finds more than a page number."""

    @cached_property
    def count(self):
        """The number of records, at most `MOST_COUNTED`."""
        return self.object_list.order_by()[:MOST_COUNTED].count()


def texts(*names):
    """Return the fieldset with the texts `names` in three languages."""
    return (_("Texts"), {"fields": [column for name in names for column in columns(name)]})


class RecordAdmin(ExchangeMixin, SimpleHistoryAdmin):
    """Lists that can be searched, filtered and exported; forms; history; rights that know what is public."""

    paginator = CappedPaginator
    show_full_result_count = False
    list_per_page = 50
    history_list_per_page = 50
    object_history_list_template = "admin/history_list.html"
    search_fields = ("code", "title_nl", "title_fr", "title_en")
    search_help_text = _("Words, a code, or an official number in any spelling, such as M (2022) 7.")
    decision_path = None
    readonly_fields = ("created_at", "updated_at")
    actions = (publish, unpublish, "export_csv", "export_xlsx")
    formfield_overrides = {models.TextField: {"widget": Textarea(attrs={"rows": 4, "cols": 80})}}
    save_on_top = True

    def view_on_site(self, obj):
        """The public page, where there is one."""
        return obj.get_absolute_url() if obj.is_public else None

    def get_view_on_site_url(self, obj=None):
        """No button for what the public cannot see: its page would be a 404."""
        return self.view_on_site(obj) if obj is not None and obj.pk else None

    def may_publish(self, request):
        """Whether the user may publish records of this type, and change public ones."""
        return request.user.has_perm(f"projects.publish_{self.opts.model_name}")

    def has_publish_permission(self, request):
        """What the actions to publish and to take back ask."""
        return self.may_publish(request)

    def may_take_step(self, request, record, name):
        """Whether the action `name` may touch `record`.

        Publishing needs its own right; recording a status or an outcome, or moving a term, is what editors are for,
        on public records too.
        """
        if name in ("publish", "unpublish"):
            return self.may_publish(request)
        return request.user.has_perm(f"projects.change_{self.opts.model_name}")

    def has_change_permission(self, request, obj=None):
        """What is public is changed by those who publish."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_public or self.may_publish(request))

    def has_delete_permission(self, request, obj=None):
        """What is public is deleted by those who publish."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.is_public or self.may_publish(request))

    def get_readonly_fields(self, request, obj=None):
        """Whether a record is public is not for editors to say; a code never changes."""
        fields = [*super().get_readonly_fields(request, obj)]
        if not self.may_publish(request):
            fields.append("is_public")
        if obj is not None:
            fields.append("code")
        return fields

    def get_search_results(self, request, queryset, search_term):
        """An official number in any spelling finds the act, or what belongs to it."""
        reference = Reference.parse(search_term) if self.decision_path is not None else None
        if reference is None:
            return super().get_search_results(request, queryset, search_term)
        prefix = f"{self.decision_path}__" if self.decision_path else ""
        found = queryset.filter(**{f"{prefix}{name}": getattr(reference, name) for name in reference._fields})
        return found, bool(self.decision_path)


class RecordInline(admin.StackedInline):
    """Records that belong to another, one below the other."""

    extra = 0
    show_change_link = True
