"""Follow-ups and the ledger of their terms."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models import CLOSED, DueChange, FollowUp
from projects.models.steps import record_due_change
from projects.periods import Period

from .actions import close, postpone_term
from .base import RECORD, SOURCE, LedgerAdmin, ReadOnlyInline, RecordAdmin, texts
from .filters import DeadlineFilter, OwedFilter

TERM = {"due_first", "due_last"}


class FollowUpForm(forms.ModelForm):
    """A follow-up; moving its term needs a reason."""

    reason = forms.CharField(
        label=_("Reason for moving the term"),
        required=False,
        max_length=500,
        help_text=_("Needed where the term changes; it goes into the ledger of terms."),
        widget=forms.TextInput(attrs={"size": 80}),
    )

    def clean(self):
        """Ask for the reason where the term moves."""
        data = super().clean()
        if self.instance.pk and TERM & set(self.changed_data) and not data.get("reason"):
            self.add_error("reason", ValidationError(_("Say why the term moves.")))
        return data


class DueChangeInline(ReadOnlyInline):
    """Each shift of the term; made by moving it, never by hand."""

    model = DueChange
    fields = (
        "changed_on",
        ("old_first", "old_last"),
        ("new_first", "new_last"),
        ("reason_nl", "reason_fr", "reason_en"),
    )

    def has_add_permission(self, request, obj=None):
        """A shift is recorded when the term is moved."""
        return False


@admin.register(FollowUp)
class FollowUpAdmin(RecordAdmin):
    """Follow-ups."""

    form = FollowUpForm
    list_display = ("title_nl", "project", "due_label", "deadline", "state", "responsible", "owner", "is_public")
    list_filter = (DeadlineFilter, OwedFilter, "state", "firmness", "due_basis", "is_public", "basis")
    list_select_related = ("project", "responsible", "owner")
    date_hierarchy = "due_last"
    autocomplete_fields = ("project", "decision", "meeting", "responsible", "proof_document", "report")
    inlines = (DueChangeInline,)
    actions = (close, postpone_term, *RecordAdmin.actions)
    decision_path = "decision"
    fieldsets = (
        (None, {"fields": ["code", "is_public", "project", ("decision", "meeting"), ("responsible", "owner")]}),
        texts("title", "summary"),
        (
            _("Term"),
            {
                "fields": [
                    ("due_first", "due_last"),
                    "reason",
                    ("due_basis", "due_sum", "every_months"),
                    ("original_wording", "firmness"),
                ]
            },
        ),
        texts("waits_for", title=_("Waits for")),
        (_("What came of it"), {"fields": [("state", "reported_on", "closed_on")]}),
        texts("outcome", title=_("Outcome")),
        (_("Proof"), {"fields": ["proof_document", "proof_url"]}),
        SOURCE,
        RECORD,
    )

    @admin.display(description=_("term"), ordering="due_last")
    def due_label(self, followup):
        """The term in words."""
        return followup.due.label()

    @admin.display(description=_("how it stands"))
    def deadline(self, followup):
        """How the term stands today."""
        return followup.deadline_state(timezone.localdate()).label

    def has_close_permission(self, request):
        """Whoever may change follow-ups may close and postpone them, public ones too."""
        return request.user.has_perm("projects.change_followup")

    def steps_for(self, record):
        """What is closed is neither closed again nor postponed."""
        steps = [] if record.state in CLOSED else ["close", "postpone_term"]
        return [*steps, *super().steps_for(record)]

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        """Save, and write the shift of the term into the ledger."""
        old = Period(form.initial.get("due_first"), form.initial.get("due_last"))
        super().save_model(request, obj, form, change)
        if change and TERM & set(form.changed_data):
            record_due_change(obj, old, timezone.localdate(), form.cleaned_data["reason"], request.user)


@admin.register(DueChange)
class DueChangeAdmin(LedgerAdmin):
    """The ledger of terms."""

    list_display = ("followup", "changed_on", "old_last", "new_last", "author", "is_public")
    list_filter = ("is_public", "basis")
    list_select_related = ("followup", "author")
    date_hierarchy = "changed_on"
    search_fields = ("code", "followup__title_nl", "reason_nl")
    autocomplete_fields = ("followup", "report")
    readonly_fields = ("author", "created_at", "updated_at")
    decision_path = "followup__decision"
    facts = ("followup", "changed_on", "old_first", "old_last", "new_first", "new_last")
    said = "reason"
    fieldsets = (
        (None, {"fields": ["code", "is_public", "followup", "changed_on", "author"]}),
        (_("Terms"), {"fields": [("old_first", "old_last"), ("new_first", "new_last")]}),
        texts("reason", title=_("Reason")),
        SOURCE,
        RECORD,
    )
