"""Steps that need a reason: asked for on a page of their own, for the records chosen in a list or for a single one."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from projects.models import Status
from projects.models.steps import postpone, set_public, set_status
from projects.periods import Period, PeriodError

MOST_AT_ONCE = 500
NAMED = 50


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=_("It is kept in the history."),
    )


class DayForm(ReasonForm):
    """Why, and since when."""

    day = forms.DateField(label=_("Day"), initial=timezone.localdate, help_text=_("Such as 2023-12-31 or 31-12-2023."))
    field_order = ["day", "reason"]

    def clean_day(self):
        """Return the day, which cannot lie in the future."""
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError(_("This day lies in the future."))
        return day


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


def ask_and_do(model_admin, request, queryset, *, name, title, form_class, step, note=""):
    """Ask for the reason on a page of its own, then take `step(record, data, user)` with every record, or with none.

    With public records, who may not publish proposes it. Returns the page that asks, or the way to what was proposed,
    or None where the step was taken. Who may see the action may take it with each
    record: Django asks for the action's permission again when the answer comes in.
    """
    number = queryset.order_by()[: MOST_AT_ONCE + 1].count()
    if number > MOST_AT_ONCE:
        refused = _("These are more than %(most)s records; choose fewer at once, or bring a file in.")
        model_admin.message_user(request, refused % {"most": MOST_AT_ONCE}, messages.ERROR)
        return None
    form = form_class(request.POST if "confirmed" in request.POST else None)
    if form.is_valid():
        try:
            written, held = _take_all(model_admin, request, queryset, step, form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            done = ngettext("%(number)s record was changed.", "%(number)s records were changed.", written)
            if written:
                model_admin.message_user(request, done % {"number": written}, messages.SUCCESS)
            return model_admin.proposed(request, held, request.path) if held else None
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "note": note,
        "form": form,
        "records": queryset.order_by()[:NAMED],
        "number": number,
        "more": max(0, number - NAMED),
        "action": name,
        "checkbox": helpers.ACTION_CHECKBOX_NAME,
        "chosen": request.POST.getlist(helpers.ACTION_CHECKBOX_NAME),
        "select_across": request.POST.get("select_across", "0"),
        "opts": model_admin.opts,
    }
    return TemplateResponse(request, "admin/reason.html", context)


@transaction.atomic
def _take_all(model_admin, request, queryset, step, data):
    """Take a step with drafts, and take or propose it with public records; return how many were written, and `Held`."""
    chosen = dict(queryset.order_by().values_list("pk", "is_public"))
    written, held = 0, []
    for is_public in (False, True):
        pks = [pk for pk, public in chosen.items() if public == is_public]
        records = queryset.model.objects.filter(pk__in=pks)
        if taken_back := pks and _take_some(model_admin, request, records, step, data):
            held.append(taken_back)
        else:
            written += len(pks)
    return written, held


def _take_some(model_admin, request, records, step, data):
    """Take a step with all of `records`; return `Held` where it was proposed instead."""

    def act():
        _take(step, records, data, request.user)

    return model_admin.write_or_propose(request, act, data.get("reason", ""), records)[1]


@transaction.atomic
def _take(step, queryset, data, user):
    """Take the step with every record; what forbids it is said of each by its name, and then none is touched."""
    forbidden = []
    for record in queryset.select_for_update(of=("self",)).order_by("pk"):
        try:
            step(record, data, user)
        except ValidationError as error:
            forbidden += [f"{record.code}: {message}" for message in error.messages]
    if forbidden:
        raise ValidationError([*forbidden[:NAMED], *(["…"] if len(forbidden) > NAMED else [])])


@admin.action(description=_("Publish …"), permissions=["publish"])
def publish(model_admin, request, queryset):
    """Make records public."""

    def step(record, data, user):
        set_public(record, True, data["reason"], user)

    return ask_and_do(
        model_admin,
        request,
        queryset,
        name="publish",
        title=_("Publish"),
        form_class=ReasonForm,
        step=step,
        note=_("Status updates, transpositions, relations, changes of term and headings are published with them."),
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


@admin.action(description=_("Postpone …"), permissions=["close"])
def postpone_term(model_admin, request, queryset):
    """Move the terms of follow-ups."""

    def step(record, data, user):
        postpone(record, data["due"], timezone.localdate(), data["reason"], user)

    return ask_and_do(
        model_admin, request, queryset, name="postpone_term", title=_("Postpone"), form_class=PostponeForm, step=step
    )
