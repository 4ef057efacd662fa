"""The home page: in ten seconds what runs, what was decided, what was promised and what came of it."""

from django.utils import timezone
from django.views.generic import TemplateView

from projects.reports.overview import overview

from .meanings import DEADLINE


class Home(TemplateView):
    """The state of affairs today."""

    template_name = "public/home.html"

    def get_context_data(self, **kwargs):
        """Add the figures and the lists; each state of a term with its meaning: (key, label, number, sentence)."""
        on = timezone.localdate()
        today = overview(on)
        terms = [(key, label, number, DEADLINE[key]) for key, label, number in today.terms]
        return super().get_context_data(overview=today, terms=terms, on=on, **kwargs)
