"""The documentation of the API, made from the API: what can be asked for, a form to try it, and a real answer."""

import json
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from .questions import MOST_PER_PAGE, NOT_ASKED_FOR, PER_PAGE, DayForm, PageForm, allowed_values, parameters
from .views import RECORD_SETS
from .words import WORDS


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name, what it asks for, and its allowed values as (key, label), where these are few."""

    name: str
    label: str
    help: str
    values: list


class Overview(TemplateView):
    """How the API works, and its lists."""

    template_name = "api/overview.html"

    def get_context_data(self, **kwargs):
        """Add the lists and the bounds."""
        lists = [(word, model._meta.verbose_name_plural) for model, word in WORDS.items()]
        host = self.request.build_absolute_uri("/").rstrip("/")
        return super().get_context_data(
            lists=lists, host=host, per_page=PER_PAGE, most_per_page=MOST_PER_PAGE, on=timezone.localdate(), **kwargs
        )


class OneList(TemplateView):
    """One list of the API: its parameters, a form, a real record."""

    template_name = "api/list.html"

    def get_context_data(self, word, **kwargs):
        """Add what there is to know of the list `word`."""
        if word not in RECORD_SETS:
            raise Http404(_("There is no such list."))
        view = RECORD_SETS[word](request=None, action="list")
        question = [*view.filterset(None, view.model.objects.none(), on=view.on).form, *DayForm(), *PageForm()]
        known = parameters(view)
        return super().get_context_data(
            word=word,
            model=view.model._meta,
            parameters=[
                Parameter(name, str(field.label), str(field.help_text), allowed_values(view, name, field))
                for name, field in known.items()
            ],
            fields=[field for field in question if field.name in known and field.name not in NOT_ASKED_FOR],
            address=self.request.build_absolute_uri(reverse(f"api:{word}-list")),
            example=self._example(view),
            on=view.on,
            **kwargs,
        )

    def _example(self, view):
        """Return the first public record as the API writes it; empty where there is none."""
        record = view.get_queryset().order_by("code").first()
        if record is None:
            return ""
        data = view.serializer_class(record, context={"request": self.request, "on": view.on}).data
        return json.dumps(data, indent=2, ensure_ascii=False, default=str)
