"""The sheet of a meeting: to print on two pages, and to tick what the next one has to deal with."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.models import FollowUp, Meeting
from projects.models.sittings import change_agenda, owed_at, to_come
from projects.reports.meeting_sheet import meeting_sheet

DESK, TABLE = "desk", "table"
READERS = {
    DESK: gettext_lazy("For the desk, with drafts and owners"),
    TABLE: gettext_lazy("For the table, only what is public"),
}


class ShownForm(forms.Form):
    """What the sheet shows: the meeting that ticks go to, and for whom it is printed."""

    to = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=gettext_lazy("Tick for the agenda of"),
        required=False,
        empty_label=gettext_lazy("– no meeting –"),
        to_field_name="code",
    )
    reader = forms.ChoiceField(label=gettext_lazy("Printed for"), choices=READERS.items(), required=False)

    def __init__(self, data, planned):
        super().__init__(data)
        self.fields["to"].queryset = planned
        self.fields["to"].label_from_instance = named


class TickForm(forms.Form):
    """What was ticked (`ticked`), what had been when the page was drawn (`was`), and the meeting it goes to."""

    to = forms.ModelChoiceField(Meeting.objects.none(), to_field_name="code")
    ticked = forms.ModelMultipleChoiceField(FollowUp.objects.none(), required=False, to_field_name="code")
    was = forms.ModelMultipleChoiceField(FollowUp.objects.none(), required=False, to_field_name="code")

    def __init__(self, data, meeting, on):
        super().__init__(data)
        self.fields["to"].queryset = to_come(Meeting.objects, on)
        self.fields["ticked"].queryset = owed_at(meeting, on).order_by()
        self.fields["was"].queryset = FollowUp.objects.all()


def named(meeting):
    """Return a meeting as it is chosen: its title and when it is."""
    return f"{meeting.title} ({meeting.period.label()})" if meeting.period.is_known else meeting.title


def sheet_view(model_admin, request, meeting):
    """Show the sheet of `meeting`; a POST keeps what was ticked."""
    if not model_admin.has_view_permission(request, meeting):
        raise PermissionDenied
    if request.method == "POST":
        return _tick(model_admin, request, meeting)
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    return _page(model_admin, request, meeting, ShownForm(request.GET, _planned(timezone.localdate())))


def _planned(on):
    return to_come(Meeting.objects, on)


def _tick(model_admin, request, meeting):
    """Put on the agenda of the chosen meeting what was ticked, and take off what no longer is."""
    if not may_tick(request):
        raise PermissionDenied
    on = timezone.localdate()
    form = TickForm(request.POST, meeting, on)
    if not form.is_valid():
        text = _("Nothing was changed: this meeting is not planned any more, or an item is not owed any more.")
        messages.error(request, text)
        return _page(model_admin, request, meeting, ShownForm({}, _planned(on)), status=400)
    to, ticked, was = (form.cleaned_data[name] for name in ("to", "ticked", "was"))
    reason = _("Sheet of %(meeting)s") % {"meeting": meeting.code}
    put, taken = change_agenda(to, set(ticked) - set(was), set(was) - set(ticked), reason, request.user)
    said = _("Agenda of “%(meeting)s”: %(put)s added, %(taken)s taken off.")
    messages.success(request, said % {"meeting": to.title, "put": put, "taken": taken})
    address = reverse("admin:projects_meeting_sheet", args=[meeting.pk])
    return redirect(f"{address}?{urlencode({'to': to.code})}")


def may_tick(request):
    """Whether the user may put items on agendas; these are for the staff, so public meetings are no exception."""
    return request.user.has_perm("projects.change_meeting")


def _page(model_admin, request, meeting, form, status=200):
    """Return the sheet as a page."""
    on, valid = timezone.localdate(), form.is_valid()
    for_table = valid and form.cleaned_data["reader"] == TABLE
    sheet = meeting_sheet(meeting, on, only_public=for_table)
    chosen = (form.cleaned_data["to"] if valid else None) or _next(meeting, sheet, form.fields["to"].queryset)
    allowed = may_tick(request) and not for_table
    # The choices show what the page shows, whatever was asked for.
    settled = {"to": chosen.code if chosen else "", "reader": TABLE if for_table else DESK}
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Meeting sheet: %(meeting)s") % {"meeting": meeting},
        "opts": model_admin.opts,
        "sheet": sheet,
        "form": ShownForm(settled, form.fields["to"].queryset),
        "problems": form.errors,
        "for_table": for_table,
        "may_tick": allowed,
        "chosen": chosen if allowed else None,
        "add_address": _add_address(meeting) if allowed and not sheet.following else "",
        "list_address": f"{reverse('admin:projects_followup_changelist')}?{urlencode({'owed_at': meeting.code})}",
    }
    return TemplateResponse(request, "admin/meeting_sheet.html", context, status=status if valid else 400)


def _next(meeting, sheet, planned):
    """Return the meeting that ticks go to unless another is chosen: itself while it is to come, else the next one."""
    return planned.filter(pk=meeting.pk).first() or sheet.following


def _add_address(meeting):
    """Return the address of the form for the next sitting, filled in with what both have in common."""
    projects = ",".join(str(pk) for pk in meeting.projects.order_by().values_list("pk", flat=True))
    partners = ",".join(str(pk) for pk in meeting.partners.order_by().values_list("pk", flat=True))
    known = {"kind": meeting.kind, "body": meeting.body_id, "projects": projects, "partners": partners}
    question = urlencode({"state": "planned"} | {name: value for name, value in known.items() if value})
    return f"{reverse('admin:projects_meeting_add')}?{question}"
