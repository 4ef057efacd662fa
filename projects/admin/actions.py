"""Actions on several records, each with a reason."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from projects.models import Status
from projects.models.steps import close_as_met, postpone, set_public, set_status
from projects.periods import Period, PeriodError


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3, "cols": 60}))


class DayForm(ReasonForm):
    """Why, and since when."""

    day = forms.DateField(label=_("Day"), initial=timezone.localdate, help_text=_("Such as 2023-12-31 or 31-12-2023."))
    field_order = ["day", "reason"]


class StatusForm(DayForm):
    """Which status, since when, and why."""

    status = forms.ChoiceField(label=_("Status"), choices=Status.choices)
    field_order = ["status", "day", "reason"]


class PostponeForm(ReasonForm):
    """The new term, and why."""

    due = forms.CharField(
        label=_("New term"), max_length=30, help_text=_("Such as 2023-Q2, 2023-05, 2023-05-12 or 2023-06-30/..")
    )
    field_order = ["due", "reason"]

    def clean_due(self):
        """Return the `Period` that was typed."""
        try:
            return Period.parse(self.cleaned_data["due"])
        except PeriodError as error:
            message = _("A term such as 2023, 2023-H1, 2023-Q2, 2023-05, 2023-05-12 or 2023-06-30/.. is allowed.")
            raise ValidationError(message) from error


def ask_and_do(model_admin, request, queryset, *, name, title, form_class, step):
    """Ask for the reason on a page of its own, then take `step(record, data, user)` with every record, or with none.

    Only records that the user may change are touched; one that is not stops the whole action.
    """
    form = form_class(request.POST if "confirmed" in request.POST else None)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                records = list(queryset.select_for_update(of=("self",)).order_by("pk"))
                for record in records:
                    if not model_admin.may_take_step(request, record, name):
                        raise PermissionDenied
                    step(record, form.cleaned_data, request.user)
        except ValidationError as error:
            form.add_error(None, [f"{record.code}: {message}" for message in error.messages])
        else:
            number = len(records)
            done = ngettext("%(number)s record was changed.", "%(number)s records were changed.", number)
            model_admin.message_user(request, done % {"number": number}, messages.SUCCESS)
            return None
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "form": form,
        "records": queryset.order_by()[:100],
        "number": queryset.order_by().count(),
        "action": name,
        "checkbox": helpers.ACTION_CHECKBOX_NAME,
        "select_across": request.POST.get("select_across", "0"),
        "opts": model_admin.opts,
    }
    return TemplateResponse(request, "admin/reason.html", context)


@admin.action(description=_("Publish …"), permissions=["publish"])
def publish(model_admin, request, queryset):
    """Make records public."""

    def step(record, data, user):
        set_public(record, True, data["reason"], user)

    return ask_and_do(
        model_admin, request, queryset, name="publish", title=_("Publish"), form_class=ReasonForm, step=step
    )


@admin.action(description=_("Take back from the public …"), permissions=["publish"])
def unpublish(model_admin, request, queryset):
    """Take records back from the public."""

    def step(record, data, user):
        set_public(record, False, data["reason"], user)

    title = _("Take back from the public")
    return ask_and_do(model_admin, request, queryset, name="unpublish", title=title, form_class=ReasonForm, step=step)


@admin.action(description=_("Set status …"), permissions=["set_status"])
def change_status(model_admin, request, queryset):
    """Give projects a status, with the day and the reason."""

    def step(record, data, user):
        set_status(record, data["status"], data["day"], data["reason"], user)

    return ask_and_do(
        model_admin, request, queryset, name="change_status", title=_("Set status"), form_class=StatusForm, step=step
    )


@admin.action(description=_("Close as met …"), permissions=["close"])
def close(model_admin, request, queryset):
    """Close follow-ups as met."""

    def step(record, data, user):
        close_as_met(record, data["day"], data["reason"], user)

    return ask_and_do(
        model_admin, request, queryset, name="close", title=_("Close as met"), form_class=DayForm, step=step
    )


@admin.action(description=_("Postpone …"), permissions=["close"])
def postpone_term(model_admin, request, queryset):
    """Move the terms of follow-ups."""

    def step(record, data, user):
        postpone(record, data["due"], timezone.localdate(), data["reason"], user)

    return ask_and_do(
        model_admin, request, queryset, name="postpone_term", title=_("Postpone"), form_class=PostponeForm, step=step
    )
