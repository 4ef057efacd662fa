"""The people who sign in."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from projects.models import User


@admin.register(User)
class TrackerUserAdmin(UserAdmin):
    """Users, with their language and whom they speak for."""

    list_display = ("username", "first_name", "last_name", "partner", "language", "is_staff")
    list_select_related = ("partner",)
    autocomplete_fields = ("partner",)
    fieldsets = (*UserAdmin.fieldsets, (_("Tracker"), {"fields": ["language", "partner"]}))

    def get_readonly_fields(self, request, obj=None):
        """Only a superuser makes superusers or hands out single permissions."""
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else (*fields, "is_superuser", "user_permissions")

    def has_change_permission(self, request, obj=None):
        """Nobody but a superuser changes a superuser."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def has_delete_permission(self, request, obj=None):
        """Nor deletes one."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)
