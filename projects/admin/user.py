"""The people who sign in."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from projects.models import User

# The four groups come from a migration and mean the same everywhere; who is in them is said at the person.
admin.site.unregister(Group)


@admin.register(User)
class TrackerUserAdmin(UserAdmin):
    """Users, with their language and whom they speak for; what they may do is said by their groups."""

    list_display = ("username", "first_name", "last_name", "partner", "language", "is_staff", "is_active")
    list_filter = ("is_staff", "is_active", "groups", "language")
    list_select_related = ("partner",)
    autocomplete_fields = ("partner",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email", "partner", "language"]}),
        (_("Rights"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    )
    readonly_fields = ("last_login", "date_joined")

    class Media:
        js = ("tracker/admin.js",)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Four groups are best ticked."""
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
            kwargs["help_text"] = ""
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        """Only a superuser makes superusers."""
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else (*fields, "is_superuser")

    def has_change_permission(self, request, obj=None):
        """Nobody but a superuser changes a superuser."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    def has_delete_permission(self, request, obj=None):
        """Nor deletes one."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)
