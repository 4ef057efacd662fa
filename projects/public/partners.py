"""Partners: everybody the Benelux Union works with."""

from django.db.models import Prefetch

from projects.filters import PartnerFilter
from projects.filters.orders import latest
from projects.models import Activity, Decision, FollowUp, Meeting, Partner, ProjectPartner

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
        roles = ProjectPartner.objects.filter(project__is_public=True).select_related("project")
        return (
            super()
            .get_queryset()
            .select_related("parent", "report")
            .prefetch_related(
                Prefetch("roles", roles.order_by("project__title_nl"), to_attr="public_roles"),
                Prefetch("children", Partner.objects.public(), to_attr="public_children"),
            )
        )

    def get_context_data(self, **kwargs):
        """Add what it took part in, at most `MOST` of each kind."""
        partner, late_first = self.object, (latest("last_day"), "-id")
        return super().get_context_data(
            meetings=Meeting.objects.public().filter(partners=partner).order_by(*late_first)[:MOST],
            activities=Activity.objects.public().filter(partners=partner).order_by(*late_first)[:MOST],
            decisions=Decision.objects.public().filter(body=partner)[:MOST],
            followups=FollowUp.objects.public().filter(responsible=partner)[:MOST],
            **kwargs,
        )
