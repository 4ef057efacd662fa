"""Reports and plans that the Secretariat-General has printed, and their outlines."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .base import History, Record, RecordQuerySet, Titled, validate_lines
from .days import told_by


class ReportQuerySet(RecordQuerySet):
    """Questions about reports."""

    def there_by(self, day):
        """Reports that had been made known."""
        return told_by(day, "")


class Report(Titled, Record):
    """An annual report, an annual plan or a joint work programme."""

    class Kind(models.TextChoices):
        """What was printed."""

        ANNUAL_REPORT = "annual_report", _("annual report")
        ANNUAL_PLAN = "annual_plan", _("annual plan")
        WORK_PROGRAMME = "work_programme", _("joint work programme")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    year = models.PositiveSmallIntegerField(_("year"), help_text=_("The year it is about, or the first of them."))
    url = models.URLField(_("address"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=2, default="nl")
    digest = models.CharField(_("digest of its text (SHA-256)"), max_length=64, blank=True)
    history = History()

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-year", "kind"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=1944, year__lte=2200),
                name="report_year_plausible",
                violation_error_message=_("The year must lie between 1944 and 2200."),
            ),
        ]

    @property
    def made_known(self):
        """The day from which on we take what it says for known.

        The records do not hold the day of printing. An annual report tells how things stood at the end of its year,
        a plan or a programme stands from the first day of its (first) year.
        """
        return date(self.year, 12, 31) if self.kind == self.Kind.ANNUAL_REPORT else date(self.year, 1, 1)


class HeadingQuerySet(RecordQuerySet):
    """Questions about the headings of reports."""

    def public(self):
        """Public headings of public reports."""
        return super().public().filter(report__is_public=True)

    def there_by(self, day):
        """Headings of reports that had been made known."""
        return told_by(day)


class Heading(Titled, Record):
    """One heading in the outline of a report."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="headings", verbose_name=_("report"))
    theme = models.ForeignKey(
        "projects.Theme", models.SET_NULL, null=True, blank=True, related_name="headings", verbose_name=_("theme")
    )
    section = models.CharField(_("section"), max_length=20, blank=True)
    level = models.PositiveSmallIntegerField(_("level"), help_text=_("1 for a chapter."))
    position = models.PositiveIntegerField(_("position"))
    lines = models.CharField(_("lines"), max_length=200, validators=[validate_lines])
    history = History()

    objects = HeadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("heading")
        verbose_name_plural = _("headings")
        ordering = ["report", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=6),
                name="heading_level_plausible",
                violation_error_message=_("The level must lie between 1 and 6."),
            ),
            models.UniqueConstraint(
                fields=["report", "position"],
                name="heading_one_per_position",
                violation_error_message=_("Another heading of this report has this position."),
            ),
        ]

    def get_absolute_url(self):
        """Its place in the outline of its report."""
        return f"{self.report.get_absolute_url()}#{self.code}"
