"""Steps that settle a doubt: whoever publishes confirms what we computed, marked or derived."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from projects.models.steps import confirm_flagship, confirm_term, confirm_values

from .actions import ReasonForm, ask_and_do


class ConfirmForm(ReasonForm):
    """What it was compared with."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("How you know")


def _confirm(model_admin, request, queryset, name, title, step):
    def confirm(record, data, user):
        step(record, data["reason"], user)

    return ask_and_do(model_admin, request, queryset, name=name, title=title, form_class=ConfirmForm, step=confirm)


@admin.action(description=_("Confirm computed values …"), permissions=["confirm"])
def confirm_computed(model_admin, request, queryset):
    """Stand by values that we computed."""
    title = _("Confirm computed values")
    return _confirm(model_admin, request, queryset, "confirm_computed", title, confirm_values)


@admin.action(description=_("Confirm flagship mark …"), permissions=["confirm"])
def confirm_mark(model_admin, request, queryset):
    """Stand by the mark of a flagship."""
    return _confirm(model_admin, request, queryset, "confirm_mark", _("Confirm flagship mark"), confirm_flagship)


@admin.action(description=_("Confirm derived term …"), permissions=["confirm"])
def confirm_derived(model_admin, request, queryset):
    """Stand by a term that we derived."""
    return _confirm(model_admin, request, queryset, "confirm_derived", _("Confirm derived term"), confirm_term)
