"""The people who sign in."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from projects.models import AuditEntry, Reminder, User

from .sign_ins import note

# The four groups come from a migration and mean the same everywhere; who is in them is said at the person.
# What allauth keeps holds secrets, and is either the person's own business or not used here.
admin.site.unregister([Group, Authenticator, EmailAddress, SocialAccount, SocialApp, SocialToken])
FLAGS = ("is_active", "is_staff", "is_superuser")


def rights_of(user):
    """Return what the person may do, as a set of words: the flags that are on and the groups."""
    groups = user.groups.values_list("name", flat=True) if user.pk else ()
    return {flag for flag in FLAGS if getattr(user, flag)} | set(groups)


def difference(before, after):
    """Return in words what a person may do since, and no longer: “+Editor -Reader”."""
    return " ".join(
        [*(f"+{right}" for right in sorted(after - before)), *(f"-{right}" for right in sorted(before - after))]
    )


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
    actions = ("remove_factors",)

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

    def get_deleted_objects(self, objs, request):
        """Nobody deletes a line from the log of reminders, but it goes with the person."""
        to_delete, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, lacking - {Reminder._meta.verbose_name}, protected

    def save_model(self, request, obj, form, change):
        """Remember what the person could do before."""
        request.rights_before = rights_of(User.objects.get(pk=obj.pk)) if change else set()
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """Groups are saved here; then the audit knows the difference, in the same transaction."""
        super().save_related(request, form, formsets, change)
        if changed := difference(request.rights_before, rights_of(form.instance)):
            self.note(request, AuditEntry.Kind.RIGHTS_CHANGED, form.instance, changed)

    def delete_model(self, request, obj):
        """An account that is gone may do nothing any more."""
        self.note(request, AuditEntry.Kind.RIGHTS_CHANGED, obj, difference(rights_of(obj), set()))
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        """The same for several."""
        for user in queryset:
            self.note(request, AuditEntry.Kind.RIGHTS_CHANGED, user, difference(rights_of(user), set()))
        super().delete_queryset(request, queryset)

    @transaction.atomic
    def user_change_password(self, request, id, form_url=""):
        """Somebody else's new password is written down too."""
        before = User.objects.filter(pk=id).values_list("password", flat=True).first() if id.isdecimal() else None
        response = super().user_change_password(request, id, form_url)
        user = User.objects.filter(pk=id).first() if id.isdecimal() else None
        if user is not None and user.password != before:
            self.note(request, AuditEntry.Kind.PASSWORD_CHANGED, user)
        return response

    @admin.action(description=_("Take away the second factors, where they are lost"), permissions=["change"])
    @transaction.atomic
    def remove_factors(self, request, queryset):
        """Let people set up a second factor anew at their next sign-in; a superuser's only by a superuser."""
        people = queryset if request.user.is_superuser else queryset.filter(is_superuser=False)
        done = 0
        for user in people.filter(authenticator__isnull=False).distinct():
            user.authenticator_set.all().delete()
            self.note(request, AuditEntry.Kind.FACTOR_REMOVED, user)
            done += 1
        text = ngettext(
            "The second factors of one person were taken away.",
            "The second factors of %(number)s people were taken away.",
            done,
        )
        self.message_user(request, text % {"number": done})

    def note(self, request, kind, user, detail=""):
        """Write down what the signed-in person did to `user`."""
        note(request, kind, request.user, about=("user", user.username), detail=detail)
