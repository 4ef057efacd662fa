"""What feeds and calendars are asked: the words and parameters of the lists, with the same answers."""

from datetime import date
from typing import NamedTuple

from django.http import Http404, HttpResponseBadRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects import filters
from projects.filters.question import kept


class Listed(NamedTuple):
    """A kind of list: what it can be asked for, and its name."""

    filterset: type
    name: str


# The word that stands in the address of a list → the list.
LISTS = {
    "projects": Listed(filters.ProjectFilter, gettext_lazy("Projects")),
    "follow-ups": Listed(filters.FollowUpFilter, gettext_lazy("Promises")),
    "decisions": Listed(filters.DecisionFilter, gettext_lazy("Decisions")),
    "meetings": Listed(filters.MeetingFilter, gettext_lazy("Meetings")),
    "activities": Listed(filters.ActivityFilter, gettext_lazy("Activities")),
    "partners": Listed(filters.PartnerFilter, gettext_lazy("Partners")),
    "documents": Listed(filters.DocumentFilter, gettext_lazy("Documents")),
}


class Asked(NamedTuple):
    """A question: the list, its FilterSet with the parameters, and the day on which terms are judged."""

    word: str
    found: filters.RecordFilter
    on: date

    @property
    def makes_sense(self):
        """Whether every parameter was understood."""
        return not self.found.is_bound or self.found.form.is_valid()

    @property
    def query(self):
        """The filters that are set, as a query string with its `?`."""
        return kept(self.found)

    @property
    def title(self):
        """The name of the list with the filters in words: "Meetings (Kind: workshop)"."""
        said = ", ".join(f"{label}: {value}" for _name, label, value in self.found.active())
        name = str(LISTS[self.word].name)
        return f"{name} ({said})" if said else name

    def list_address(self, request):
        """The whole address of the list with the same filters."""
        name = self.found.queryset.model._meta.model_name
        return request.build_absolute_uri(reverse(f"public:{name}-list") + self.query)


def asked(request, word):
    """Return what `request` asks of the list `word`; a list that does not exist is a 404."""
    if word not in LISTS:
        raise Http404(_("There is no such list."))
    filterset, on = LISTS[word].filterset, timezone.localdate()
    records = filterset._meta.model.objects.public()
    return Asked(word, filterset(request.GET or None, records, request=request, on=on), on)


def refusal():
    """Return the answer to a question that makes no sense."""
    message = _("The question makes no sense: look at the filters.")
    return HttpResponseBadRequest(message, content_type="text/plain; charset=utf-8")
