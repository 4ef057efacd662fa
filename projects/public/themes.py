"""Themes: the work programme as a tree, and a page for each part of it."""

from django.db.models import Count, Q
from django.views.generic import TemplateView

from projects.filters.base import within
from projects.models import Project, Theme

from .day import OnADay
from .details import RecordDetail


class List(OnADay, TemplateView):
    """All themes, each with the number of projects in it and in the themes under it."""

    template_name = "public/theme_list.html"

    def get_context_data(self, **kwargs):
        """Add the themes in the order of the work programme."""
        count = Count("projects", filter=Q(projects__is_public=True))
        themes = list(Theme.objects.public().annotate(own_count=count).order_by("position", "code"))
        for theme in themes:
            theme.projects_count = sum(t.own_count for t in themes if f"{t.code}.".startswith(f"{theme.code}."))
        return super().get_context_data(themes=themes, **kwargs)


class Detail(RecordDetail):
    """A theme: what is under it, and its projects."""

    model = Theme
    template_name = "public/theme_detail.html"

    def get_context_data(self, **kwargs):
        """Add the themes under this one and the projects of all of them."""
        theme = self.object
        projects = self.seen(Project).filter(within(theme.code, "theme")).select_related("theme")
        return super().get_context_data(
            children=theme.children.public(),
            projects=projects.order_by("theme__position", "position", "code"),
            parent=theme.parent if theme.parent and theme.parent.is_public else None,
            **kwargs,
        )
