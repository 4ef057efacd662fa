"""Projects: the list, and everything that is known of one."""

from django.db.models import Prefetch

from projects.filters import ProjectFilter
from projects.models import Decision, Document, FollowUp, Project, ProjectPartner
from projects.reports.life_line import life_line
from projects.reports.timeline import SHOWN, project_timeline

from .details import MOST, RecordDetail
from .lists import RecordList


class List(RecordList):
    """Projects as cards, or as a table."""

    filterset = ProjectFilter
    template_name = "public/project_list.html"
    views = ("cards", "table")

    def with_relations(self, queryset):
        """A card names the theme and the project it is part of."""
        return queryset.select_related("theme", "parent").defer("internal_note")


class Detail(RecordDetail):
    """A project: status and how it came to it, who takes part, what happened, what was promised."""

    model = Project
    template_name = "public/project_detail.html"

    def get_queryset(self):
        """Public projects with their theme, report and partners."""
        roles = ProjectPartner.objects.filter(partner__is_public=True).select_related("partner")
        return (
            super()
            .get_queryset()
            .select_related("theme", "parent", "report")
            .prefetch_related(
                Prefetch("roles", roles.order_by("partner__title_nl"), to_attr="public_roles"),
                Prefetch("parts", self.seen(Project).order_by("position", "code"), to_attr="public_parts"),
                Prefetch("related", self.seen(Project), to_attr="public_related"),
                Prefetch("decisions", self.seen(Decision)[:MOST], to_attr="public_decisions"),
                Prefetch("documents", self.seen(Document)[:MOST], to_attr="public_documents"),
                Prefetch("followups", self.seen(FollowUp).with_shifts()[:MOST], to_attr="public_followups"),
            )
        )

    def get_context_data(self, **kwargs):
        """Add the time line, whether it goes on, and the same as a picture with the promises beside it."""
        timeline = project_timeline(self.object, self.day)
        life = life_line(timeline, self.object.public_followups, self.on)
        goes_on = len(timeline) > SHOWN
        return super().get_context_data(timeline=timeline[:SHOWN], goes_on=goes_on, life=life, **kwargs)
