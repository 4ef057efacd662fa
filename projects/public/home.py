"""The home page: in ten seconds what runs, what was decided, what was promised and what came of it."""

from django.views.generic import TemplateView

from projects.reports.overview import overview

from .day import OnADay


class Home(OnADay, TemplateView):
    """The state of affairs today, or on the day asked for."""

    template_name = "public/home.html"

    def get_context_data(self, **kwargs):
        """Add the figures and the lists."""
        return super().get_context_data(overview=overview(self.on, self.day), **kwargs)
