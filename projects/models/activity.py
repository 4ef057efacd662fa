"""The activity record: what was done, when, with whom."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.translated import Translated

from .base import Counted, Dated, DatedQuerySet, History, Record, Sourced, Summarised, Titled, paired, vague_days
from .days import begun_by, kept_if
from .doubts import doubtful_rows
from .stages import act_there


class ActivityQuerySet(DatedQuerySet):
    """Questions about activities."""

    def public(self):
        """Public activities of public projects."""
        return super().public().filter(project__is_public=True)

    def restated(self, day):
        """Without the meeting or the act that came later."""
        return {
            **kept_if(begun_by(day, "meeting__"), "meeting_id"),
            **kept_if(act_there(day, "decision__"), "decision_id"),
        }


class Activity(Titled, Summarised, Dated, Sourced, Record):
    """One thing that was done in a project."""

    class Kind(models.TextChoices):
        """What was done."""

        PUBLICATION = "publication", _("publication")
        STUDY = "study", _("study")
        LAUNCH = "launch", _("launch")
        CONSULTATION = "consultation", _("consultation")
        AGREEMENT = "agreement", _("agreement")
        TRAINING = "training", _("training")
        CAMPAIGN = "campaign", _("campaign")
        PILOT = "pilot", _("pilot")
        TENDER = "tender", _("tender")
        MONITORING = "monitoring", _("monitoring")
        SERVICE = "service", _("service")
        COMMUNICATION = "communication", _("communication")
        EVENT = "event", _("event")
        OTHER = "other", _("other")

    project = models.ForeignKey(
        "projects.Project", models.PROTECT, related_name="activities", verbose_name=_("project"), db_index=False
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    place = models.CharField(_("place"), max_length=200, blank=True)
    figure = models.DecimalField(_("figure"), max_digits=14, decimal_places=2, null=True, blank=True)
    figure_counted = models.CharField(_("figure: how exact"), max_length=10, choices=Counted, blank=True)
    figure_unit_nl = models.CharField(_("what it counts (Dutch)"), max_length=100, blank=True)
    figure_unit_fr = models.CharField(_("what it counts (French)"), max_length=100, blank=True)
    figure_unit_en = models.CharField(_("what it counts (English)"), max_length=100, blank=True)
    figure_unit = Translated()
    url = models.URLField(_("address"), max_length=500, blank=True)
    meeting = models.ForeignKey(
        "projects.Meeting",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("meeting"),
    )
    decision = models.ForeignKey(
        "projects.Decision",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("decision"),
    )
    partners = models.ManyToManyField(
        "projects.Partner", blank=True, related_name="activities", verbose_name=_("partners")
    )
    history = History(m2m_fields=[partners])

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["-last_day", "-id"]
        indexes = [
            models.Index(fields=["updated_at", "code"]),
            # In the order of the list, with what decides whether a row is public, so that the rows need not be read.
            models.Index(fields=["-last_day", "-id", "is_public", "project"], name="activity_latest"),
            models.Index(fields=["project", "-last_day", "-id", "is_public"], name="activity_of_project"),
            models.Index(
                fields=["kind", "-last_day", "-id", "is_public", "project", "first_day"], name="activity_of_kind"
            ),
            models.Index(fields=["first_day", "is_public", "project"], name="activity_begins"),
            vague_days("activity_vague"),
            *doubtful_rows("activity", ("title", "summary", "figure_unit"), ["-last_day", "-id"]),
        ]
        constraints = [
            *Dated.Meta.constraints,
            *Sourced.Meta.constraints,
            paired("figure", "figure_counted", "activity_figure_counted"),
            models.CheckConstraint(
                condition=Q(figure__isnull=True) | Q(figure__gte=Decimal(0)),
                name="activity_figure_not_negative",
                violation_error_message=_("A figure cannot be negative."),
            ),
        ]
