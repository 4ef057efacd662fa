"""The site map: every public record in three languages, in sections by ranges of primary keys.

A range is found by the primary key alone, so that a map of a million records costs no count and no offset, and a
record that changes touches one section only.
"""

from functools import cached_property

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import override

from projects import models
from projects.translated import LANGUAGES

PER_SECTION = 1000
# Stands for the list of a type in a section without records: a map without any address is not valid.
NO_RECORD = ("", None)
PICTURES = ("themes", "promises", "countries", "meetings", "relations")
PAGES = (
    *("home", "changes", "pictures", *(f"picture-{name}" for name in PICTURES)),
    *("meanings", "about-data", "data-dictionary", "accessibility", "privacy"),
)


class Ranges(Paginator):
    """Pages that are ranges of primary keys: page 2 holds what lies above `per_page` and up to twice that."""

    @cached_property
    def num_pages(self):
        """How many ranges it takes to reach the highest primary key; one at least."""
        highest = self.object_list.order_by("-pk").values_list("pk", flat=True).first() or 1
        return -(-highest // self.per_page)

    def page(self, number):
        """Return the rows of one range, each once per language; a range that does not exist raises `EmptyPage`."""
        number = self.validate_number(number)
        until = number * self.per_page
        found = self.object_list.filter(pk__gt=until - self.per_page, pk__lte=until).order_by("pk")
        rows = list(found) or [NO_RECORD]
        return self._get_page([(row, language) for row in rows for language in LANGUAGES], number, self)


class Pages(Sitemap):
    """Pages that are no records: home, texts and lists."""

    i18n = alternates = x_default = True

    def items(self):
        """The names of their addresses."""
        return [*PAGES, *(f"{model._meta.model_name}-list" for model in RECORDS.values())]

    def location(self, name):
        """The address in the active language."""
        return reverse(f"public:{name}")


class Records(Sitemap):
    """The pages of the public records of one type; where a range has none, the page of their list."""

    i18n = alternates = x_default = True
    limit = PER_SECTION

    def __init__(self, model):
        self.model = model

    @property
    def paginator(self):
        """Ranges of (code, changed)."""
        return Ranges(self.model.objects.public().values_list("code", "updated_at"), self.limit)

    @cached_property
    def lists(self):
        """The address of the list in each language; a record stands below it by its code."""
        found = {}
        for language in LANGUAGES:
            with override(language):
                found[language] = reverse(f"public:{self.model._meta.model_name}-list")
        return found

    def _location(self, item, force_lang_code=None):
        (code, _changed), language = item
        address = self.lists[force_lang_code or language]
        return f"{address}{code}/" if code else address

    def lastmod(self, row):
        """When the record was changed last; nothing of a list."""
        return row[1]

    def get_latest_lastmod(self):
        """Nothing: to know the latest change of a section all of it would have to be read."""
        return


RECORDS = {
    "themes": models.Theme,
    "projects": models.Project,
    "decisions": models.Decision,
    "meetings": models.Meeting,
    "follow-ups": models.FollowUp,
    "activities": models.Activity,
    "partners": models.Partner,
    "documents": models.Document,
    "reports": models.Report,
}

SECTIONS = {"pages": Pages} | {word: Records(model) for word, model in RECORDS.items()}
