"""The staff desk: Django's admin with an index page of our own."""

from dataclasses import dataclass

from allauth.account import views as account
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects import models
from projects.models import ChangeSet, FollowUp, Project
from projects.reports.attention import attention

from .adapters import has_second_factor
from .preview import preview_changeset
from .recognise import recognise_urls, types_of

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
    models.ChangeSet,
    models.User,
    models.AuditEntry,
)


@dataclass(frozen=True, slots=True)
class Card:
    """A number on the index page, and the list behind it; `tone` is the colour of its edge."""

    name: str
    number: int
    address: str
    tone: str


class TrackerAdminSite(admin.AdminSite):
    """The admin site of the tracker."""

    site_title = _("Benelux Tracker")
    site_header = _("Benelux Tracker")
    index_title = _("What needs attention")
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
        """Add the review of change sets and the recognition of reports."""
        # The admin of change sets is registered with this site, which has to be there first.
        review = self.get_model_admin(ChangeSet).review
        return [
            path("changesets/<slug:code>/", self.admin_view(review), name="changeset_review"),
            path("changesets/<slug:code>/preview/", self.admin_view(preview_changeset), name="changeset_preview"),
            *recognise_urls(self.admin_view),
            *super().get_urls(),
        ]

    def get_app_list(self, request, app_label=None):
        """The record types in the order of a day's work."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda entry: ORDER.index(entry["model"]) if entry["model"] in ORDER else len(ORDER))
        return sorted(apps, key=lambda app: app["app_label"] != "projects")

    def index(self, request, extra_context=None):
        """Show what needs attention before the list of record types; of each only what the user may look at."""
        found = attention(timezone.localdate())

        def card(model, name, number, question, tone):
            return [Card(name, number, f"{_list(model)}?{question}", tone)] if self._may_view(request, model) else []

        cards = [
            *card(FollowUp, _("Overdue"), found.overdue, "deadline=overdue", "late"),
            *card(FollowUp, _("Due in 90 days"), found.due_soon, "deadline=due_soon", "early"),
            *card(
                FollowUp,
                _("Outcome not recorded"),
                found.without_outcome,
                "deadline=outcome_not_recorded",
                "quiet",
            ),
            *card(Project, _("Projects without news for half a year"), found.stale, "stale=1", "quiet"),
            *card(ChangeSet, _("Changes proposed"), found.proposed, "state__exact=proposed", "active"),
        ]
        drafts = [
            Card(model._meta.verbose_name_plural, number, f"{_list(model)}?is_public__exact=0", "quiet")
            for model, number in found.drafts
            if self._may_view(request, model)
        ]
        shown = {"cards": cards, "drafts": drafts, "may_recognise": bool(types_of(request.user))}
        return super().index(request, shown | (extra_context or {}))

    def _may_view(self, request, model):
        return self.get_model_admin(model).has_view_permission(request)


def _list(model):
    """Return the address of the list of a record type."""
    return reverse(f"admin:projects_{model._meta.model_name}_changelist")
