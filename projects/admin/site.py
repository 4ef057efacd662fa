"""The staff desk: Django's admin with an index page of our own."""

from django.contrib import admin
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models import ChangeSet
from projects.reports.attention import attention


class TrackerAdminSite(admin.AdminSite):
    """The admin site of the tracker."""

    site_title = _("Benelux Tracker")
    site_header = _("Benelux Tracker")
    index_title = _("What needs attention")
    enable_nav_sidebar = False

    def get_urls(self):
        """Add the review of change sets."""
        # The admin of change sets is registered with this site, which has to be there first.
        review = self.get_model_admin(ChangeSet).review
        return [path("changesets/<slug:code>/", self.admin_view(review), name="changeset_review"), *super().get_urls()]

    def index(self, request, extra_context=None):
        """Show what needs attention before the list of record types."""
        found = attention(timezone.localdate())
        followups, projects = (
            reverse("admin:projects_followup_changelist"),
            reverse("admin:projects_project_changelist"),
        )
        changesets = reverse("admin:projects_changeset_changelist")
        cards = [
            (_("Overdue"), found.overdue, f"{followups}?deadline=overdue", "late"),
            (_("Due in 90 days"), found.due_soon, f"{followups}?deadline=due_soon", "early"),
            (_("Outcome not recorded"), found.without_outcome, f"{followups}?deadline=outcome_not_recorded", "quiet"),
            (_("Projects without news for half a year"), found.stale, f"{projects}?stale=1", "quiet"),
            (_("Changes proposed"), found.proposed, f"{changesets}?state__exact=proposed", "active"),
        ]
        drafts = [
            (model._meta.verbose_name_plural, number, f"{_list(model)}?is_public__exact=0")
            for model, number in found.drafts
        ]
        return super().index(request, {"cards": cards, "drafts": drafts} | (extra_context or {}))


def _list(model):
    """Return the address of the list of a record type."""
    return reverse(f"admin:projects_{model._meta.model_name}_changelist")
