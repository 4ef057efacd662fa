"""The home page: in ten seconds what runs, what was decided, what was promised and what came of it."""

from django.views.generic import TemplateView

from projects.reports.overview import overview

from .day import OnADay
from .meanings import DEADLINE


class Home(OnADay, TemplateView):
    """The state of affairs today, or on the day asked for."""

    template_name = "public/home.html"

    def get_context_data(self, **kwargs):
        """Add the figures and the lists; each state of a term with its meaning: (key, label, number, sentence)."""
        today = overview(self.on, self.day)
        terms = [(key, label, number, DEADLINE[key]) for key, label, number in today.terms]
        return super().get_context_data(overview=today, terms=terms, **kwargs)
