"""How records are cited: who publishes them, under which name and licence, and what a record is called there."""

from django.utils.translation import gettext as _

from projects.translated import TextIn, text_in

SITE = "Benelux Tracker"
LICENCE = "CC BY 4.0"


def publisher():
    """Return who publishes the records, in the active language."""
    return _("Secretariat-General of the Benelux Union")


def cited_title(record, language=None):
    """Return the title of a record after its official number, if it has one, as a `TextIn`."""
    title = text_in(record, "title", language)
    number = getattr(record, "official_number", "")
    return TextIn(f"{number} {title.text}".strip(), title.language)
