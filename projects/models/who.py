"""Who did something."""

from django.conf import settings
from django.db import models


def who(name, **options):
    """Return the link to the account that did something, called `name`; what was done outlives the account."""
    values = {"null": True, "blank": True, "related_name": "+", "verbose_name": name} | options
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, **values)
