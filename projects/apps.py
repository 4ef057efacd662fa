"""The application and its admin site, as Django sees them."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    """Everything the tracker holds."""

    name = "projects"
    verbose_name = _("Benelux Tracker")

    def ready(self):
        """Count every write from the first connection on."""
        super().ready()
        import_module("projects.models.version").watch_writes()


class TrackerAdminConfig(AdminConfig):
    """The staff desk: Django's admin with our index page."""

    default_site = "projects.admin.site.TrackerAdminSite"

    def ready(self):
        """Register our records once the site exists: their modules are in the package that the site is in."""
        super().ready()
        import_module("projects.admin.register")
