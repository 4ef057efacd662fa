"""The ledger of terms: each shift of a promise, from when to when, why, by whom."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.periods import Period, days_between
from projects.translated import Translated

from .base import History, Record, RecordQuerySet, Sourced, ordered
from .who import who


class DueChangeQuerySet(RecordQuerySet):
    """Questions about shifted terms."""

    def public(self):
        """Public shifts of follow-ups that the public may see."""
        followups = self.model._meta.get_field("followup").related_model.objects
        return super().public().filter(followup__in=followups.public())

    def there_by(self, day):
        """Shifts on or before `day`."""
        return Q(changed_on__lte=day)


class DueChange(Sourced, Record):
    """One shift of a term: from when to when, why, by whom."""

    followup = models.ForeignKey(
        "projects.FollowUp", models.CASCADE, related_name="due_changes", verbose_name=_("follow-up")
    )
    changed_on = models.DateField(_("changed on"))
    old_first = models.DateField(_("old term, first possible day"), null=True, blank=True)
    old_last = models.DateField(_("old term, last possible day"), null=True, blank=True)
    new_first = models.DateField(_("new term, first possible day"), null=True, blank=True)
    new_last = models.DateField(_("new term, last possible day"), null=True, blank=True)
    reason_nl = models.CharField(_("reason (Dutch)"), max_length=500)
    reason_fr = models.CharField(_("reason (French)"), max_length=500, blank=True)
    reason_en = models.CharField(_("reason (English)"), max_length=500, blank=True)
    reason = Translated()
    author = who(_("author"), editable=False)
    history = History()

    objects = DueChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of term")
        verbose_name_plural = _("changes of term")
        ordering = ["followup", "changed_on", "id"]
        constraints = [
            *Sourced.Meta.constraints,
            ordered("old_first", "old_last", "duechange_old_in_order"),
            ordered("new_first", "new_last", "duechange_new_in_order"),
        ]

    def __str__(self):
        return f"{self.followup.code}: {self.old} → {self.new}"

    def code_stem(self):
        """The follow-up and the day."""
        return f"{self.followup.code}.{self.changed_on:%Y-%m-%d}"

    def get_absolute_url(self):
        """Its place on the page of its follow-up."""
        return f"{self.followup.get_absolute_url()}#{self.code}"

    @property
    def old(self):
        """The old term as a `Period`."""
        return Period(self.old_first, self.old_last)

    @property
    def new(self):
        """The new term as a `Period`."""
        return Period(self.new_first, self.new_last)

    @property
    def days_moved(self):
        """By how many days the last possible day moved, forward or back; None where either end is open."""
        return days_between(self.old, self.new)
