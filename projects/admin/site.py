"""The staff desk: Django's admin with an index page of our own."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class TrackerAdminSite(admin.AdminSite):
    """The admin site of the tracker."""

    site_title = _("Benelux Tracker")
    site_header = _("Benelux Tracker")
    index_title = _("What needs attention")
