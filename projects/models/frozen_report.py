"""Frozen reports: what every record held on the day a report was made, never to change again."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .changeset import new_code
from .who import who


class Frozen(Exception):  # noqa: N818
    """A report that is frozen was to be written again."""


class FrozenReport(models.Model):
    """The records as they were on one day, packed, with a digest that proves they are still those.

    `content` is what `projects.exchange.freezing` packs: the cells of every record, public or not, as the resources
    write them; the internal columns, such as notes and owners, are not in it.
    """

    code = models.CharField(_("code"), max_length=12, unique=True, default=new_code, editable=False)
    name = models.CharField(
        _("name"), max_length=200, help_text=_("What it is frozen for, such as Annual report 2023, as printed.")
    )
    year = models.PositiveSmallIntegerField(_("year"), help_text=_("The year that the report is about."))
    on = models.DateField(_("as things stood on"), editable=False)
    records = models.PositiveIntegerField(_("number of records"), default=0, editable=False)
    digest = models.CharField(_("digest of its content (SHA-256)"), max_length=64, editable=False)
    content = models.BinaryField(_("content"), editable=False)
    made_at = models.DateTimeField(_("frozen"), auto_now_add=True)
    made_by = who(_("frozen by"), editable=False)

    class Meta:
        verbose_name = _("frozen report")
        verbose_name_plural = _("frozen reports")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=1944, year__lte=2200),
                name="frozenreport_year_plausible",
                violation_error_message=_("The year must lie between 1944 and 2200."),
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        """Write it once; a second time raises `Frozen`."""
        if not self._state.adding:
            raise Frozen
        super().save(*args, **kwargs)
