"""Meetings: the list, and a page for each."""

from django.db.models import Prefetch

from projects.filters import MeetingFilter
from projects.models import Activity, FollowUp, Meeting, Partner, Project

from .details import MOST, RecordDetail
from .lists import RecordList


class List(RecordList):
    """Meetings, the latest first."""

    filterset = MeetingFilter
    template_name = "public/meeting_list.html"

    def with_relations(self, queryset):
        """A row names the public projects."""
        return queryset.prefetch_related(Prefetch("projects", self.seen(Project), to_attr="public_projects"))


class Detail(RecordDetail):
    """A meeting: when, where, who, and what came of it."""

    model = Meeting
    template_name = "public/meeting_detail.html"

    def get_queryset(self):
        """Public meetings with who took part and what follows from them."""
        return (
            super()
            .get_queryset()
            .select_related("body", "host", "report")
            .prefetch_related(
                Prefetch("projects", self.seen(Project), to_attr="public_projects"),
                Prefetch("partners", self.seen(Partner), to_attr="public_partners"),
                Prefetch("followups", self.seen(FollowUp).with_shifts()[:MOST], to_attr="public_followups"),
                Prefetch("activities", self.seen(Activity)[:MOST], to_attr="public_activities"),
            )
        )
