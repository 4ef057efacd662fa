"""The people of the Secretariat-General who sign in."""

import secrets

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


def new_calendar_token():
    """Return a secret for a personal calendar address."""
    return secrets.token_urlsafe(24)


class User(AbstractUser):
    """Somebody on the staff: the language of their screens and mails, and whom they speak for."""

    partner = models.ForeignKey(
        "projects.Partner", models.SET_NULL, null=True, blank=True, related_name="people", verbose_name=_("partner")
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="nl")
    # None where the person has switched the calendar off.
    calendar_token = models.CharField(
        _("calendar token"), max_length=40, unique=True, null=True, default=new_calendar_token, editable=False
    )

    class Meta(AbstractUser.Meta):
        ordering = ["username"]

    def save(self, *args, **kwargs):
        """Write the e-mail address in small letters: at the sign-in it is a name, compared as it stands."""
        self.email = self.email.lower()
        super().save(*args, **kwargs)
