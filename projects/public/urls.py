"""The public pages, below the language: the same words in every language, so that a switch changes nothing else."""

from django.urls import path, register_converter

from projects.models import CODE

from . import (
    activities,
    badges,
    calendars,
    change_feed,
    changes,
    decisions,
    dictionary,
    documents,
    feeds,
    followups,
    home,
    meetings,
    partners,
    pictures,
    promises,
    prose,
    reports,
    search,
    themes,
)
from . import projects as project_pages


class CodeConverter:
    """The code of a record in an address."""

    regex = CODE

    def to_python(self, value):
        """Return the code."""
        return value

    def to_url(self, value):
        """Return the code."""
        return value


register_converter(CodeConverter, "code")

app_name = "public"


def pages(word, name, module):
    """Return the list and the detail page of one record type."""
    return [
        path(f"{word}/", module.List.as_view(), name=f"{name}-list"),
        path(f"{word}/<code:code>/", module.Detail.as_view(), name=f"{name}-detail"),
    ]


urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    *pages("themes", "theme", themes),
    *pages("projects", "project", project_pages),
    *pages("decisions", "decision", decisions),
    *pages("meetings", "meeting", meetings),
    *pages("follow-ups", "followup", followups),
    *pages("activities", "activity", activities),
    *pages("partners", "partner", partners),
    *pages("documents", "document", documents),
    *pages("reports", "report", reports),
    path("feeds/changes.atom", change_feed.changes_feed, name="changes-feed"),
    path("feeds/<str:word>.atom", feeds.feed, name="feed"),
    path("calendars/<str:word>.ics", calendars.calendar, name="calendar"),
    path("badges/<code:code>.svg", badges.badge, name="badge"),
    path("search/", search.Search.as_view(), name="search"),
    path("search/suggest", search.suggestions, name="search-suggest"),
    path("reports/<code:code>/promises/", promises.Promises.as_view(), name="report-promises"),
    path("changes/", changes.Changes.as_view(), name="changes"),
    path("pictures/", pictures.Index.as_view(), name="pictures"),
    path("pictures/themes/", pictures.Themes.as_view(), name="picture-themes"),
    path("pictures/promises/", pictures.Promises.as_view(), name="picture-promises"),
    path("pictures/countries/", pictures.Countries.as_view(), name="picture-countries"),
    path("pictures/meetings/", pictures.Meetings.as_view(), name="picture-meetings"),
    path("pictures/relations/", pictures.Relations.as_view(), name="picture-relations"),
    path("data/<str:word>.<str:kind>", prose.download_all, name="data-file"),
    path("data-dictionary/", dictionary.DataDictionary.as_view(), name="data-dictionary"),
    path("meanings/", prose.Meanings.as_view(), name="meanings"),
    path("about-the-data/", prose.AboutData.as_view(), name="about-data"),
    path("accessibility/", prose.Accessibility.as_view(), name="accessibility"),
    path("privacy/", prose.Privacy.as_view(), name="privacy"),
]
