"""The staff desk: Django's admin with an index page of our own."""

from allauth.account import views as account
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from projects import models
from projects.models import ChangeSet

from .adapters import has_second_factor
from .annual_draft import annual_draft_urls
from .answer_sheet import answer_sheet_urls
from .calendar import calendar_urls
from .desk import desk
from .help import help_on, help_urls
from .preview import preview_changeset
from .recognise import recognise_urls

# What people come for most stands first; what is not named here stands last.
ORDER = (
    models.Project,
    models.StatusUpdate,
    models.FollowUp,
    models.DueChange,
    models.Decision,
    models.Transposition,
    models.DecisionRelation,
    models.Meeting,
    models.Activity,
    models.Document,
    models.Partner,
    models.Theme,
    models.Report,
    models.Heading,
    models.FrozenReport,
    models.ChangeSet,
    models.User,
    models.AuditEntry,
)


class TrackerAdminSite(admin.AdminSite):
    """The admin site of the tracker."""

    site_title = _("Benelux Tracker")
    site_header = _("Benelux Tracker")
    index_title = _("My desk")
    enable_nav_sidebar = False

    def has_permission(self, request):
        """Whether the user sees the staff desk: one of the staff, with a second factor where that is asked for."""
        return super().has_permission(request) and not self.lacks_factor(request)

    def lacks_factor(self, request):
        """Whether a second factor is asked for and the user has none; asked once a request."""
        if not settings.REQUIRE_MFA:
            return False
        if not hasattr(request, "lacks_factor"):
            request.lacks_factor = not has_second_factor(request.user)
        return request.lacks_factor

    def login(self, request, extra_context=None):
        """Lead to the sign-in, or to what is still needed before the staff desk opens."""
        goal = request.GET.get("next") or reverse("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(goal, reverse("account_login"))
        if not super().has_permission(request):
            raise PermissionDenied
        if self.lacks_factor(request):
            messages.warning(request, _("The staff desk opens once you have set up a second factor."))
            return redirect("mfa_index")
        return redirect("admin:index")

    def logout(self, request, extra_context=None):
        """Sign out as everywhere."""
        return account.logout(request)

    def password_change(self, request, extra_context=None):
        """The own password is changed on the page of the account."""
        return redirect("account_change_password")

    def get_urls(self):
        """Add the review of change sets, the recognition of reports and the personal calendar."""
        # The admin of change sets is registered with this site, which has to be there first.
        review = self.get_model_admin(ChangeSet).review
        return [
            path("changesets/<slug:code>/", self.admin_view(review), name="changeset_review"),
            path("changesets/<slug:code>/preview/", self.admin_view(preview_changeset), name="changeset_preview"),
            *recognise_urls(self.admin_view),
            *calendar_urls(self.admin_view),
            *annual_draft_urls(self.admin_view),
            *answer_sheet_urls(self.admin_view),
            *help_urls(self.admin_view),
            *super().get_urls(),
        ]

    def each_context(self, request):
        """Add the pages of the help that belong here, to what every page is given."""
        match = request.resolver_match
        return {**super().each_context(request), "help_pages": help_on(match.url_name) if match else []}

    def get_app_list(self, request, app_label=None):
        """The record types in the order of a day's work."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda entry: ORDER.index(entry["model"]) if entry["model"] in ORDER else len(ORDER))
        return sorted(apps, key=lambda app: app["app_label"] != "projects")

    def index(self, request, extra_context=None):
        """Show the desk before the list of record types."""
        return super().index(request, desk(self, request) | (extra_context or {}))
