"""Follow-ups: what was promised, for when, and what came of it."""

from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from projects.periods import Period
from projects.translated import Translated

from .base import History, Record, Sourced, Summarised, Titled, ordered, vague_days
from .deadlines import CLOSED, FollowUpState, deadline_state, promise_then, promise_there
from .due_change import DueChange
from .proof import PROOFS, Proved
from .recurrence import code_after
from .terms import TermQuerySet
from .who import who

# An annual report is written in the first half of the next year.
LAST_MONTH_TOLD = 6


class FollowUpQuerySet(TermQuerySet):
    """Questions about promises; the day is always an argument."""

    def public(self):
        """Public follow-ups, as long as nothing that they come from is private."""
        return (
            super()
            .public()
            .exclude(project__is_public=False)
            .exclude(decision__is_public=False)
            .exclude(meeting__is_public=False)
        )

    def there_by(self, day):
        """Promises known on `day`."""
        return promise_there(day, DueChange.objects.filter(is_public=True).on_day(day))

    def restated(self, day):
        """The term, the state and the outcome as known on `day`."""
        return promise_then(day, DueChange.objects.filter(is_public=True, changed_on__gt=day))

    def with_shifts(self):
        """The same, each with its public shifts on the day of the question as the list `shifts`, the earliest first."""
        shifts = DueChange.objects.public().on_day(self.seen_on).select_related("report")
        return self.prefetch_related(Prefetch("due_changes", shifts.order_by("changed_on", "id"), to_attr="shifts"))

    def without_proof(self):
        """Firm promises that were met without a proof: a doubt, as files and older records may say so.

        Where the report tells it itself, by which the promise is known, its lines are the proof. It can tell what
        happened until it is written in the spring after its year.
        """
        told = Q(closed_on__year__lte=F("report__year")) | Q(
            closed_on__year=F("report__year") + 1, closed_on__month__lte=LAST_MONTH_TOLD
        )
        return self.filter(
            state=FollowUpState.MET,
            firmness=FollowUp.Firmness.FIRM,
            **{name: "" if name == "proof_url" else None for name in PROOFS},
        ).exclude(Q(basis=Sourced.Basis.REPORTED) & told)


