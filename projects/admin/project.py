"""Projects and their status updates."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models import FollowUp, Project, ProjectPartner, StatusUpdate

from .actions import change_status
from .base import SOURCE, RecordAdmin, RecordInline, texts
from .filters import StaleFilter


class PartnerInline(RecordInline):
    """Who takes part."""

    model = ProjectPartner
    autocomplete_fields = ("partner",)
    show_change_link = False


class StatusUpdateInline(RecordInline):
    """How the status came to be: new ones are added, none is edited away."""

    model = StatusUpdate
    fields = ("day", "status", "text_nl", "text_fr", "text_en", "is_public")
    ordering = ("-day", "-id")

    def has_change_permission(self, request, obj=None):
        """What was said on a day stays as it was said."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Nor is it taken away."""
        return False


class FollowUpInline(RecordInline):
    """What the project promised."""

    model = FollowUp
    fields = ("title_nl", "due_first", "due_last", "due_basis", "firmness", "state")

    def has_change_permission(self, request, obj=None):
        """A term is changed on the page of its follow-up, where the reason is asked for."""
        return False

    def has_delete_permission(self, request, obj=None):
        """And a promise is taken away on its own page, if at all."""
        return False


@admin.register(Project)
class ProjectAdmin(RecordAdmin):
    """Projects."""

    list_display = ("title_nl", "theme", "status", "status_since", "is_flagship", "owner", "is_public")
    list_filter = (StaleFilter, "status", "is_flagship", "is_public", "theme", "basis")
    list_select_related = ("theme", "owner")
    date_hierarchy = "status_since"
    ordering = ("theme__position", "position")
    autocomplete_fields = ("theme", "parent", "related", "owner", "report")
    readonly_fields = ("status", "status_since", "created_at", "updated_at")
    inlines = (StatusUpdateInline, PartnerInline, FollowUpInline)
    actions = (change_status, *RecordAdmin.actions)
    decision_path = "decisions"
    fieldsets = (
        (None, {"fields": ["code", "is_public", "theme", "parent", "position", "owner", "internal_note"]}),
        (_("Status"), {"fields": ["status", "status_since", "is_flagship", "flagship_confirmed"]}),
        texts("title", "summary"),
        (_("Related"), {"fields": ["related"]}),
        SOURCE,
        (_("Record"), {"fields": ["created_at", "updated_at"]}),
    )

    def has_set_status_permission(self, request):
        """Whoever may add a status update may set a status."""
        return request.user.has_perm("projects.add_statusupdate")

    def save_formset(self, request, form, formset, change):
        """Remember who wrote a status update, and publish it with its project."""
        for update in formset.save(commit=False):
            if isinstance(update, StatusUpdate) and update.pk is None:
                update.author = request.user
                update.day = update.day or timezone.localdate()
            update.save()
        for gone in formset.deleted_objects:
            gone.delete()
        formset.save_m2m()


@admin.register(StatusUpdate)
class StatusUpdateAdmin(RecordAdmin):
    """Status updates, over all projects."""

    list_display = ("project", "day", "status", "author", "is_public")
    list_filter = ("status", "is_public", "basis")
    list_select_related = ("project", "author")
    date_hierarchy = "day"
    search_fields = ("code", "project__title_nl", "project__title_fr", "project__title_en", "text_nl")
    autocomplete_fields = ("project", "report")
    readonly_fields = ("author", "created_at", "updated_at")
    decision_path = "project__decisions"
    fieldsets = (
        (None, {"fields": ["code", "is_public", "project", "day", "status", "author"]}),
        texts("text"),
        SOURCE,
    )

    def get_readonly_fields(self, request, obj=None):
        """What was said stays; only whether the public sees it can change, and translations can be added."""
        fields = [*super().get_readonly_fields(request, obj)]
        return [*fields, "project", "day", "status", "text_nl"] if obj is not None else fields

    def save_model(self, request, obj, form, change):
        """Remember the author of a new update."""
        if not change:
            obj.author = request.user
        super().save_model(request, obj, form, change)
