"""Projects and their status updates."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.models import FollowUp, Project, ProjectPartner, StatusUpdate

from .actions import change_status
from .base import RECORD, SOURCE, LedgerAdmin, ReadOnlyInline, RecordAdmin, RecordInline, texts
from .confirm import confirm_mark
from .filters import StaleFilter, WhoseFilter


class PartnerInline(RecordInline):
    """Who takes part."""

    model = ProjectPartner
    autocomplete_fields = ("partner",)
    fields = (("partner", "role"),)
    related = ("partner",)
    show_change_link = False


class StatusUpdateInline(ReadOnlyInline):
    """How the status came to be: new ones are added, none is edited away."""

    model = StatusUpdate
    fields = (("day", "status"), ("text_nl", "text_fr", "text_en"))
    classes = ("languages",)
    ordering = ("-day", "-id")


class FollowUpInline(ReadOnlyInline):
    """What the project promised; a term is changed on the page of its follow-up, where the reason is asked for."""

    model = FollowUp
    fields = ("title_nl", ("due_first", "due_last"), ("due_basis", "firmness", "state"))


@admin.register(Project)
class ProjectAdmin(RecordAdmin):
    """Projects."""

    list_display = ("title_nl", "theme", "status", "status_since", "is_flagship", "owner", "is_public")
    list_filter = (WhoseFilter, StaleFilter, "status", "is_flagship", "is_public", "theme", "basis")
    list_select_related = ("theme", "owner")
    date_hierarchy = "status_since"
    ordering = ("theme__position", "position")
    autocomplete_fields = ("theme", "parent", "related", "report")
    readonly_fields = ("status", "status_since", "created_at", "updated_at")
    inlines = (StatusUpdateInline, PartnerInline, FollowUpInline)
    actions = (change_status, confirm_mark, *RecordAdmin.actions)
    decision_path = "decisions"
    fieldsets = (
        (None, {"fields": ["code", "is_public", ("theme", "parent"), "position"]}),
        (_("Status"), {"fields": [("status", "status_since"), ("is_flagship", "flagship_confirmed")]}),
        texts("title", "summary"),
        (_("For the staff"), {"fields": ["owner", "internal_note"]}),
        (_("Related"), {"fields": ["related"]}),
        SOURCE,
        RECORD,
    )

    def has_set_status_permission(self, request):
        """Whoever may add a status update may set a status, of public projects too."""
        return request.user.has_perm("projects.add_statusupdate")

    def steps_for(self, record):
        """A status is set, never written over."""
        marked = ["confirm_mark"] if record.is_flagship and not record.flagship_confirmed else []
        return ["change_status", *marked, *super().steps_for(record)]


@admin.register(StatusUpdate)
class StatusUpdateAdmin(LedgerAdmin):
    """Status updates, over all projects."""

    list_display = ("project", "day", "status", "author", "is_public")
    list_filter = ("status", "is_public", "basis")
    list_select_related = ("project", "author")
    date_hierarchy = "day"
    search_fields = ("code", "project__title_nl", "project__title_fr", "project__title_en", "text_nl")
    autocomplete_fields = ("project", "report")
    readonly_fields = ("author", "created_at", "updated_at")
    decision_path = "project__decisions"
    facts = ("project", "day", "status")
    said = "text"
    fieldsets = (
        (None, {"fields": ["code", "is_public", "project", ("day", "status"), "author"]}),
        texts("text"),
        SOURCE,
        RECORD,
    )

    def save_model(self, request, obj, form, change):
        """An editor's update of a public project is as public as the status that it sets."""
        if not change and not self.may_publish(request):
            obj.is_public = obj.project.is_public
        super().save_model(request, obj, form, change)
