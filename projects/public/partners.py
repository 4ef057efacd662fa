"""Partners: everybody the Benelux Union works with."""

from django.db.models import Exists, OuterRef, Prefetch

from projects.filters import PartnerFilter
from projects.filters.orders import ByDay, nearest
from projects.models import Activity, Decision, FollowUp, Meeting, Partner, Project, ProjectPartner

from .details import MOST, RecordDetail
from .lists import RecordList


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
        """Add what it took part in, the latest first, at most `MOST` of each kind."""
        partner = self.object
        return super().get_context_data(
            meetings=latest_with(partner, self.seen(Meeting)),
            activities=latest_with(partner, self.seen(Activity)),
            decisions=self.seen(Decision).filter(body=partner)[:MOST],
            followups=self.seen(FollowUp).filter(responsible=partner).with_shifts()[:MOST],
            most=MOST,
            **kwargs,
        )


def latest_with(partner, records):
    """Return the latest of the public `records` in which a partner takes part."""
    field = records.model._meta.get_field("partners")
    ties = field.remote_field.through.objects.filter(partner=partner, **{field.m2m_field_name(): OuterRef("pk")})
    return nearest(ByDay("last_day"), records.filter(partners=partner), MOST, many=records.filter(Exists(ties)))
