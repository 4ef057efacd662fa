"""Documents, portals and addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import Dated, DatedQuerySet, History, Record, Sourced, Summarised, Titled, vague_days


class Document(Titled, Summarised, Dated, Sourced, Record):
    """Something that can be read, watched or visited."""

    class Kind(models.TextChoices):
        """What it is."""

        REPORT = "report", _("report")
        STUDY = "study", _("study")
        ROADMAP = "roadmap", _("roadmap")
        BROCHURE = "brochure", _("brochure")
        MANUAL = "manual", _("manual")
        FORM = "form", _("form or template")
        PORTAL = "portal", _("portal or website")
        DATABASE = "database", _("database")
        PRESS = "press", _("press release")
        INFOGRAPHIC = "infographic", _("infographic")
        VIDEO = "video", _("video")
        LETTER = "letter", _("letter")
        OVERVIEW = "overview", _("overview or table")
        DRAFT = "draft", _("draft")
        OTHER = "other", _("other")

    class Language(models.TextChoices):
        """The language it is written in."""

        DUTCH = "nl", _("Dutch")
        FRENCH = "fr", _("French")
        ENGLISH = "en", _("English")
        GERMAN = "de", _("German")
        SEVERAL = "mul", _("several languages")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    url = models.URLField(_("address"), max_length=500, blank=True)
    language = models.CharField(
        _("language"), max_length=3, choices=Language, blank=True, help_text=_("Empty where it is not known.")
    )
    projects = models.ManyToManyField(
        "projects.Project", blank=True, related_name="documents", verbose_name=_("projects")
    )
    decisions = models.ManyToManyField(
        "projects.Decision", blank=True, related_name="documents", verbose_name=_("decisions")
    )
    activities = models.ManyToManyField(
        "projects.Activity", blank=True, related_name="documents", verbose_name=_("activities")
    )
    history = History(m2m_fields=[projects, decisions, activities])

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["title_nl", "code"]
        indexes = [
            models.Index(fields=["updated_at", "code"]),
            models.Index(fields=["-last_day", "-id", "is_public"], name="document_latest"),
            vague_days("document_vague"),
        ]
        constraints = [*Dated.Meta.constraints, *Sourced.Meta.constraints]
