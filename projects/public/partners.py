"""Partners: everybody the Benelux Union works with."""

from django.db.models import Prefetch

from projects.filters import PartnerFilter
from projects.filters.base import latest
from projects.models import Activity, Decision, FollowUp, Meeting, Partner, Project, ProjectPartner

from .details import RecordDetail
from .lists import RecordList

MOST = 100


class List(RecordList):
    """Partners, by name."""

    filterset = PartnerFilter
    template_name = "public/partner_list.html"

    def with_relations(self, queryset):
        """A row names what the partner is part of."""
        return queryset.select_related("parent")


class Detail(RecordDetail):
    """A partner: the projects by role, and what it took part in."""

    model = Partner
    template_name = "public/partner_detail.html"

    def get_queryset(self):
        """Public partners with their roles and what is under them."""
        roles = ProjectPartner.objects.filter(project__is_public=True).prefetch_related(
            Prefetch("project", self.seen(Project))
        )
        return (
            super()
            .get_queryset()
            .select_related("parent", "report")
            .prefetch_related(
                Prefetch("roles", roles.order_by("project__title_nl"), to_attr="public_roles"),
                Prefetch("children", self.seen(Partner), to_attr="public_children"),
            )
        )

    def get_context_data(self, **kwargs):
        """Add what it took part in, at most `MOST` of each kind."""
        partner, late_first = self.object, (latest("last_day"), "-id")
        return super().get_context_data(
            meetings=self.seen(Meeting).filter(partners=partner).order_by(*late_first)[:MOST],
            activities=self.seen(Activity).filter(partners=partner).order_by(*late_first)[:MOST],
            decisions=self.seen(Decision).filter(body=partner)[:MOST],
            followups=self.seen(FollowUp).filter(responsible=partner)[:MOST],
            **kwargs,
        )
