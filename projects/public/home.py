"""The home page: in ten seconds what runs, what was decided, what was promised and what came of it."""

from django.utils import timezone
from django.views.generic import TemplateView

from projects.reports.overview import overview


class Home(TemplateView):
    """The state of affairs today."""

    template_name = "public/home.html"

    def get_context_data(self, **kwargs):
        """Add the figures and the lists."""
        on = timezone.localdate()
        return super().get_context_data(overview=overview(on), on=on, **kwargs)
