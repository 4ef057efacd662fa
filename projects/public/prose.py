"""Pages that are mostly text, and the files of all data."""

from datetime import date

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from projects.exchange.kept import dump_for_page
from projects.exchange.seeding import fixture_name
from projects.models import RECORD_TYPES

from .lists import answer_download
from .meanings import MEANINGS

FILES = {fixture_name(model).removesuffix(".csv"): model for model in RECORD_TYPES}


def download_all(request, word, kind):
    """Answer with every public record of one type: `word` is the name of its file."""
    if word not in FILES or kind not in ("csv", "xlsx"):
        raise Http404(_("There is no such file."))
    model = FILES[word]
    return answer_download(request, model, model.objects.public(), kind)


def rows_of(dump):
    """Return word of a file → number of its rows, as the manifest of `dump` has them."""
    return {entry["name"].removesuffix(".csv"): entry["rows"] for entry in dump.manifest["files"] if "rows" in entry}


class Meanings(TemplateView):
    """What each status means."""

    template_name = "public/meanings.html"
    extra_context = {"meanings": MEANINGS}


class AboutData(TemplateView):
    """Where the data come from, and how to take them along."""

    template_name = "public/about_data.html"

    def get_context_data(self, **kwargs):
        """Add the files, how many rows each has, and the file of all data."""
        dump = dump_for_page()
        counts = rows_of(dump) if dump else {word: model.objects.public().count() for word, model in FILES.items()}
        files = [(word, model._meta.verbose_name_plural, counts[word]) for word, model in FILES.items()]
        rows = sum(counts.values())
        changed = date.fromisoformat(dump.manifest["day"]) if dump else None
        return super().get_context_data(
            files=files, rows=rows, dump=dump, changed=changed, on=timezone.localdate(), **kwargs
        )


class Accessibility(TemplateView):
    """The accessibility statement."""

    template_name = "public/accessibility.html"


class Privacy(TemplateView):
    """What is kept of visitors: nothing."""

    template_name = "public/privacy.html"
