"""Help: a page for each task of the staff desk, in three languages, and the link to it where the task is done.

The texts are templates, one per page and language; what is said here of each page stands on the list and above it.
"""

import re
from dataclasses import dataclass

from django import forms
from django.contrib import admin
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

LANGUAGES = {"nl": "Nederlands", "fr": "Français", "en": "English"}


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page of the help: the `slug` of its address and template, its title, and in one sentence what it is for."""

    slug: str
    title: str
    purpose: str


PAGES = (
    HelpPage(
        "first-steps",
        gettext_lazy("First steps in ten minutes"),
        gettext_lazy("You find your way, record something, and take it back."),
    ),
    HelpPage(
        "record-an-outcome",
        gettext_lazy("Record an outcome"),
        gettext_lazy("You write down what became of a promise or of a project, so that nobody has to ask again."),
    ),
    HelpPage(
        "propose-and-publish",
        gettext_lazy("Propose and publish"),
        gettext_lazy("Editors prepare, publishers publish: what the public reads never changes by accident."),
    ),
    HelpPage(
        "import-a-file",
        gettext_lazy("Import a file"),
        gettext_lazy("You bring many records in at once from Excel or CSV, and see every change before it is written."),
    ),
    HelpPage(
        "undo-an-import",
        gettext_lazy("Undo an import"),
        gettext_lazy("You put everything back as it was before an import, or take a single record back to before."),
    ),
    HelpPage(
        "prepare-a-meeting",
        gettext_lazy("Prepare a meeting"),
        gettext_lazy("You print on two pages what a body still owes, and choose what goes on its next agenda."),
    ),
    HelpPage(
        "answer-a-question",
        gettext_lazy("Answer a question"),
        gettext_lazy("You collect what was promised and decided on a country or a theme, with sources, ready to send."),
    ),
    HelpPage(
        "write-the-report",
        gettext_lazy("Write the annual report"),
        gettext_lazy("You start from a draft that the records have written, and see what is still missing in it."),
    ),
    HelpPage(
        "recognise-a-report",
        gettext_lazy("Recognise a report"),
        gettext_lazy("You let the tracker look for dates, decisions and promises in a text, and decide what is kept."),
    ),
)
BY_SLUG = {page.slug: page for page in PAGES}

# Which pages help where, by the name of the address; the types of records share what is not said of one of them.
OF_NAMES = {
    "index": "first-steps",
    "recognise": "recognise-a-report",
    "reading": "recognise-a-report",
    "changeset_review": "propose-and-publish undo-an-import",
    "annual_draft": "write-the-report",
    "answer_sheet": "answer-a-question",
}
OF_TYPES = {
    "changeset": {"changelist": "undo-an-import"},
    "duechange": dict.fromkeys(("changelist", "add", "change"), "record-an-outcome"),
    "followup": dict.fromkeys(("changelist", "add", "change", "step"), "record-an-outcome"),
    "frozenreport": dict.fromkeys(("changelist", "add", "change"), "write-the-report"),
    "meeting": dict.fromkeys(("changelist", "add", "change", "sheet"), "prepare-a-meeting"),
    "project": {"step": "record-an-outcome"},
    "statusupdate": dict.fromkeys(("changelist", "add", "change"), "record-an-outcome"),
}
OF_PAGES = {
    "add": "propose-and-publish",
    "change": "propose-and-publish",
    "changelist": "import-a-file",
    "step": "propose-and-publish",
    "import": "import-a-file",
    "history": "undo-an-import",
    "simple_history": "undo-an-import",
}
# Kept by administrators, or read only: no task of the help is done there.
WITHOUT_HELP = {"user", "auditentry", "reminder"}


def help_on(name):
    """Return the `HelpPage`s that help on the admin page with this name of address; on most it is one, on some none."""
    slugs = OF_NAMES.get(name, "")
    if found := re.fullmatch(r"projects_([a-z]+)_([a-z_]+)", name or ""):
        kind, page = found.groups()
        slugs = OF_TYPES.get(kind, {}).get(page) or ("" if kind in WITHOUT_HELP else OF_PAGES.get(page, ""))
    return [BY_SLUG[slug] for slug in slugs.split()]


class LanguageForm(forms.Form):
    """The language in which a page is read."""

    language = forms.ChoiceField(choices=[*LANGUAGES.items()], required=False)


def help_urls(wrap):
    """Return the addresses of the help; `wrap` is the admin's guard around a view."""
    return [
        path("help/", wrap(help_index), name="help"),
        path("help/<slug:slug>/", wrap(help_page), name="help_page"),
    ]


@require_safe
def help_index(request):
    """Show the first steps and the list of tasks."""
    first, *tasks = PAGES
    context = {**admin.site.each_context(request), "title": _("Help"), "first": first, "tasks": tasks}
    return TemplateResponse(request, "admin/help/index.html", context)


@require_safe
def help_page(request, slug):
    """Show a page of the help, in the language asked for or else the user's."""
    if slug not in BY_SLUG:
        raise Http404
    form = LanguageForm(request.GET)
    language = (form.is_valid() and form.cleaned_data["language"]) or (get_language() or "nl")[:2]
    place = PAGES.index(BY_SLUG[slug])
    context = {
        **admin.site.each_context(request),
        "title": BY_SLUG[slug].title,
        "page": BY_SLUG[slug],
        "pages": PAGES,
        "before": PAGES[place - 1] if place else None,
        "after": PAGES[place + 1] if place + 1 < len(PAGES) else None,
        "shown_in": language,
        "languages": LANGUAGES.items(),
        "text": f"admin/help/{language}/{slug}.html",
    }
    return TemplateResponse(request, "admin/help/page.html", context)
