"""The audit, to be read by administrators."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.models import AuditEntry

from .base import CappedPaginator


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    """To be read, never written: what happened does not change."""

    list_display = ("at", "name", "kind", "about_type", "about_code", "detail")
    list_filter = ("kind", "about_type")
    search_fields = ("name", "about_code")
    search_help_text = _("A name, or the code of what it is about.")
    date_hierarchy = "at"
    show_full_result_count = False
    paginator = CappedPaginator
    actions = None

    def has_add_permission(self, request):
        """Entries come from what people do."""
        return False

    def has_change_permission(self, request, obj=None):
        """Nothing in it is a matter of opinion."""
        return False

    def has_delete_permission(self, request, obj=None):
        """`manage.py forget_audit` takes away what is old, and nothing else does."""
        return False
