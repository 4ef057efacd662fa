"""That somebody was sent the mail of a week: one line per person and week, so that none goes out twice."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Reminder(models.Model):
    """One collected mail: claimed before it is sent, with the time of sending once it is out."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminders", verbose_name=_("person")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    week = models.PositiveSmallIntegerField(_("week"), help_text=_("By ISO 8601, from 1 to 53."))
    items = models.PositiveIntegerField(_("follow-ups named"))
    claimed_at = models.DateTimeField(_("claimed"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-year", "-week", "user"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "year", "week"],
                name="reminder_once_a_week",
                violation_error_message=_("This person has been sent the mail of that week."),
            )
        ]

    def __str__(self):
        return f"{self.user} {self.year}-W{self.week:02}"
