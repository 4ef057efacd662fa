"""Pictures drawn by the server, each with the table behind it."""

from abc import ABC, abstractmethod

from django import forms
from django.core.exceptions import BadRequest
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from projects.reports.act_relations import act_relations
from projects.reports.country_table import country_table
from projects.reports.meeting_year import meeting_year, meeting_years
from projects.reports.promise_line import promise_line
from projects.reports.status_by_theme import status_by_theme

from .day import OnADay


class PictureQuestion(forms.Form):
    """What can be asked of a picture: how promises are grouped, and which year of meetings."""

    GROUPS = [("state", gettext_lazy("by state")), ("theme", gettext_lazy("by theme"))]

    by = forms.ChoiceField(choices=GROUPS, required=False)
    year = forms.IntegerField(min_value=1, max_value=9999, required=False)


class Picture(OnADay, TemplateView, ABC):
    """A page of pictures; a question that makes no sense is a 400.

    `heading` names what it shows, `said` tells it in one sentence.
    """

    heading = said = ""

    def get(self, request, *args, **kwargs):
        """Answer with the page, its question checked."""
        question = PictureQuestion(request.GET)
        if not question.is_valid():
            raise BadRequest(question.errors.as_json())
        self.question = question.cleaned_data
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        """Add the words, and what `pictures` draws on the day."""
        words = {"heading": self.heading, "said": self.said}
        return super().get_context_data(**words | self.pictures(), **kwargs)

    @abstractmethod
    def pictures(self):
        """Return what the page draws, by name."""

    def calendar(self):
        """Return the calendar of the year asked for, or that of the day, or the fullest; 404 for a year without any."""
        years, now = meeting_years(self.day), self.on.year
        year = self.question["year"] or (now if now in years else max(years, key=years.get, default=now))
        if years and year not in years:
            raise Http404(_("There is no such page."))
        return meeting_year(year, years, self.day)


class Index(Picture):
    """All pictures, small."""

    template_name = "public/pictures.html"

    def pictures(self):
        """Everything that is drawn small."""
        return {
            "themes": status_by_theme(self.on, _("no status"), self.day),
            "promises": promise_line(self.on, day=self.day),
            "countries": country_table(self.on, self.day),
            "calendar": self.calendar(),
            "relations": act_relations(day=self.day),
        }


class Themes(Picture):
    """Projects by theme and status."""

    template_name = "public/picture_themes.html"
    heading = gettext_lazy("Projects by theme and status")
    said = gettext_lazy("How many projects each chapter of the work programme has, and where they stand.")

    def pictures(self):
        """The bars."""
        return {"picture": status_by_theme(self.on, _("no status"), self.day)}


class Promises(Picture):
    """The promises on a line of time."""

    template_name = "public/picture_promises.html"
    heading = gettext_lazy("Promises on a time line")
    said = gettext_lazy("Every promise with a term, as vague as it was made, and how it stands.")

    def pictures(self):
        """The spans, in the groups asked for."""
        by = self.question["by"] or "state"
        return {"picture": promise_line(self.on, by, self.day), "by": by, "groupings": PictureQuestion.GROUPS}


class Countries(Picture):
    """What each country made of each decision."""

    template_name = "public/picture_countries.html"
    heading = gettext_lazy("What each country made of the decisions")
    said = gettext_lazy("Every decision that the countries have to transpose, and how far each of them has come.")

    def pictures(self):
        """The table and its bars."""
        return {"picture": country_table(self.on, self.day)}


class Meetings(Picture):
    """The meetings of a year."""

    template_name = "public/picture_meetings.html"
    said = gettext_lazy("A calendar: known days are marked, vague ones stand as bars under their month.")

    def pictures(self):
        """The calendar, and its year in the heading."""
        calendar = self.calendar()
        return {"picture": calendar, "heading": _("Meetings in %(year)d") % {"year": calendar.year}}


class Relations(Picture):
    """What acts do to each other."""

    template_name = "public/picture_relations.html"
    heading = gettext_lazy("How decisions hang together")
    said = gettext_lazy("What amends, replaces, extends, implements, evaluates or prepares what.")

    def pictures(self):
        """The graphs."""
        return {"graphs": act_relations(day=self.day)}
