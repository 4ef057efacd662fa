"""Readings of reports: what was recognised in a text, and what its reader has made of each suggestion so far.

A working paper on the way to a change set. Nothing here is a record, and nothing of it is ever public.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.periods import Period

from .base import ordered
from .changeset import new_code
from .followup import FollowUp


class Reading(models.Model):
    """One text that was read for suggestions; the text itself is not kept, only the passages that led to one."""

    code = models.CharField(_("code"), max_length=12, unique=True, default=new_code, editable=False)
    report = models.ForeignKey(
        "projects.Report", models.CASCADE, related_name="readings", verbose_name=_("report"), editable=False
    )
    language = models.CharField(_("language"), max_length=2, editable=False)
    file_name = models.CharField(_("file name"), max_length=255, blank=True, editable=False)
    file_digest = models.CharField(_("digest of the text (SHA-256)"), max_length=64, editable=False)
    passages = models.PositiveIntegerField(_("passages"), default=0, editable=False)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="readings", verbose_name=_("read by"), editable=False
    )
    read_at = models.DateTimeField(_("read"), auto_now_add=True)

    class Meta:
        verbose_name = _("reading of a report")
        verbose_name_plural = _("readings of reports")
        ordering = ["-read_at", "-id"]

    def __str__(self):
        return f"{self.report} ({self.file_name or self.code})"


class Suggestion(models.Model):
    """One record that a passage may speak of, as it was recognised or as its reader mended it."""

    class Choice(models.TextChoices):
        """What its reader has decided."""

        OPEN = "open", _("not decided")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")
        PROPOSED = "proposed", _("proposed in a change set")

    reading = models.ForeignKey(
        Reading, models.CASCADE, related_name="suggestions", verbose_name=_("reading of a report"), editable=False
    )
    passage = models.PositiveIntegerField(_("passage"), help_text=_("Counted from 1, those with a suggestion only."))
    position = models.PositiveIntegerField(_("position"))
    first_line = models.PositiveIntegerField(_("first line"))
    last_line = models.PositiveIntegerField(_("last line"))
    section = models.CharField(_("section"), max_length=20, blank=True)
    heading = models.CharField(_("heading"), max_length=300, blank=True)
    text = models.TextField(_("text of the passage"))
    sentence = models.TextField(_("sentence"))
    what = models.CharField(
        _("what it is"), max_length=40, help_text=_("Record type and kind, such as meeting:workshop.")
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    project = models.CharField(_("project"), max_length=100, blank=True)
    partners = models.CharField(_("partners"), max_length=1000, blank=True)
    number = models.CharField(_("official number"), max_length=20, blank=True)
    milestone = models.CharField(_("what became of the act"), max_length=20, blank=True)
    first_day = models.DateField(_("first possible day"), null=True, blank=True)
    last_day = models.DateField(_("last possible day"), null=True, blank=True)
    words = models.CharField(_("original wording"), max_length=300, blank=True)
    due_basis = models.CharField(_("basis of the term"), max_length=10, choices=FollowUp.DueBasis, blank=True)
    due_sum = models.CharField(_("how the term was computed"), max_length=200, blank=True)
    every_months = models.PositiveSmallIntegerField(_("recurs every … months"), null=True, blank=True)
    known = models.JSONField(_("known already"), default=list)
    choice = models.CharField(_("choice"), max_length=10, choices=Choice, default=Choice.OPEN)

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["reading", "position"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "position"], name="suggestion_one_per_position"),
            ordered("first_day", "last_day", "suggestion_period_in_order"),
        ]
        indexes = [models.Index(fields=["reading", "passage"])]

    def __str__(self):
        return f"{self.first_line}: {self.title}"

    @property
    def period(self):
        """When it is, or is due, as a `Period`."""
        return Period(self.first_day, self.last_day)

    @property
    def record_type(self):
        """The name of the model of the record that it suggests, such as meeting."""
        return self.what.partition(":")[0]

    @property
    def kind(self):
        """The kind of that record, such as workshop; of a follow-up whether it is firm or expected."""
        return self.what.partition(":")[2]
