"""Partners: everybody the Benelux Union works with."""

from django.db.models import Exists, OuterRef, Prefetch

from projects.filters import PartnerFilter
from projects.filters.orders import ByDay, nearest
from projects.models import Activity, Decision, FollowUp, Meeting, Partner, ProjectPartner

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
        """Add what it took part in, the latest first, at most `MOST` of each kind."""
        partner = self.object
        return super().get_context_data(
            meetings=latest_with(partner, Meeting),
            activities=latest_with(partner, Activity),
            decisions=Decision.objects.public().filter(body=partner)[:MOST],
            followups=FollowUp.objects.public().filter(responsible=partner)[:MOST],
            most=MOST,
            **kwargs,
        )


def latest_with(partner, model):
    """Return the latest public records of `model` in which a partner takes part."""
    field = model._meta.get_field("partners")
    ties = field.remote_field.through.objects.filter(partner=partner, **{field.m2m_field_name(): OuterRef("pk")})
    public = model.objects.public()
    return nearest(ByDay("last_day"), public.filter(partners=partner), MOST, many=public.filter(Exists(ties)))
