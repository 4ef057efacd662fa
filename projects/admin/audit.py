"""The audit, to be read by administrators."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.models import AuditEntry

from .base import CappedPaginator
from .read_only import ReadOnlyAdmin


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    """What happened does not change; `manage.py forget` takes away what is old, and nothing else does."""

    list_display = ("at", "name", "kind", "about_type", "about_code", "detail")
    list_filter = ("kind", "about_type")
    search_fields = ("name", "about_code")
    search_help_text = _("A name, or the code of what it is about.")
    date_hierarchy = "at"
    show_full_result_count = False
    paginator = CappedPaginator
