"""Closing follow-ups as met: the outcome, what proves it, and the next occurrence of a duty that comes back."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from projects.models import Decision, Document, FollowUp, Meeting
from projects.models.proof import PROOFS
from projects.models.recurrence import why_none_follows
from projects.models.steps import close_as_met

from .actions import DayForm, ask_and_do
from .record_field import RecordField

# So many occurrences are told of one by one.
MOST_TOLD = 10


class OutcomeForm(DayForm):
    """What came of it, when, and what proves it; one answer for all that are closed together."""

    reason = forms.CharField(
        label=_("What came of it"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=_("A sentence. It is the outcome that the public reads, in the language in which you work."),
    )
    proof_document = RecordField(
        model=Document,
        label=_("Proof: document"),
        help_text=_("Its code, or words of its title. What was promised firmly needs one proof of any kind."),
    )
    proof_decision = RecordField(
        model=Decision, label=_("Proof: decision"), help_text=_("Its number or code, such as M (2022) 7.")
    )
    proof_meeting = RecordField(
        model=Meeting, label=_("Proof: meeting"), help_text=_("Its code, or words of its title.")
    )
    proof_url = forms.URLField(
        label=_("Proof: address"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput({"class": "vURLField"}),
    )

    def __init__(self, *args, followups, **kwargs):
        super().__init__(*args, **kwargs)
        projects = followups.order_by().values("project")
        for name in ("proof_document", "proof_decision", "proof_meeting"):
            field = self.fields[name]
            field.offer(field.model.objects.filter(projects__in=projects).distinct().order_by("-pk"), f"{name}_near")


@admin.action(description=_("Close as met …"), permissions=["close"])
def close(model_admin, request, queryset):
    """Close follow-ups as met, and say which occurrences follow."""
    closed = []

    def step(record, data, user):
        proof = {name: data[name] for name in PROOFS}
        closed.append((record, close_as_met(record, data["day"], data["reason"], user, proof)))

    page = ask_and_do(
        model_admin,
        request,
        queryset,
        name="close",
        title=_("Close as met"),
        form_class=partial(OutcomeForm, followups=queryset),
        step=step,
        note=note_about(queryset),
    )
    if page is None:
        tell_what_follows(model_admin, request, closed)
    return page


def note_about(followups):
    """Return what happens to those of `followups` that recur, in sentences; "" where none does."""
    recurring = followups.filter(due_basis=FollowUp.DueBasis.RECURRING).order_by("pk")[:MOST_TOLD]
    made = _("It recurs: closing it makes its next occurrence.")
    return " ".join(f"{record.code}: {why_none_follows(record) or made}" for record in recurring)


def tell_what_follows(model_admin, request, closed):
    """Say of the `closed`, pairs of a follow-up and its next occurrence, when the next one is due, or why none is."""
    following = [occurrence.pk for _record, occurrence in closed if occurrence]
    # What was only tried, and taken back, is not told of.
    there = set(FollowUp.objects.filter(pk__in=following).values_list("pk", flat=True))
    for record, occurrence in closed[:MOST_TOLD]:
        if occurrence is None and (reason := why_none_follows(record)):
            model_admin.message_user(request, f"{record}: {reason}", messages.WARNING)
        elif occurrence and occurrence.pk in there:
            said = _("The next one is due: %(term)s.") % {"term": occurrence.due.label()}
            address = reverse("admin:projects_followup_change", args=[occurrence.pk])
            link = format_html('{}: {} <a href="{}">{}</a>', record, said, address, occurrence.code)
            model_admin.message_user(request, link)
