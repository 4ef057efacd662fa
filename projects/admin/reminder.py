"""The log of reminders: who was sent the mail of which week."""

from django.contrib import admin

from projects.models import Reminder

from .read_only import ReadOnlyAdmin


@admin.register(Reminder)
class ReminderAdmin(ReadOnlyAdmin):
    """To be read, never written: the command that sends the mails keeps it."""

    list_display = ("user", "year", "week", "items", "claimed_at", "sent_at")
    list_filter = ("year",)
    list_select_related = ("user",)
    search_fields = ("user__username",)
