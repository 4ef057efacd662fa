"""Meetings of every kind, from the Committee of Ministers to a study day."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.translated import Translated

from .base import Counted, Dated, DatedQuerySet, History, Record, Sourced, Summarised, Titled, paired, vague_days
from .days import kept_if, told_by


class MeetingQuerySet(DatedQuerySet):
    """Questions about meetings."""

    def there_by(self, day):
        """What had begun or has no date; and what was planned, once it had been told."""
        return super().there_by(day) | (Q(state="planned") & told_by(day))

    def restated(self, day):
        """Before its last possible day nobody can say that it was held, what came of it, and how many came."""
        over = Q(last_day__isnull=True) | Q(last_day__lte=day)
        texts = ("participants_counted", "organisations_counted", "outcome_nl", "outcome_fr", "outcome_en")
        return {
            **kept_if(~Q(state="held") | over, "state", empty="unclear"),
            **kept_if(over, "participants", "organisations"),
            **kept_if(over, *texts, empty=""),
        }


class Meeting(Titled, Summarised, Dated, Sourced, Record):
    """One sitting, or several of a kind that the source only counts."""

    class Kind(models.TextChoices):
        """What kind of gathering it is."""

        MINISTERIAL = "ministerial", _("ministerial meeting")
        DIRECTORS_GENERAL = "directors_general", _("meeting of directors-general")
        STRATEGIC = "strategic", _("strategic consultation")
        EXPERT = "expert", _("expert meeting")
        WORKSHOP = "workshop", _("workshop")
        ROUND_TABLE = "round_table", _("round table")
        CONFERENCE = "conference", _("conference")
        STUDY_DAY = "study_day", _("study day")
        EXERCISE = "exercise", _("exercise")
        VISIT = "visit", _("visit")
        NEGOTIATION = "negotiation", _("negotiation round")
        SIGNATURE = "signature", _("signature")
        SUMMIT = "summit", _("summit")

    class State(models.TextChoices):
        """Whether it took place."""

        HELD = "held", _("held")
        PLANNED = "planned", _("planned")
        UNCLEAR = "unclear", _("not clear whether it was held")
        CANCELLED = "cancelled", _("cancelled")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.HELD)
    sittings = models.PositiveSmallIntegerField(
        _("number of sittings"),
        null=True,
        blank=True,
        default=1,
        help_text=_("More than 1 where the source only counts them; empty for “several”."),
    )
    body = models.ForeignKey(
        "projects.Partner", models.PROTECT, null=True, blank=True, related_name="sittings", verbose_name=_("body")
    )
    host = models.ForeignKey(
        "projects.Partner", models.PROTECT, null=True, blank=True, related_name="hosted", verbose_name=_("host")
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    participants = models.PositiveIntegerField(_("participants"), null=True, blank=True)
    participants_counted = models.CharField(_("participants: how exact"), max_length=10, choices=Counted, blank=True)
    organisations = models.PositiveIntegerField(_("organisations"), null=True, blank=True)
    organisations_counted = models.CharField(_("organisations: how exact"), max_length=10, choices=Counted, blank=True)
    partners = models.ManyToManyField(
        "projects.Partner", blank=True, related_name="meetings", verbose_name=_("partners")
    )
    projects = models.ManyToManyField(
        "projects.Project", blank=True, related_name="meetings", verbose_name=_("projects")
    )
    agenda = models.ManyToManyField(
        "projects.FollowUp",
        blank=True,
        related_name="agendas",
        verbose_name=_("agenda"),
        help_text=_("Follow-ups to be dealt with there; for the staff only. The meeting sheet fills it by ticking."),
    )
    outcome_nl = models.TextField(_("outcome (Dutch)"), max_length=5000, blank=True)
    outcome_fr = models.TextField(_("outcome (French)"), max_length=5000, blank=True)
    outcome_en = models.TextField(_("outcome (English)"), max_length=5000, blank=True)
    outcome = Translated()
    url = models.URLField(_("address"), max_length=500, blank=True)
    history = History(m2m_fields=[partners, projects, agenda])

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-last_day", "-id"]
        indexes = [
            models.Index(fields=["updated_at", "code"]),
            models.Index(fields=["-last_day", "-id", "is_public"], name="meeting_latest"),
            models.Index(fields=["kind", "-last_day", "-id", "is_public"], name="meeting_of_kind"),
            models.Index(fields=["first_day", "is_public"], name="meeting_begins"),
            vague_days("meeting_vague"),
        ]
        constraints = [
            *Dated.Meta.constraints,
            *Sourced.Meta.constraints,
            paired("participants", "participants_counted", "meeting_participants_counted"),
            paired("organisations", "organisations_counted", "meeting_organisations_counted"),
            models.CheckConstraint(
                condition=Q(sittings__isnull=True) | Q(sittings__gte=1),
                name="meeting_one_sitting_at_least",
                violation_error_message=_("A meeting has one sitting at least."),
            ),
        ]
