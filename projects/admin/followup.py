"""Follow-ups and the ledger of their terms."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from projects.models import CLOSED, DueChange, FollowUp
from projects.models.proof import PROOFS, lacking
from projects.models.steps import let_recur, record_due_change
from projects.periods import Period
from projects.reports.term_ledger import days_said
from projects.translated import columns

from .actions import postpone_term
from .base import RECORD, SOURCE, LedgerAdmin, ReadOnlyInline, RecordAdmin, texts
from .closing import close, tell_what_follows
from .confirm import confirm_derived
from .filters import DeadlineFilter, OwedFilter, WaitsForFilter, WhoseFilter

TERM = {"due_first", "due_last"}
# What the rules of closing look at.
CLOSING = ("state", "firmness", "closed_on", *columns("outcome"), *PROOFS)


class FollowUpForm(forms.ModelForm):
    """A follow-up; moving its term needs a reason, closing it an outcome and a proof."""

    reason = forms.CharField(
        label=_("Reason for moving the term"),
        required=False,
        max_length=500,
        help_text=_("Needed where the term changes; it goes into the ledger of terms."),
        widget=forms.TextInput(attrs={"size": 80}),
    )

    def clean(self):
        """Ask for the reason where the term moves, and for what closing needs."""
        data = super().clean()
        if self.instance.pk and TERM & set(self.changed_data) and not data.get("reason"):
            self.add_error("reason", ValidationError(_("Say why the term moves.")))
        self._ask_for_outcome(data)
        return data

    def _ask_for_outcome(self, data):
        """Ask for what closing needs where the state changes; what stood there before is not lost unseen either.

        A record from a file or a report that lacks something already can still be mended in other places.
        """
        had_less = set() if "state" in self.changed_data else set(lacking(self.instance))
        after = FollowUp(**{name: data[name] for name in CLOSING if name in data})
        for name, sentence in lacking(after).items():
            column = f"outcome_{self.language}" if name == "outcome" else name
            if name not in had_less and column in self.fields and column not in self.errors:
                self.add_error(column, sentence)

    @property
    def language(self):
        """The language in which the person works, as the columns of texts name it."""
        return (get_language() or "nl")[:2]


class DueChangeInline(ReadOnlyInline):
    """Each shift of the term; made by moving it, never by hand."""

    model = DueChange
    fields = (
        ("changed_on", "author"),
        ("old_first", "old_last"),
        ("new_first", "new_last"),
        "moved",
        ("reason_nl", "reason_fr", "reason_en"),
        ("report", "section", "lines", "basis"),
    )
    readonly_fields = ("author", "moved")
    related = ("author", "report")

    @admin.display(description=_("days moved"))
    def moved(self, change):
        """By how many days, in words."""
        return days_said(change.days_moved)

    def has_add_permission(self, request, obj=None):
        """A shift is recorded when the term is moved."""
        return False


@admin.register(FollowUp)
class FollowUpAdmin(RecordAdmin):
    """Follow-ups."""

    form = FollowUpForm
    list_display = ("title_nl", "project", "due_label", "deadline", "state", "responsible", "owner", "is_public")
    list_filter = (
        WhoseFilter,
        DeadlineFilter,
        WaitsForFilter,
        OwedFilter,
        "state",
        "firmness",
        "due_basis",
        "is_public",
        "basis",
    )
    list_select_related = ("project", "responsible", "owner")
    date_hierarchy = "due_last"
    autocomplete_fields = ("project", "decision", "meeting", "responsible", *PROOFS[:3], "follows", "report")
    inlines = (DueChangeInline,)
    actions = (close, postpone_term, confirm_derived, *RecordAdmin.actions)
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
                    "follows",
                    ("original_wording", "firmness"),
                ]
            },
        ),
        texts("waits_for", title=_("Waits for")),
        (_("What came of it"), {"fields": [("state", "reported_on", "closed_on")]}),
        texts("outcome", title=_("Outcome")),
        (_("Proof"), {"fields": [("proof_document", "proof_decision", "proof_meeting"), "proof_url"]}),
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
        derived = ["confirm_derived"] if record.due_basis == FollowUp.DueBasis.DERIVED else []
        return [*steps, *derived, *super().steps_for(record)]

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        """Save; write the shift of the term into the ledger, and let a duty that was met recur."""
        old = Period(form.initial.get("due_first"), form.initial.get("due_last"))
        super().save_model(request, obj, form, change)
        if change and TERM & set(form.changed_data):
            record_due_change(obj, old, timezone.localdate(), form.cleaned_data["reason"], request.user)
        if "state" in form.changed_data and obj.state == FollowUp.State.MET:
            tell_what_follows(self, request, [(obj, let_recur(obj, request.user))])


@admin.register(DueChange)
class DueChangeAdmin(LedgerAdmin):
    """The ledger of terms."""

    list_display = ("followup", "changed_on", "old_term", "new_term", "moved", "author", "is_public")
    list_filter = ("is_public", "basis")
    list_select_related = ("followup", "author")
    date_hierarchy = "changed_on"
    search_fields = ("code", "followup__title_nl", "reason_nl")
    autocomplete_fields = ("followup", "report")
    readonly_fields = ("author", "created_at", "updated_at")
    decision_path = "followup__decision"
    facts = ("followup", "changed_on", "old_first", "old_last", "new_first", "new_last")
    said = "reason"
    moved = DueChangeInline.moved
    fieldsets = (
        (None, {"fields": ["code", "is_public", "followup", "changed_on", "author"]}),
        (_("Terms"), {"fields": [("old_first", "old_last"), ("new_first", "new_last")]}),
        texts("reason", title=_("Reason")),
        SOURCE,
        RECORD,
    )

    @admin.display(description=_("old term"), ordering="old_last")
    def old_term(self, change):
        """The term before, in words."""
        return change.old.label()

    @admin.display(description=_("new term"), ordering="new_last")
    def new_term(self, change):
        """The term since, in words."""
        return change.new.label()