class FollowUp(Titled, Summarised, Proved, Sourced, Record):
    """Something promised: by whom, from which project, decision or meeting, and for when."""

    State = FollowUpState

    class Firmness(models.TextChoices):
        """How firmly it was promised."""

        FIRM = "firm", _("firm")
        EXPECTED = "expected", _("expected")

    class DueBasis(models.TextChoices):
        """What the term rests on."""

        NONE = "none", _("no term")
        STATED = "stated", _("stated")
        DERIVED = "derived", _("derived, to be confirmed")
        CONFIRMED = "confirmed", _("derived, confirmed by staff")
        RELATIVE = "relative", _("relative")
        RECURRING = "recurring", _("recurring")

    project = models.ForeignKey(
        "projects.Project", models.PROTECT, null=True, blank=True, related_name="followups", verbose_name=_("project")
    )
    decision = models.ForeignKey(
        "projects.Decision",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followups",
        verbose_name=_("decision"),
    )
    meeting = models.ForeignKey(
        "projects.Meeting", models.PROTECT, null=True, blank=True, related_name="followups", verbose_name=_("meeting")
    )
    responsible = models.ForeignKey(
        "projects.Partner",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followups",
        verbose_name=_("responsible partner"),
    )
    owner = who(_("owner"), related_name="followups")
    due_first = models.DateField(_("due, first possible day"), null=True, blank=True)
    due_last = models.DateField(_("due, last possible day"), null=True, blank=True)
    due_basis = models.CharField(_("basis of the term"), max_length=10, choices=DueBasis, default=DueBasis.NONE)
    due_sum = models.CharField(
        _("how the term was computed"), max_length=200, blank=True, help_text=_("Such as 2022-09-27 + 2 years.")
    )
    every_months = models.PositiveSmallIntegerField(
        _("recurs every … months"), null=True, blank=True, help_text=_("6 for twice a year.")
    )
    original_wording = models.CharField(
        _("original wording"), max_length=300, blank=True, help_text=_("The words of the term, as the source has them.")
    )
    firmness = models.CharField(_("firm or expected"), max_length=10, choices=Firmness, default=Firmness.FIRM)
    waits_for_nl = models.CharField(_("waits for (Dutch)"), max_length=300, blank=True)
    waits_for_fr = models.CharField(_("waits for (French)"), max_length=300, blank=True)
    waits_for_en = models.CharField(_("waits for (English)"), max_length=300, blank=True)
    waits_for = Translated()
    state = models.CharField(_("state"), max_length=12, choices=FollowUpState, default=FollowUpState.OPEN)
    reported_on = models.DateField(
        _("last reported on"), null=True, blank=True, help_text=_("The last day on which anybody said how it stands.")
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    outcome_nl = models.TextField(_("outcome (Dutch)"), max_length=5000, blank=True)
    outcome_fr = models.TextField(_("outcome (French)"), max_length=5000, blank=True)
    outcome_en = models.TextField(_("outcome (English)"), max_length=5000, blank=True)
    outcome = Translated()
    follows = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="next_ones",
        verbose_name=_("follows"),
        help_text=_("Of a duty that recurs: the occurrence before this one."),
    )
    history = History()

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = [F("due_last").asc(nulls_last=True), "id"]
        indexes = [
            models.Index(fields=["due_last", "id"]),
            models.Index(fields=["state", "due_last", "id"]),
            models.Index(fields=["updated_at", "code"]),
            vague_days("followup_vague", "due_first", "due_last"),
        ]
        constraints = [
            *Sourced.Meta.constraints,
            ordered("due_first", "due_last", "followup_due_in_order"),
            models.CheckConstraint(
                condition=(Q(state__in=["met", "lapsed"]) & Q(closed_on__isnull=False))
                | (~Q(state__in=["met", "lapsed"]) & Q(closed_on__isnull=True)),
                name="followup_closed_has_day",
                violation_error_message=_("It is closed exactly when a closing day stands."),
            ),
            models.CheckConstraint(
                condition=Q(project__isnull=False) | Q(decision__isnull=False) | Q(meeting__isnull=False),
                name="followup_comes_from_something",
                violation_error_message=_("Name the project, the decision or the meeting that it comes from."),
            ),
            models.CheckConstraint(
                condition=~Q(due_basis="none") | (Q(due_first__isnull=True) & Q(due_last__isnull=True)),
                name="followup_term_has_basis",
                violation_error_message=_("A term needs its basis: stated, derived, relative or recurring."),
            ),
            models.CheckConstraint(
                condition=~Q(due_basis__in=["derived", "confirmed"]) | ~Q(due_sum=""),
                name="followup_derived_shows_sum",
                violation_error_message=_("A derived term shows how it was computed."),
            ),
            models.CheckConstraint(
                condition=Q(every_months__isnull=True)
                | (Q(due_basis="recurring") & Q(every_months__gte=1, every_months__lte=120)),
                name="followup_recurs_plausibly",
                violation_error_message=_("Only a recurring term recurs, every 1 to 120 months."),
            ),
            models.UniqueConstraint(
                fields=["follows"],
                name="followup_followed_once",
                violation_error_message=_("Another occurrence follows that one already."),
            ),
        ]

    @property
    def due(self):
        """Its term as a `Period`."""
        return Period(self.due_first, self.due_last)

    def code_stem(self):
        """An occurrence is named after the first one and its term: landenoverleg.2023-h2."""
        return code_after(self.follows.code, self.due) if self.follows else super().code_stem()

    @property
    def is_closed(self):
        """Whether it was met or has lapsed."""
        return self.state in CLOSED

    def deadline_state(self, on):
        """How its term stands on the day `on`: a `DeadlineState`, computed and never stored."""
        return deadline_state(self, on)
