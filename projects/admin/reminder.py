"""The log of reminders: who was sent the mail of which week."""

from django.contrib import admin

from projects.models import Reminder


@admin.register(Reminder)
class ReminderAdmin(admin.ModelAdmin):
    """To be read, never written: the command that sends the mails keeps it."""

    list_display = ("user", "year", "week", "items", "claimed_at", "sent_at")
    list_filter = ("year",)
    list_select_related = ("user",)
    search_fields = ("user__username",)

    def has_add_permission(self, request):
        """The command does that."""
        return False

    def has_change_permission(self, request, obj=None):
        """Nothing in it is a matter of opinion."""
        return False

    def has_delete_permission(self, request, obj=None):
        """It goes with the person."""
        return False
