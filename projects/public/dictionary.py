"""What each column of the files means, as a page to read."""

from django.views.generic import TemplateView

from projects.exchange.dictionary import KINDS, meanings
from projects.exchange.seeding import fixture_name
from projects.models import RECORD_TYPES


class DataDictionary(TemplateView):
    """The columns of every file, file by file."""

    template_name = "public/data_dictionary.html"

    def get_context_data(self, **kwargs):
        """Add (file, word of its list, name, columns as pairs of meaning and kind of cell) for each kind of record."""
        files = []
        for model in RECORD_TYPES:
            name = fixture_name(model)
            columns = [(meaning, KINDS[meaning.kind]) for meaning in meanings(model)]
            files.append((name, name.removesuffix(".csv").replace("_", "-"), model._meta.verbose_name_plural, columns))
        return super().get_context_data(files=files, **kwargs)
