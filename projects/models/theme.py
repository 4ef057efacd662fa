"""Themes: the chapters, sections and subsections of the work programme."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .base import History, Record, Sourced, Summarised, Titled


class Theme(Titled, Summarised, Sourced, Record):
    """A chapter (`2`), section (`2.1`) or subsection (`2.1.1`) of the work programme."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    position = models.PositiveIntegerField(_("position"), default=0, help_text=_("Its place among all themes."))
    history = History()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["position", "code"]
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="theme_not_its_own_parent",
                violation_error_message=_("A theme cannot be part of itself."),
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.title}".strip()

    @property
    def number(self):
        """Its number in the work programme; empty for what stands outside the chapters."""
        return self.number_of(self.code)

    @staticmethod
    def number_of(code):
        """The number in the work programme of the theme with this code."""
        return code if code[0].isdigit() else ""

    @property
    def depth(self):
        """1 for a chapter, 2 for a section, 3 for a subsection."""
        return self.number.count(".") + 1
